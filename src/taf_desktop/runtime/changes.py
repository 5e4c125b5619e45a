"""Tells every screen what has just changed in the vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from taf_desktop.domain.changes import ChangeSet


class ChangeBus(QObject):
    """One signal carrying a domain ``ChangeSet``; each screen decides whether it is concerned."""

    changed = Signal(object)

    def publish(self, changes: ChangeSet) -> None:
        """Announce what changed. An empty ChangeSet is not announced."""
        if changes:
            self.changed.emit(changes)
