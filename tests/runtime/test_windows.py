import ctypes
import sys

import pytest
from PySide6.QtCore import QByteArray

from taf_desktop.runtime.session_events import SessionEvents
from taf_desktop.runtime.windows import api as windows
from taf_desktop.runtime.windows.api import WindowsApi, load_api
from taf_desktop.runtime.windows.messages import (
    END_SESSION,
    POWER,
    SESSION,
    SHOW_WINDOW,
    Event,
    Message,
    MessageFilter,
    event_of,
)
from tests.runtime.fake_windows import FakeApi, Library, native, send


@pytest.fixture
def told():
    return []


def make(told, **answers):
    return WindowsApi(lambda _name: Library(told, answers))


@pytest.mark.parametrize(
    ("number", "value", "event"),
    [
        (SESSION, 7, Event.LOCKED),
        (SESSION, 2, Event.SWITCHED),
        (SESSION, 4, Event.DISCONNECTED),
        (SESSION, 6, Event.ENDING),
        (POWER, 4, Event.SLEEPING),
        (END_SESSION, 1, Event.ENDING),
        (SESSION, 8, None),
        (POWER, 18, None),
        (END_SESSION, 0, None),
        (0x200, 1, None),
    ],
)
def test_messages_say_what_happened_to_the_session(number, value, event):
    assert event_of(Message(1, number, value)) is event


def test_the_filter_hands_on_what_matters_and_lets_everything_pass():
    heard = []
    messages = MessageFilter(heard.append)
    assert send(messages, SESSION, 7, window=12) == (False, 0)
    assert send(messages, 0x0200) == (False, 0)
    message, address = native(POWER, 4)
    assert messages.nativeEventFilter(QByteArray(b"windows_generic_MSG"), address) == (False, 0)
    assert messages.nativeEventFilter(b"xcb_generic_event_t", address) == (False, 0)
    assert message.message == POWER
    assert heard == [Message(12, SESSION, 7), Message(7, POWER, 4)]


def test_a_window_is_told_of_the_session_until_it_goes(qapp, qtbot):
    api = FakeApi()
    events = SessionEvents(qapp, api, qapp)
    try:
        assert events.watch(31)
        with qtbot.waitSignal(events.left) as left:
            send(events._filter, SESSION, 7)
        assert left.args == [Event.LOCKED]
        shown = []
        events.window_shown = shown.append
        send(events._filter, SHOW_WINDOW, 1, window=55)
        send(events._filter, SHOW_WINDOW, 0, window=56)
        assert shown == [55]
        events.watch(32)
    finally:
        events.stop()
    assert api.told == [("hear", 31), ("forget", 31), ("hear", 32), ("forget", 32)]


def test_without_windows_nothing_is_heard(qapp):
    events = SessionEvents(qapp, None, qapp)
    assert not events.watch(1)
    events.stop()
    assert events._filter is None


def test_session_notices_are_asked_for_this_session_only(told):
    api = make(told)
    assert api.hear_session(5)
    api.forget_session(5)
    assert told == [
        ("WTSRegisterSessionNotification", 5, 0),
        ("WTSUnRegisterSessionNotification", 5),
    ]
    assert not make(told, WTSRegisterSessionNotification=0).hear_session(5)


def test_windows_are_kept_out_of_capture_and_allowed_again(told):
    api = make(told)
    assert api.hide_from_capture(9, hidden=True)
    assert api.hide_from_capture(9, hidden=False)
    assert told == [
        ("SetWindowDisplayAffinity", 9, 0x11),
        ("SetWindowDisplayAffinity", 9, 0x00),
    ]


def test_older_windows_shows_a_black_area_instead(told):
    api = make(told, SetWindowDisplayAffinity=lambda _window, how: int(how == 1))
    assert api.hide_from_capture(9, hidden=True)
    assert told[-1] == ("SetWindowDisplayAffinity", 9, 0x01)


def test_every_visible_window_of_the_thread_is_hidden(told):
    def each(_thread, tell, _nothing):
        return all(tell(window, 0) for window in (3, 4))

    api = make(told, EnumThreadWindows=each, IsWindowVisible=lambda w: int(w == 4))
    api.hide_all_windows()
    assert ("ShowWindow", 4, 0) in told
    assert ("ShowWindow", 3, 0) not in told


def test_the_process_is_closed_to_others(told):
    def describe(_words, _version, where, _size):
        ctypes.cast(where, ctypes.POINTER(ctypes.c_void_p))[0] = 99
        return 1

    answers = {"WerSetFlags": 0, "ConvertStringSecurityDescriptorToSecurityDescriptorW": describe}
    assert make(told, **answers).protect_process() == (True, True)
    names = [name for name, *_ in told]
    assert names == [
        "SetErrorMode",
        "WerSetFlags",
        "ConvertStringSecurityDescriptorToSecurityDescriptorW",
        "GetCurrentProcess",
        "SetKernelObjectSecurity",
        "LocalFree",
    ]
    assert told[0] == ("SetErrorMode", 3)
    assert told[2][1].value == windows.PROTECTION
    assert told[4][2] == windows.DACL
    assert told[4][3].value == 99


def test_a_process_that_cannot_be_closed_is_told(told):
    api = make(told, ConvertStringSecurityDescriptorToSecurityDescriptorW=0, WerSetFlags=5)
    assert api.protect_process() == (False, False)


def test_the_right_to_be_in_front_is_handed_on(told):
    make(told).allow_foreground(77)
    assert told == [("AllowSetForegroundWindow", 77)]


def test_windows_own_libraries_are_looked_for_on_windows_only(monkeypatch, told):
    assert load_api() is None
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: Library(told, {}), raising=False)
    assert isinstance(load_api(), WindowsApi)

    def missing(_name):
        raise OSError

    monkeypatch.setattr(ctypes, "WinDLL", missing, raising=False)
    assert load_api() is None


def test_every_call_the_program_makes_has_its_types():
    known = {name for names in windows.LIBRARIES.values() for name in names}
    assert set(windows.ARGUMENTS) <= known
