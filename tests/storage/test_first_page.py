"""A wrong key is found out by reading alone: nothing on disk is changed by it."""

from dataclasses import replace

import pytest

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import first_page
from taf_desktop.storage.connection import connect
from tests.storage.conftest import snapshot
from tests.storage.samples import family
from tests.storage.test_opening import flip, run_elsewhere

CRASH = """
import os
from taf_desktop.domain.family import Family
with unit_of_work() as unit:
    unit.put(Family(id="kept", family_id="kept", name="Kept Example", notes="x" * 9000))
    unit.commit()
os._exit(9)
"""


@pytest.fixture
def crashed(closed):
    """A vault whose program ended at once: its last words are in the write-ahead file."""
    run_elsewhere(closed, CRASH)
    assert (closed.folder / "records.db-wal").stat().st_size > 0
    return closed


def kept(vault):
    with vault.open()() as unit:
        return [facts.name for facts in unit.families()]


def test_the_right_key_fits_and_no_other(closed):
    assert first_page.fits(closed.records, closed.keys.database)
    for at in range(32):
        key = bytearray(closed.keys.database)
        key[at] ^= 1
        assert not first_page.fits(closed.records, bytes(key))


def test_a_wrong_key_leaves_what_a_crash_left_untouched(crashed):
    before = snapshot(crashed.base)
    wrong = replace(crashed, keys=replace(crashed.keys, database=bytes(32)))
    for opening in (wrong.open, lambda: connect(wrong.records, wrong.keys)):
        with pytest.raises(EnvironmentProblem, match=r"vault\.damaged_database"):
            opening()
        assert snapshot(crashed.base) == before
    assert kept(crashed) == ["Kept Example"]


def test_without_the_check_the_file_would_be_folded_in(crashed, monkeypatch):
    monkeypatch.setattr(first_page, "fits", lambda _records, _key: True)
    before = snapshot(crashed.base)
    wrong = replace(crashed, keys=replace(crashed.keys, database=bytes(32)))
    with pytest.raises(EnvironmentProblem):
        wrong.open()
    assert snapshot(crashed.base) != before


def test_a_first_page_torn_by_a_power_cut_is_mended_from_the_write_ahead_file(crashed):
    assert len(list(first_page._logged(crashed.folder / "records.db-wal"))) > 0
    flip(crashed.records, 3000)
    assert first_page.fits(crashed.records, crashed.keys.database)
    assert not first_page.fits(crashed.records, bytes(32))
    assert kept(crashed) == ["Kept Example"]


@pytest.mark.parametrize("cut", [10, 40, 100, 5_000])
def test_a_write_ahead_file_cut_short_does_no_harm(crashed, cut):
    log = crashed.folder / "records.db-wal"
    log.write_bytes(log.read_bytes()[:cut])
    assert first_page.fits(crashed.records, crashed.keys.database)
    flip(crashed.records, 3000)
    assert not first_page.fits(crashed.records, crashed.keys.database)


def test_a_file_too_small_to_have_a_page_fits_no_key(closed):
    closed.records.write_bytes(b"x" * 4095)
    assert not first_page.fits(closed.records, closed.keys.database)


def test_a_file_that_may_not_be_read_is_said(closed, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "no")

    monkeypatch.setattr(type(closed.records), "open", refuse)
    with pytest.raises(EnvironmentProblem, match=r"vault\.no_access"):
        connect(closed.records, closed.keys)


def test_every_page_of_a_large_vault_is_still_the_same_one(closed, unit_of_work):
    with unit_of_work() as unit:
        unit.put(family(notes="x" * 100_000))
        unit.commit()
    assert first_page.fits(closed.records, closed.keys.database)
