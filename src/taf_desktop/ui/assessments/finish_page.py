"""Before an assessment is finished: what is missing, what stays open, what is left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from taf_desktop.ui.assessments.finish_view import FinishView, LeftOut, OpenSection, Remark
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import MARGIN, Page
from taf_desktop.ui.common.text import Body, Muted, Small, Title

CELL = 344
"""The room for one section's name and state, in pixels at 100 %: two beside each other."""


class FinishPage(QWidget):
    """Stands in the place of the questions. Nothing on it stops anybody from finishing.

    Signals:
        key_wanted: an answer should be looked at; carries its key.
        section_wanted: a section should be looked at; carries its name.
        finish_wanted: it should be finished; carries the reason of a correction, or "".
        back_wanted: back to the questions.
    """

    key_wanted = Signal(str)
    section_wanted = Signal(str)
    finish_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(
        self, view: FinishView, *, correcting: bool, reason: str, parent: QWidget | None = None
    ) -> None:
        """Make the page; ``correcting`` asks why it was opened again, prefilled with ``reason``."""
        super().__init__(parent)
        self.setObjectName("finish_page")
        self._reason = QLineEdit(reason)
        self._reason.setObjectName("reason")
        self._reason_row = FormRow(
            self.tr("What was corrected, and why?"),
            self._reason,
            help_text=self.tr("Kept with this version. The earlier one is kept too."),
        )
        self._correcting = correcting
        top = layouts.column(spacing=4)
        top.addWidget(Title(self.tr("Look it over and finish")))
        top.addWidget(
            Muted(
                self.tr(
                    "Read it together once more. When it is finished it is kept as it is, with "
                    "today’s date; it can be corrected later."
                )
            )
        )
        page = Page()
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page.column.addLayout(top)
        page.add(self._reason_row, self._asked_for(view))
        self._reason_row.setVisible(correcting)
        if view.left_out:
            page.add(self._left_out(view.left_out))
        if view.open_sections:
            page.add(self._still_open(view.open_sections))
        whole = layouts.column(self, spacing=0)
        whole.addWidget(page, 1)
        whole.addWidget(layouts.hairline())
        whole.addWidget(self._foot())

    def focus_back(self) -> None:
        """Rest the keyboard on the way back, so that Enter finishes nothing by accident."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked_for(self, view: FinishView) -> Card:
        card = Card(bar=Tone.WORRY if view.musts else Tone.GOOD)
        card.setObjectName("asked_for")
        card.add(Body(view.summary))
        for remark in (*view.musts, *view.looks):
            card.column.addLayout(self._remark(remark))
        return card

    def _remark(self, remark: Remark) -> QVBoxLayout:
        go = buttons.quiet(remark.question)
        go.setObjectName(f"go/{remark.key}")
        go.setProperty("wanted", remark.key)
        go.clicked.connect(self._want_key)
        words = Small(remark.words)
        words.setIndent(8)
        part = layouts.column(spacing=0)
        part.addWidget(go)
        part.addWidget(words)
        return part

    def _left_out(self, answers: tuple[LeftOut, ...]) -> Card:
        card = Card(title=self.tr("These answers will be left out"), tone=None, bar=Tone.WORRY)
        card.setObjectName("left_out")
        card.add(
            Body(
                self.tr(
                    "Their questions are not asked as the assessment is now. To keep them, go "
                    "back and change what hides them, such as the depth."
                )
            )
        )
        for answer in answers:
            part = layouts.column(spacing=0)
            part.addWidget(Small(answer.question))
            part.addWidget(Body(answer.answer))
            card.column.addLayout(part)
        return card

    def _still_open(self, sections: tuple[OpenSection, ...]) -> Card:
        card = Card(title=self.tr("Questions nobody has answered"))
        card.setObjectName("still_open")
        card.add(
            Body(
                self.tr(
                    "That is fine where something does not matter to this family. Empty "
                    "questions are not printed."
                )
            )
        )
        rows = layouts.FlowLayout(spacing=4)
        for section in sections:
            cell = QWidget()
            cell.setFixedWidth(theme.current().px(CELL))
            line = layouts.row(cell, spacing=0)
            go = buttons.quiet(section.label)
            go.setObjectName(f"open/{section.name}")
            go.setProperty("wanted", section.name)
            go.setAccessibleName(f"{section.label}, {section.words}")
            go.clicked.connect(self._want_section)
            line.addWidget(go)
            line.addWidget(Small(section.words), 1)
            rows.addWidget(cell)
        card.column.addLayout(rows)
        return card

    def _foot(self) -> QWidget:
        finish = buttons.primary(self.tr("Finish the assessment"))
        finish.setObjectName("finish")
        finish.clicked.connect(self._finish)
        self._back = buttons.secondary(self.tr("Back to the questions"))
        self._back.setObjectName("back")
        self._back.clicked.connect(self.back_wanted)
        foot = QWidget()
        line = layouts.row(foot, spacing=12)
        line.setContentsMargins(MARGIN, 12, MARGIN, 12)
        line.addWidget(finish)
        line.addWidget(self._back)
        line.addStretch(1)
        return foot

    @Slot()
    def _want_key(self) -> None:
        self.key_wanted.emit(str(self.sender().property("wanted")))

    @Slot()
    def _want_section(self) -> None:
        self.section_wanted.emit(str(self.sender().property("wanted")))

    @Slot()
    def _finish(self) -> None:
        reason = self._reason.text().strip() if self._correcting else ""
        if self._correcting and not reason:
            self._reason_row.set_error(self.tr("A few words help whoever reads it later."))
            self._reason.setFocus()
            return
        self.finish_wanted.emit(reason)
