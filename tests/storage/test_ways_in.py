import threading
from dataclasses import replace

import pytest

from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.domain.vault import Anchor, QuickCard
from taf_desktop.storage import kdf, locks, quick
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.header import FORMAT, DamagedHeader, read
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import atomic, machine
from tests.storage.conftest import PASSPHRASE, TINY, TINY_POLICY, snapshot
from tests.storage.test_opening import flip

OTHER = "nine loud otters"
PIN = "482915"
SECRET = bytes(range(32))
CARD = QuickCard("2026-11-22T00:00:00+00:00", "boot-1")


def header_of(folder, name="vault.hdr"):
    return read((folder / name).read_bytes(), TINY_POLICY).header


def formats(closed):
    return {
        name: b'"format":2' in (closed.folder / name).read_bytes()
        for name in ("vault.hdr", "vault.hdr.prev")
    }


def test_an_anchor_is_kept_and_read_back(closed):
    assert closed.files.anchor(closed.folder, closed.keys) is None or FORMAT == 2
    anchor = Anchor(7, "ab" * 32, "2026-11-21T12:00:00+00:00")
    closed.files.write_anchor(closed.folder, closed.keys, anchor)
    assert closed.files.anchor(closed.folder, closed.keys) == anchor
    assert formats(closed) == {"vault.hdr": True, "vault.hdr.prev": True}
    (closed.folder / "vault.hdr").unlink()
    assert closed.files.anchor(closed.folder, closed.keys) == anchor
    assert closed.files.unwrap(closed.folder, PASSPHRASE) == closed.keys


def test_an_anchor_outlives_every_other_change(closed):
    anchor = Anchor(7, "ab" * 32, "2026-11-21T12:00:00+00:00")
    closed.files.write_anchor(closed.folder, closed.keys, anchor)
    closed.files.change_passphrase(closed.folder, PASSPHRASE, OTHER)
    closed.files.keep_recovery_code(closed.folder, closed.keys, closed.files.fresh_code())
    closed.files.add_key_holder(closed.folder, OTHER, "Deputy", PASSPHRASE)
    assert closed.files.anchor(closed.folder, closed.keys) == anchor


def test_a_header_of_other_keys_is_not_changed(closed):
    stranger = replace(closed.keys, master=bytes(32))
    before = snapshot(closed.folder)
    with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_header"):
        closed.files.write_anchor(closed.folder, stranger, Anchor(1, "ab" * 32, ""))
    assert snapshot(closed.folder) == before


def test_a_missing_header_is_said(closed):
    for name in ("vault.hdr", "vault.hdr.prev"):
        (closed.folder / name).unlink()
    for job in (
        lambda: closed.files.anchor(closed.folder, closed.keys),
        lambda: closed.files.key_holders(closed.folder),
    ):
        with pytest.raises(EnvironmentProblem, match=r"vault\.missing"):
            job()


def test_damaged_headers_hold_nobody(closed):
    for name in ("vault.hdr", "vault.hdr.prev"):
        flip(closed.folder / name, 3)
    with pytest.raises(DamagedHeader):
        closed.files.key_holders(closed.folder)


def test_two_people_each_open_with_their_own(closed):
    closed.files.add_key_holder(closed.folder, PASSPHRASE, "  Deputy \n head ", OTHER)
    for secret in (PASSPHRASE, OTHER, closed.code):
        assert closed.files.unwrap(closed.folder, secret) == closed.keys
    closed.files.change_passphrase(closed.folder, OTHER, "twelve slow badgers")
    assert closed.files.unwrap(closed.folder, PASSPHRASE) == closed.keys
    with pytest.raises(UserError):
        closed.files.unwrap(closed.folder, OTHER)
    assert [one.label for one in closed.files.key_holders(closed.folder)] == ["", "Deputy head"]


def test_the_one_who_opened_the_vault_is_known(closed):
    closed.files.add_key_holder(closed.folder, PASSPHRASE, "Deputy", OTHER)
    assert [one.own for one in closed.files.key_holders(closed.folder)] == [False, False]
    closed.files.open(closed.folder, closed.files.unwrap(closed.folder, OTHER))
    assert [one.own for one in closed.files.key_holders(closed.folder)] == [False, True]


def test_a_vault_has_so_many_people_and_no_more(closed):
    for number in range(5):
        closed.files.add_key_holder(closed.folder, PASSPHRASE, f"Person {number}", OTHER)
    before = snapshot(closed.folder)
    with pytest.raises(UserError, match=r"vault\.too_many_people"):
        closed.files.add_key_holder(closed.folder, PASSPHRASE, "One more", OTHER)
    with pytest.raises(UserError, match=r"vault\.passphrase_too_short"):
        closed.files.add_key_holder(closed.folder, PASSPHRASE, "One more", "short")
    assert snapshot(closed.folder) == before


def test_the_slots_of_a_header_are_bounded_as_well(closed):
    header = header_of(closed.folder)
    full = replace(header, slots=header.slots * 8)
    from taf_desktop.storage import ways_in

    with pytest.raises(UserError, match=r"vault\.too_many_people"):
        ways_in._added(full, header.slots[0])


def with_pin(closed):
    closed.files.set_quick(closed.folder, PASSPHRASE, SECRET, PIN, CARD)


def test_a_pin_and_the_secret_open_together(closed):
    assert closed.files.quick_card(closed.folder) is None
    with_pin(closed)
    assert closed.files.quick_card(closed.folder) == CARD
    assert closed.files.unwrap_quick(closed.folder, SECRET, PIN) == closed.keys
    for secret, pin in ((SECRET, "482916"), (bytes(32), PIN), (b"", PIN), (SECRET, "")):
        with pytest.raises(UserError, match=r"quick\.wrong_pin"):
            closed.files.unwrap_quick(closed.folder, secret, pin)


def test_the_pin_is_no_passphrase_and_the_passphrase_no_pin(closed):
    with_pin(closed)
    with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        closed.files.unwrap(closed.folder, PIN)
    with pytest.raises(UserError, match=r"quick\.wrong_pin"):
        closed.files.unwrap_quick(closed.folder, SECRET, PASSPHRASE)


def test_a_woken_pin_opens_with_the_new_secret_only(closed):
    with_pin(closed)
    later = QuickCard("2026-11-23T00:00:00+00:00", "boot-2")
    closed.files.wake_quick(closed.folder, closed.keys, bytes(32), later)
    assert closed.files.quick_card(closed.folder) == later
    assert closed.files.unwrap_quick(closed.folder, bytes(32), PIN) == closed.keys
    with pytest.raises(UserError):
        closed.files.unwrap_quick(closed.folder, SECRET, PIN)


@pytest.mark.parametrize("change", [{"until": "2030-01-01T00:00:00+00:00"}, {"boot": "boot-2"}])
def test_the_end_of_a_pin_is_bound_to_it(closed, change):
    with_pin(closed)
    header = header_of(closed.folder)
    slots = tuple(
        replace(slot, quick=replace(slot.quick, **change)) if slot.quick else slot
        for slot in header.slots
    )
    forged = vault_keys.write_header(replace(header, slots=slots), closed.keys.master)
    with pytest.raises(UserError, match=r"quick\.wrong_pin"):
        quick.unlock(read(forged, TINY_POLICY), SECRET, PIN)


def test_a_pin_of_another_slot_cannot_be_woken(closed):
    with_pin(closed)
    header = header_of(closed.folder)
    strange = next(slot for slot in header.slots if slot.quick)
    with pytest.raises(DamagedHeader):
        quick.woken(closed.keys, replace(strange, salt=bytes(16)), SECRET, CARD, "")


def test_a_pin_is_dropped_in_an_open_vault_or_with_its_keys(closed):
    with_pin(closed)
    with pytest.raises(Bug, match=r"vault\.not_open"):
        closed.files.drop_quick(closed.folder)
    closed.files.drop_quick(closed.folder, closed.keys)
    assert closed.files.quick_card(closed.folder) is None
    with_pin(closed)
    closed.open()
    closed.files.drop_quick(closed.folder)
    assert closed.files.quick_card(closed.folder) is None


def test_a_copys_header_is_opened_by_what_opens_the_vault_today(closed):
    header = header_of(closed.folder)
    own_key = bytes(range(60, 92))
    sealed = vault_keys.seal_database_key(closed.keys.master, header.vault_id, 9, own_key)
    of_copy = replace(header, database=sealed, database_generation=9)
    copy = vault_keys.write_header(of_copy, closed.keys.master)
    with_pin(closed)
    closed.files.change_passphrase(closed.folder, PASSPHRASE, OTHER)
    renewed = closed.files.rewrapped(closed.folder, closed.keys, copy)
    keys, _slot = vault_keys.unlock(read(renewed, TINY_POLICY), OTHER)
    assert (keys.master, keys.database) == (closed.keys.master, own_key)
    with pytest.raises(UserError):
        vault_keys.unlock(read(renewed, TINY_POLICY), PASSPHRASE)
    assert b"quick" not in renewed
    for bad in (b"", copy[:-1] + bytes([copy[-1] ^ 1])):
        with pytest.raises(DamagedHeader):
            closed.files.rewrapped(closed.folder, closed.keys, bad)


def test_a_cost_below_todays_floor_is_raised_at_the_next_unlocking(closed, clock):
    dearer = KdfParameters(32, 2, 1)
    files = VaultFiles(clock, KdfPolicy(dearer, dearer, TINY, TINY_POLICY.largest))
    keys = files.unwrap(closed.folder, PASSPHRASE)
    before = snapshot(closed.folder)
    cheap = header_of(closed.folder).slots[0].kdf
    assert cheap.memory_kib == TINY.memory_kib
    assert snapshot(closed.folder) == before
    files.open(closed.folder, keys)
    files.close()
    slot = header_of(closed.folder).slots[0]
    assert slot.kdf == cheap.raised_to(dearer) != cheap
    assert slot.created == "2026-11-21T12:00:00+00:00"
    for secret in (PASSPHRASE, closed.code):
        assert files.unwrap(closed.folder, secret) == closed.keys


def test_a_dearer_slot_that_cannot_be_written_waits_for_next_time(closed, clock, monkeypatch):
    dearer = KdfParameters(32, 2, 1)
    files = VaultFiles(clock, KdfPolicy(dearer, dearer, TINY, TINY_POLICY.largest))
    keys = files.unwrap(closed.folder, PASSPHRASE)

    def full(*_):
        raise OSError(28, "no space")

    monkeypatch.setattr(atomic, "write_bytes", full)
    files.open(closed.folder, keys)
    files.close()
    monkeypatch.undo()
    assert header_of(closed.folder).slots[0].kdf.memory_kib == TINY.memory_kib
    assert files.unwrap(closed.folder, PASSPHRASE) == closed.keys


def test_a_small_computer_gets_a_lower_floor(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(machine, "memory_bytes", lambda: 3 * 1024**3)
    monkeypatch.setattr(kdf, "calibrate", lambda policy: asked.append(policy) or TINY)
    VaultFiles().create_keys(tmp_path, "Small", PASSPHRASE)
    assert asked[0].floor.memory_kib == 64 * 1024


def test_two_changes_at_once_wait_for_each_other(closed):
    anchors = [Anchor(n, f"{n:064x}", "") for n in range(1, 9)]

    def write(some):
        for anchor in some:
            closed.files.write_anchor(closed.folder, closed.keys, anchor)

    before = header_of(closed.folder).generation
    threads = [threading.Thread(target=write, args=(anchors,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(4):
        code = closed.files.fresh_code()
        closed.files.keep_recovery_code(closed.folder, closed.keys, code)
    for thread in threads:
        thread.join()
    assert header_of(closed.folder).generation == before + 3 * 8 + 4
    assert closed.files.unwrap(closed.folder, code) == closed.keys
    assert locks.believed(closed.folder, closed.keys, TINY_POLICY).anchor is not None
