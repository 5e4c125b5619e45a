"""Promise P17 in its short form: what was erased is nowhere, and the control finds it before."""

import pytest

from taf_desktop.storage import tables
from tests.security import audit_faults as faults
from tests.security.erasure_traces import hits
from tests.security.p17_erasure import CANARY, enter, erase
from tests.security.test_audit import clock, vault
from tests.storage.conftest import PASSPHRASE

__all__ = ["clock", "vault"]


@pytest.fixture
def unit_of_work(vault):
    return vault.open(vault.folder, vault.keys)


def test_what_was_erased_is_on_no_page_any_more(vault, unit_of_work):
    id_ = enter(unit_of_work)
    before = hits(vault.folder, vault.keys.database, CANARY)
    assert before > 1_000, "the control must find it"
    erase(unit_of_work, id_)
    fresh = vault.rebuild()
    assert fresh.database != vault.keys.database
    assert hits(vault.folder, fresh.database, "Ash Example") > 0, "the control must still read"
    assert hits(vault.folder, fresh.database, CANARY) == 0
    assert hits(vault.folder, vault.keys.database, CANARY) == 0


@pytest.mark.parametrize("lost", ["vault.hdr", "vault.hdr.prev"])
def test_the_old_key_stands_in_neither_header_and_opens_nothing(vault, unit_of_work, lost):
    id_ = enter(unit_of_work)
    erase(unit_of_work, id_)
    vault.rebuild()
    vault.close()
    (vault.folder / lost).unlink()
    assert vault.unwrap(vault.folder, PASSPHRASE).database != vault.keys.database
    assert hits(vault.folder, vault.keys.database, "Ash Example") == 0


def test_every_row_that_could_name_it_is_gone(vault, unit_of_work):
    id_ = enter(unit_of_work)
    erase(unit_of_work, id_)
    with unit_of_work() as unit:
        for table in tables.metadata.tables.values():
            for row in unit._connection.execute(table.select()):
                assert CANARY not in str(tuple(row)), table.name


def test_the_history_stays_whole_through_erasing_and_fresh_records(vault, unit_of_work):
    id_ = enter(unit_of_work)
    erase(unit_of_work, id_)
    keys = vault.rebuild()
    assert faults.whole_check(unit_of_work).whole
    vault.close()
    again = vault.open(vault.folder, keys)
    assert faults.whole_check(again).whole
