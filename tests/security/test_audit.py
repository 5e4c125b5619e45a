"""Promises P8 and P9 in their short form: meddling with the history or the records is noticed."""

import shutil
from datetime import timedelta

import pytest

from taf_desktop.domain.audit import AuditHead, Finding
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from tests.security import audit_faults as faults
from tests.storage.conftest import NOON, PASSPHRASE, Ticking

TINY = KdfParameters(8, 1, 1)


@pytest.fixture
def clock():
    return Ticking(NOON)


@pytest.fixture
def vault(tmp_path, clock):
    files = VaultFiles(clock, KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2)))
    new = files.create_keys(tmp_path / "Vaults", "North team", PASSPHRASE)
    unit_of_work = files.create_database(new.card, new.keys)
    clock.set(NOON + timedelta(hours=1))
    faults.work(unit_of_work)
    files.close()
    files.folder, files.keys = new.card.folder, new.keys
    yield files
    files.close()


def test_what_nobody_meddled_with_is_whole(vault):
    assert faults.found_at(vault, vault.folder, vault.keys) == set()
    assert faults.found_at(vault, vault.folder, vault.keys) == set()


@pytest.mark.parametrize("name", faults.FAULTS)
def test_every_kind_of_meddling_is_found(vault, name):
    meddle, expected = faults.FAULTS[name]
    with faults.without_guard(vault.folder, vault.keys) as driver:
        meddle(driver)
    assert expected in faults.found_at(vault, vault.folder, vault.keys)


def test_a_clock_set_back_is_found_and_no_reason_for_alarm(vault, clock):
    clock.set(NOON - timedelta(days=1))
    unit_of_work = vault.open(vault.folder, vault.keys)
    result = faults.whole_check(unit_of_work)
    assert {one.what for one in result.noticed} == {Finding.CLOCK_BACK}
    assert result.news
    assert not result.worth_a_word


def test_a_clock_that_sets_itself_right_is_no_finding(vault, clock):
    clock.set(NOON + timedelta(hours=1) - timedelta(seconds=20))
    assert faults.found_at(vault, vault.folder, vault.keys) == set()


def test_the_same_finding_is_told_once(vault):
    with faults.without_guard(vault.folder, vault.keys) as driver:
        faults.edit(driver)
    first = faults.whole_check(vault.open(vault.folder, vault.keys))
    vault.close()
    second = faults.whole_check(vault.open(vault.folder, vault.keys))
    assert (first.worth_a_word, second.worth_a_word) == (True, False)
    assert [one.what for one in first.noticed] == [one.what for one in second.noticed]


@pytest.fixture
def earlier(vault, tmp_path, clock):
    copy = tmp_path / "earlier"
    shutil.copytree(vault.folder, copy)
    clock.set(NOON + timedelta(hours=3))
    faults.work(vault.open(vault.folder, vault.keys))
    vault.change_passphrase(vault.folder, PASSPHRASE, "nine loud otters")
    vault.close()
    return copy


@pytest.mark.parametrize("name", faults.ROLLBACKS)
def test_older_files_put_back_are_found_as_the_table_says(vault, earlier, name):
    names, expected = faults.ROLLBACKS[name]
    faults.put_back(earlier, vault.folder, names)
    assert faults.found_at(vault, vault.folder, vault.keys) == expected


def test_everything_put_back_is_found_by_an_anchor_that_lies_elsewhere(vault, earlier):
    unit_of_work = vault.open(vault.folder, vault.keys)
    with unit_of_work() as unit:
        elsewhere = unit.history.head()
    vault.close()
    assert elsewhere.seq > 0
    faults.put_back(earlier, vault.folder, faults.ROLLBACKS["records and header"][0])
    assert faults.found_at(vault, vault.folder, vault.keys, [elsewhere]) == {Finding.CUT_SHORT}
    forked = AuditHead(3, "0" * 64, elsewhere.data_version)
    found = faults.found_at(vault, vault.folder, vault.keys, [forked])
    assert Finding.OTHER_HISTORY in found


def test_another_history_under_the_same_number_is_found(vault, earlier):
    """Going on with an old copy until it is as long as the anchor says."""
    folder = vault.folder.parent / "other"
    shutil.copytree(earlier, folder)
    faults.work(vault.open(folder, vault.keys), families=6)
    vault.close()
    shutil.copy(folder / "records.db", vault.folder / "records.db")
    assert Finding.OTHER_HISTORY in faults.found_at(vault, vault.folder, vault.keys)


def test_single_pages_put_back_are_found(vault, earlier):
    older = (earlier / "records.db").read_bytes()
    newer = (vault.folder / "records.db").read_bytes()
    pages = faults.differing_pages(older, newer)
    kept = {path.name: path.read_bytes() for path in vault.folder.iterdir() if path.is_file()}
    missed = []
    for page in pages:
        for name, content in kept.items():
            (vault.folder / name).write_bytes(content)
        (vault.folder / "records.db").write_bytes(faults.put_page_back(older, newer, page))
        if not faults.found_at(vault, vault.folder, vault.keys):
            missed.append(page)
    assert len(pages) > 8
    assert missed == []
