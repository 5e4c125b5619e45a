from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert, text
from sqlalchemy.exc import DatabaseError

from taf_desktop.domain.audit import ANCHOR_EVERY, AuditHead, Deed, Finding
from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.domain.family import Person
from taf_desktop.domain.vault import Anchor
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import locks, migrate, tables
from taf_desktop.storage.audit import Chain, Line
from taf_desktop.storage.audit_check import STEP, Check
from taf_desktop.storage.connection import create
from taf_desktop.storage.engine import Database
from taf_desktop.storage.history import History, Outside
from tests.services.boxes import Box, FullBox, NoBox
from tests.storage.conftest import NOON, TINY_POLICY, snapshot
from tests.storage.samples import family, person


class Garbled(Box):
    """Gives back what nobody put in."""

    def get(self, name):
        return "twelve things"


def lines(unit_of_work, limit=100):
    with unit_of_work() as unit:
        return list(reversed(unit.history.lines(None, limit)))


def check(unit_of_work):
    with unit_of_work() as unit:
        begun = unit.history.check()
    while not begun.done:
        with unit_of_work() as unit:
            unit.history.check(begun)
    return begun.result()


def header(closed):
    return locks.believed(closed.folder, closed.keys, TINY_POLICY)


def test_every_deed_is_a_line_in_the_order_it_was_done(unit_of_work, clock):
    home = family()
    with unit_of_work() as unit:
        unit.put(home)
        child = unit.put(person(home, name="Ash Example"))
        unit.put(replace(child, notes="Reads every night"))
        unit.put_aside(Person, child.id)
        unit.bring_back(Person, child.id)
        unit.set_setting("person_name", "Sam Example")
        unit.set_setting("place_tab", "plan")
        unit.add_version(
            SignedVersion(
                id="v", family_id=home.id, kind="plan", of_id="p", number=1, content="{}",
                signed_by="", signed_at=NOON,
            )
        )  # fmt: skip
        unit.note(Deed.PRINTED, kind="document", of_id="plan", family_id=home.id, fields=("a", "b"))
        unit.commit()
    found = lines(unit_of_work)[4:]
    told = [(e.deed, e.kind, e.revision, e.fields) for e in found]
    assert told == [
        ("added", "family", 1, ("name",)),
        ("added", "person", 1, ("name",)),
        ("changed", "person", 2, ("notes",)),
        ("put_aside", "person", 2, ("put_aside_at",)),
        ("brought_back", "person", 2, ("put_aside_at",)),
        ("changed", "setting", 0, ()),
        ("signed", "signed_version", 1, ("plan",)),
        ("printed", "document", 0, ("a", "b")),
    ]
    assert {e.at for e in found} == {NOON.isoformat(timespec="microseconds")}
    assert {e.family_id for e in found} == {home.id, ""}
    assert [e.seq for e in found] == list(range(5, 13))
    assert check(unit_of_work).whole


def test_the_key_that_unlocked_stands_in_every_line(closed):
    keys = closed.files.unwrap(closed.folder, closed.code)
    assert keys.slot_id
    unit_of_work = closed.files.open(closed.folder, keys)
    assert lines(unit_of_work)[-1].slot == keys.slot_id


def test_what_is_not_committed_leaves_no_line_and_no_gap(unit_of_work):
    before = len(lines(unit_of_work))
    with unit_of_work() as unit:
        unit.note(Deed.VIEWED)
    with unit_of_work() as unit:
        unit.note(Deed.PRINTED)
        unit.commit()
    found = lines(unit_of_work)
    assert [entry.deed for entry in found[before:]] == ["printed"]
    assert found[-1].seq == before + 1
    assert check(unit_of_work).whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET deed = 'viewed'",
        "DELETE FROM audit_entry",
        "UPDATE erasure SET reason = ''",
        "DELETE FROM erasure",
    ],
)
def test_the_program_itself_cannot_change_the_history(unit_of_work, statement):
    with unit_of_work() as unit, pytest.raises(DatabaseError, match="not authorized"):
        unit._connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_entry SET deed = 'viewed' WHERE seq = 1", "only grows"),
        ("DELETE FROM audit_entry WHERE seq = 1", "only grows"),
        ("INSERT INTO audit_entry SELECT 99, at, ticks, slot, deed, kind, of_id, family_id,"
         " revision, fields, prev, mac FROM audit_entry WHERE seq = 1", "out of order"),
        ("INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 1",
         "out of order"),
    ],
)  # fmt: skip
def test_the_file_itself_refuses_it_too(closed, statement, said):
    driver = sqlcipher.connect(str(closed.records))
    driver.execute(f"PRAGMA key = \"x'{closed.keys.database.hex()}'\"")
    with pytest.raises(sqlcipher.IntegrityError, match=said):
        driver.execute(statement)
    driver.close()


def test_a_text_that_could_blur_a_line_is_refused(unit_of_work):
    with unit_of_work() as unit:
        unit.note(Deed.VIEWED, of_id="a\x1fb")
        with pytest.raises(Bug):
            unit.commit()
    assert check(unit_of_work).whole


def test_the_newest_line_is_anchored_every_so_often_and_at_locking(closed):
    unit_of_work = closed.open()
    at_first = header(closed).anchor
    for _ in range(ANCHOR_EVERY):
        with unit_of_work() as unit:
            unit.note(Deed.VIEWED)
            unit.commit()
    between = header(closed).anchor
    closed.files.close()
    at_last = header(closed).anchor
    assert at_first.seq < between.seq < at_last.seq
    assert between.seq - at_first.seq >= ANCHOR_EVERY
    assert (at_last.seq, at_last.head) == head_of(closed)


def head_of(closed):
    unit_of_work = closed.open()
    with unit_of_work() as unit:
        found = unit._connection.execute(
            text("SELECT seq, mac FROM audit_entry WHERE deed = 'locked' ORDER BY seq DESC LIMIT 1")
        ).one()
    return found.seq, found.mac.hex()


def test_an_anchor_that_cannot_be_written_stops_nobody(closed, monkeypatch):
    unit_of_work = closed.open()

    def full(*_):
        raise EnvironmentProblem("vault.disk_full")

    monkeypatch.setattr(locks, "change", full)
    for _ in range(ANCHOR_EVERY + 1):
        with unit_of_work() as unit:
            unit.note(Deed.VIEWED)
            unit.commit()
    closed.files.close()
    monkeypatch.undo()
    assert check(closed.open()).whole


class FullAtFirst(History):
    """A session on a disk that was full while it was opened."""

    def _add(self, deed):
        if deed == Deed.UNLOCKED:
            self.chain.owe(Line(at=self.chain.now(), deed=deed, kind="vault"))
            raise EnvironmentProblem("vault.disk_full")
        super()._add(deed)


def test_a_full_disk_keeps_nobody_from_reading_and_the_line_comes_later(closed, monkeypatch):
    monkeypatch.setattr("taf_desktop.storage.history.History", FullAtFirst)
    unit_of_work = closed.open()
    assert [entry.deed for entry in lines(unit_of_work)] == ["began", "unlocked", "locked"]
    with unit_of_work() as unit:
        unit.note(Deed.VIEWED)
        unit.commit()
    assert [entry.deed for entry in lines(unit_of_work)][3:] == ["unlocked", "viewed"]
    assert check(unit_of_work).whole


def test_what_release_0_1_0_logged_is_sealed_and_counts(closed, tmp_path, clock):
    closed.records.unlink()
    database = Database(partial(create, closed.records, closed.keys))
    found = database.begin()
    migrate.upgrade(found, "0001")
    home = family()
    at = NOON.isoformat()
    found.execute(text("INSERT INTO vault VALUES (:id, '')"), {"id": closed.keys.vault_id})
    names = ", ".join(
        name for name in ("id", "family_id", "name", "author", "created_at", "updated_at")
    )
    then = [column[1] for column in found.execute(text("PRAGMA table_info(family)"))]
    blank = [name for name in then if name not in names.split(", ")]
    found.execute(
        text(
            f"INSERT INTO family ({names}, {', '.join(blank)}) VALUES"  # noqa: S608 our names
            f" (:id, :id, 'Example', '', :at, :at, {', '.join(_empty(b) for b in blank)})"
        ),
        {"id": home.id, "at": at},
    )
    row = {"kind": "family", "of_id": home.id, "family_id": home.id, "revision": 1,
           "fields": ["name"], "author": "Sam Example", "at": at}  # fmt: skip
    found.execute(insert(tables.change_log), row)
    found.commit()
    database.end(found)
    database.close()
    unit_of_work = closed.open()
    first = lines(unit_of_work)[0]
    assert (first.deed, first.kind, first.revision) == ("began", "change_log", 1)
    assert Finding.OLD_LOG_CHANGED not in {n.what for n in check(unit_of_work).noticed}
    assert Finding.THING_UNKNOWN not in {n.what for n in check(unit_of_work).noticed}
    closed.files.close()
    driver = sqlcipher.connect(str(closed.records))
    driver.execute(f"PRAGMA key = \"x'{closed.keys.database.hex()}'\"")
    driver.execute("UPDATE change_log SET author = 'Somebody'")
    driver.commit()
    driver.close()
    assert Finding.OLD_LOG_CHANGED in {n.what for n in check(closed.open()).noticed}


def _empty(column):
    if column in ("revision", "position"):
        return "1"
    return "NULL" if column == "put_aside_at" else "''"


def test_a_session_without_anything_outside_still_has_its_history(closed, clock):
    unit_of_work = closed.open()
    database = unit_of_work.args[0]
    history = History(database, closed.keys, clock)
    assert history.chain.opening == ()
    history.end()
    told = [entry.deed for entry in lines(unit_of_work)]
    assert told[-2:] == ["unlocked", "locked"]


def test_opening_compares_with_every_anchor(closed, clock):
    unit_of_work = closed.open()
    database = unit_of_work.args[0]
    at = NOON.isoformat()
    outside = Outside(anchors=[Anchor(9_999, "ab", at), Anchor(1, "ab" * 32, at)])
    history = History(database, closed.keys, clock, outside)
    found = [one.what for one in history.chain.opening]
    assert found == [Finding.CUT_SHORT, Finding.OTHER_HISTORY]


def test_a_box_keeps_a_second_anchor_that_outlives_the_whole_folder(closed, tmp_path):
    closed.files.box = Box()
    closed.open()
    closed.files.close()
    earlier = snapshot(closed.folder)
    assert list(closed.files.box.kept) == [f"history {closed.keys.vault_id}"]
    unit_of_work = closed.open()
    with unit_of_work() as unit:
        unit.note(Deed.VIEWED)
        unit.commit()
    closed.files.close()
    for name, content in earlier.items():
        (closed.folder / name).write_bytes(content)
    assert [n.what for n in check(closed.open()).noticed] == [Finding.CUT_SHORT]
    closed.files.close()
    assert check(closed.open()).whole


@pytest.mark.parametrize("box", [NoBox(), FullBox(), Garbled()])
def test_a_box_that_cannot_be_asked_stops_nobody(closed, box):
    closed.files.box = box
    for _ in range(2):
        assert check(closed.open()).whole
        closed.files.close()


def test_a_backup_that_was_restored_on_purpose_is_no_finding(closed, clock):
    closed.files.box = Box()
    closed.open()
    closed.files.close()
    earlier = snapshot(closed.folder)
    closed.open()
    closed.files.close()
    for name, content in earlier.items():
        (closed.folder / name).write_bytes(content)
    box, closed.files.box = closed.files.box, None
    clock.set(NOON + timedelta(hours=1))
    unit_of_work = closed.open()
    with unit_of_work() as unit:
        unit.note(Deed.RESTORED)
        unit.commit()
    closed.files.close()
    closed.files.box = box
    assert check(closed.open()).whole


def test_the_same_place_can_be_compared_later(unit_of_work):
    with unit_of_work() as unit:
        head = unit.history.head()
    with unit_of_work() as unit:
        unit.note(Deed.VIEWED)
        unit.commit()
    with unit_of_work() as unit:
        assert unit.history.agrees(head)
        assert not unit.history.agrees(replace(head, code="0" * 64))
        assert not unit.history.agrees(replace(head, seq=999))
        assert unit.history.agrees(AuditHead(0, "", ""))


def test_a_check_of_another_kind_is_refused(unit_of_work):
    with unit_of_work() as unit, pytest.raises(Bug):
        unit.history.check(object())


def test_what_is_written_while_a_check_goes_on_is_no_finding(unit_of_work, clock):
    home = family()
    with unit_of_work() as unit:
        home = unit.put(home)
        unit.commit()
    with unit_of_work() as unit:
        begun = unit.history.check()
        while begun.checked == 0:
            unit.history.check(begun)
    clock.set(NOON + timedelta(minutes=1))
    with unit_of_work() as unit:
        unit.put(replace(home, notes="Later"))
        unit.put(person(home))
        unit.commit()
    while not begun.done:
        with unit_of_work() as unit:
            unit.history.check(begun)
    assert begun.result().whole


def test_lines_can_be_read_page_by_page_and_counted_by_month(unit_of_work, clock):
    clock.set(NOON + timedelta(days=20))
    for _ in range(3):
        with unit_of_work() as unit:
            unit.note(Deed.VIEWED)
            unit.commit()
    with unit_of_work() as unit:
        newest = unit.history.lines(None, 2)
        before = unit.history.lines(newest[-1].seq, 100)
        assert [e.seq for e in (*newest, *before)] == list(range(7, 0, -1))
        months = unit.history.months()
        assert ("2026-12", "viewed", 3) in months
        assert ("2026-11", "began", 1) in months
        assert unit.history.last(Deed.VIEWED).seq == 7
        assert unit.history.last(Deed.ERASED) is None


def test_a_clock_time_that_is_none_is_no_reason_to_stop(unit_of_work, clock):
    key = unit_of_work.args[2].key
    chain = Chain(key, "", clock)
    with unit_of_work() as unit:
        chain.take_up(unit._connection)
        at = "00 no time"
        newest = chain.extend(unit._connection, [Line(at=at, deed=Deed.VIEWED)])
        unit._connection.commit()
    chain.kept(newest)
    assert [n.what for n in check(unit_of_work).noticed] == [Finding.CLOCK_BACK]


def test_many_lines_are_checked_in_steps_that_keep_nobody_waiting(unit_of_work):
    """How long a step takes, and 100,000 lines, stands in the bench."""
    chain = unit_of_work.args[2]
    with unit_of_work() as unit:
        for number in range(2 * STEP):
            unit.note(Deed.VIEWED, kind="family", of_id=f"{number:036}", family_id="f" * 36)
        unit.commit()
    found = Check(chain.key)
    before, steps = 0, []
    while not found.done:
        with unit_of_work() as unit:
            found.step(unit._connection)
        steps.append(found.checked - before)
        before = found.checked
    assert max(steps) == STEP
    assert found.result().lines == sum(steps) > 2 * STEP
    assert found.result().whole
