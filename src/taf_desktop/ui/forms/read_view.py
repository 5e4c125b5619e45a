"""A form to read only, for what was signed: each question with its answer in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from taf_desktop.forms.definition import Field, FieldType, Section, in_language
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.types import is_answered
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.text import Body, Heading, Muted, PlainLabel, Quote
from taf_desktop.ui.common.turns import Turns

QUOTE = "quote"
LABEL_WIDTH = 190
"""The width of the column of questions, in pixels at 100 %."""
_NO_ANSWER = {FieldType.NOTE, FieldType.REPEAT}


class ReadView(QWidget):
    """The answered questions of some or all sections. Text can be marked and copied.

    ``sections`` names those to show, none for all. ``headings`` is false where a section's name
    stands above already.
    """

    def __init__(
        self,
        session: FormSession,
        parent: QWidget | None = None,
        *,
        sections: Sequence[str] = (),
        headings: bool = True,
    ) -> None:
        super().__init__(parent)
        self._headings = headings
        self._session = session
        self._column = layouts.column(self, spacing=24)
        self._turns = Turns(self._building(sections), self)
        self._turns.begin_soon()

    def _building(self, names: Sequence[str]) -> Iterator[None]:
        for section in self._session.definition.sections:
            if names and section.name not in names:
                continue
            if self._session.section_is_relevant(section.name):
                yield from self._section(section)
        if self._column.count() == 0:
            self._column.addWidget(Muted(self.tr("Nothing was written down here."), self))
        self._column.addStretch(1)

    def _section(self, section: Section) -> Iterator[None]:
        told = [(field, words) for field in section.fields if (words := self._told(field))]
        if not told:
            return
        if self._headings:
            self._column.addWidget(Heading(in_language(section.label), self))
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme.current().px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        self._column.addWidget(box)
        for line, (field, words) in enumerate(told):
            question, answer = self._pair(field, words)
            grid.addWidget(question, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, line, 1, Qt.AlignmentFlag.AlignTop)
            yield

    def _told(self, field: Field) -> str:
        if field.type is FieldType.REPEAT:
            return "\n".join(self._rows(field))
        return self._words(field, field.name)

    def _pair(self, field: Field, words: str) -> tuple[QLabel, QLabel]:
        quoted = QUOTE in field.appearance
        answer: PlainLabel = Quote(words) if quoted else Body(words)
        answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        answer.setObjectName(field.name)
        answer.setAccessibleName(f"{in_language(field.label)}: {words}")
        question = Muted(in_language(field.label))
        question.setMaximumWidth(theme.current().px(LABEL_WIDTH))
        return question, answer

    def _rows(self, repeat: Field) -> Iterator[str]:
        if not self._session.is_relevant(repeat.name):
            return
        for row_id in self._session.telling_rows(repeat.name):
            said = (
                self._words(one, row_key(repeat.name, row_id, one.name)) for one in repeat.fields
            )
            row = " · ".join(words for words in said if words)
            if row:
                yield row

    def _words(self, field: Field, key: str) -> str:
        asked = field.type not in _NO_ANSWER and self._session.is_relevant(key)
        answered = asked and is_answered(self._session.value(key))
        return self._session.shown(key) if answered else ""
