"""One test for each trap of the security notes that this part could fall into, by its number there.

Not here: 7 (locking), 8 (documents), 14 (sealed bundles). Of 3 and 4, only what SQLCipher itself
does and does not notice: backups and the audit chain have their own tests.
"""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from sqlalchemy import StaticPool, insert
from sqlalchemy.exc import IntegrityError

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import tables
from taf_desktop.storage.connection import connect, plain
from taf_desktop.storage.driver import sqlcipher
from tests.storage.conftest import snapshot
from tests.storage.samples import family
from tests.storage.test_opening import run_elsewhere

WRONG_KEY = """
import sys
from pathlib import Path
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import first_page
from taf_desktop.storage.connection import connect
# Past our own look at the key, so that the library sees the wrong one too.
first_page.fits = lambda _records, _key: True
try:
    connect(Path(sys.argv[1]), VaultKeys("x", bytes(32), bytes(32)))
except EnvironmentProblem as error:
    print(error.message_id)
"""

HEADLESS = """
from types import SimpleNamespace
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import secret_box
secret_box.sys = SimpleNamespace(platform="linux")
box = secret_box.KeyringBox()
for job in (lambda: box.get("x"), lambda: box.put("x", "y"), lambda: box.remove("x")):
    try:
        job()
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


def triple_check(driver):
    """Return what the two checks say; the third, counting rows, is the caller's."""
    pages = driver.execute("PRAGMA cipher_integrity_check").fetchall()
    return pages == [] and driver.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def with_a_long_note(closed):
    with closed.open()() as unit:
        unit.put(family(notes="x" * 60_000))
        unit.commit()
    closed.files.close()


def test_trap_3_a_dropped_last_page_is_noticed_by_two_checks_together(closed):
    with_a_long_note(closed)
    whole = closed.records.read_bytes()
    closed.records.write_bytes(whole[:-4096])
    driver = plain(closed.records, "rw")
    driver.execute(f"PRAGMA key = \"x'{closed.keys.database.hex()}'\"")
    # Each page that is left is as it was written: this check alone sees nothing.
    assert driver.execute("PRAGMA cipher_integrity_check").fetchall() == []
    with pytest.raises(sqlcipher.DatabaseError, match="malformed"):
        driver.execute("PRAGMA integrity_check").fetchall()
    driver.close()
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        closed.open()


def test_trap_3_the_write_ahead_file_is_folded_in_before_a_copy_is_checked(closed, unit_of_work):
    with unit_of_work() as unit:
        unit.put(family(notes="x" * 60_000))
        unit.commit()
    assert (closed.folder / "records.db-wal").stat().st_size > 0
    closed.files.rebuild()
    driver = closed.files._database._engine.raw_connection().dbapi_connection
    assert triple_check(driver)
    assert driver.execute("SELECT count(*) FROM family").fetchone() == (1,)


def test_trap_4_an_older_page_put_back_passes_every_check_of_the_library(closed):
    with_a_long_note(closed)
    older = closed.records.read_bytes()
    driver = connect(closed.records, closed.keys)
    driver.execute("UPDATE family SET notes = replace(notes, 'x', 'y')")
    driver.close()
    newer = closed.records.read_bytes()
    changed = [at for at in range(0, len(older), 4096) if older[at:][:4096] != newer[at:][:4096]]
    mixed = bytearray(newer)
    at = changed[len(changed) // 2]
    mixed[at : at + 4096] = older[at : at + 4096]
    closed.records.write_bytes(mixed)
    driver = connect(closed.records, closed.keys)
    assert triple_check(driver)
    driver.close()


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


def test_trap_9_a_computer_without_a_keyring_says_so_and_no_more():
    done = subprocess.run(
        [sys.executable, "-c", HEADLESS],
        capture_output=True, check=True, text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        },
    )  # fmt: skip
    assert done.stdout.split() == ["quick.no_keyring"] * 3
    assert done.stderr == ""


def test_trap_10_a_secret_stays_on_this_computer(monkeypatch):
    from taf_desktop.storage import secret_box

    class WinVaultKeyring:
        priority = 5
        persist = "enterprise"

    windows = SimpleNamespace(WinVaultKeyring=WinVaultKeyring)
    monkeypatch.setitem(sys.modules, "keyring.backends.Windows", windows)
    monkeypatch.setattr(secret_box.sys, "platform", "win32")
    assert secret_box._backend_here().persist == "local machine"


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
