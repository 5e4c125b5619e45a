"""What the last check of the history found, another one, and the evidence page."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body, PlainLabel, Small
from taf_desktop.ui.settings.history_view import HistoryPresenter


class CheckCard(Card):
    """``again`` starts a check and ``evidence`` makes a page; the screen connects both."""

    def __init__(self, presenter: HistoryPresenter) -> None:
        super().__init__()
        self.setObjectName("historyCheck")
        self._lines = layouts.column(spacing=4)
        self.column.addLayout(self._lines)
        self.again = buttons.secondary(self.tr("Look through it again"))
        self.again.setObjectName("check_again")
        self.evidence = buttons.secondary(self.tr("Save an evidence page…"), icon="document")
        self.evidence.setObjectName("evidence")
        self.compare = buttons.secondary(self.tr("Compare with an evidence page"))
        self.compare.setObjectName("compare")
        self.comparing = Comparing(presenter)
        self.compare.clicked.connect(self.comparing.unfold)
        across = layouts.FlowLayout(spacing=12)
        for button in (self.again, self.evidence, self.compare):
            across.addWidget(button)
        self.column.addLayout(across)
        self.saved = Body("")
        self.saved.setObjectName("evidence_saved")
        self.saved.hide()
        self.add(
            Small(
                self.tr(
                    "An evidence page says how far the history went on a day. File one away from"
                    " this computer every month: it shows if anybody changes the history later."
                )
            ),
            self.saved,
            self.comparing,
        )

    def show_lines(self, lines: tuple[str, ...], tone: Tone | None) -> None:
        """Show sentences, with a bar in a tone if there is one."""
        layouts.clear(self._lines)
        for line in lines:
            self._lines.addWidget(Body(line))
        self.set_bar(tone)
        self.setAccessibleName(" ".join(lines))


class Comparing(QWidget):
    """The line number and the code of an evidence page, typed, and what the history says to it."""

    def __init__(self, presenter: HistoryPresenter) -> None:
        super().__init__()
        self.setObjectName("comparing")
        self._presenter = presenter
        self._line = QLineEdit()
        self._line.setObjectName("compare_line")
        self._code = QLineEdit()
        self._code.setObjectName("compare_code")
        for edit in (self._line, self._code):
            edit.returnPressed.connect(self._go)
        self._said = PlainLabel("")
        self._said.setObjectName("compare_said")
        self._said.hide()
        go = buttons.secondary(self.tr("Compare"))
        go.setObjectName("compare_go")
        go.clicked.connect(self._go)
        across = layouts.row(spacing=12)
        across.addWidget(FormRow(self.tr("Line number"), self._line), 1)
        across.addWidget(FormRow(self.tr("Code of that line"), self._code), 5)
        column = layouts.column(self, spacing=8)
        column.addWidget(layouts.hairline())
        column.addLayout(across)
        column.addWidget(go)
        column.addWidget(self._said)
        self.hide()

    @Slot()
    def unfold(self) -> None:
        """Ask for what stands on the page."""
        self.show()
        self._line.setFocus()

    @Slot()
    def _go(self) -> None:
        self._presenter.compare(self._line.text(), self._code.text(), self._say)

    def _say(self, agrees: bool, words: str) -> None:
        self._said.setText(words)
        self._said.set_tone(Tone.GOOD if agrees else Tone.WORRY)
        self._said.show()
