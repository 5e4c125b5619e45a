"""What every answer editor promises, so that a row, a form and a test can treat them alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Option


@dataclass(frozen=True, slots=True)
class Remark:
    """What an editor itself says below the row.

    ``mend`` is true where the person has something to put right ("this is not in the list"), false
    where the editor only tells how it understood ("Thursday 3 December 2026").
    """

    text: str = ""
    mend: bool = False


NOTHING_TO_SAY = Remark()


class Editor(Protocol):
    """A widget that holds one answer.

    ``changed`` tells that the person changed the answer; ``committed`` that they left the editor.
    Neither is sent by ``set_value``. Every editor is a ``QWidget``; it takes the keyboard
    itself or hands it to its first part.
    """

    changed: SignalInstance
    committed: SignalInstance

    def value(self) -> Answer:
        """Return the answer as it stands on screen."""
        ...

    def set_value(self, answer: Answer) -> None:
        """Show an answer. Text that already says the same is left alone, the cursor too."""
        ...

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these choices."""
        ...

    def set_suggestions(self, suggestions: tuple[str, ...]) -> None:
        """Offer these texts while typing."""
        ...

    def remark(self) -> Remark:
        """Return what the editor has to say below the row."""
        ...


class EditorDefaults:
    """What an editor without choices, suggestions or remarks does about them: nothing."""

    def set_options(self, options: tuple[Option, ...]) -> None:
        """Offer these choices; an editor without choices has no use for them."""

    def set_suggestions(self, suggestions: tuple[str, ...]) -> None:
        """Offer these texts; an editor without suggestions has no use for them."""

    def remark(self) -> Remark:
        """Return what the editor has to say below the row: nothing."""
        return NOTHING_TO_SAY
