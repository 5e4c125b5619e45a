"""The statements of a day's work, as they are really sent, never read a whole table."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.family import Family
from taf_desktop.domain.kinds import KINDS, PARENT_LINK
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.gather import family_file
from taf_desktop.storage import history, tables
from taf_desktop.support.ids import new_id
from tests.storage.samples import family, person

SMALL = {"setting", "vault", "form_text", "erasure", "contact", "own_key", "change_log"}
"""Tables that do not grow with families. The old log only grew in release 0.1.0, and is read whole
while nothing was written since."""
FROM_THE_END = re.compile(r"ORDER BY (audit_entry\.)?seq DESC\s+LIMIT", re.IGNORECASE)
"""The newest line of the history, or a page of it: SQLite says "scan", and stops after a few."""


@pytest.fixture
def seen(unit_of_work):
    """Return a unit of work, a family in it, and every statement sent with its values."""
    with unit_of_work() as unit:
        home = unit.put(family())
        unit.put(person(home))
        unit.commit()
        statements = []

        def note(*sent):
            if not sent[2].startswith("EXPLAIN"):
                statements.append((sent[2], sent[3]))

        event.listen(unit._connection.engine, "before_cursor_execute", note)
        yield unit, home, statements


def steps(unit, sql, values):
    """Return how SQLite goes about a statement."""
    plan = unit._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    return [row[3] for row in plan]


def scans(unit, statements):
    """Return what is read from one end to the other, with the statement that does."""
    found = []
    for sql, values in list(statements):
        if sql.split()[0] not in ("SELECT", "UPDATE", "DELETE", "WITH", "INSERT"):
            continue
        values = values[0] if isinstance(values, list) else values
        for step in steps(unit, sql, values):
            table = re.match(r"SCAN (\w+)", step)
            known = table and table[1] in tables.metadata.tables and table[1] not in SMALL
            if known and not FROM_THE_END.search(sql):
                found.append((step, sql))
    return found


def test_opening_a_family_reads_no_table_whole(seen):
    unit, home, statements = seen
    family_file(unit, home.id)
    assert len(statements) > 15
    assert scans(unit, statements) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_reading_any_kind_reads_no_table_whole(seen, kind):
    unit, home, statements = seen
    unit.of_family(kind, home.id)
    unit.aside_with(kind, home)
    unit.aside(kind, home.id)
    if kind.KIND in PARENT_LINK:
        unit.children(kind, new_id())
    assert statements
    assert scans(unit, statements) == []


def test_a_page_of_the_list_comes_from_an_index_in_its_order(seen):
    unit, home, statements = seen
    unit.newest_families(100)
    unit.newest_families(100, ("2026-11-21T12:00:00.000000+00:00", home.id))
    unit.shown_families([home.id])
    unit.facts(home.id)
    assert scans(unit, statements) == []
    for sql, values in statements:
        if "LIMIT" in sql:
            (step,) = steps(unit, sql, values)
            assert step.startswith("SEARCH family USING COVERING INDEX ix_family_list")


def test_saving_putting_aside_and_signing_read_no_table_whole(seen):
    unit, home, statements = seen
    meeting = unit.put(Meeting(id=new_id(), family_id=home.id))
    unit.put(meeting)
    unit.put_aside(Meeting, meeting.id)
    unit.bring_back(Meeting, meeting.id)
    unit.versions(meeting.id)
    unit.signings(home.id)
    unit.note(Deed.VIEWED, kind="family", of_id=home.id, family_id=home.id)
    unit.commit()
    assert any(sql.startswith("INSERT INTO audit_entry") for sql, _values in statements)
    assert scans(unit, statements) == []


def test_the_history_is_asked_for_rare_deeds_by_an_index(seen):
    unit, home, statements = seen
    for deed in (Deed.RESTORED, Deed.NOTICED, Deed.ERASED, Deed.REWRITTEN):
        assert unit.history.last(deed) is None
    assert unit.history.last(Deed.ADDED).kind == "person"
    unit._connection.execute(history._LAST_RESTORED)
    unit.history.lines(before=100, limit=50)
    unit.handovers.lines(home.id)
    assert scans(unit, statements) == []
    rare = [(sql, values) for sql, values in statements if "NOT IN" in sql]
    assert len(rare) == 5
    for sql, values in rare:
        assert steps(unit, sql, values)[0].startswith("SEARCH audit_entry USING INDEX ix_audit")


def test_a_table_read_whole_is_noticed(seen):
    unit, _home, statements = seen
    unit._connection.exec_driver_sql("SELECT id FROM person WHERE notes = 'x'")
    assert [step for step, _sql in scans(unit, statements)] == ["SCAN person"]


def test_the_page_after_a_family_leaves_it_out_and_those_put_aside(unit_of_work):
    with unit_of_work() as unit:
        homes = [unit.put(family(f"Example {number}")) for number in range(5)]
        unit.put_aside(Family, homes[1].id)
        first = unit.newest_families(2)
        last = first[-1]
        rest = unit.newest_families(9, (last.changed_at, last.family_id))
        whole = unit.families()
        assert [one.name for one in (*first, *rest)] == [one.name for one in whole]
        assert len(whole) == 4
        some = unit.shown_families([homes[0].id, homes[1].id, new_id()])
        assert [one.name for one in some] == ["Example 0"]


def test_when_things_were_signed_is_told_in_order(unit_of_work, signed):
    home, meeting, moments = signed
    with unit_of_work() as unit:
        assert unit.signings(home.id) == {meeting.id: moments}
        assert unit.signings(new_id()) == {}


@pytest.fixture
def signed(unit_of_work):
    moments = tuple(datetime(2026, month, 12, tzinfo=UTC) for month in (1, 2))
    with unit_of_work() as unit:
        home = unit.put(family())
        meeting = unit.put(Meeting(id=new_id(), family_id=home.id))
        for number, moment in enumerate(moments, start=1):
            unit.add_version(
                SignedVersion(
                    id=new_id(),
                    family_id=home.id,
                    kind="meeting",
                    of_id=meeting.id,
                    number=number,
                    content="{}",
                    signed_by="Sam Example",
                    signed_at=moment,
                    reason="",
                )
            )
        unit.commit()
    return home, meeting, moments
