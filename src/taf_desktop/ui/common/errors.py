"""Turns an error into one message: what happened, what it means, what to do.

The domain's errors bring their own sentence. Anything else is a mistake of ours: a calm sentence, a
reference number, and details to copy that hold nothing about people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import dialogs

if TYPE_CHECKING:
    from taf_desktop.runtime.excepthook import Fault


@dataclass(frozen=True, slots=True)
class Message:
    """What to show for an error. ``details`` is empty unless it is a mistake of ours."""

    title: str
    text: str
    details: str = ""


def message_for(error: Exception) -> Message:
    """Return the words for an error, by its kind. A mistake of ours is logged here."""
    # Imported here: the words need a YAML reader, which start-up does without.
    from taf_desktop.domain.errors import Bug, EnvironmentProblem, TafError
    from taf_desktop.runtime import excepthook

    if isinstance(error, TafError) and not isinstance(error, Bug):
        known = isinstance(error, EnvironmentProblem)
        title = _tr("Something is in the way") if known else _tr("Please look at this")
        return Message(title, error.sentence())
    fault = excepthook.describe(error)
    excepthook.log_fault(fault)
    return message_for_fault(fault)


def message_for_fault(fault: Fault) -> Message:
    """Return the words for a mistake of ours."""
    from taf_desktop.runtime.report import report_of

    text = _tr(
        "That was the program’s mistake, not yours. What was saved is safe. You can go on; if it"
        " happens again, close the program and start it again.\n\nIf you ask somebody for help,"
        " tell them this reference: {reference}."
    )
    return Message(
        _tr("Something went wrong"), text.format(reference=fault.reference), report_of(fault)
    )


def show(parent: QWidget | None, error: Exception) -> None:
    """Show an error in a dialog."""
    _show(parent, message_for(error))


def show_fault(parent: QWidget | None, fault: Fault) -> None:
    """Show a mistake of ours that the last resort caught."""
    _show(parent, message_for_fault(fault))


def _show(parent: QWidget | None, message: Message) -> None:
    if message.details:
        dialogs.message_with_details(parent, message.title, message.text, message.details)
    else:
        dialogs.information(parent, message.title, message.text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("errors", text)
