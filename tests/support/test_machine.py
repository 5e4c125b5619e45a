from types import SimpleNamespace

import pytest

from taf_desktop.support import machine


def windows(monkeypatch, **functions):
    monkeypatch.setattr(machine.sys, "platform", "win32")
    monkeypatch.setattr(machine, "kernel32", lambda: SimpleNamespace(**functions))


def test_this_computer_tells_its_memory_and_its_start():
    assert machine.memory_bytes() > 256 * 1024**2
    assert machine.same_boot(machine.boot_mark(), machine.boot_mark())


def test_windows_is_asked_for_its_memory(monkeypatch):
    def installed(kilobytes):
        kilobytes._obj.value = 4 * 1024 * 1024
        return 1

    windows(monkeypatch, GetPhysicallyInstalledSystemMemory=installed)
    assert machine.memory_bytes() == 4 * 1024**3
    windows(monkeypatch, GetPhysicallyInstalledSystemMemory=lambda _kilobytes: 0)
    assert machine.memory_bytes() == 0


def test_windows_is_asked_how_long_it_has_been_running(monkeypatch):
    def ticks():
        return 90_000

    windows(monkeypatch, GetTickCount64=ticks)
    assert machine.boot_mark(lambda: 1_000_000.0) == "at:999910"
    assert ticks.restype


@pytest.mark.parametrize(
    ("kept", "here", "same"),
    [
        ("at:1000", "at:1000", True),
        ("at:1000", "at:1119", True),
        ("at:1000", "at:1121", False),
        ("at:1000", "at:880", True),
        ("at:x", "at:1000", False),
        ("at:", "at:", False),
        ("", "", False),
        ("", "at:1000", False),
        ("b6f1", "b6f1", True),
        ("b6f1", "c7a2", False),
    ],
)
def test_the_same_start_is_known_again_although_the_clock_is_corrected(kept, here, same):
    assert machine.same_boot(kept, here) is same


def test_a_computer_that_does_not_tell_is_no_error(monkeypatch):
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine, "LINUX_BOOT", machine.Path("/no/such/file"))
    assert machine.boot_mark() == ""

    def unknown(_name):
        raise ValueError

    monkeypatch.setattr(machine.os, "sysconf", unknown, raising=False)
    assert machine.memory_bytes() == 0


def test_windows_own_functions_are_found_by_name(monkeypatch):
    import ctypes

    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32="kernel"), raising=False)
    assert machine.kernel32() == "kernel"
