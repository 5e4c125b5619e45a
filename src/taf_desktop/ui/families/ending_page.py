"""The page on which the work with a family ends: why, what changed, and who goes on helping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot

from taf_desktop.domain.dates import show_date
from taf_desktop.services.coaching import Advice
from taf_desktop.services.families import OpenFamily
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.coach_look import worth_rows
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Title
from taf_desktop.ui.common.worth_card import WorthCard, WorthRow
from taf_desktop.ui.families.columns import TwoColumns
from taf_desktop.ui.families.ending_cards import (
    ChangedCard,
    LastCard,
    OpenCard,
    RecordCard,
    agreed_lines,
    lines_of,
)
from taf_desktop.ui.families.ending_presenter import EndingPresenter
from taf_desktop.ui.families.ending_view import CHECKS, ending_view, with_names
from taf_desktop.ui.forms.parts.aside_line import AsideLine
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper

BESIDE_WIDTH = 340
LAST_PAGE = "progress_closure:"
"""How the documents' tab is asked for the page to say goodbye with, of the family's plan."""
WHY = ("closed_reason", "taken_over_on", "end_agreed_with")
SAID = ("end_children_say", "end_parents_say")
AFTER = ("end_who_helps", "end_ask_on")
_PLACES = {
    **dict.fromkeys(("plan", "goal", "score", "action", "plan_answer"), "plan"),
    "person": "people",
    "assessment": "assessment",
    "meeting": "meetings",
    "service_request": "overview",
}
"""The tab where a kind of thing is written; the family's own words stand on this page."""


class EndingPage(BuiltPage):
    """The page, saved as it is typed.

    Signals:
        left: back to the overview.
        wants_tab: another tab is wanted, and a thing there.
    """

    left = Signal()
    wants_tab = Signal(str, str)

    def __init__(self, opened: OpenFamily, kit: EditKit, presenter: EndingPresenter) -> None:
        super().__init__(max_width=None)
        self.setObjectName("endingPage")
        self._presenter = presenter
        self._opened = opened
        self._view = ending_view(opened.file, presenter.today())
        self._advice: Advice | None = None
        self._keeper = Keeper(opened.file.family, kit, opened.lists)
        self._pill = Pill("")
        self._pill.setObjectName("endingState")
        self._aside = AsideLine()
        self._aside.taken_back.connect(self._wake)
        self._lay_out()
        self._show_state()
        self.build(self._cards())
        self.once_whole("look", self._look)

    def show_family(self, opened: OpenFamily) -> None:
        """Show the family as it is now; what is typed stays."""
        self._opened = opened
        self._view = ending_view(opened.file, self._presenter.today())
        self._keeper.take_newer(opened.file.family)
        self._show_state()
        self.once_whole("cards", self._show_cards)
        self.once_whole("look", self._look)

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Save at once."""
        self._keeper.flush()

    def _show_state(self) -> None:
        state = "closed" if self._view.closed else "open"
        self._pill.setText(say(f"ending_screen.state.{state}", day=show_date(self._view.day)))

    def _show_cards(self) -> None:
        for card in (self._changed, self._open, self._last):
            card.show_view(self._view)
        self._day.setVisible(self._view.closed)

    def _look(self) -> None:
        self._presenter.look(self._opened.file, self._record.show_outlook, self._show_advice)

    def _lay_out(self) -> None:
        self._columns = TwoColumns(second_width=BESIDE_WIDTH)
        self.column.addLayout(self._head())
        state = layouts.row()
        state.addWidget(self._pill)
        state.addStretch(1)
        self.column.addLayout(state)
        self.add(self._aside, self._keeper, self._columns)

    def _cards(self) -> Iterator[None]:
        """Make the cards from the top, at the left and then at the right."""
        first, second = self._columns.first, self._columns.second
        yield from self.adding(self._why(), first)
        self._changed = ChangedCard()
        self._changed.wanted.connect(lambda id_: self.wants_tab.emit("plan", id_))
        self._changed.show_view(self._view)
        yield from self.adding(self._changed, first)
        yield from self.adding(self._said(), first)
        yield from self.adding(self._after(), first)
        yield from self._last_words()
        yield from self.adding(self._last, first)
        self._worth = WorthCard()
        self._worth.go_wanted.connect(self._go)
        self._worth.fine_wanted.connect(self._rest)
        yield from self.adding(self._worth, second)
        self._open = OpenCard()
        # It shows itself, once it stands in its place.
        self._open.hide()
        yield from self.adding(self._open, second)
        self._record = RecordCard()
        yield from self.adding(self._record, second)
        self._open.show_view(self._view)

    def _last_words(self) -> Iterator[None]:
        """Make the card with which the work is ended, or taken up again."""
        self._last = LastCard()
        self._last.ended.connect(self._end)
        self._last.taken_back.connect(self._take_back)
        self._last.documents_wanted.connect(lambda: self.wants_tab.emit("documents", LAST_PAGE))
        self._last.hand_over_wanted.connect(lambda: self.wants_tab.emit("hand_over", ""))
        yield
        self._day = FieldsView(self._keeper.session, ("closed_on",), at_once=False)
        self._last.column.insertWidget(2, self._day)
        self._day.setVisible(self._view.closed)
        self._last.show_view(self._view)

    def _head(self) -> layouts.QHBoxLayout:
        self._back = buttons.secondary(self.tr("Back to the overview"), icon="back")
        self._back.setObjectName("backToOverview")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("How it ends")), 1)
        head.addWidget(self._back)
        return head

    def _why(self) -> Card:
        card = Card(title=self.tr("Why it ends, and who agreed"))
        card.setObjectName("endingWhy")
        if self._view.agreed:
            card.add(agreed_lines(self._view.agreed))
        self._why_fields = FieldsView(self._keeper.session, WHY, at_once=False)
        card.add(self._why_fields)
        return card

    def _said(self) -> Card:
        card = Card(title=self.tr("What everybody says"))
        card.setObjectName("endingSaid")
        self._said_fields = FieldsView(self._keeper.session, SAID, at_once=False)
        card.add(self._said_fields)
        return card

    def _after(self) -> Card:
        card = Card(title=self.tr("Afterwards"), tone=Tone.GOOD)
        card.setObjectName("endingAfter")
        if self._view.afterwards:
            card.add(lines_of(self._view.afterwards))
        self._after_fields = FieldsView(self._keeper.session, AFTER, at_once=False)
        card.add(self._after_fields)
        if self._view.helpers:
            names = buttons.quiet(self.tr("Write in who stands in the record"), icon="plus")
            names.setObjectName("endNames")
            names.clicked.connect(self._write_names)
            line = layouts.row()
            line.addWidget(names)
            line.addStretch(1)
            card.column.addLayout(line)
        return card

    @Slot()
    def _write_names(self) -> None:
        session = self._keeper.session
        typed = str(session.value(AFTER[0]) or "")
        session.set_value(AFTER[0], with_names(typed, self._view.helpers))
        self._keeper.flush()
        self._after_fields.focus_field(AFTER[0])

    @Slot()
    def _end(self) -> None:
        self._keeper.flush()
        self._presenter.end(self._view.family_id, self._view.day)

    @Slot()
    def _take_back(self) -> None:
        self._keeper.flush()
        self._presenter.take_back(self._view.family_id)

    def _show_advice(self, advice: Advice) -> None:
        self._advice = advice
        self._last.show_advice(advice)
        self._worth.show_rows(said_once(worth_rows(advice, CHECKS, self._place)))

    def _place(self, _check: str, kind: str) -> str:
        return self.tr("Write it") if kind == "family" or kind in _PLACES else ""

    @Slot(str)
    def _go(self, fingerprint: str) -> None:
        for remark in self._advice.remarks if self._advice else ():
            if remark.fingerprint != fingerprint:
                continue
            if remark.kind != "family":
                self.wants_tab.emit(_PLACES[remark.kind], remark.thing_id)
            elif not self._focus(remark.field):
                self.wants_tab.emit("people", remark.thing_id)

    def _focus(self, field: str) -> bool:
        places = (
            (WHY, self._why_fields),
            (SAID, self._said_fields),
            (AFTER, self._after_fields),
        )
        for names, view in places:
            if field in names:
                view.focus_field(field)
                return True
        return False

    @Slot(str)
    def _rest(self, fingerprint: str) -> None:
        for remark in self._advice.remarks if self._advice else ():
            if remark.fingerprint == fingerprint:
                self._presenter.coach.lay_to_rest(
                    self._view.family_id,
                    remark.check,
                    fingerprint,
                    lambda rested: self._aside.tell(
                        rested.KIND, rested.id, say("review_screen.rested"), take_keyboard=False
                    ),
                )

    @Slot(str, str)
    def _wake(self, _kind: str, id_: str) -> None:
        self._presenter.coach.wake(id_)


def said_once(rows: tuple[WorthRow, ...]) -> tuple[WorthRow, ...]:
    """Return the lines with what would help only where it was not said above already."""
    said: set[str] = set()
    told: list[WorthRow] = []
    for row in rows:
        told.append(replace(row, better="") if row.better in said else row)
        said.add(row.better)
    return tuple(told)
