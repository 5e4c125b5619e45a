import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from taf_desktop.domain.changes import Change, ChangeSet
from taf_desktop.domain.errors import Bug
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.latest import Latest

CHANGES = ChangeSet(frozenset({Change("goal", "1", "2")}))


def test_answer_arrives_on_the_gui_thread_from_a_worker(runner, qtbot):
    seen = []
    runner.run(
        lambda ticket: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    name, where = seen[0]
    assert name.startswith("taf-db")
    assert where is threading.main_thread()
    assert runner.idle


def test_database_lane_keeps_its_order(runner, qtbot):
    seen = []
    for number in range(20):
        runner.run(lambda ticket, number=number: number, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 20)
    assert seen == list(range(20))


def test_computing_does_not_wait_for_the_database(runner, qtbot):
    release, seen = threading.Event(), []
    runner.run(lambda ticket: release.wait(30), seen.append)
    runner.run(lambda ticket: "computed", seen.append, lane="cpu")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["computed"]
    release.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert seen == ["computed", True]


def test_an_error_goes_to_who_asked_else_to_the_one_place(runner, unhandled, qtbot):
    heard = []

    def fails(ticket):
        raise OSError("disk")

    runner.run(fails, heard.append, heard.append)
    runner.run(fails, heard.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert [type(error) for error in heard] == [OSError]
    assert [type(error) for error in unhandled] == [OSError]


def test_answer_for_a_screen_that_is_gone_is_dropped(runner, qtbot):
    owner, seen, release = QObject(), [], threading.Event()
    runner.run(lambda ticket: release.wait(30), seen.append, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    release.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert seen == []


def test_change_is_announced_before_its_value(runner, bus, qtbot):
    order = []
    bus.changed.connect(order.append)
    runner.run_change(lambda ticket: ("value", CHANGES), order.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert order == [CHANGES, "value"]


def test_kept_change_is_announced_even_if_called_off(runner, bus, qtbot):
    order, release = [], threading.Event()
    bus.changed.connect(order.append)

    def job(ticket):
        release.wait(30)
        return "value", CHANGES

    runner.run_change(job, order.append).cancel()
    release.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert order == [CHANGES]


def test_called_off_before_it_began_does_not_run(runner, qtbot):
    release, ran = threading.Event(), []
    runner.run(lambda ticket: release.wait(30), lambda value: None)
    runner.run(lambda ticket: ran.append(1), lambda value: ran.append(2)).cancel()
    release.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert ran == []


def test_labelled_job_tells_when_it_is_busy_and_how_far(runner, qtbot):
    busy, steps = [], []
    runner.busy_changed.connect(lambda label, on: busy.append((label, on)))
    runner.progressed.connect(lambda *told: steps.append(told))
    runner.run(lambda ticket: ticket.report(1, 3, "Page 1"), lambda value: None, label="Pages")
    qtbot.waitUntil(lambda: runner.idle)
    assert busy == [("Pages", True), ("Pages", False)]
    assert steps == [("Pages", 1, 3, "Page 1")]


def test_cancel_by_label_reaches_the_job(runner, qtbot):
    began, stopped = threading.Event(), []

    def job(ticket):
        began.set()
        while not ticket.cancelled:
            threading.Event().wait(0.001)
        stopped.append(True)

    runner.run(job, stopped.append, label="Pages")
    assert began.wait(30)
    runner.cancel("Pages")
    qtbot.waitUntil(lambda: runner.idle)
    assert stopped == [True]


def test_wait_for_passes_the_answer_on_once(runner, qtbot):
    seen = []
    ticket = runner.run(lambda ticket: 7, seen.append)
    assert runner.wait_for(ticket, 30)
    assert seen == [7]
    qtbot.waitUntil(lambda: runner.idle)
    assert seen == [7]


def test_wait_for_gives_up_in_time(runner, qtbot):
    release = threading.Event()
    ticket = runner.run(lambda ticket: release.wait(30), lambda value: None)
    assert not runner.wait_for(ticket, 0.01)
    release.set()
    qtbot.waitUntil(lambda: runner.idle)


def test_shutdown_finishes_changes_and_refuses_new_work(runner, bus):
    order, release, ran = [], threading.Event(), []
    bus.changed.connect(order.append)
    runner.run(lambda ticket: release.wait(30), order.append)
    runner.run_change(lambda ticket: (ran.append("kept"), CHANGES), order.append)
    runner.run(lambda ticket: ran.append("read"), order.append)
    release.set()
    runner.shutdown()
    assert ran == ["kept"]
    assert order == [CHANGES]
    assert not [t for t in threading.enumerate() if t.name.startswith("taf-")]
    assert runner.run(lambda ticket: ran.append("late"), order.append).cancelled
    with pytest.raises(Bug):
        runner.run_change(lambda ticket: (None, CHANGES), order.append)
    assert (ran, order) == (["kept"], [CHANGES])


def test_immediate_runner_keeps_the_same_rules():
    order = []
    runner = ImmediateRunner(order.append)
    ticket = runner.run_change(lambda ticket: ("value", CHANGES), order.append)
    assert order == [CHANGES, "value"]
    assert runner.wait_for(ticket, 0)
    runner.run(lambda ticket: 1 / 0, order.append, lambda error: order.append(type(error)))
    assert order[-1] is ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        runner.run(lambda ticket: 1 / 0, order.append)


def test_latest_request_wins():
    seen, latest = [], Latest()
    older = latest.only(seen.append)
    newer = latest.only(seen.append)
    newer("new")
    older("old")
    assert seen == ["new"]


def test_empty_change_is_not_announced(bus):
    heard = []
    bus.changed.connect(heard.append)
    bus.publish(ChangeSet())
    assert heard == []


def test_reading_is_called_off_and_changes_go_on(runner, bus, qtbot):
    begun, release, told = threading.Event(), threading.Event(), []

    def long(_ticket):
        begun.set()
        return release.wait(30)

    runner.run(long, told.append)
    runner.run(lambda _ticket: told.append("read"), told.append)
    runner.run_change(lambda _ticket: ("kept", CHANGES), told.append)
    assert begun.wait(30)
    assert runner.call_off_reading()
    release.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert told == ["kept"]
    assert not runner.call_off_reading()
