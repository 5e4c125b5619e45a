import json
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.changes import Change
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.plan import Goal, Plan, Score
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.storage import tables
from taf_desktop.storage.mappers import from_row, shape_of, to_row
from taf_desktop.storage.records import _statements
from taf_desktop.support.ids import new_id
from tests.storage.samples import family, full, person

ANSWER = st.one_of(
    st.text(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False, allow_infinity=False),
    st.none(),
    st.lists(st.text()).map(tuple),
)  # fmt: skip


@pytest.fixture
def home(unit_of_work):
    with unit_of_work() as unit:
        saved = unit.put(family())
        unit.commit()
    return saved


def log(unit):
    lines = tables.audit_entry
    rows = unit._connection.execute(select(lines).order_by(lines.c.seq))
    return [{**row._asdict(), "fields": row.fields.split(",")} for row in rows]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_kind_comes_back_as_it_was_put(unit_of_work, home, kind):
    thing = full(kind, home.id)
    if kind is Family:
        thing = replace(thing, revision=home.revision)
    with unit_of_work() as unit:
        saved = unit.put(thing)
        unit.commit()
    with unit_of_work() as unit:
        assert unit.get(kind, thing.id) == saved == replace(thing, revision=thing.revision + 1)
        assert unit.of_family(kind, home.id) == (saved,)


@given(st.dictionaries(st.text(), ANSWER))
def test_any_answers_come_back_as_they_were(answers):
    thing = Assessment(id="a", family_id="f", answers=answers)
    row = to_row(thing)
    read = [json.loads(json.dumps(row[name])) for name in shape_of(Assessment).names]
    back = from_row(Assessment, read)
    assert back == thing
    assert [type(value) for value in back.answers.values()] == [type(v) for v in answers.values()]


def test_a_thing_that_is_not_there_is_gone(unit_of_work, home):
    with unit_of_work() as unit:
        for call in (
            lambda: unit.get(Person, "nobody"),
            lambda: unit.put_aside(Person, "nobody"),
            lambda: unit.bring_back(Person, "nobody"),
            lambda: unit.facts("nobody"),
            lambda: unit.put(replace(person(home), revision=4)),
        ):
            with pytest.raises(UserError, match=r"record\.gone"):
                call()


def test_a_later_save_of_an_older_revision_is_refused(unit_of_work, home):
    with unit_of_work() as unit:
        first = unit.put(person(home))
        second = unit.put(replace(first, name="Kit Sample"))
        assert second.revision == 2
        for old in (first, replace(first, revision=0), replace(first, revision=9)):
            with pytest.raises(UserError, match=r"record\.changed_elsewhere"):
                unit.put(old)
        assert unit.get(Person, first.id) == second


def test_a_new_thing_with_a_known_id_is_refused(unit_of_work, home):
    with unit_of_work() as unit, pytest.raises(UserError, match=r"record\.changed_elsewhere"):
        unit.put(replace(home, revision=0))


def test_things_come_in_their_order(unit_of_work, home):
    with unit_of_work() as unit:
        for position, name in ((2, "b"), (1, "a"), (3, "c")):
            unit.put(person(home, name=name, position=position))
        assert [p.name for p in unit.of_family(Person, home.id)] == ["a", "b", "c"]


def test_things_of_one_place_come_in_the_order_they_were_made(unit_of_work, home):
    with unit_of_work() as unit:
        for id_ in ("2", "1", "3"):
            unit.put(Person(id=id_, family_id=home.id, name=id_))
        assert [p.name for p in unit.of_family(Person, home.id)] == ["1", "2", "3"]


def test_only_this_familys_things_come(unit_of_work, home):
    with unit_of_work() as unit:
        other = unit.put(family("Sample"))
        unit.put(person(other))
        assert unit.of_family(Person, home.id) == ()


def test_children_hang_on_their_own_parent(unit_of_work, home):
    with unit_of_work() as unit:
        plan = unit.put(Plan(id=new_id(), family_id=home.id))
        goal = unit.put(Goal(id=new_id(), family_id=home.id, plan_id=plan.id))
        unit.put(Goal(id=new_id(), family_id=home.id, plan_id="another"))
        score = unit.put(Score(id=new_id(), family_id=home.id, goal_id=goal.id, now=0))
        assert unit.children(Goal, plan.id) == (goal,)
        assert unit.children(Score, goal.id) == (score,)
        assert unit.children(Score, plan.id) == ()
        with pytest.raises(TypeError):
            unit.children(Person, home.id)


def test_what_is_put_aside_is_hidden_and_comes_back_as_it_was(unit_of_work, home):
    with unit_of_work() as unit:
        kit = unit.put(person(home))
        unit.put_aside(Person, kit.id)
        assert unit.of_family(Person, home.id) == ()
        assert unit.get(Person, kit.id) == kit
        unit.bring_back(Person, kit.id)
        assert unit.of_family(Person, home.id) == (kit,)


def test_what_was_put_aside_in_one_block_is_told(unit_of_work, home, clock):
    with unit_of_work() as unit:
        kit, lou, sam = (unit.put(person(home)) for _ in range(3))
        unit.put_aside(Person, lou.id)
        unit.commit()
    clock.set(datetime(2026, 11, 22, tzinfo=UTC))
    with unit_of_work() as unit:
        plan = unit.put(Plan(id=new_id(), family_id=home.id))
        unit.put_aside(Person, kit.id)
        clock.set(datetime(2026, 11, 23, tzinfo=UTC))
        unit.put_aside(Plan, plan.id)
        unit.commit()
    with unit_of_work() as unit:
        assert unit.aside_with(Person, plan) == (kit,)
        assert unit.aside_with(Plan, kit) == (plan,)
        assert unit.aside_with(Person, lou) == (lou,)
        assert unit.aside_with(Person, sam) == ()
        assert unit.aside(Person, home.id) == (kit, lou)
        assert unit.aside(Plan, home.id) == (plan,)
        assert unit.aside(Family, home.id) == ()


def test_leaving_the_block_undoes_everything(unit_of_work, home):
    with unit_of_work() as unit:
        unit.put(person(home))
        unit.put(replace(home, name="Sample"))
        unit.set_setting("person_name", "Pat Example")
        unit.keep_form("h", "f", "1", "text")
        unit.put_aside(Family, home.id)
    with unit_of_work() as unit:
        assert unit.get(Family, home.id) == home
        assert unit.of_family(Person, home.id) == ()
        assert unit.settings() == {}
        assert unit.form_text("h") is None
        assert len(unit.families()) == 1
        told = [row["deed"] for row in log(unit)]
        assert told == ["began", "unlocked", "locked", "unlocked", "added"]


def spoil(unit_of_work, thing):
    with unit_of_work() as unit:
        unit.put(thing)
        raise ZeroDivisionError


def test_an_error_in_the_block_undoes_everything(unit_of_work, home):
    with pytest.raises(ZeroDivisionError):
        spoil(unit_of_work, person(home))
    with unit_of_work() as unit:
        assert unit.of_family(Person, home.id) == ()


def test_what_follows_a_commit_is_a_new_transaction(unit_of_work, home):
    with unit_of_work() as unit:
        unit.put(person(home, name="kept"))
        first = unit.commit()
        unit.put(person(home, name="lost"))
    with unit_of_work() as unit:
        assert [p.name for p in unit.of_family(Person, home.id)] == ["kept"]
    assert len(first.changes) == 1


def test_commit_tells_what_changed(unit_of_work, home):
    with unit_of_work() as unit:
        kit = unit.put(person(home))
        unit.put(replace(kit, name="Kit Sample"))
        unit.set_setting("place", "x")
        unit.add_version(version(kit.id, home.id))
        changes = unit.commit()
    assert Change("person", kit.id, home.id) in changes.changes
    assert changes.touches_kind("setting")
    assert changes.touches_kind("signed_version")
    assert len(changes.changes) == 3


def test_reading_changes_nothing(unit_of_work, home):
    with unit_of_work() as unit:
        unit.get(Family, home.id)
        unit.families()
        assert not unit.commit()


def test_the_log_names_the_fields_and_never_what_they_hold(unit_of_work, home):
    with unit_of_work() as unit:
        unit.set_setting("person_name", "Pat Example")
        kit = unit.put(person(home, name="Secretname", notes="Secretnote"))
        kit = unit.put(replace(kit, name="Secretother", reading_needs=("large",)))
        unit.put_aside(Person, kit.id)
        unit.bring_back(Person, kit.id)
        unit.commit()
    with unit_of_work() as unit:
        rows = [row for row in log(unit) if row["kind"] == "person"]
        assert [row["fields"] for row in rows] == [
            ["name", "notes"], ["name", "reading_needs"], ["put_aside_at"], ["put_aside_at"],
        ]  # fmt: skip
        assert [row["revision"] for row in rows] == [1, 2, 2, 2]
        assert [r["deed"] for r in rows] == ["added", "changed", "put_aside", "brought_back"]
        assert {row["of_id"] for row in rows} == {kit.id}
        assert {row["at"] for row in rows} == {"2026-11-21T12:00:00.000000+00:00"}
        assert "Secret" not in str(rows)


def test_author_and_times_stand_beside_every_row(unit_of_work, home, clock):
    with unit_of_work() as unit:
        unit.set_setting("person_name", "Pat Example")
        unit.commit()
    clock.set(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    with unit_of_work() as unit:
        unit.put(replace(home, name="Sample"))
        row = unit._connection.execute(select(tables.KIND_TABLES["family"])).one()
    assert row.author == "Pat Example"
    assert row.created_at == "2026-11-21T12:00:00.000000+00:00"
    assert row.updated_at == row.touched_at == "2026-11-22T09:30:00.000000+00:00"


def test_a_thing_of_no_family_cannot_be_kept(unit_of_work):
    with unit_of_work() as unit:
        unit.put(Person(id=new_id(), family_id="none"))
        with pytest.raises(IntegrityError):
            unit.commit()


def test_things_may_be_written_before_their_family(unit_of_work):
    late = family()
    with unit_of_work() as unit:
        unit.put(person(late))
        unit.put(late)
        unit.commit()
    with unit_of_work() as unit:
        assert unit.facts(late.id).people == 1


def version(of_id, family_id, number=1, content='{"words": "as agreed"}'):
    return SignedVersion(
        id=new_id(), family_id=family_id, kind="plan", of_id=of_id, number=number,
        content=content, signed_by="Pat Example", reason="why",
        signed_at=datetime(2026, 11, 21, 14, 32, 5, 7, tzinfo=UTC),
    )  # fmt: skip


def test_signed_versions_come_back_oldest_first(unit_of_work, home):
    first, second = version("p", home.id), version("p", home.id, 2, "{}")
    with unit_of_work() as unit:
        unit.add_version(second)
        unit.add_version(first)
        unit.add_version(version("other", home.id))
        unit.commit()
    with unit_of_work() as unit:
        assert unit.versions("p") == (first, second)
        assert unit.versions("none") == ()


def test_a_signed_version_is_never_overwritten(unit_of_work, home):
    first = version("p", home.id)
    with unit_of_work() as unit:
        unit.add_version(first)
        unit.commit()
    with pytest.raises(IntegrityError), unit_of_work() as unit:
        unit.add_version(version("p", home.id, content="{}"))
    with unit_of_work() as unit:
        assert unit.versions("p") == (first,)


def test_a_form_is_kept_once(unit_of_work):
    with unit_of_work() as unit:
        unit.keep_form("hash", "taf", "1.0.0", "text: ‘é’")
        unit.keep_form("hash", "taf", "1.0.0", "another text")
        unit.commit()
    with unit_of_work() as unit:
        assert unit.form_text("hash") == "text: ‘é’"
        assert unit.form_text("unknown") is None


def test_settings_are_remembered_and_changed(unit_of_work):
    with unit_of_work() as unit:
        unit.set_setting("place", "North")
        unit.set_setting("place", "South")
        unit.commit()
    with unit_of_work() as unit:
        assert unit.settings() == {"place": "South"}


def test_two_units_at_once_are_refused_and_the_first_goes_on(unit_of_work, home):
    with unit_of_work() as unit:
        unit.put(person(home))
        with pytest.raises(Bug, match=r"vault\.two_at_once"), unit_of_work():
            pass
        unit.commit()
    with unit_of_work() as unit:
        assert unit.facts(home.id).people == 1


def test_a_unit_is_of_use_in_its_block_only(unit_of_work):
    with pytest.raises(Bug, match=r"vault\.no_block"):
        unit_of_work().families()
    with unit_of_work() as unit:
        pass
    with pytest.raises(Bug, match=r"vault\.no_block"):
        unit.families()


def test_a_closed_vault_does_not_open_again_by_itself(closed, unit_of_work, home):
    closed.files.close()
    with pytest.raises(Bug, match=r"vault\.not_open"), unit_of_work():
        pass


def test_another_thread_is_refused_and_the_first_goes_on(closed, unit_of_work, home):
    refused = []

    def elsewhere():
        for call in (lambda: unit_of_work().__enter__(), closed.files.close):
            try:
                call()
            except Bug as error:
                refused.append(error.message_id)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert refused == ["vault.wrong_thread"] * 2
    with unit_of_work() as unit:
        assert unit.get(Family, home.id) == home


def test_every_kind_is_an_entity_with_a_table():
    assert set(tables.KIND_TABLES) == set(KINDS)
    assert all(issubclass(kind, Entity) for kind in KINDS.values())


def test_tables_are_joined_to_their_family_by_an_index(unit_of_work):
    with unit_of_work() as unit:
        for name in KINDS:
            sql = str(_statements(KINDS[name]).of_family.compile(unit._connection.engine))
            rows = unit._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("x",))
            plan = str(rows.all())
            assert f"ix_{name}_family" in plan
            assert "TEMP B-TREE" not in plan
