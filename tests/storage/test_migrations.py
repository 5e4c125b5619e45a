from dataclasses import dataclass
from functools import partial

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, MetaData, Table, Text, text

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.kinds import KINDS
from taf_desktop.storage import connection, migrate, tables
from taf_desktop.storage.engine import Database
from taf_desktop.storage.migrations import KNOWN_REVISIONS, NEWEST

OURS = {"author", "created_at", "updated_at", "put_aside_at", "touched_at"}


@pytest.fixture
def empty(closed, tmp_path):
    database = Database(partial(connection.create, tmp_path / "new.db", closed.keys))
    yield database
    database.close()


def differences(database, metadata):
    found = database.begin()
    try:
        # A default in the file is for the rows that were there when a column was added; the program
        # writes every column itself.
        options = {"compare_type": True, "compare_server_default": False}
        return compare_metadata(MigrationContext.configure(found, opts=options), metadata)
    finally:
        database.end(found)


def upgraded(database, to=NEWEST):
    found = database.begin()
    migrate.upgrade(found, to)
    found.commit()
    database.end(found)


def test_the_migrations_make_the_tables_the_program_uses(empty):
    upgraded(empty)
    assert differences(empty, tables.metadata) == []


def test_the_comparison_notices_a_missing_column(empty):
    upgraded(empty)
    other = MetaData()
    for table in tables.metadata.sorted_tables:
        table.to_metadata(other)
    Table("person", other, Column("shoe_size", Text), extend_existing=True)
    assert [change[0] for change in differences(empty, other)] == ["add_column"]


def test_the_steps_are_named_in_order():
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    steps = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == KNOWN_REVISIONS


@pytest.mark.parametrize("revision", KNOWN_REVISIONS)
def test_a_vault_made_at_each_step_opens(closed, revision):
    closed.records.unlink()
    database = Database(partial(connection.create, closed.records, closed.keys))
    upgraded(database, revision)
    found = database.begin()
    found.execute(text("INSERT INTO vault VALUES (:id, '')"), {"id": closed.keys.vault_id})
    found.commit()
    database.end(found)
    database.close()
    unit_of_work = closed.open()
    with unit_of_work() as unit:
        assert unit.families() == ()
        assert migrate.is_current(unit._connection)


def test_a_step_that_fails_leaves_nothing_behind(empty):
    found = empty.begin()
    migrate.upgrade(found)
    empty.end(found)
    found = empty.begin()
    try:
        assert found.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0
    finally:
        empty.end(found)


def test_a_script_imports_nothing_of_the_program():
    for script in (migrate.SCRIPTS / "versions").glob("*.py"):
        assert "taf_desktop" not in script.read_text(encoding="utf-8")


def test_no_field_of_a_kind_has_the_name_of_a_column_of_ours():
    for kind in KINDS.values():
        assert not OURS & set(kind.__dataclass_fields__)


def test_a_field_of_an_unknown_type_is_not_stored_by_guessing():
    @dataclass(frozen=True, kw_only=True)
    class Odd(Entity):
        KIND = "odd"
        when: float = 0.0

    with pytest.raises(TypeError):
        tables.column_type(float)
    assert Odd.KIND not in tables.KIND_TABLES
