"""Writing the records anew: nothing is lost, the old key opens nothing, a crash harms nothing."""

import shutil
from dataclasses import replace

import pytest

from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.storage import header_file, locks, rebuild
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.connection import connect
from taf_desktop.storage.header import read
from taf_desktop.support import atomic
from tests.storage.conftest import PASSPHRASE, TINY_POLICY
from tests.storage.samples import family, person

OTHER = "nine loud otters"


def header_of(folder, name="vault.hdr"):
    return read((folder / name).read_bytes(), TINY_POLICY).header


def fill(unit_of_work):
    home = family()
    with unit_of_work() as unit:
        unit.put(home)
        unit.put(person(home, notes="x" * 30_000))
        unit.commit()
    return home


def test_an_open_vault_goes_on_under_a_fresh_key(closed, unit_of_work):
    home = fill(unit_of_work)
    old = closed.keys.database
    keys = closed.files.rebuild()
    assert keys.database != old
    assert keys.master == closed.keys.master
    with unit_of_work() as unit:
        assert unit.facts(home.id).people == 1
        unit.put(person(home))
        unit.commit()
    closed.files.close()
    for name in ("vault.hdr", "vault.hdr.prev"):
        assert header_of(closed.folder, name).database_generation == 2
        assert header_of(closed.folder, name).coming is None
    assert closed.files.unwrap(closed.folder, PASSPHRASE) == keys
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        connect(closed.records, replace(closed.keys, database=old))
    with closed.files.open(closed.folder, keys)() as unit:
        assert unit.facts(home.id).people == 2
    assert not (closed.folder / rebuild.FRESH).exists()


def test_only_an_open_vault_is_rebuilt(closed):
    with pytest.raises(Bug, match=r"vault\.not_open"):
        closed.files.rebuild()


def test_what_was_deleted_is_not_carried_along(closed, unit_of_work):
    fill(unit_of_work)
    closed.files.close()
    driver = connect(closed.records, closed.keys)
    before = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute("DELETE FROM person")
    driver.close()
    closed.open()
    closed.files.rebuild()
    closed.files.close()
    assert closed.records.stat().st_size < before * 4096


@pytest.mark.parametrize("part", ["header", "twin", "swap", "last header", "last twin"])
def test_a_crash_at_any_step_leaves_a_vault_that_opens(closed, unit_of_work, monkeypatch, part):
    home = fill(unit_of_work)
    real_write, real_replace = atomic.write_bytes, atomic.replace
    steps = ["header", "twin", "swap", "last header", "last twin"]
    left = steps[: steps.index(part)]

    class PowerCut(BaseException):
        pass

    def step():
        if not left:
            raise PowerCut
        left.pop(0)

    def write(path, content):
        step()
        real_write(path, content)

    def swap(source, target):
        if source.name == rebuild.FRESH:
            step()
        real_replace(source, target)

    monkeypatch.setattr(atomic, "write_bytes", write)
    monkeypatch.setattr(atomic, "replace", swap)
    monkeypatch.setattr(closed.files, "_reconnect", lambda *_: None)
    with pytest.raises(PowerCut):
        closed.files.rebuild()
    monkeypatch.undo()
    other = type(closed.files)(policy=TINY_POLICY)
    keys = other.unwrap(closed.folder, PASSPHRASE)
    assert bool(keys.coming) == (part != "header" and part != "last twin")
    with other.open(closed.folder, keys)() as unit:
        assert unit.facts(home.id).people == 1
    assert other.notice == ""
    other.close()
    assert header_of(closed.folder).coming is None
    assert header_of(closed.folder) == header_of(closed.folder, "vault.hdr.prev")
    generation = 1 if part == "header" else 2
    assert header_of(closed.folder).database_generation == generation
    assert other.unwrap(closed.folder, closed.code).coming == b""


def half_way(closed, unit_of_work, monkeypatch):
    """Leave a vault whose header names both keys, with the fresh file beside the old one."""
    fill(unit_of_work)
    monkeypatch.setattr(rebuild, "_swap", lambda _folder: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        closed.files.rebuild()
    monkeypatch.undo()
    closed.files.close()
    return closed.files.unwrap(closed.folder, PASSPHRASE)


@pytest.mark.parametrize("spoil", ["missing", "damaged"])
def test_without_the_fresh_file_the_old_one_stays_in_force(
    closed, unit_of_work, monkeypatch, spoil
):
    keys = half_way(closed, unit_of_work, monkeypatch)
    fresh = closed.folder / rebuild.FRESH
    if spoil == "missing":
        fresh.unlink()
    else:
        fresh.write_bytes(b"x" * 9000)
    with closed.files.open(closed.folder, keys)() as unit:
        assert len(unit.families()) == 1
    closed.files.close()
    assert not fresh.exists()
    assert header_of(closed.folder).coming is None
    assert closed.files.unwrap(closed.folder, PASSPHRASE).database == closed.keys.database


def test_records_that_neither_key_opens_are_left_alone(closed, unit_of_work, monkeypatch):
    keys = half_way(closed, unit_of_work, monkeypatch)
    closed.records.write_bytes(b"x" * 9000)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        closed.files.open(closed.folder, keys)
    assert (closed.folder / rebuild.FRESH).exists()
    assert header_of(closed.folder).coming is not None


def test_no_room_leaves_everything_as_it_was(closed, unit_of_work, monkeypatch):
    home = fill(unit_of_work)
    before = header_of(closed.folder)

    def full(_path):
        raise OSError(28, "no space")

    monkeypatch.setattr(rebuild.os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match=r"vault\.disk_full"):
        closed.files.rebuild()
    monkeypatch.undo()
    assert header_of(closed.folder) == before
    assert not (closed.folder / rebuild.FRESH).exists()
    with unit_of_work() as unit:
        assert unit.facts(home.id).people == 1


def test_a_copy_that_is_not_the_same_is_thrown_away(closed, unit_of_work, monkeypatch):
    fill(unit_of_work)
    counted = iter([{"a": 1}, {"a": 2}])
    monkeypatch.setattr(rebuild, "_counts", lambda _driver: next(counted))
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        closed.files.rebuild()
    assert not (closed.folder / rebuild.FRESH).exists()
    with unit_of_work() as unit:
        assert len(unit.families()) == 1


def test_a_file_that_another_program_holds_is_said(closed, unit_of_work, monkeypatch):
    fill(unit_of_work)

    def held(_source, _target):
        raise PermissionError(13, "held")

    monkeypatch.setattr(atomic, "replace", held)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        closed.files.rebuild()
    monkeypatch.undo()
    with unit_of_work() as unit:
        assert len(unit.families()) == 1


def removal_of_other(closed):
    closed.files.add_key_holder(closed.folder, PASSPHRASE, "Deputy", OTHER)
    other = closed.files.key_holders(closed.folder)[1]
    code = closed.files.fresh_code()
    return closed.files.prepare_removal(closed.folder, other.slot_id, PASSPHRASE, code), code


def test_somebody_who_is_removed_opens_nothing_any_more(closed, unit_of_work, tmp_path):
    home = fill(unit_of_work)
    removal, code = removal_of_other(closed)
    known = closed.files.unwrap(closed.folder, OTHER)
    shutil.copy(closed.folder / "vault.hdr", tmp_path / "old.hdr")
    keys = closed.files.remove(removal)
    with unit_of_work() as unit:
        assert unit.facts(home.id).people == 1
    closed.files.close()
    for secret in (OTHER, closed.code):
        with pytest.raises(UserError):
            closed.files.unwrap(closed.folder, secret)
    assert keys == closed.files.unwrap(closed.folder, PASSPHRASE)
    assert keys == closed.files.unwrap(closed.folder, code)
    assert keys.master != known.master
    # What they may have kept: the old header with their passphrase, and every key behind it.
    old, _slot = vault_keys.unlock(read((tmp_path / "old.hdr").read_bytes(), TINY_POLICY), OTHER)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        connect(closed.records, old)
    for name in ("vault.hdr", "vault.hdr.prev"):
        found = read((closed.folder / name).read_bytes(), TINY_POLICY)
        with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_header"):
            vault_keys.keys_of(found, old.master)
    assert [one.label for one in closed.files.key_holders(closed.folder)] == [""]


def test_the_history_goes_on_under_its_own_key(closed, unit_of_work):
    fill(unit_of_work)
    before = vault_keys.audit_key(closed.keys)
    removal, _code = removal_of_other(closed)
    keys = closed.files.remove(removal)
    assert vault_keys.audit_key(keys) == before
    again = closed.files.rebuild()
    assert vault_keys.audit_key(again) == before
    closed.files.close()
    assert vault_keys.audit_key(closed.files.unwrap(closed.folder, PASSPHRASE)) == before
    assert keys.master not in (before, closed.keys.master)


def test_a_crash_while_somebody_is_removed_is_gone_on_with(closed, unit_of_work, monkeypatch):
    home = fill(unit_of_work)
    removal, _code = removal_of_other(closed)
    monkeypatch.setattr(rebuild, "_swap", lambda _folder: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        closed.files.remove(removal)
    monkeypatch.undo()
    closed.files.close()
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, OTHER)
    keys = closed.files.unwrap(closed.folder, PASSPHRASE)
    with closed.files.open(closed.folder, keys)() as unit:
        assert unit.facts(home.id).people == 1
    closed.files.close()
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
        connect(closed.records, closed.keys)
    final = closed.files.unwrap(closed.folder, PASSPHRASE)
    assert vault_keys.audit_key(final) == vault_keys.audit_key(closed.keys)


def test_who_may_be_removed_and_by_whom(closed):
    (own,) = closed.files.key_holders(closed.folder)
    code = closed.files.fresh_code()
    for secret, message in (
        (PASSPHRASE, "vault.not_yourself"),
        (closed.code, "vault.wrong_passphrase"),
        ("not this one at all", "vault.wrong_passphrase"),
    ):
        with pytest.raises(UserError) as refused:
            closed.files.prepare_removal(closed.folder, own.slot_id, secret, code)
        assert refused.value.message_id == message


def test_settling_needs_records_and_a_change_under_way(closed):
    header = locks.believed(closed.folder, closed.keys, TINY_POLICY)
    assert rebuild.settle(closed.folder, closed.keys, header) == closed.keys
    assert rebuild._finish(closed.folder, closed.keys, header, closed.keys) == closed.keys


def test_a_leftover_that_cannot_be_removed_is_said(closed, unit_of_work, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "no")

    monkeypatch.setattr(type(closed.folder), "unlink", refuse)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        closed.files.rebuild()
    monkeypatch.undo()
    with unit_of_work() as unit:
        assert unit.families() == ()
    assert header_file.is_vault(closed.folder)


def test_fresh_records_that_no_header_names_and_half_headers_are_cleared_away(closed):
    left = [
        closed.folder / rebuild.FRESH,
        closed.folder / f"{rebuild.FRESH}-journal",
        closed.folder / ".new-header.tmp",
    ]
    for path in left:
        path.write_bytes(b"half")
    closed.open()
    closed.files.close()
    assert not any(path.exists() for path in left)
