"""The report of a mistake of ours, as a person reads it before it is copied: nothing personal."""

from __future__ import annotations

from PySide6.QtCore import qVersion

from taf_desktop.runtime.excepthook import Fault
from taf_desktop.support import about


def report_of(fault: Fault) -> str:
    """Return every line that “Copy this report” copies, and no other."""
    known = (*about.lines(), ("qt", qVersion()))
    told = "\n".join(f"{name}: {value}" for name, value in known)
    return f"{fault.details}\n\n{told}"
