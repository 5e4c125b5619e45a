"""The local quality review of 39 questions, filled from what is written down, for oneself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, icons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong, Title
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.plans.quality_view import QualityLine, QualitySection, QualityView, Sign

WIDTH = 800
GoTo = Callable[[str, str, str], None]
_LOOK = {
    Sign.YES: ("check", Tone.GOOD),
    Sign.NOT_YET: ("plus", Tone.WORRY),
    Sign.UNKNOWN: ("help", Tone.NEUTRAL),
}


class QualityCard(Card):
    """The door to the review on the plan's own page. ``wanted`` is sent to see it."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(title=self.tr("Quality review"))
        self.setObjectName("qualityCard")
        see = buttons.secondary(self.tr("See the quality review"))
        see.setObjectName("seeQuality")
        see.clicked.connect(self.wanted)
        line = layouts.row()
        line.addWidget(see)
        line.addStretch(1)
        self.add(
            Body(
                self.tr(
                    "The 39 questions of the local review, answered from what is written down here."
                    " For you, before somebody else asks them."
                )
            )
        )
        self.column.addLayout(line)


class QualityPage(BuiltPage):
    """The page.

    Signals:
        left: back to the plan.
        wants_copy: the audit copy without names should be shown.
    """

    left = Signal()
    wants_copy = Signal()

    def __init__(self, view: QualityView, go_to: GoTo) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("qualityPage")
        self._back = buttons.secondary(self.tr("Back to the plan"), icon="back")
        self._back.setObjectName("backToPlan")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("Quality review")), 1)
        head.addWidget(self._back)
        self.column.addLayout(head)
        self._total = Strong("")
        self._total.setObjectName("qualityTotal")
        self._note = Muted("")
        self._go_to = go_to
        self._sections = KeyedColumn(lambda row: SectionCard(row, go_to), spacing=16)
        self.build(self._cards(view))

    def flush(self) -> None:
        """Nothing to save: nothing can be typed here."""

    def show_view(self, view: QualityView) -> None:
        """Show how it stands now."""
        self.once_whole("view", partial(self._show_view, view))

    def _cards(self, view: QualityView) -> Iterator[None]:
        self._show_total(view)
        yield from self.adding(self._summary())
        self.add(self._sections)
        yield from self._sections.showing(view.sections, self._begin)
        self.column.addStretch(1)

    def _begin(self, section: QualitySection) -> QWidget:
        return SectionCard(section, self._go_to, whole=False)

    def _show_view(self, view: QualityView) -> None:
        self._show_total(view)
        self._sections.show_rows(view.sections)

    def _show_total(self, view: QualityView) -> None:
        self._total.setText(view.total)
        self._note.setText(view.note)

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _summary(self) -> Card:
        card = Card()
        copy = buttons.secondary(self.tr("Audit copy without names"), icon="document")
        copy.setObjectName("auditCopy")
        copy.clicked.connect(self.wants_copy)
        line = layouts.row(spacing=12)
        line.addWidget(copy)
        line.addStretch(1)
        card.add(self._total, self._note)
        card.column.addLayout(line)
        return card


class SectionCard(Card):
    """One section: its questions, each with its answer in words."""

    def __init__(self, section: QualitySection, go_to: GoTo, *, whole: bool = True) -> None:
        """Make a card; where it is not to be made as a whole, ``building`` makes its questions."""
        super().__init__()
        self.setObjectName(f"quality:{section.id}")
        self.column.setSpacing(4)
        self._go_to = go_to
        self._title = Heading("")
        self._grade = Small("")
        self._lines = layouts.column(spacing=2)
        head = layouts.row(spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(self._grade)
        self.column.addLayout(head)
        self.column.addLayout(self._lines)
        self._shown = section
        self._show_head(section)
        if whole:
            finish(self.building())

    def building(self) -> Iterator[None]:
        """Make the questions, one in each step."""
        for line in self._shown.lines:
            made = AnswerLine(line, self._go_to) if line.leads else _answered(line)
            self._lines.addWidget(made)
            yield

    def show_row(self, section: QualitySection) -> None:
        """Show the section as it is now."""
        if section == self._shown:
            return
        self._shown = section
        self._show_head(section)
        layouts.clear(self._lines)
        finish(self.building())

    def _show_head(self, section: QualitySection) -> None:
        self._title.setText(section.title)
        self._grade.setText(section.grade)
        self._grade.setWordWrap(False)
        self.setAccessibleName(f"{section.title}. {section.grade}")


class AnswerLine(LineButton):
    """A question that is not answered yet; pressing it goes to the place."""

    def __init__(self, line: QualityLine, go_to: GoTo) -> None:
        super().__init__()
        self.setObjectName(f"question:{line.id}")
        self.setAccessibleName(". ".join(each for each in _words(line) if each))
        self.settle(_row(line))
        self.clicked.connect(lambda: go_to(line.kind, line.thing_id, line.field))


def _answered(line: QualityLine) -> QWidget:
    box = QWidget()
    box.setObjectName(f"question:{line.id}")
    box.setAccessibleName(". ".join(each for each in _words(line) if each))
    box.setLayout(_row(line))
    return box


def _words(line: QualityLine) -> tuple[str, str, str]:
    return line.words, line.answer, line.missing


def _row(line: QualityLine) -> layouts.QHBoxLayout:
    icon, tone = _LOOK[line.sign]
    row = layouts.row(spacing=10)
    row.setContentsMargins(4, 5, 4, 5)
    row.addWidget(icons.IconLabel(icon, tone.role), 0, Qt.AlignmentFlag.AlignTop)
    texts = layouts.column(spacing=0)
    texts.addWidget(Body(line.words))
    if line.missing:
        texts.addWidget(Small(line.missing))
    row.addLayout(texts, 1)
    answer = Small(line.answer, tone=tone)
    answer.setWordWrap(False)
    row.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
    return row
