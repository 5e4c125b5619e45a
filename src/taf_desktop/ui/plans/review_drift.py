"""What is worth knowing before something is decided: numbers that hardly move, said kindly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Strong
from taf_desktop.ui.plans.review_ending import Drift


class DriftCard(Card):
    """Hidden while there is nothing to say. It stops nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone=Tone.WORRY, title=self.tr("Before you decide"))
        self.setObjectName("beforeYouDecide")
        self._shown = Drift()
        self._rows = layouts.column(spacing=6)
        self.column.addLayout(self._rows)
        self.hide()

    def show_drift(self, drift: Drift) -> None:
        """Show what the coach sees now."""
        if drift == self._shown:
            return
        self._shown = drift
        layouts.clear(self._rows)
        for line in drift.lines:
            self._rows.addWidget(Strong(line))
        if drift.lines:
            self._rows.addWidget(Body(self.tr(
                "That happens, and it is nobody’s fault. After several reviews something else may"
                " help more than trying harder. Talk about it together before you choose."
            )))  # fmt: skip
            self._rows.addWidget(Body(drift.choices))
        if drift.beside:
            self._rows.addSpacing(4)
        for line in drift.beside:
            self._rows.addWidget(Body(line))
        self.setVisible(bool(drift.lines or drift.beside))
