"""P1: no word of a record stands readable on disk, whatever is done with it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.services.records import made
from taf_desktop.support.ids import new_id
from tests.security import p01_steps
from tests.security.proof import Effort, Result
from tests.security.search import CANARIES, count, temporary
from tests.security.worlds import PASSPHRASE, new_world


def prove(effort: Effort, folder: Path) -> Result:
    """Write marker words everywhere, work with them, and look on disk at each step."""
    long = effort.faults_each >= 10
    scale, every = (500, 1) if long else (8, 8)
    with temporary(folder / "temporary"):
        hits, files = _vault(folder, scale)
        work, found = p01_steps.at_work(folder / "work", every, all_documents=long)
        update = p01_steps.updated(folder / "update", every)
        control = _control(folder / "control", scale)
    kills = max(1, effort.kills // 20)
    searches = (work, update, p01_steps.killed(folder / "killed", kills))
    hits += sum(each.hits for each in searches)
    files += sum(each.files for each in searches)
    looks = sum(each.looks for each in searches)
    figure = (
        f"{hits} hits in {files:,} files, looked at {looks} times half-way and after; "
        f"{control:,} in a plain database with the same words"
    )
    faults = (
        f"{len(CANARIES)} words × 6 spellings; sorted, backed up, written anew, restored, updated,"
        f" erased; documents locked, saved and printed; a hand-over; {kills} × kill -9"
    )
    held = hits == 0 and found > 0 and control >= 2_000 * scale
    return Result("P1 nothing readable on disk", faults, figure, held)


def _vault(folder: Path, scale: int) -> tuple[int, int]:
    world = new_world(folder / "vault")
    unit_of_work = world.open()
    home = Family(id=new_id(), family_id="", name=CANARIES[0], notes=" ".join(CANARIES) * 50)
    home = replace(home, family_id=home.id)
    with unit_of_work() as unit:
        unit.put(home)
        unit.keep_form("hash", "taf", "1", CANARIES[2] * 1000)
        for number, kind in enumerate(KINDS.values()):
            if kind is not Family:
                words = [
                    n for n in question_fields(kind) if kind.__dataclass_fields__[n].type == "str"
                ]
                unit.put(made(kind, home.id, **dict.fromkeys(words, CANARIES[number % 40])))
        unit.commit()
    hits, files = count(folder, CANARIES)
    with unit_of_work() as unit:
        for word in CANARIES:
            unit.put(made(Person, home.id, name=word, notes=word * 60 * scale))
        unit._connection.exec_driver_sql("SELECT notes, name FROM person ORDER BY notes DESC").all()
        unit.families()
        spilled = count(folder, CANARIES)
        unit.commit()
    backup = world.files.backups().before(Reason.ASKED)
    keys = world.files.rebuild()
    anew = count(folder, CANARIES)
    world.files.close()
    restores = world.files.restores()
    restored = restores.restore(backup.path, PASSPHRASE, world.folder.parent, Quiet())
    beside = count(folder, CANARIES)
    restores.discard(restored)
    # Somebody can read it there: what was looked for is in it.
    readable = world.files.open(world.folder, keys)
    with readable() as unit:
        assert any(CANARIES[0] in name for name in unit.keeping.names().values())
    world.files.close()
    looked = (hits, files), spilled, anew, beside, count(folder, CANARIES)
    return sum(found for found, _ in looked), sum(seen for _, seen in looked)


def _control(folder: Path, scale: int) -> int:
    folder.mkdir(parents=True)
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("CREATE TABLE person (notes TEXT)")
    plain.executemany("INSERT INTO person VALUES (?)", [(w * 60 * scale,) for w in CANARIES])
    plain.commit()
    found = count(folder, CANARIES)[0]
    plain.close()
    return found
