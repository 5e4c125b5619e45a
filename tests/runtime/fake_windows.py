"""Windows as the program sees it: libraries that write down what they are asked."""

import ctypes
from ctypes import wintypes

from taf_desktop.runtime.windows.messages import SESSION


class Call:
    def __init__(self, name, told, answers):
        self.name, self.told, self.answers = name, told, answers
        self.argtypes = self.restype = None

    def __call__(self, *given):
        self.told.append((self.name, *given))
        answer = self.answers.get(self.name, 1)
        return answer(*given) if callable(answer) else answer


class Library:
    def __init__(self, told, answers):
        self._told, self._answers, self._calls = told, answers, {}

    def __getattr__(self, name):
        return self._calls.setdefault(name, Call(name, self._told, self._answers))


class FakeApi:
    """An ``Api`` that writes down what it was asked."""

    def __init__(self, *, hears=True):
        self.hears = hears
        self.told = []

    def hear_session(self, window):
        self.told.append(("hear", window))
        return self.hears

    def forget_session(self, window):
        self.told.append(("forget", window))

    def hide_from_capture(self, window, *, hidden):
        self.told.append(("capture", window, hidden))
        return True

    def allow_foreground(self, process):
        self.told.append(("foreground", process))

    def hide_all_windows(self):
        self.told.append(("hide all",))

    def protect_process(self):
        self.told.append(("protect",))
        return True, True


def native(number, value=0, window=7):
    """Return one message as Qt hands it to a native event filter: its kind and its address."""
    message = wintypes.MSG(window, number, value, 0, 0)
    return message, ctypes.addressof(message)


def send(filter_, number, value=0, window=7):
    """Send one message through a native event filter; return what the filter answered."""
    message, address = native(number, value, window)
    answer = filter_.nativeEventFilter(b"windows_generic_MSG", address)
    del message
    return answer


def lock_session(filter_):
    """Send what Windows sends when somebody presses Windows+L."""
    send(filter_, SESSION, 7)
