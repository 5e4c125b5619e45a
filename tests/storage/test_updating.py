import shutil
import tomllib
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import taf_desktop
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import ballast, connection, migrate
from taf_desktop.storage.engine import Database
from taf_desktop.storage.migrations import NEWEST
from taf_desktop.storage.vault import VaultFiles
from tests.fixtures import canonical
from tests.security.backup_faults import KEPT, KEPT_POLICY
from tests.storage.conftest import NOON, snapshot
from tests.storage.test_backups import add_family

RELEASES = sorted(path.name for path in KEPT.iterdir() if path.is_dir())


def secrets_of(release):
    lines = (KEPT / release / "README.md").read_text(encoding="utf-8").splitlines()
    return [line.split("`")[1] for line in lines if line.startswith("- ")]


@pytest.mark.parametrize("release", RELEASES)
def test_the_vault_of_every_release_opens_and_holds_what_it_held(release, tmp_path, clock):
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / release / "vault", folder)
    before = canonical.load(KEPT / release / "content.json")
    files = VaultFiles(clock, KEPT_POLICY)
    passphrase, code = secrets_of(release)
    assert files.unwrap(folder, code).vault_id == files.unwrap(folder, passphrase).vault_id
    keys = files.unwrap(folder, passphrase)
    unit_of_work = files.open(folder, keys)
    with unit_of_work() as unit:
        assert [family.name for family in unit.families()] == ["The Example family"]
    told = [(card.reason, card.families) for card in files.backups().cards()]
    up_to_date = before["alembic_version"]["rows"] == [[NEWEST]]
    assert told == ([] if up_to_date else [("migration", 1)])
    files.close()
    after = canonical.read(folder / "records.db", keys.database)
    assert after.pop("alembic_version")["rows"] == [[NEWEST]]
    before.pop("alembic_version")
    assert canonical.only(after, before) == before


def test_the_vault_of_this_release_is_kept():
    about = tomllib.loads((KEPT.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert taf_desktop.__version__ == about["project"]["version"]
    assert taf_desktop.__version__ in RELEASES


def test_the_kept_files_are_as_they_were_made():
    for release in RELEASES:
        folder = KEPT / release / "vault"
        files = VaultFiles(policy=KEPT_POLICY)
        keys = files.unwrap(folder, secrets_of(release)[0])
        assert canonical.read(folder / "records.db", keys.database) == canonical.load(
            KEPT / release / "content.json"
        )
        assert sorted(snapshot(folder)) == ["records.db", "vault.hdr", "vault.hdr.prev"]


@pytest.fixture
def old(tmp_path, clock):
    """An older vault, closed, with its keys."""
    folder = tmp_path / "vault"
    shutil.copytree(KEPT / "0.1.0" / "vault", folder)
    files = VaultFiles(clock, KEPT_POLICY)
    return files, folder, files.unwrap(folder, secrets_of("0.1.0")[0])


def test_the_old_records_are_kept_for_thirty_days(old, clock):
    files, folder, keys = old
    before = (folder / "records.db").read_bytes()
    files.open(folder, keys)
    (earlier,) = (folder / "earlier").iterdir()
    assert earlier.read_bytes() == before
    (folder / "earlier" / "records-other.db").write_bytes(b"")
    for days, left in ((30, 2), (31, 1)):
        clock.set(NOON + timedelta(days=days))
        files.backups().keep_house()
        assert len(list((folder / "earlier").iterdir())) == left
    files.close()


def unchanged(folder, before):
    now = snapshot(folder)
    return {name: data for name, data in now.items() if name in before} == before


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("_upgrade_file", "backup.update_not_whole"),
        ("copy_records", "vault.disk_full"),
        ("_swap", "vault.disk_trouble"),
    ],
)
def test_an_update_that_fails_leaves_the_records_as_they_were(old, monkeypatch, what, message):
    files, folder, keys = old
    before = snapshot(folder)

    def fail(*_given, **_named):
        raise EnvironmentProblem(message)

    monkeypatch.setattr(migrate, what, fail)
    with pytest.raises(EnvironmentProblem, match=message):
        files.open(folder, keys)
    assert unchanged(folder, before)
    monkeypatch.undo()
    assert files.open(folder, keys)
    files.close()


def test_a_step_that_loses_a_row_is_not_taken(old, monkeypatch):
    files, folder, keys = old
    real = migrate.upgrade

    def losing(found, to=NEWEST):
        real(found, to)
        found.execute(text("DELETE FROM plan_answer WHERE id = (SELECT max(id) FROM plan_answer)"))

    monkeypatch.setattr(migrate, "upgrade", losing)
    before = snapshot(folder)
    with pytest.raises(EnvironmentProblem, match=r"backup\.update_not_whole"):
        files.open(folder, keys)
    assert unchanged(folder, before)


def test_a_page_that_goes_wrong_in_the_copy_is_not_taken(old, monkeypatch):
    files, folder, keys = old
    real = migrate._upgrade_file

    def bad_disk(path, given_keys):
        real(path, given_keys)
        data = bytearray(path.read_bytes())
        data[4096 * 5 + 9] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(migrate, "_upgrade_file", bad_disk)
    with pytest.raises(EnvironmentProblem, match=r"backup\.update_not_whole"):
        files.open(folder, keys)
    monkeypatch.undo()
    assert files.open(folder, keys)
    files.close()


def test_without_a_backup_nothing_is_updated(old, monkeypatch):
    files, folder, keys = old
    before = snapshot(folder)
    monkeypatch.setattr(ballast, "free_bytes", lambda _folder: 1000)
    with pytest.raises(EnvironmentProblem, match=r"backup\.no_room"):
        files.open(folder, keys)
    assert snapshot(folder) == before


def test_a_file_of_last_changes_that_stays_is_not_left_behind(closed, tmp_path):
    (closed.folder / "records.db-wal").write_bytes(b"x")
    (closed.folder / migrate.WORKING).write_bytes(b"x")
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_trouble"):
        migrate._swap(closed.folder, "records-0001.db")
    assert closed.records.stat().st_size > 1


def test_what_stood_ready_is_used_only_if_the_records_are_gone(closed):
    ready = closed.folder / migrate.READY
    (closed.folder / migrate.WORKING).write_bytes(b"half")
    ready.write_bytes(b"older")
    migrate.settle(closed.folder)
    assert not ready.exists()
    assert not (closed.folder / migrate.WORKING).exists()
    closed.records.rename(ready)
    migrate.settle(closed.folder)
    assert closed.open()


def test_a_folder_that_is_closed_to_us_is_said(closed, monkeypatch):
    (closed.folder / migrate.READY).write_bytes(b"x")
    closed.records.rename(closed.folder / "aside")

    def closed_to_us(*_given):
        raise PermissionError(13, "no")

    monkeypatch.setattr(migrate.atomic, "replace", closed_to_us)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        migrate.settle(closed.folder)


def test_a_disk_error_between_the_steps_is_said(old, monkeypatch):
    files, folder, keys = old

    def closed_to_us(*_given):
        raise PermissionError(13, "no")

    monkeypatch.setattr(migrate, "_swap", closed_to_us)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        files.open(folder, keys)


def commit_without_a_family(unit_of_work):
    row = text("INSERT INTO signed_version VALUES ('a','none','','b',1,'','','','')")
    with unit_of_work() as unit:
        unit._connection.execute(row)
        unit._connection.commit()


def test_a_commit_that_fails_does_not_stop_the_next(closed, unit_of_work):
    with pytest.raises(IntegrityError):
        commit_without_a_family(unit_of_work)
    assert add_family(unit_of_work)


def test_an_open_vault_is_lent_to_one_at_a_time(closed, tmp_path):
    from taf_desktop.domain.errors import Bug

    database = Database(partial(connection.connect, closed.records, closed.keys))
    with database.alone(), pytest.raises(Bug, match="two_at_once"), database.alone():
        pass
    database.close()
    with pytest.raises(Bug, match="not_open"), database.alone():
        pass
    assert Path(closed.records).exists()
