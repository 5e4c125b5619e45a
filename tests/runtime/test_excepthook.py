import sys
import threading

import pytest

from taf_desktop.runtime.excepthook import LastResort, describe
from taf_desktop.runtime.latest import Latest


def fault_in_our_code():
    def fails(value):
        raise ValueError("Robin said something private")

    try:
        Latest().only(fails)(1)
    except ValueError as error:
        return error
    raise AssertionError


def test_what_is_told_holds_no_message():
    fault = describe(fault_in_our_code())
    assert fault.kind == "ValueError"
    assert fault.places[0].startswith("taf_desktop.runtime.latest:")
    assert "Robin" not in fault.details
    assert fault.reference in fault.details


@pytest.fixture
def shown(qapp):
    return []


@pytest.fixture
def hook(shown):
    made = LastResort(shown.append)
    yield made
    made.uninstall()


def test_fault_of_the_gui_thread_is_shown(hook, shown, qtbot):
    error = fault_in_our_code()
    hook.hear(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(shown))
    assert [fault.kind for fault in shown] == ["ValueError"]


def test_fault_of_a_thread_is_shown_on_the_gui_thread(hook, shown, qtbot):
    where = []
    hook._show = lambda fault: where.append((fault.kind, threading.current_thread()))
    hook.install()
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [("IndexError", threading.main_thread())]


def test_hooks_are_given_back(hook):
    before = (sys.excepthook, threading.excepthook)
    hook.install()
    assert sys.excepthook == hook.hear
    hook.uninstall()
    assert (sys.excepthook, threading.excepthook) == before


def test_one_dialog_at_a_time(hook, qtbot):
    shown = []

    def stays_open(fault):
        shown.append(fault)
        hook._tell(describe(KeyError()))

    hook._show = stays_open
    hook.hear(KeyError, KeyError(), None)
    qtbot.waitUntil(lambda: bool(shown))
    assert len(shown) == 1


def test_stopping_from_the_keyboard_is_no_fault(hook, shown, monkeypatch):
    passed_on = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *args: passed_on.append(args[0]))
    hook.hear(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert passed_on == [KeyboardInterrupt]
    assert shown == []
