"""What this computer is like, as far as the vault needs to know. Says so little, or nothing.

Windows is asked through ``ctypes``, imported in the calls: this is loaded before the first window.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BOOT_SLACK = 120
"""Seconds by which two readings of one start of the computer may differ: its clock is corrected."""

Kernel = Any
"""Windows' kernel32 as ``ctypes`` gives it: functions without types."""

LINUX_BOOT = Path("/proc/sys/kernel/random/boot_id")


def kernel32() -> Kernel:
    """Return Windows' own functions. On Windows only."""
    import ctypes

    return getattr(ctypes, "windll").kernel32  # noqa: B009 unknown to type checkers elsewhere


def memory_bytes() -> int:
    """Return how much memory the computer has; 0 if it does not tell."""
    try:
        if sys.platform == "win32":
            return _windows_memory()
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (OSError, ValueError, AttributeError):
        return 0


def boot_mark(now: Callable[[], float] = time.time) -> str:
    """Return a mark that is another after each start of the computer; "" if it does not tell."""
    try:
        if sys.platform == "win32":
            return f"at:{round(now() - _windows_uptime())}"
        return LINUX_BOOT.read_text(encoding="ascii").strip()
    except (OSError, ValueError, AttributeError):
        return ""


def same_boot(kept: str, here: str) -> bool:
    """Say whether two marks are of one start of the computer."""
    if not kept or not here:
        return False
    if kept.startswith("at:") and here.startswith("at:"):
        return _close(kept[3:], here[3:])
    return kept == here


def _close(one: str, other: str) -> bool:
    try:
        return abs(int(one) - int(other)) <= BOOT_SLACK
    except ValueError:
        return False


def _windows_uptime() -> float:
    import ctypes

    ticks = kernel32().GetTickCount64
    ticks.restype = ctypes.c_uint64
    return float(ticks()) / 1000


def _windows_memory() -> int:
    import ctypes

    kilobytes = ctypes.c_uint64(0)
    if not kernel32().GetPhysicallyInstalledSystemMemory(ctypes.byref(kilobytes)):
        return 0
    return int(kilobytes.value) * 1024
