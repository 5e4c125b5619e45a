"""Every way in which a vault cannot be opened: one sentence each, nothing changed on disk."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.storage.connection import connect
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.words import catalogue
from tests.storage.conftest import PASSPHRASE, TINY_POLICY, snapshot
from tests.storage.samples import family, person

OTHER_PROCESS = """
import sys
from pathlib import Path
from taf_desktop.domain.errors import TafError
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage.vault import VaultFiles

folder, vault_id, master, database = sys.argv[1:5]
keys = VaultKeys(vault_id, bytes.fromhex(master), bytes.fromhex(database))
try:
    unit_of_work = VaultFiles().open(Path(folder), keys)
except TafError as error:
    print(error.message_id)
    sys.exit()
exec(sys.stdin.read())
"""


def run_elsewhere(vault, script=""):
    keys = vault.keys
    arguments = [str(vault.folder), keys.vault_id, keys.master.hex(), keys.database.hex()]
    return subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, *arguments],
        input=script, text=True, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


def refused(vault, message_id):
    before = snapshot(vault.base)
    with pytest.raises(EnvironmentProblem) as found:
        vault.open()
    assert found.value.message_id == message_id
    assert message_id in catalogue()
    assert snapshot(vault.base) == before


def write_sql(vault, *statements):
    """Change a closed vault behind the program's back, with the right key."""
    driver = connect(vault.records, vault.keys)
    driver.set_authorizer(None)
    for statement in statements:
        driver.execute(statement)
    driver.close()


def save(unit_of_work, thing):
    with unit_of_work() as unit:
        unit.put(thing)
        unit.commit()


def flip(path, at):
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_the_records_are_missing(closed):
    closed.records.unlink()
    refused(closed, "vault.missing")


def test_the_whole_folder_is_missing(closed):
    gone = replace(closed, folder=closed.base / "gone")
    refused(gone, "vault.missing")
    with pytest.raises(EnvironmentProblem, match=r"vault\.missing"):
        closed.files.unwrap(gone.folder, PASSPHRASE)


def test_the_records_are_empty(closed):
    closed.records.write_bytes(b"")
    refused(closed, "vault.empty")


@pytest.mark.parametrize("at", [0, 15, 16, 100, 2000, 4095])
def test_one_bit_of_the_first_page_is_damaged(closed, at):
    flip(closed.records, at)
    refused(closed, "vault.damaged_database")


@pytest.mark.parametrize("size", [1, 512, 4095])
def test_the_records_are_cut_short(closed, size):
    closed.records.write_bytes(closed.records.read_bytes()[:size])
    refused(closed, "vault.damaged_database")


def test_the_records_are_something_else(closed):
    closed.records.write_bytes(b"SQLite format 3\0" + b"words " * 2000)
    refused(closed, "vault.damaged_database")


def test_the_key_is_wrong(closed):
    wrong = replace(closed, keys=replace(closed.keys, database=bytes(32)))
    refused(wrong, "vault.damaged_database")


def test_the_records_belong_to_another_vault(closed):
    write_sql(closed, "UPDATE vault SET vault_id = 'another'")
    refused(closed, "vault.other_records")


def test_the_records_are_not_marked_as_ours(closed):
    write_sql(closed, "PRAGMA application_id = 7")
    refused(closed, "vault.damaged_database")


def test_the_records_are_from_a_newer_program(closed):
    write_sql(closed, "UPDATE alembic_version SET version_num = '9999'")
    refused(closed, "vault.newer")


def test_the_vault_is_open_in_this_program_already(closed):
    closed.open()
    refused(closed, "vault.already_open")
    second = VaultFiles(policy=TINY_POLICY)
    with pytest.raises(EnvironmentProblem, match=r"vault\.already_open"):
        second.open(closed.folder, closed.keys)


def test_the_vault_is_open_in_another_process(closed):
    closed.open()
    done = run_elsewhere(closed)
    assert (done.stdout.strip(), done.stderr) == ("vault.already_open", "")


def test_after_closing_another_process_may_open_it(closed):
    closed.open()
    closed.files.close()
    done = run_elsewhere(closed, "print('open')")
    assert (done.stdout.strip(), done.stderr) == ("open", "")


def test_what_was_committed_outlives_a_process_that_ends_at_once(closed):
    script = """
import os
from taf_desktop.domain.family import Family
with unit_of_work() as unit:
    unit.put(Family(id="kept", family_id="kept", name="Kept Example"))
    unit.commit()
with unit_of_work() as unit:
    unit.put(Family(id="lost", family_id="lost", name="Lost Example"))
    print("written", flush=True)
    os._exit(9)
"""
    done = run_elsewhere(closed, script)
    assert (done.stdout.strip(), done.returncode) == ("written", 9)
    assert (closed.folder / "records.db-wal").stat().st_size > 0
    with closed.open()() as unit:
        assert [facts.name for facts in unit.families()] == ["Kept Example"]


def test_a_page_damaged_later_is_said_when_it_is_read(closed, unit_of_work):
    home = family(notes="x" * 200_000)
    with unit_of_work() as unit:
        unit.put(home)
        unit.commit()
    closed.files.close()
    flip(closed.records, closed.records.stat().st_size - 60_000)
    with (
        pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"),
        closed.open()() as unit,
    ):
        unit.get(type(home), home.id)


@pytest.mark.parametrize("secret", ["seven quiet heron", "", "AAAA" * 9])
def test_a_wrong_secret_changes_nothing(closed, secret):
    before = snapshot(closed.base)
    with pytest.raises(UserError) as found:
        closed.files.unwrap(closed.folder, secret)
    assert found.value.message_id in catalogue()
    assert snapshot(closed.base) == before


def test_both_headers_are_damaged(closed):
    for name in ("vault.hdr", "vault.hdr.prev"):
        flip(closed.folder / name, 3)
    before = snapshot(closed.base)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_header"):
        closed.files.unwrap(closed.folder, PASSPHRASE)
    assert snapshot(closed.base) == before


def test_a_full_disk_harms_nothing_and_saving_works_again_afterwards(closed, unit_of_work):
    home = family()
    with unit_of_work() as unit:
        unit.put(home)
        unit.commit()
    with unit_of_work() as unit:
        driver = unit._connection.connection.dbapi_connection
    driver.set_authorizer(None)
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        save(unit_of_work, person(home, notes="x" * 500_000))
    driver.execute("PRAGMA max_page_count = 100000").fetchall()
    with unit_of_work() as unit:
        assert unit.of_family(type(person(home)), home.id) == ()
        unit.put(person(home))
        unit.commit()
    with unit_of_work() as unit:
        assert unit.facts(home.id).people == 1
