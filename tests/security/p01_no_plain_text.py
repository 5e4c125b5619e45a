"""P1: no word of a record stands readable on disk, whatever is done with it."""

import os
import sqlite3
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.services.records import made
from taf_desktop.support.ids import new_id
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, new_world

CANARIES = [f"Canary{number:02}Kestrel" for number in range(40)]


def spellings(word: str) -> set[bytes]:
    """Return a word as bytes in the encodings and cases it could leak in."""
    return {
        word.encode(), word.upper().encode(), word.lower().encode(),
        word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode(),
    }  # fmt: skip


def count(folder: Path, words: list[str]) -> tuple[int, int]:
    """Return how often any word is found, and how many files were looked at."""
    wanted = {form for word in words for form in spellings(word)}
    hits = files = 0
    for path in [*(p for p in folder.rglob("*") if p.is_file()), *_unlinked()]:
        content = path.read_bytes()
        files += 1
        hits += sum(content.count(form) for form in wanted)
    return hits, files


def prove(effort: Effort, folder: Path) -> Result:
    """Write marker words everywhere, sort and change them, and look on disk at each step."""
    scale = 8 if effort.faults_each < 10 else 500
    with _temporary(folder / "temporary"):
        hits, files = _vault(folder, scale)
        control = _control(folder / "control", scale)
    figure = f"{hits} hits in {files} files; {control:,} in a plain database with the same words"
    faults = f"{len(CANARIES)} words × 6 spellings; sorted, backed up, written anew, restored"
    held = hits == 0 and control >= 2_000 * scale
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


def _unlinked():
    """Yield this process's open files that no longer have a name; SQLite's own are of that sort."""
    handles = Path("/proc/self/fd")
    if handles.is_dir():
        for handle in handles.iterdir():
            target = str(handle.readlink()) if handle.is_symlink() else ""
            if target.startswith("/") and target.endswith(" (deleted)"):
                yield handle


@contextmanager
def _temporary(folder: Path):
    """Send every temporary file under one folder, where it is looked for."""
    folder.mkdir(parents=True)
    names = ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP")
    before = {name: os.environ.get(name) for name in names}
    before_dir = tempfile.tempdir
    os.environ.update(dict.fromkeys(names, str(folder)))
    tempfile.tempdir = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before_dir
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
