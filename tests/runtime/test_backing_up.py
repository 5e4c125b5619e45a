import pytest

from taf_desktop.domain.backups import CalledOff, Reason, Standing
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.runtime.backing_up import BackupKeeper
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.services.backups import Backups
from tests.services.backup_fakes import FakeStore, card
from tests.services.fakes import FakeVault

FULL = EnvironmentProblem("vault.disk_full")


@pytest.fixture
def store():
    return FakeStore([card(1)])


@pytest.fixture
def runner(qapp):
    unheard = []
    made = LaneRunner(on_unhandled=unheard.append)
    made.unheard = unheard
    yield made
    made.shutdown()


@pytest.fixture
def keeper(qtbot, store, runner, clock):
    keeper = BackupKeeper(Backups(lambda: store, FakeVault(), clock), runner)
    keeper.told = []
    keeper.stands.connect(keeper.told.append)
    yield keeper
    keeper.stop()


def idle(qtbot, runner):
    qtbot.waitUntil(lambda: runner.idle)


def asked(store):
    return [name for name in store.asked if name not in ("cards", "standing", "")]


def test_the_first_look_examines_makes_todays_and_looks_after(qtbot, keeper, store, runner):
    keeper.start(first_look=0)
    qtbot.waitUntil(lambda: "tidy" in store.asked)
    idle(qtbot, runner)
    assert asked(store) == [
        "examine", "owes_dropping", "copy", "finish", "copy_to_second", "keep_house",
        "renew_locks", "copy_to_second", "check_oldest", "tidy",
    ]  # fmt: skip
    assert isinstance(keeper.told[-1], Standing)
    assert len(keeper.told) == 2


def test_later_looks_examine_no_more_and_todays_is_there(qtbot, keeper, store, runner):
    keeper.look()
    idle(qtbot, runner)
    store.asked.clear()
    store.kept = [card()]
    keeper.look()
    idle(qtbot, runner)
    assert asked(store) == ["keep_house", "renew_locks", "copy_to_second", "check_oldest", "tidy"]


def test_one_look_at_a_time(qtbot, keeper, store, runner):
    keeper.look()
    keeper.look()
    idle(qtbot, runner)
    assert asked(store).count("keep_house") == 1


def test_trouble_with_todays_is_told_by_how_it_stands(qtbot, keeper, store, runner):
    store.raises["copy"] = FULL
    keeper.look()
    idle(qtbot, runner)
    assert keeper.told[-1].trouble == "vault.disk_full"
    assert runner.unheard == []


def test_trouble_while_looking_is_told(qtbot, keeper, store, runner):
    keeper.start(first_look=60_000)
    store.raises["cards"] = FULL
    keeper.look()
    idle(qtbot, runner)
    assert len(keeper.told) >= 2


def test_a_mistake_of_ours_is_not_swallowed(qtbot, keeper, runner):
    with pytest.raises(ZeroDivisionError):
        keeper._end(ZeroDivisionError())
    keeper._end(CalledOff())
    assert keeper.told == []


def test_one_that_was_asked_for_answers(qtbot, keeper, store, runner):
    answers = []
    keeper.make(Reason.ASKED, answers.append, answers.append, "Making a backup…")
    qtbot.waitUntil(lambda: bool(answers))
    idle(qtbot, runner)
    assert answers[0].reason == "asked"
    assert keeper.told
    store.raises["finish"] = FULL
    keeper.make(Reason.ASKED, answers.append, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[1] is FULL


def test_closing_makes_one_if_something_changed(qtbot, keeper, store, runner):
    steps = []
    keeper.progressed.connect(lambda *given: steps.append(given))
    gone = []
    keeper.close_up(lambda: gone.append("on"))
    qtbot.waitUntil(lambda: bool(gone))
    assert store.kept[0].reason == "close"
    assert (1, 2, "Checking") in steps


def test_closing_without_a_change_makes_none(qtbot, keeper, store):
    store.is_changed = False
    gone = []
    keeper.close_up(lambda: gone.append("on"))
    qtbot.waitUntil(lambda: bool(gone))
    assert asked(store) == ["changed"]


@pytest.mark.parametrize("step", ["changed", "copy", "finish"])
def test_closing_goes_on_whatever_goes_wrong(qtbot, keeper, store, step):
    store.raises[step] = FULL
    gone = []
    keeper.close_up(lambda: gone.append("on"))
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == ["on"]


def test_closing_waits_no_longer_than_it_may(qtbot, keeper, store):
    keeper._patience.setInterval(0)
    gone = []
    keeper.close_up(lambda: gone.append("on"))
    qtbot.waitUntil(lambda: bool(gone))
    keeper.close_without()
    assert gone == ["on"]


def test_stopping_calls_off_what_is_under_way(keeper, runner):
    keeper.look()
    tickets = list(keeper._tickets)
    keeper.stop()
    assert all(ticket.cancelled for ticket in tickets)


def test_changed_locks_reach_the_backups(qtbot, keeper, store, runner):
    keeper.renew_locks()
    keeper.drop_other_locks()
    idle(qtbot, runner)
    assert {"renew_locks", "has_other_locks", "only_newest"} <= set(store.asked)


def test_a_program_that_is_closing_is_left_alone(keeper, runner, store):
    runner.shutdown()
    keeper.look()
    assert asked(store) == []


def test_a_stopped_one_does_not_look_again(qtbot, keeper, runner, store):
    keeper.start(first_look=0)
    keeper.stop()
    qtbot.waitUntil(lambda: runner.idle)
    with qtbot.assertNotEmitted(keeper.stands, wait=50):
        pass
    assert "examine" not in store.asked
