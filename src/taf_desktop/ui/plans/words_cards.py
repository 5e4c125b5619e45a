"""The plan's own words: what it builds on, what to do if things change, what keeps it going."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from taf_desktop.domain.plan import Plan
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.records import record_form, to_answers
from taf_desktop.forms.session import FormSession, Lists
from taf_desktop.forms.types import is_answered
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import PlainLabel, Strong
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.forms.record_editor import RecordEditor
from taf_desktop.ui.plans.call_offers import CallOffers
from taf_desktop.ui.plans.tools import Tools

STRENGTHS = ("strengths",)
SAFETY_NET = ("if_things_change", "who_to_call")
AFTERWARDS = ("review_date", "sustain")


class PlanWords:
    """The plan's own questions as cards. They share one editor that keeps them.

    ``keeper`` shows nothing but that saving failed; it belongs at the top of the page. ``agreed``
    words are for reading only, and then there is no keeper. The card at the top of the page is
    there after ``make_strengths``, those at its end once ``making_end`` was taken to its end.
    """

    strengths: Card
    safety_net: Card
    afterwards: Card

    def __init__(self, plan: Plan, kit: EditKit, lists: Lists, *, agreed: bool) -> None:
        self.keeper: Keeper | None = None
        if agreed:
            self.strengths, self.safety_net, self.afterwards = read_cards(plan, kit)
        else:
            self.keeper = Keeper(plan, kit, lists)

    def make_strengths(self) -> Card:
        """Make the card that stands at the top of the page."""
        if self.keeper is not None:
            view = FieldsView(self.keeper.session, STRENGTHS)
            self.strengths = _edit_card("strengths", view, Tone.GOOD)
        return self.strengths

    def making_end(self, tools: Tools) -> Iterator[Card]:
        """Make the cards that stand below the goals, one in each step."""
        if self.keeper is None:
            yield from (self.safety_net, self.afterwards)
            return
        session = self.keeper.session
        self.safety_net = _edit_card("safetyNet", FieldsView(session, SAFETY_NET))
        self.safety_net.set_bar(Tone.WORRY)
        offers = CallOffers(session, tools.offer_undo)
        self.safety_net.add(offers)
        if tools.file is not None:
            tools.presenter.load_calls(tools.file, offers.show_calls, offers)
        yield self.safety_net
        self.afterwards = _edit_card("afterwards", FieldsView(session, AFTERWARDS))
        yield self.afterwards

    def take(self, plan: Plan) -> None:
        """Show the plan as it is now, unless something here is unsaved."""
        if self.keeper is not None:
            self.keeper.take_newer(plan)

    def watched(self, watch: Callable[[RecordEditor], None]) -> None:
        """Let the coach hear what is typed here."""
        if self.keeper is not None:
            watch(self.keeper)

    def flush(self) -> None:
        """Save at once."""
        if self.keeper is not None:
            self.keeper.flush()


def read_cards(plan: Plan, kit: EditKit) -> tuple[Card, Card, Card]:
    """Return the three cards for reading only; one without words is hidden."""
    session = FormSession(record_form("plan"), to_answers(plan), today=kit.clock.today())
    strengths = _read_card("strengths", session, STRENGTHS, tone=Tone.GOOD)
    safety_net = _read_card("safetyNet", session, SAFETY_NET, bar=Tone.WORRY)
    return strengths, safety_net, _read_card("afterwards", session, AFTERWARDS)


def _edit_card(name: str, content: QWidget, tone: Tone | None = None) -> Card:
    card = Card(tone=tone)
    card.setObjectName(name)
    card.add(content)
    return card


def _read_card(
    name: str,
    session: FormSession,
    names: Sequence[str],
    *,
    tone: Tone | None = None,
    bar: Tone | None = None,
) -> Card:
    card = Card(tone=tone, bar=bar)
    card.setObjectName(name)
    answered = [each for each in names if is_answered(session.value(each))]
    for each in answered:
        quoted = "quote" in session.field(each).appearance
        words = session.shown(each)
        label = Strong(in_language(session.field(each).label), tone=tone or bar)
        text = PlainLabel(words, style=TextStyle.QUOTE) if quoted else PlainLabel(words)
        card.add(label, text)
    if not answered:
        card.hide()
    return card
