"""Every way the history and the records can be meddled with, and what the program says to it.

Used by the tests here and, for longer, by ``dev.py prove``. The meddler has the records' key (or an
earlier copy of the files) and no key of the history.
"""

import shutil
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from taf_desktop.domain.audit import Finding
from taf_desktop.domain.errors import TafError
from taf_desktop.domain.family import Family, Person
from taf_desktop.services.audit import Trail
from taf_desktop.support.ids import new_id

PAGE = 4096
TABLE = ("seq", "at", "ticks", "slot", "deed", "kind", "of_id", "family_id", "revision", "fields")


def work(unit_of_work, families=3, edits=4):
    """Do some work, so that there is a history; return the families' ids."""
    ids = []
    for number in range(families):
        id_ = new_id()
        with unit_of_work() as unit:
            unit.put(Family(id=id_, family_id=id_, name=f"The Example {number} family"))
            child = unit.put(Person(id=new_id(), family_id=id_, who="child", name="Ash Example"))
            unit.commit()
        for edit in range(edits):
            with unit_of_work() as unit:
                child = unit.put(replace(child, notes=f"Reads every night, {edit}. " * 20))
                unit.commit()
        Trail(unit_of_work).viewed(id_)
        ids.append(id_)
    return ids


def rework(unit_of_work):
    """Change everybody who was entered before, so that old pages change too."""
    with unit_of_work() as unit:
        families = list(unit.keeping.names())
    for family_id in families:
        with unit_of_work() as unit:
            for person in unit.of_family(Person, family_id):
                unit.put(replace(person, notes=person.notes + "And every morning. " * 20))
            unit.commit()


@contextmanager
def without_guard(folder, keys):
    """Open a closed vault's records with the key alone: no triggers, no authoriser, no history."""
    driver = sqlcipher.connect(str(Path(folder) / "records.db"), isolation_level=None)
    driver.execute(f"PRAGMA key = \"x'{keys.database.hex()}'\"")
    triggers = driver.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    for name, _sql in triggers:
        driver.execute(f"DROP TRIGGER {name}")
    yield driver
    for _name, sql in triggers:
        driver.execute(sql)
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    driver.close()


def whole_check(unit_of_work, anchors=()):
    """Check everything and return the result."""
    with unit_of_work() as unit:
        check = unit.history.check(anchors=anchors)
    while not check.done:
        with unit_of_work() as unit:
            unit.history.check(check)
    return Trail(unit_of_work).conclude(check)


def found_at(files, folder, keys, anchors=()):
    """Open a vault, check it, close it; return what was found, or the sentence's id."""
    try:
        result = whole_check(files.open(folder, keys), anchors)
    except TafError as error:
        return {error.message_id}
    finally:
        files.close()
    return {one.what for one in result.noticed}


def _middle(driver):
    return driver.execute("SELECT max(seq) / 2 FROM audit_entry").fetchone()[0]


def edit(driver):
    """Say that something else was done."""
    driver.execute("UPDATE audit_entry SET deed = 'viewed' WHERE seq = ?", (_middle(driver),))


def edit_time(driver):
    """Say that it was done on another day."""
    at = "2026-01-01T09:00:00.000000+00:00"
    driver.execute("UPDATE audit_entry SET at = ? WHERE seq = ?", (at, _middle(driver)))


def edit_who(driver):
    """Say that somebody else did it."""
    driver.execute("UPDATE audit_entry SET slot = 'other' WHERE seq = ?", (_middle(driver),))


def garble(driver):
    """Put in what is no line at all: too many texts, a text for a code, bytes that are no text."""
    at = _middle(driver)
    many = f"a{chr(31)}b{chr(31)}c"
    driver.execute("UPDATE audit_entry SET fields = ? WHERE seq = ?", (many, at))
    driver.execute("UPDATE audit_entry SET prev = 'no code' WHERE seq = ?", (at + 1,))
    driver.execute("UPDATE audit_entry SET kind = ? WHERE seq = ?", (b"\xff\xfe", at + 2))


def take_out(driver):
    """Take one line out."""
    driver.execute("DELETE FROM audit_entry WHERE seq = ?", (_middle(driver),))


def take_out_and_close_up(driver):
    """Take one line out and number the others as if it had never been."""
    at = _middle(driver)
    driver.execute("DELETE FROM audit_entry WHERE seq = ?", (at,))
    driver.execute("UPDATE audit_entry SET seq = -seq WHERE seq > ?", (at,))
    driver.execute("UPDATE audit_entry SET seq = -seq - 1 WHERE seq < 0")


def swap(driver):
    """Let two lines change places."""
    at = _middle(driver)
    columns = ", ".join((*TABLE[1:], "prev", "mac"))
    rows = [
        driver.execute(f"SELECT {columns} FROM audit_entry WHERE seq = ?", (seq,)).fetchone()  # noqa: S608
        for seq in (at, at + 1)
    ]
    marks = ", ".join(f"{name} = ?" for name in (*TABLE[1:], "prev", "mac"))
    for seq, row in zip((at + 1, at), rows, strict=True):
        driver.execute(f"UPDATE audit_entry SET {marks} WHERE seq = ?", (*row, seq))  # noqa: S608


def put_in(driver):
    """Put a line in that never was, and number the others after it."""
    at = _middle(driver)
    driver.execute("UPDATE audit_entry SET seq = -seq WHERE seq >= ?", (at,))
    driver.execute("UPDATE audit_entry SET seq = -seq + 1 WHERE seq < 0")
    _copy_of(driver, at + 1, at)


def put_at_the_end(driver):
    """Add a line at the end."""
    last = driver.execute("SELECT max(seq) FROM audit_entry").fetchone()[0]
    _copy_of(driver, last, last + 1)


def _copy_of(driver, seq, place):
    rest = ", ".join((*TABLE[1:], "prev", "mac"))
    sql = f"INSERT INTO audit_entry SELECT ?, {rest} FROM audit_entry WHERE seq = ?"  # noqa: S608
    driver.execute(sql, (place, seq))


def cut_short(driver):
    """Cut off the newest lines."""
    driver.execute("DELETE FROM audit_entry WHERE seq > ?", (_middle(driver),))


def cut_off_one(driver):
    """Cut off the very last line."""
    driver.execute("DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)")


def cut_all(driver):
    """Cut off everything."""
    driver.execute("DELETE FROM audit_entry")


def change_a_record(driver):
    """Change what is recorded, without a line."""
    driver.execute("UPDATE person SET notes = '', updated_at = '2026-01-01T09:00:00+00:00'")


def change_part_of_a_text(driver):
    """Change a text and nothing else, as an old page in the middle of it would."""
    driver.execute("UPDATE person SET notes = 'Other words'")


def remove_a_record(driver):
    """Remove what is recorded, without a line."""
    driver.execute("DELETE FROM person WHERE id = (SELECT min(id) FROM person)")


def add_a_record(driver):
    """Add what nobody recorded."""
    columns = [row[1] for row in driver.execute("PRAGMA table_info(person)").fetchall()]
    rest = ", ".join(f'"{name}"' for name in columns if name != "id")
    driver.execute(
        f"INSERT INTO person (id, {rest}) SELECT 'made-up', {rest} FROM person LIMIT 1"  # noqa: S608
    )


FAULTS = {
    "edit": (edit, Finding.LINE_CHANGED),
    "edit the time": (edit_time, Finding.LINE_CHANGED),
    "edit who": (edit_who, Finding.LINE_CHANGED),
    "garble": (garble, Finding.LINE_CHANGED),
    "delete": (take_out, Finding.LINES_MISSING),
    "delete and close up": (take_out_and_close_up, Finding.LINE_CHANGED),
    "reorder": (swap, Finding.LINE_CHANGED),
    "insert": (put_in, Finding.LINE_CHANGED),
    "insert at the end": (put_at_the_end, Finding.LINE_CHANGED),
    "truncate": (cut_short, Finding.CUT_SHORT),
    "truncate by one": (cut_off_one, Finding.CUT_SHORT),
    "truncate all": (cut_all, Finding.CUT_SHORT),
    "change a record": (change_a_record, Finding.THING_OLDER),
    "change a text": (change_part_of_a_text, Finding.THING_CHANGED),
    "remove a record": (remove_a_record, Finding.THING_MISSING),
    "add a record": (add_a_record, Finding.THING_UNKNOWN),
}
"""Every fault by its name: what does it, and what must be found. The clock has its own test."""


def put_page_back(older, newer, page):
    """Return the newer records with one page as it was."""
    at = (page - 1) * PAGE
    return newer[:at] + older[at : at + PAGE] + newer[at + PAGE :]


def differing_pages(older, newer):
    """Return the numbers of the pages that are in both and differ."""
    both = min(len(older), len(newer)) // PAGE
    return [
        page
        for page in range(1, both + 1)
        if older[(page - 1) * PAGE : page * PAGE] != newer[(page - 1) * PAGE : page * PAGE]
    ]


ROLLBACKS = {
    "records": (("records.db",), {Finding.CUT_SHORT}),
    "header": (("vault.hdr", "vault.hdr.prev"), {Finding.OLDER_LOCKS}),
    "records and header": (("records.db", "vault.hdr", "vault.hdr.prev"), set()),
}
"""What is put back as it was before, and what the vault's own folder then shows. For the last, only
an anchor that lies elsewhere can tell: a backup's manifest, or a filed evidence page."""


def put_back(earlier, folder, names):
    """Put files of an earlier copy of a vault's folder back."""
    for name in names:
        shutil.copy(Path(earlier) / name, Path(folder) / name)
