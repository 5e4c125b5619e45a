"""What is asked before a plan becomes an agreed one, or an agreed one a draft again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import dialogs


def keep_as_agreed(page: QWidget) -> bool:
    """Ask whether the plan should be kept as the family agreed it."""
    told = _tr(
        "These words then stand as the family agreed them, and can be printed."
        " How it goes is written beside them."
    )
    title, yes, no = _tr("Keep the plan as agreed?"), _tr("Keep as agreed"), _tr("Not yet")
    return dialogs.question(page, title, told, yes, no)


def change_agreed(page: QWidget) -> bool:
    """Ask whether an agreed plan should become a draft."""
    told = _tr(
        "The agreed version stays as it is and can be read below. The plan becomes a draft to"
        " write in, and everybody is asked again whether they agree."
    )
    return dialogs.question(page, _tr("Change the agreed plan?"), told, _tr("Change the plan"))


def _tr(words: str) -> str:
    return QCoreApplication.translate("plan", words)
