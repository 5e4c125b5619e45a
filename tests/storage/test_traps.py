"""One test for each trap of the security notes that this part could fall into, by its number there.

Not here: 3 and 4 (backups and the audit chain), 7 (locking), 8 (documents), 9 and 10 (quick
unlock), 14 (sealed bundles).
"""

import os
import subprocess
import sys

import pytest
from sqlalchemy import StaticPool, insert
from sqlalchemy.exc import IntegrityError

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import tables
from taf_desktop.storage.connection import connect
from taf_desktop.storage.driver import sqlcipher
from tests.storage.conftest import snapshot
from tests.storage.samples import family
from tests.storage.test_opening import run_elsewhere

WRONG_KEY = """
import sys
from pathlib import Path
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage.connection import connect
try:
    connect(Path(sys.argv[1]), VaultKeys("x", bytes(32), bytes(32)))
except EnvironmentProblem as error:
    print(error.message_id)
"""


@pytest.fixture
def driver(closed):
    found = connect(closed.records, closed.keys)
    yield found
    found.close()


def test_trap_1_temporary_tables_stay_in_memory_and_the_setting_is_locked(driver):
    assert driver.execute("PRAGMA temp_store").fetchall() == [(2,)]
    for statement in ("PRAGMA temp_store = FILE", "ATTACH 'x' AS x", "PRAGMA rekey = 'x'"):
        with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
            driver.execute(statement)
    assert driver.execute("PRAGMA temp_store").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b""), "vault.empty"),
        (lambda path: path.unlink(), "vault.missing"),
    ],
)
def test_trap_2_no_new_vault_appears_in_place_of_a_lost_one(closed, spoil, message):
    spoil(closed.records)
    before = snapshot(closed.base)
    with pytest.raises(EnvironmentProblem) as found:
        closed.open()
    assert found.value.message_id == message
    assert snapshot(closed.base) == before


def test_trap_2_even_the_driver_would_not_make_the_file(closed, monkeypatch):
    closed.records.unlink()
    monkeypatch.setattr(type(closed.records), "is_file", lambda _: True)
    monkeypatch.setattr(type(closed.records), "stat", lambda *_, **__: os.stat_result([1] * 10))
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        connect(closed.records, closed.keys)
    monkeypatch.undo()
    assert not closed.records.exists()


def test_trap_5_an_integrity_error_prints_no_values(unit_of_work):
    home = family(name="Secretname")
    with unit_of_work() as unit:
        unit.put(home)
        with pytest.raises(IntegrityError) as found:
            unit._connection.execute(insert(tables.setting), {"name": "Secretname", "value": None})
    assert "NOT NULL constraint failed" in str(found.value)
    assert "Secret" not in str(found.value)


def test_trap_6_a_wrong_key_prints_nothing(closed):
    done = subprocess.run(
        [sys.executable, "-c", WRONG_KEY, str(closed.records)],
        capture_output=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.stdout.split() == [b"vault.damaged_database"]
    assert done.stderr == b""


def test_trap_11_there_is_one_connection(unit_of_work):
    seen = set()
    for _ in range(3):
        with unit_of_work() as unit:
            unit.families()
            seen.add(id(unit._connection.connection.dbapi_connection))
            assert isinstance(unit._connection.engine.pool, StaticPool)
    assert len(seen) == 1


def test_trap_12_extensions_cannot_be_loaded(driver):
    with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
        driver.execute("SELECT load_extension('x')")
    driver.set_authorizer(None)
    with pytest.raises(sqlcipher.Error, match="not authorized"):
        driver.execute("SELECT load_extension('x')")


def test_trap_13_one_process_only_and_the_write_ahead_file_is_left_to_sqlite(closed, unit_of_work):
    home = family()
    with unit_of_work() as unit:
        unit.put(home)
        unit.commit()
    waiting = (closed.folder / "records.db-wal").stat().st_size
    assert waiting > 0
    assert run_elsewhere(closed).stdout.strip() == "vault.already_open"
    assert (closed.folder / "records.db-wal").stat().st_size == waiting
    closed.files.close()
    assert not (closed.folder / "records.db-wal").exists()
    with closed.open()() as unit:
        assert unit.facts(home.id).name == "Example"
