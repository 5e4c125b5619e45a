from datetime import date, timedelta

import pytest

from taf_desktop.domain.backups import CalledOff, Quiet, Reason, Standing, kept_until
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.services.backups import Backups, Restores, reason_words, trouble_words
from tests.services.backup_fakes import NOON, FakeStore, card
from tests.services.fakes import FakeVault

FULL = EnvironmentProblem("vault.disk_full")
ROOM = EnvironmentProblem("backup.no_room", needed=12)
DAMAGED = EnvironmentProblem("vault.damaged_database")


@pytest.fixture
def store():
    return FakeStore()


@pytest.fixture
def backups(store, clock):
    return Backups(lambda: store, FakeVault(), clock, lambda: "/stick")


def test_made_copied_to_the_second_place_and_noted(backups, store):
    made = backups.finish(backups.copy(Reason.ASKED, Quiet()), Quiet())
    assert made.reason == "asked"
    assert store.asked == ["copy", "finish", "copy_to_second", "/stick"]
    backups.note_made(made)


@pytest.mark.parametrize("problem", [EnvironmentProblem("backup.second_missing"), CalledOff()])
def test_a_stick_that_is_away_is_no_trouble_of_the_backup(backups, store, problem):
    store.raises["copy_to_second"] = problem
    backups.finish(backups.copy(Reason.ASKED, Quiet()), Quiet())
    assert backups.standing().trouble == ""


@pytest.mark.parametrize("step", ["copy", "finish"])
def test_trouble_is_remembered_until_a_backup_is_made(backups, store, step):
    store.raises[step] = FULL
    with pytest.raises(EnvironmentProblem):
        backups.finish(backups.copy(Reason.DAILY, Quiet()), Quiet())
    assert backups.standing().trouble == "vault.disk_full"
    store.raises.clear()
    backups.finish(backups.copy(Reason.DAILY, Quiet()), Quiet())
    assert backups.standing().trouble == ""


def test_a_sentence_with_gaps_is_remembered_as_one_without(backups, store):
    store.raises["copy"] = ROOM
    with pytest.raises(EnvironmentProblem):
        backups.copy(Reason.DAILY, Quiet())
    assert "not enough room" in trouble_words(backups.standing().trouble)


def test_damage_is_remembered(backups, store):
    looking = backups.begin_examining()
    assert [backups.examine(looking), backups.examine(looking)] == [False, True]
    assert not backups.standing().damaged
    store.raises["examine"] = DAMAGED
    assert backups.examine(looking)
    assert backups.standing().damaged


def test_looking_after_them_does_each_thing_and_goes_on_after_trouble(backups, store):
    store.raises["copy_to_second"] = EnvironmentProblem("backup.second_missing")
    store.raises["check_oldest"] = EnvironmentProblem("backup.one_was_damaged")
    assert backups.look_after(Quiet()).trouble == "backup.one_was_damaged"
    assert [one for one in store.asked if one != "/stick"] == [
        "keep_house", "renew_locks", "copy_to_second", "check_oldest", "tidy", "standing",
    ]  # fmt: skip


def test_looking_after_them_can_be_called_off(backups, store):
    store.raises["copy_to_second"] = CalledOff()
    backups.look_after(Quiet())
    assert "tidy" not in store.asked


@pytest.mark.parametrize(("days", "wanted"), [(None, True), (0, False), (1, True)])
def test_one_a_day(store, backups, days, wanted):
    store.kept = [] if days is None else [card(days)]
    assert backups.wanted_today() is wanted


def test_the_rest_is_passed_on(backups, store):
    assert backups.wanted_on_closing() is True
    assert backups.before(Reason.ERASE).reason == "erase"
    assert backups.only_newest() == 3
    assert backups.renew_locks() == 2
    assert backups.drop_other_locks() == 3
    assert backups.cards() == ()
    assert backups.use_second_place("/usb") is None
    assert store.asked[-1] == "/usb"


def test_reasons_and_troubles_in_words():
    assert reason_words("close") == "when closing"
    assert reason_words("from the future") == "made by a newer version"
    assert trouble_words("") == ""


def test_how_long_there_was_none():
    today = NOON.date()
    assert Standing().days_without(today) == 0
    assert Standing(since=today - timedelta(7)).is_old(today)
    assert not Standing(newest=NOON - timedelta(6)).is_old(today)
    assert Standing(newest=NOON - timedelta(7)).is_old(today)
    assert not Standing(second=NOON - timedelta(90)).second_is_old(today)
    assert Standing(second=NOON - timedelta(30), second_place="/x").second_is_old(today)
    assert Standing(second_since=today - timedelta(30), second_place="/x").second_is_old(today)
    assert kept_until(date(2026, 11, 21)) == date(2026, 12, 21)


class Restorer:
    """Says what it was asked."""

    def found(self, base, places):
        return (base, places)

    def read(self, path):
        return path

    def restore(self, path, secret, base, progress):
        return (path, secret, base)

    def put_in_place(self, restored, base):
        return (restored, base)

    def discard(self, restored):
        self.discarded = restored


def test_restoring_is_passed_on(tmp_path):
    store = Restorer()
    restores = Restores(lambda: store, tmp_path, lambda: "/stick")
    assert restores.found() == (tmp_path, (type(tmp_path)("/stick"),))
    assert Restores(lambda: store, tmp_path).found() == (tmp_path, ())
    assert restores.read("x") == "x"
    assert restores.restore("x", "s", Quiet()) == ("x", "s", tmp_path)
    assert restores.put_in_place("r") == ("r", tmp_path)
    restores.discard("r")
    assert store.discarded == "r"


def test_nobody_watches_quietly():
    quiet = Quiet()
    assert quiet.report(1, 2) is None
    assert quiet.cancelled is False


def test_what_was_owed_is_done_and_trouble_with_it_is_told(backups, store):
    assert backups.drop_owed() == 0
    assert "only_newest" not in store.asked
    store.owed = True
    assert backups.drop_owed() == 3
    store.raises["only_newest"] = EnvironmentProblem("backup.not_whole")
    assert backups.drop_owed() == 0
    assert backups.standing().trouble == "backup.not_whole"
