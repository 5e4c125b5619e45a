"""Who agreed to take part and to share what: each person's answer, and those before it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.autosave import Delays
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.families.agreement_cards import AboutAgreement, PersonCard
from taf_desktop.ui.families.agreement_view import PersonAnswer, newest_first, person_answers
from taf_desktop.ui.families.chooser import ChooserRow
from taf_desktop.ui.families.record_changes import RecordChanges, find_thing
from taf_desktop.ui.families.thing_names import thing_name
from taf_desktop.ui.families.thing_panel import ThingPanel
from taf_desktop.ui.families.two_pages import TwoPages
from taf_desktop.ui.forms.parts.aside_line import AsideLine

KIND = "agreement"


class AgreementScreen(FamilyScreen):
    """A card for each person at the left; the answer being written or read at the right."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        delays: Delays | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(KIND)
        self._clock = desk.clock
        self._changes = RecordChanges(desk.records, runner, self, self._trouble)
        self._opened: OpenFamily | None = None
        self._answers: tuple[PersonAnswer, ...] | None = None
        self._chosen = ""
        self._new: tuple[str, frozenset[str]] = ("", frozenset())
        self._wants_focus = ""
        self._aside = AsideLine()
        self._cards = layouts.column(spacing=16)
        self._about = AboutAgreement()
        self._panel = ThingPanel(desk.records, runner, desk.clock, delays=delays)
        self._pages = TwoPages()
        self._turns = Turns(iter(()), self, inside=self._pages.list_page.column.parentWidget())
        self._pages.list_page.add(self._aside)
        self._pages.list_page.column.addLayout(self._cards)
        self._pages.chosen_page.add(self._panel, self._about)
        layouts.column(self).addWidget(self._pages)
        self._aside.taken_back.connect(self._take_back)
        self._panel.wants_aside.connect(self._put_aside)
        self._panel.said.connect(self.saved_words)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or the same one after a change."""
        other = self._opened is None or self._opened.file.family.id != opened.file.family.id
        if other:
            self._panel.clear()
            self._aside.hide()
            self._chosen, self._new = "", ("", frozenset())
        self._opened = opened
        if self._chosen and find_thing(opened.file, KIND, self._chosen) is None:
            self._chosen = ""
            self._panel.clear()
        if self._turns.going and not other:
            return
        self._turns = self._turns.instead(self._showing())
        if other:
            self._turns.begin_soon()
        else:
            self._turns.finish()

    def _showing(self) -> Iterator[None]:
        """Show the cards, then what is chosen."""
        begun = None
        while self._opened is not None and begun is not self._opened:
            # It may have changed by the time all is shown.
            begun = self._opened
            answers = person_answers(begun.file, self._clock.today())
            if answers != self._answers:
                self._answers = None
                yield from self._show_cards(answers)
                self._answers = answers
            self._show_chosen()

    def show_thing(self, id_: str) -> None:
        """Show an answer, or the answer that counts of a person, by id."""
        if self._opened is None:
            return
        self._turns.finish()
        if find_thing(self._opened.file, KIND, id_) is not None:
            self.choose(KIND, id_)
            return
        answers = newest_first(self._opened.file, id_)
        if answers:
            self.choose(KIND, answers[0].id)

    def thing_shown(self) -> str:
        """Return the id of the answer in front."""
        return self._chosen

    def flush(self) -> None:
        """Save at once what is typed."""
        self._panel.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no blank answer behind when another tab or page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._drop_if_blank()

    @Slot(str, str)
    def choose(self, kind: str, thing_id: str) -> None:
        """Show another answer at the right."""
        del kind
        self._turns.finish()
        if thing_id != self._chosen:
            self._drop_if_blank()
        self._chosen = thing_id
        self._show_chosen()

    def _show_cards(self, answers: tuple[PersonAnswer, ...]) -> Iterator[None]:
        focused = self.window().focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        layouts.clear(self._cards)
        if not answers:
            self._cards.addWidget(self._nobody_yet())
        led = False
        for answer in answers:
            to_ask = answer.can_answer and not answer.now.agreement_id
            card = PersonCard(answer, leads=to_ask and not led)
            led = led or to_ask
            card.wants_answer.connect(self._write_answer)
            card.wants_withdrawal.connect(self._write_withdrawal)
            card.picked.connect(self.choose)
            self._cards.addWidget(card)
            yield
        # The last of this name is the new one: those taken away are let go a moment later.
        again = self.findChildren(QWidget, name) if name else []
        if again:
            again[-1].setFocus()

    def _nobody_yet(self) -> EmptyState:
        add = buttons.primary(self.tr("Add a person"))
        add.clicked.connect(self._go_to_people)
        return EmptyState(
            self.tr("Nobody to ask yet"),
            self.tr("Write down who belongs to the family first. Then ask each of them."),
            add,
        )

    def _show_chosen(self) -> None:
        if self._opened is None:
            return
        file = self._opened.file
        for row in self.findChildren(ChooserRow):
            row.setChecked(row.thing_id == self._chosen)
        thing = find_thing(file, KIND, self._chosen)
        self._pages.favour_list(thing is None)
        if thing is None:
            return
        self._panel.show_thing(thing, thing_name(file, thing), self._opened)
        if self._wants_focus == thing.id:
            self._wants_focus = ""
            self._panel.focus_field("decision")

    @Slot(str)
    def _write_answer(self, person_id: str) -> None:
        self._add({"person": person_id, "given_on": self._clock.today().isoformat()})

    @Slot(str)
    def _write_withdrawal(self, person_id: str) -> None:
        # A change of mind is an answer of its own: what was agreed before stays as it was.
        today = self._clock.today().isoformat()
        self._add(
            {
                "person": person_id,
                "decision": "withdrawn",
                "given_on": today,
                "withdrawn_on": today,
            }
        )

    def _add(self, values: dict[str, Answer]) -> None:
        if self._opened is None:
            return
        self._panel.flush()
        # A withdrawal already says everything that matters, so only an open answer can be blank.
        given = frozenset() if "decision" in values else frozenset(values)

        def added(thing: Entity) -> None:
            self._wants_focus = thing.id
            self.choose(KIND, thing.id)
            self._new = (thing.id, given)

        self._changes.add(KIND, self._opened.file.family.id, added, **values)

    def _drop_if_blank(self) -> None:
        (new_id, given), self._new = self._new, ("", frozenset())
        shown = self._panel.thing
        if new_id and shown is not None and shown.id == new_id and self._panel.is_blank(given):
            self._changes.put_aside(KIND, new_id, lambda _none: None)

    @Slot(str, str, str)
    def _put_aside(self, kind: str, thing_id: str, name: str) -> None:
        self._panel.flush()
        self._changes.put_aside(
            kind, thing_id, lambda _none: self._aside.tell_name(kind, thing_id, name)
        )

    @Slot(str, str)
    def _take_back(self, kind: str, thing_id: str) -> None:
        self._changes.bring_back(kind, thing_id, lambda _none: self.choose(kind, thing_id))

    @Slot()
    def _go_to_people(self) -> None:
        self.wants_tab.emit("people", "")

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)
