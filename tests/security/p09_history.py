"""P9: whoever meddles with the history or the records without its key is found out."""

import shutil
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from taf_desktop.domain.audit import Deed, Finding
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.clock import FixedClock
from tests.security import audit_faults as faults
from tests.security.proof import Effort, Result
from tests.security.worlds import TINY_POLICY, new_world

MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)


def prove(effort: Effort, folder: Path) -> Result:
    """Meddle in every way, set the clock back, and check a long history against the clock."""
    world = new_world(folder)
    faults.work(world.open())
    world.files.close()
    found = sum(_found(world, folder, name) for name in faults.FAULTS)
    clock = _clock_back(world, folder)
    control = faults.found_at(world.files, world.folder, world.new.keys)
    seconds = _long_history(world, effort.entries)
    figure = (
        f"{found + clock} of {len(faults.FAULTS) + 1} kinds; {len(control)} in the untouched"
        f" vault; {effort.entries:,} lines in {seconds:.2f} s"
    )
    held = found == len(faults.FAULTS) and clock and not control
    return Result("P9 history", "edit, delete, reorder, truncate, insert, clock", figure, held)


def _found(world, folder: Path, name: str) -> bool:
    copy = folder / name.replace(" ", "-")
    shutil.copytree(world.folder, copy)
    meddle, expected = faults.FAULTS[name]
    with faults.without_guard(copy, world.new.keys) as driver:
        meddle(driver)
    return expected in faults.found_at(world.files, copy, world.new.keys)


def _clock_back(world, folder: Path) -> bool:
    copy = folder / "clock"
    shutil.copytree(world.folder, copy)
    files = VaultFiles(FixedClock(MIDNIGHT - timedelta(days=1)), TINY_POLICY)
    return faults.found_at(files, copy, world.new.keys) == {Finding.CLOCK_BACK}


def _long_history(world, lines: int) -> float:
    unit_of_work = world.open()
    with unit_of_work() as unit:
        for number in range(lines):
            unit.note(Deed.VIEWED, kind="family", of_id=f"{number:036}", family_id="f" * 36)
        unit.commit()
    began = time.perf_counter()
    assert faults.whole_check(unit_of_work).whole
    took = time.perf_counter() - began
    world.files.close()
    return took
