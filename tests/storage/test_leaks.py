"""Nothing a family said may be read outside the open vault: not on disk, not in an error."""

import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import tables
from tests.storage.conftest import NOON, PASSPHRASE
from tests.storage.samples import family, full, person

CANARIES = [f"Canary{number:02}Kestrel" for number in range(40)]
SCHEMA_WORDS = ["safe_to_write", "signed_version"]


def forms(word):
    return {
        word.encode("utf-8"), word.upper().encode(), word.lower().encode(),
        word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode(),
    }  # fmt: skip


def hits(folder, words):
    found = 0
    for path in [*(p for p in Path(folder).rglob("*") if p.is_file()), *unlinked()]:
        content = path.read_bytes()
        found += sum(content.count(form) for word in words for form in forms(word))
    return found


def unlinked():
    """Yield this process's open files that no longer have a name; SQLite's own are of that sort."""
    handles = Path("/proc/self/fd")
    if sys.platform != "win32" and handles.is_dir():
        for handle in handles.iterdir():
            target = str(handle.readlink()) if handle.is_symlink() else ""
            if target.startswith("/") and target.endswith(" (deleted)"):
                yield handle


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def fill(unit_of_work):
    """Put the marker words everywhere, over several transactions, with sorting and undoing."""
    home = family(name=CANARIES[0], notes=" ".join(CANARIES) * 50)
    with unit_of_work() as unit:
        unit.set_setting("person_name", CANARIES[1])
        unit.put(home)
        unit.keep_form("hash", "taf", "1", CANARIES[2] * 1000)
        for number, kind in enumerate(KINDS.values()):
            thing = full(kind, home.id)
            if kind.KIND != "family":
                names = [
                    name for name in question_fields(kind) if type(getattr(thing, name)) is str
                ]
                unit.put(replace(thing, **dict.fromkeys(names, CANARIES[number])))
        unit.add_version(
            SignedVersion(
                id="v", family_id=home.id, kind="plan", of_id="p", number=1,
                content=CANARIES[20] * 2000, signed_by=CANARIES[21], signed_at=NOON,
            )
        )  # fmt: skip
        unit.commit()
    with unit_of_work() as unit:
        for word in CANARIES:
            unit.put(person(home, name=word, notes=word * 500))
        rows = unit._connection.exec_driver_sql(
            "SELECT notes, name FROM person ORDER BY notes DESC"
        )
        assert len(rows.all()) >= len(CANARIES)
        unit.families()


def test_no_marker_word_is_ever_readable_on_disk(closed, unit_of_work, tmp_path, temporary):
    words = [*CANARIES, *SCHEMA_WORDS, PASSPHRASE, closed.code, "North team's"]
    words += [closed.keys.master.hex(), closed.keys.database.hex()]
    fill(unit_of_work)
    assert hits(tmp_path, words) == 0
    closed.files.close()
    assert hits(tmp_path, words) == 0
    size = sum(p.stat().st_size for p in closed.folder.rglob("*") if p.is_file())
    assert size > 300_000
    for secret in (closed.keys.master, closed.keys.database):
        assert all(secret not in p.read_bytes() for p in closed.folder.rglob("*") if p.is_file())


def test_the_search_does_find_them_in_a_database_without_a_key(tmp_path, temporary):
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute("CREATE TABLE person (safe_to_write TEXT)")
    plain.executemany("INSERT INTO person VALUES (?)", [(word * 500,) for word in CANARIES])
    plain.commit()
    assert hits(tmp_path, CANARIES) >= 400 * len(CANARIES)
    assert hits(tmp_path, SCHEMA_WORDS) >= 1
    plain.close()


def test_the_text_of_a_database_error_holds_no_data(unit_of_work):
    home = family(name=CANARIES[0])
    row = {"hash": "h", "form_id": CANARIES[1], "version": CANARIES[2], "text": CANARIES[3]}
    with unit_of_work() as unit:
        unit.put(home)
        unit.keep_form(**{"form_hash": "h", "form_id": "f", "version": "1", "text": "t"})
        with pytest.raises(IntegrityError) as found:
            unit._connection.execute(insert(tables.form_text), row)
    shown = f"{found.value} {found.value!r} {found.value.orig} {found.value.args}"
    assert "UNIQUE constraint failed" in shown
    assert not any(word in shown for word in CANARIES)


def test_without_that_setting_the_error_would_hold_data(unit_of_work):
    row = {"hash": "h", "form_id": CANARIES[1], "version": "1", "text": "t"}
    with unit_of_work() as unit:
        unit._connection.engine.hide_parameters = False
        unit._connection.execute(insert(tables.form_text), row)
        with pytest.raises(IntegrityError) as found:
            unit._connection.execute(insert(tables.form_text), row)
    assert CANARIES[1] in str(found.value)


def test_the_key_shows_in_no_representation(closed, unit_of_work):
    with unit_of_work() as unit:
        engine = unit._connection.engine
        shown = (
            f"{engine!r} {engine.url} {engine.pool!r} {unit!r} {unit_of_work!r} {closed.files!r}"
        )
    for key in (closed.keys.master, closed.keys.database):
        assert key.hex() not in shown
        assert repr(key) not in shown
