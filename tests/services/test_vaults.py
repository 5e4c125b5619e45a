"""Changing what opens a vault, on a real one."""

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.services.tries import TooSoon, Tries
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from tests.services.test_quick_unlock import PASSPHRASE, TINY_POLICY
from tests.services.test_tries import Ticking

NEW = "nine loud otters dozing"
WEAK = "summer holiday"


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def vaults(tmp_path, clock):
    files = VaultFiles(clock, TINY_POLICY)
    found = Vaults(lambda: files, tmp_path / "Vaults", Tries(tmp_path / "tries.json", clock))
    yield found
    found.close()


@pytest.fixture
def made(vaults):
    new = vaults.prepare("North team", PASSPHRASE, PASSPHRASE)
    vaults.begin(new, {})
    return new


def refused(job, *arguments):
    with pytest.raises(UserError) as found:
        job(*arguments)
    assert found.value.sentence()
    return found.value.message_id


def test_a_weak_passphrase_locks_nothing(vaults, made):
    folder = made.card.folder
    assert refused(vaults.prepare, "South", WEAK, WEAK) == "vault.passphrase_too_weak"
    assert refused(vaults.prepare, "South", "short", "short") == "vault.passphrase_too_short"
    own = ("Quibbleton School", "Marrowdale")
    words = "quibbleton school marrowdale"
    assert refused(vaults.prepare, "South", words, words, own) == "vault.passphrase_too_weak"
    name = "Quibbleton Marrowdale"
    assert refused(vaults.prepare, name, words, words) == "vault.passphrase_too_weak"
    for job in (
        lambda: vaults.change_passphrase(folder, PASSPHRASE, WEAK, WEAK),
        lambda: vaults.add_person(folder, PASSPHRASE, "Deputy", WEAK, WEAK),
    ):
        assert refused(job) == "vault.passphrase_too_weak"
    assert [card.name for card in vaults.all()] == ["North team"]


def test_an_older_vault_opens_with_the_weaker_passphrase_it_has(vaults, tmp_path, clock):
    files = VaultFiles(clock, TINY_POLICY)
    new = files.create_keys(tmp_path / "Vaults", "Old", WEAK)
    files.create_database(new.card, new.keys)
    files.close()
    assert vaults.unwrap(new.card.folder, WEAK) == new.keys


def test_a_new_code_counts_once_it_was_typed_back(vaults, made):
    folder, keys = made.card.folder, vaults.check_passphrase(made.card.folder, PASSPHRASE)
    code = vaults.fresh_code()
    wrong = code[:-4] + "AAAA"
    assert refused(vaults.keep_recovery_code, folder, keys, code, wrong) == "start.code_differs"
    assert vaults.unwrap(folder, made.recovery_code) == keys
    vaults.keep_recovery_code(folder, keys, code, code.lower().replace("-", " "))
    assert vaults.unwrap(folder, code) == keys
    assert refused(vaults.unwrap, folder, made.recovery_code) == "vault.wrong_recovery_code"


def test_wrong_tries_wait_wherever_a_passphrase_is_asked_for(vaults, made, clock):
    folder, wrong = made.card.folder, "eleven loud gannets"
    for job in (
        lambda: vaults.unwrap(folder, wrong),
        lambda: vaults.check_passphrase(folder, wrong),
        lambda: vaults.change_passphrase(folder, wrong, NEW, NEW),
        lambda: vaults.add_person(folder, wrong, "Deputy", NEW, NEW),
    ):
        assert vaults.wait(folder) == 0
        assert refused(job) == "vault.wrong_passphrase"
    assert vaults.wait(folder) == 2
    with pytest.raises(TooSoon):
        vaults.unwrap(folder, PASSPHRASE)
    clock.on(2)
    assert vaults.unwrap(folder, PASSPHRASE) == made.keys
    assert vaults.wait(folder) == 0


def test_what_is_no_wrong_secret_is_no_wrong_try(vaults, made):
    for _ in range(6):
        refused(vaults.change_passphrase, made.card.folder, PASSPHRASE, NEW, NEW + "x")
    assert vaults.wait(made.card.folder) == 0


def test_a_second_person_comes_and_goes(vaults, made):
    folder = made.card.folder
    assert refused(vaults.add_person, folder, PASSPHRASE, " ", NEW, NEW) == "vault.nickname_missing"
    vaults.add_person(folder, PASSPHRASE, "Deputy", NEW, NEW)
    own, other = vaults.people(folder)
    assert (own.label, own.own, other.label, other.own) == ("", True, "Deputy", False)
    assert vaults.unwrap(folder, NEW) == made.keys
    code = vaults.fresh_code()
    wrong = code[:-4] + "AAAA"
    given = (folder, other.slot_id, PASSPHRASE, code)
    assert refused(vaults.prepare_removal, *given, wrong) == "start.code_differs"
    vaults.remove_person(vaults.prepare_removal(*given, code))
    assert len(vaults.people(folder)) == 1
    assert refused(vaults.unwrap, folder, NEW) == "vault.wrong_passphrase"
    assert vaults.unwrap(folder, code).master != made.keys.master
