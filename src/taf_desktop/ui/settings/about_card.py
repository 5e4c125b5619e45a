"""About: which version of the program and of what protects the vault is at work."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.support.words import say
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Muted, PlainLabel
from taf_desktop.ui.settings.presenter import Versions


class AboutCard(Card):
    """A short table of names and versions."""

    def __init__(self, versions: Versions, runner: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("about")
        self._versions = versions
        self._runner = runner
        self._asked = False
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(24)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(1, 1)
        self.add(Heading(self.tr("About this program")))
        self.column.addLayout(self._table)

    def load_once(self) -> None:
        """Ask for the versions, the first time only."""
        if not self._asked:
            self._asked = True
            self._runner.run(lambda _ticket: self._versions(), self._show, owner=self)

    def _show(self, versions: Sequence[tuple[str, str]]) -> None:
        for row, (name, version) in enumerate(versions):
            label = PlainLabel(version, wrap=False)
            label.setObjectName(f"version_{name}")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._table.addWidget(Muted(say(f"settings.about.{name}")), row, 0)
            self._table.addWidget(label, row, 1)
