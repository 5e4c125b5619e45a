import json
from dataclasses import replace

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DatabaseError

from taf_desktop.domain.changes import Change
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.retention import Keeping, Tombstone
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import erasure_ledger, tables
from taf_desktop.storage.erase import family_tables
from taf_desktop.storage.guard import HISTORY
from taf_desktop.support.ids import new_id
from tests.storage.conftest import NOON
from tests.storage.samples import family, full, person
from tests.storage.test_audit import check

OF_NOBODY = {"vault", "form_text", "setting", "own_key", "contact"}
"""Tables without a row of any family. Settings that name one are forgotten with it."""


def stone(family_id, **values):
    given = {"erased_at": NOON.isoformat(), "rule": "seven", "reason": "time_is_up", **values}
    return Tombstone(family_id=family_id, **given)


def fill(unit_of_work, name="Example"):
    """Put one of everything into a family, and return its id."""
    home = family(name)
    with unit_of_work() as unit:
        unit.put(home)
        for kind in KINDS.values():
            if kind is not Family:
                unit.put(full(kind, home.id))
        unit.add_version(
            SignedVersion(
                id=new_id(), family_id=home.id, kind="plan", of_id=new_id(), number=1,
                content=name, signed_by="", signed_at=NOON,
            )
        )  # fmt: skip
        unit.commit()
    return home.id


def test_every_table_is_known_to_the_erasing():
    of_families = {table.name for table in family_tables()}
    assert of_families | OF_NOBODY | HISTORY == set(tables.metadata.tables)
    assert not of_families & OF_NOBODY


def test_nothing_of_the_family_stays_and_nothing_of_another_goes(unit_of_work):
    gone, kept = fill(unit_of_work, "Gone Example"), fill(unit_of_work, "Kept Example")
    with unit_of_work() as unit:
        unit.set_setting("place_family", gone)
        unit.set_setting("person_name", "Sam Example")
        held = unit.keeping.holds(kept)
        unit.commit()
    assert set(held) == {*KINDS, "signed_version"}
    with unit_of_work() as unit:
        unit.erase(stone(gone))
        changes = unit.commit()
    assert Change("family", gone, gone) in changes.changes
    with unit_of_work() as unit:
        assert unit.keeping.holds(gone) == {}
        assert unit.keeping.holds(kept) == held
        assert unit.keeping.names() == {kept: "Kept Example"}
        assert unit.settings() == {"person_name": "Sam Example"}
        assert unit.keeping.erased() == (stone(gone),)
        with pytest.raises(UserError, match=r"record\.gone"):
            unit.get(Family, gone)
        last = unit.history.lines(None, 1)[0]
    assert (last.deed, last.family_id, last.fields) == ("erased", gone, ("seven", "time_is_up"))
    assert check(unit_of_work).whole


def test_leaving_the_block_erases_nothing(unit_of_work):
    kept = fill(unit_of_work)
    with unit_of_work() as unit:
        unit.erase(stone(kept))
    with unit_of_work() as unit:
        assert kept in unit.keeping.names()
        assert unit.keeping.erased() == ()


def test_afterwards_nothing_can_be_removed_again(unit_of_work):
    gone, _kept = fill(unit_of_work), fill(unit_of_work, "Kept Example")
    with unit_of_work() as unit:
        unit.erase(stone(gone))
        for table in ("signed_version", "audit_entry", "change_log", "erasure"):
            with pytest.raises(DatabaseError, match="not authorized"):
                unit._connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 our names


def test_while_erasing_the_history_stays_out_of_reach(unit_of_work, monkeypatch):
    gone = fill(unit_of_work)
    tables_of_all = tuple(tables.metadata.tables.values())
    reached = tuple(t for t in tables_of_all if t.name == "audit_entry")
    monkeypatch.setattr("taf_desktop.storage.erase.family_tables", lambda: reached)
    with unit_of_work() as unit, pytest.raises(DatabaseError, match="not authorized"):
        unit.erase(stone(gone))


def test_the_list_tells_what_the_rules_need(unit_of_work):
    home, other = family("Bee Example", closed_on="2024-03-04"), family("Ant Example")
    with unit_of_work() as unit:
        unit.put(home)
        unit.put(other)
        unit.put(person(home, who="child", born="2014-05-06"))
        unit.put(person(home, who="unborn", born="2027-05"))
        unit.put(person(home, who="adult", born="1980"))
        keeping = unit.put(Keeping(id=new_id(), family_id=home.id, rule="seven", hold="yes"))
        unit.put_aside(Family, other.id)
        unit.commit()
    with unit_of_work() as unit:
        ant, bee = unit.keeping.families()
    assert (ant.name, ant.put_aside, ant.births, ant.keeping) == ("Ant Example", True, (), None)
    assert (bee.closed_on, sorted(bee.births)) == ("2024-03-04", ["2014-05-06", "2027-05"])
    assert bee.keeping == keeping
    assert bee.held
    assert bee.changed_at.startswith("2026-11-21")


def test_the_ledger_lies_beside_the_records_too(closed):
    unit_of_work = closed.open()
    assert not (closed.folder / erasure_ledger.LEDGER).exists()
    gone = [fill(unit_of_work), fill(unit_of_work)]
    for id_ in gone:
        with unit_of_work() as unit:
            unit.erase(stone(id_))
            unit.commit()
    assert erasure_ledger.read(closed.folder, closed.keys) == tuple(stone(id_) for id_ in gone)
    whole = (closed.folder / erasure_ledger.LEDGER).read_text()
    assert "Example" not in whole
    assert set(json.loads(whole.splitlines()[0])) == {
        "family_id", "erased_at", "rule", "reason", "lines", "again_at", "again_why", "came_back",
    }  # fmt: skip


def test_a_ledger_that_was_lost_comes_back_at_the_next_opening(closed):
    unit_of_work = closed.open()
    gone = fill(unit_of_work)
    with unit_of_work() as unit:
        unit.erase(stone(gone))
        unit.commit()
    closed.files.close()
    (closed.folder / erasure_ledger.LEDGER).unlink()
    closed.open()
    assert erasure_ledger.read(closed.folder, closed.keys) == (stone(gone),)


@pytest.mark.parametrize("change", ["flip", "cut", "empty", "huge"])
def test_a_ledger_that_was_altered_is_not_believed(closed, change):
    erasure_ledger.keep(closed.folder, closed.keys, [stone("a"), stone("b")])
    file = closed.folder / erasure_ledger.LEDGER
    good = file.read_bytes()
    bad = {
        "flip": good.replace(b'"a"', b'"c"'),
        "cut": good.splitlines(keepends=True)[1],
        "empty": b"",
        "huge": good * (erasure_ledger.MOST_BYTES // len(good) + 2),
    }
    file.write_bytes(bad[change])
    assert erasure_ledger.read(closed.folder, closed.keys) == ()


def test_a_ledger_that_cannot_be_written_is_said(closed):
    with pytest.raises(EnvironmentProblem):
        erasure_ledger.keep(closed.folder / "no such folder", closed.keys, [stone("a")])


def test_what_was_erased_does_not_come_back_with_an_older_copy(closed):
    unit_of_work = closed.open()
    gone, kept = fill(unit_of_work), fill(unit_of_work, "Kept Example")
    closed.files.close()
    older = closed.records.read_bytes()
    unit_of_work = closed.open()
    with unit_of_work() as unit:
        unit.erase(stone(gone))
        unit.commit()
    stones = erasure_ledger.read(closed.folder, closed.keys)
    closed.files.close()
    closed.records.write_bytes(older)
    unit_of_work = closed.open()
    changes = erasure_ledger.replay(unit_of_work, stones)
    assert changes.touches_family(gone)
    with unit_of_work() as unit:
        assert set(unit.keeping.names()) == {kept}
        assert [each.family_id for each in unit.keeping.erased()] == [gone]
    assert not erasure_ledger.replay(unit_of_work, stones)


def test_a_family_that_came_back_under_its_old_number_is_erased_again(unit_of_work):
    home = family()
    with unit_of_work() as unit:
        unit._connection.execute(insert(tables.erasure), vars_of(stone(home.id)))
        unit.put(home)
        unit.commit()
    erasure_ledger.replay(unit_of_work, [stone(home.id)])
    with unit_of_work() as unit:
        assert unit.keeping.names() == {}


def take_again(unit_of_work, home):
    with unit_of_work() as unit:
        unit.take_again(home.id, "came_back")
        unit.put(home)
        unit.commit()


def erase(unit_of_work, home, **values):
    with unit_of_work() as unit:
        unit.erase(stone(home.id, **values))
        unit.commit()


def ledger(unit_of_work):
    with unit_of_work() as unit:
        return unit.keeping.erased(), set(unit.keeping.names())


def test_a_family_taken_in_again_on_purpose_stands_in_the_ledger_and_agrees(closed):
    unit_of_work = closed.open()
    gone = fill(unit_of_work, "Gone Example")
    home = replace(family("Gone Example"), id=gone, family_id=gone)
    erase(unit_of_work, home)
    take_again(unit_of_work, home)
    (line,), there = ledger(unit_of_work)
    assert (line.reason, line.again_why, there) == ("time_is_up", "came_back", {gone})
    assert check(unit_of_work).whole
    assert erasure_ledger.read(closed.folder, closed.keys)[0].again_at == line.again_at
    assert not erasure_ledger.replay(unit_of_work, [line])
    erase(unit_of_work, home, reason="asked", rule="three")
    (line,), there = ledger(unit_of_work)
    assert (line.reason, line.rule, line.again_at, there) == ("asked", "three", "", set())
    assert check(unit_of_work).whole


def test_what_was_erased_once_more_does_not_come_back_from_the_time_between(closed):
    unit_of_work = closed.open()
    home = family("Gone Example")
    with unit_of_work() as unit:
        unit.put(home)
        unit.commit()
    before = copied(closed)
    unit_of_work = closed.open()
    erase(unit_of_work, home)
    take_again(unit_of_work, home)
    between = copied(closed)
    unit_of_work = closed.open()
    erase(unit_of_work, home)
    now, _ = ledger(unit_of_work)
    for older in (before, between):
        closed.files.close()
        closed.records.write_bytes(older)
        unit_of_work = closed.open()
        erasure_ledger.replay(unit_of_work, now)
        assert ledger(unit_of_work)[1] == set()
        # The ledger of the records that stand now, replayed on the time between, holds as well.
        now, _ = ledger(unit_of_work)


def copied(closed):
    closed.files.close()
    return closed.records.read_bytes()


def vars_of(tombstone):
    return {column.name: getattr(tombstone, column.name) for column in tables.erasure.c}
