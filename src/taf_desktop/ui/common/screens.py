"""What every screen of one family has in common, so that the family page can hold any of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.services.families import OpenFamily


class FamilyScreen(QWidget):
    """One tab of a family's page.

    Signals:
        wants_tab: another tab should be shown: its id, and the id of the thing to show there or "".
        saved_words: what the status line should say ("Saved 14:32").
    """

    wants_tab = Signal(str, str)
    saved_words = Signal(str)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or the same one after a change. Must not disturb what is being typed."""
        raise NotImplementedError

    def show_thing(self, id_: str) -> None:
        """Bring one thing of this screen into view; an unknown id is ignored."""

    def thing_shown(self) -> str:
        """Return the id of the thing in front, to come back to after unlocking; "" for none."""
        return ""

    def flush(self) -> None:
        """Save at once whatever is typed and not yet saved."""
