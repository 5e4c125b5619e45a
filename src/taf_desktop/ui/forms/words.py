"""The few words several parts of a form say about how far it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from taf_desktop.forms.session import SectionState


def answered_words(state: SectionState) -> str:
    """Return "done", "3 of 7", or nothing where nobody has begun."""
    if not state.answered or not state.asked:
        return ""
    if state.answered >= state.asked:
        return QCoreApplication.translate("forms", "done")
    return QCoreApplication.translate("forms", "{0} of {1}").format(state.answered, state.asked)


def look_words(findings: int) -> str:
    """Return "look at 2"."""
    return QCoreApplication.translate("forms", "look at {0}").format(findings)
