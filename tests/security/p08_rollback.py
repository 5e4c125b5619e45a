"""P8: older files put back are noticed, each combination as the table of decision 12 says."""

import shutil
from pathlib import Path

from taf_desktop.domain.audit import AuditHead
from taf_desktop.domain.backups import Quiet, Reason
from tests.security import audit_faults as faults
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, new_world


def prove(effort: Effort, folder: Path) -> Result:
    """Put back every page that differs, every file, and all of them with an anchor elsewhere."""
    world = new_world(folder)
    faults.work(world.open(), families=4 + effort.faults_each)
    world.files.close()
    earlier = folder / "earlier"
    shutil.copytree(world.folder, earlier)
    unit_of_work = world.open()
    faults.work(unit_of_work, families=2 + effort.faults_each // 10)
    faults.rework(unit_of_work)
    world.files.change_passphrase(world.folder, PASSPHRASE, "nine loud otters on the roof")
    world.files.close()
    as_told = sum(_as_told(world, earlier, name) for name in faults.ROLLBACKS)
    elsewhere = _found_elsewhere(world, earlier)
    by_backup = _found_by_backups(world, earlier, folder / "stick")
    pages, missed = _pages(world, earlier)
    control = faults.found_at(world.files, world.folder, world.new.keys)
    figure = (
        f"{pages - missed} of {pages} pages, {as_told} of {len(faults.ROLLBACKS)} combinations as"
        f" the table says, all at once by an evidence page: {elsewhere}, by a backup: {by_backup};"
        f" {len(control)} in the untouched vault"
    )
    whole = (
        not missed and as_told == len(faults.ROLLBACKS) and elsewhere and by_backup and not control
    )
    return Result("P8 rollback", "each page, records, header, both", figure, whole)


def _as_told(world, earlier: Path, name: str) -> bool:
    names, expected = faults.ROLLBACKS[name]
    with kept(world):
        faults.put_back(earlier, world.folder, names)
        return faults.found_at(world.files, world.folder, world.new.keys) == expected


def _found_elsewhere(world, earlier: Path) -> bool:
    with kept(world):
        unit_of_work = world.open()
        with unit_of_work() as unit:
            page = unit.history.head()
        world.files.close()
        faults.put_back(earlier, world.folder, faults.ROLLBACKS["records and header"][0])
        return bool(faults.found_at(world.files, world.folder, world.new.keys, [page]))


def _found_by_backups(world, earlier: Path, stick: Path) -> bool:
    """Put the whole folder back, its backups too: one in the second place still tells."""
    stick.mkdir()
    everything = faults.ROLLBACKS["records and header"][0]
    with kept(world):
        unit_of_work = world.open()
        backups = world.files.backups()
        backups.before(Reason.ASKED)
        backups.copy_to_second(str(stick), Quiet())
        untouched = faults.whole_check(unit_of_work, _heads(backups, stick)).whole
        world.files.close()
        found = []
        for gone in (False, True):
            faults.put_back(earlier, world.folder, everything)
            if gone:
                shutil.rmtree(world.folder / "backups")
            unit_of_work = world.open()
            heads = _heads(world.files.backups(), stick if gone else None)
            found.append(faults.whole_check(unit_of_work, heads).noticed)
            world.files.close()
        return untouched and all(found)


def _heads(backups, stick):
    anchors = backups.anchors(str(stick) if stick else "")
    return [AuditHead(anchor.seq, anchor.head, "") for anchor in anchors]


def _pages(world, earlier: Path) -> tuple[int, int]:
    older, newer = ((at / "records.db").read_bytes() for at in (earlier, world.folder))
    pages = faults.differing_pages(older, newer)
    missed = 0
    for page in pages:
        with kept(world):
            world.records.write_bytes(faults.put_page_back(older, newer, page))
            missed += not faults.found_at(world.files, world.folder, world.new.keys)
    return len(pages), missed


class kept:  # noqa: N801 reads as a phrase: "with kept(world)"
    """Puts a vault's files back afterwards as they were."""

    def __init__(self, world):
        self.folder = world.folder

    def __enter__(self):
        self.files = {p.name: p.read_bytes() for p in self.folder.iterdir() if p.is_file()}

    def __exit__(self, *_):
        for file in self.folder.iterdir():
            if file.is_file():
                file.unlink()
        for name, content in self.files.items():
            (self.folder / name).write_bytes(content)
