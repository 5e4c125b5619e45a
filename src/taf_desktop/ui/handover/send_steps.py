"""The first three steps of handing over: who it is for, why, and what goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.handover import NEW_LEAD, Part, Why
from taf_desktop.domain.handover import Card as ContactCard
from taf_desktop.forms.codes import code_list
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.handover_drafts import Choices
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.rows import FormRow, add_row
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong, no_mnemonic
from taf_desktop.ui.forms.choice_parts import RadioRows
from taf_desktop.ui.forms.date_editor import DateEditor
from taf_desktop.ui.forms.text_editors import LongTextEditor
from taf_desktop.ui.handover.presenter import ContactRow

INDENT = 28


class WhoStep(QWidget):
    """A colleague whose card is kept, or somebody who is told six words.

    Signals:
        cards_wanted: the contact cards should be shown.
        changed: somebody else was chosen, or something typed.
    """

    cards_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ContactRow, ...] = ()
        self._by_card = QRadioButton(say("handover.send.who.card"))
        self._by_card.setObjectName("by_card")
        self._by_words = QRadioButton(say("handover.send.who.words"))
        self._by_words.setObjectName("by_words")
        ways = QButtonGroup(self)
        ways.addButton(self._by_card)
        ways.addButton(self._by_words)
        self._by_card.toggled.connect(self._show_way)
        self._by_card.toggled.connect(self.changed)
        self._people = QButtonGroup(self)
        self._people.buttonToggled.connect(self.changed)
        self._list = layouts.column(spacing=4)
        self._cards = self._cards_box()
        self._words = self._words_box()
        column = layouts.column(self, spacing=12)
        for widget in (self._by_card, self._cards, self._by_words, self._words):
            column.addWidget(widget)
        self._by_card.setChecked(True)
        self._show_way()

    def show_contacts(self, rows: Sequence[ContactRow]) -> None:
        """Offer these colleagues; who was chosen stays so."""
        if tuple(rows) == self._rows and self._people.buttons():
            return
        chosen = self.receiver().sign
        self._rows = tuple(rows)
        layouts.clear(self._list)
        for button in self._people.buttons():
            self._people.removeButton(button)
        for at, row in enumerate(rows):
            button = QRadioButton(no_mnemonic(row.name))
            button.setObjectName(f"contact_{at}")
            button.setEnabled(row.ready)
            button.setChecked(row.ready and row.contact.card.sign == chosen)
            self._people.addButton(button, at)
            self._list.addWidget(button)
            about = Small(" · ".join(part for part in (row.about, row.state) if part))
            about.setIndent(theme.current().px(INDENT))
            self._list.addWidget(about)
        self._none.setVisible(not any(row.ready for row in rows))

    def receiver(self) -> ContactCard:
        """Return who it is for; a card without a name if nobody was chosen."""
        if self._by_words.isChecked():
            return ContactCard(
                name=_line(self._name),
                role=_line(self._role),
                organisation=_line(self._organisation),
                seal="",
                sign="",
            )
        at = self._people.checkedId()
        if at < 0:
            return ContactCard(name="", seal="", sign="")
        return self._rows[at].contact.card

    def missing(self) -> str:
        """Return what is missing, in a sentence, or ""."""
        if self.receiver().name:
            return ""
        words = self._by_words.isChecked()
        return say("handover.send.words_for_nobody" if words else "handover.send.nobody")

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self._name, self._role, self._organisation):
            line.clear()

    @property
    def spoken(self) -> bool:
        """Whether six words are told."""
        return self._by_words.isChecked()

    def typed(self) -> dict[str, str]:
        """Return the name, role and organisation of whoever is told six words."""
        lines = {"name": self._name, "role": self._role, "organisation": self._organisation}
        return {name: line.text() for name, line in lines.items()}

    def show_choices(self, choices: Choices) -> None:
        """Show who was chosen; a card that is not ready any more stays unchosen."""
        (self._by_words if choices.spoken else self._by_card).setChecked(True)
        self._name.setText(choices.name)
        self._role.setText(choices.role)
        self._organisation.setText(choices.organisation)
        for at, row in enumerate(self._rows):
            if row.ready and row.contact.card.sign == choices.sign:
                self._people.button(at).setChecked(True)

    def _cards_box(self) -> QWidget:
        box = Card()
        box.setObjectName("for_card")
        self._none = Body(
            self.tr(
                "None of your colleagues’ cards is ready yet. Ask for their contact card, add it,"
                " and compare its six words on the telephone."
            )
        )
        self._none.setObjectName("no_cards")
        more = buttons.quiet(self.tr("Contact cards…"))
        more.setObjectName("see_cards")
        more.clicked.connect(self.cards_wanted)
        box.add(self._none)
        box.column.addLayout(self._list)
        box.add(more)
        return box

    def _words_box(self) -> QWidget:
        box = Card()
        box.setObjectName("for_words")
        self._name, self._role, self._organisation = QLineEdit(), QLineEdit(), QLineEdit()
        self._name.setObjectName("to_name")
        self._role.setObjectName("to_role")
        self._organisation.setObjectName("to_organisation")
        for line in (self._name, self._role, self._organisation):
            line.textChanged.connect(self.changed)
        box.add(
            Muted(
                self.tr(
                    "You will be shown six words. Say them on the telephone or face to face. Never"
                    " send them the way the file goes: whoever has both can open it."
                )
            )
        )
        add_row(box.column, self.tr("Name"), self._name)
        add_row(box.column, self.tr("Role"), self._role)
        add_row(box.column, self.tr("Organisation"), self._organisation)
        return box

    @Slot()
    def _show_way(self) -> None:
        self._cards.setVisible(self._by_card.isChecked())
        self._words.setVisible(not self._by_card.isChecked())


class WhyStep(QWidget):
    """What for, why, on which ground, and whether the family knows.

    Signals:
        purpose_chosen: carries the code.
        changed: something was answered.
    """

    purpose_chosen = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._purpose = _choices("handover_purpose")
        self._purpose.picked.connect(self._purpose_picked)
        self._from = DateEditor()
        self._from.setObjectName("from_day")
        self._from_row = FormRow(self.tr("From when do they lead?"), self._from)
        self._reason = LongTextEditor()
        self._reason.setObjectName("handover_reason")
        self._basis = _choices("handover_basis")
        self._told = _choices("handover_told")
        for rows in (self._purpose, self._basis, self._told):
            rows.picked.connect(self.changed)
        for editor in (self._reason, self._from):
            editor.changed.connect(self.changed)

    def pieces(self) -> Iterator[None]:
        """Put the questions below each other, a piece at a time."""
        column = layouts.column(self, spacing=16)
        add_row(column, self.tr("What is it for?"), self._purpose)
        column.addWidget(self._from_row)
        self._from_row.hide()
        yield
        add_row(
            column,
            self.tr("Why does it go?"),
            self._reason,
            help_text=self.tr("Write it so that the family could read it. It goes with the file."),
        )
        yield
        add_row(column, self.tr("Does the family know?"), self._told)
        yield
        add_row(
            column,
            self.tr("Your organisation’s ground for sharing"),
            self._basis,
            help_text=self.tr(
                "A family’s agreement to take part is not the ground. If you are not sure, ask your"
                " data protection lead."
            ),
        )
        yield

    def begin(self, today: str) -> None:
        """Begin with nothing chosen."""
        for rows in (self._purpose, self._basis, self._told):
            rows.show_code("")
        self._reason.set_value("")
        self._from.set_value(today)
        self._from_row.hide()

    def show_why(self, why: Why) -> None:
        """Show what was answered before."""
        self._purpose.show_code(why.purpose)
        self._basis.show_code(why.basis)
        self._told.show_code(why.told)
        self._reason.set_value(why.reason)
        if why.from_day:
            self._from.set_value(why.from_day)
        self._from_row.setVisible(why.purpose == NEW_LEAD)

    def why(self) -> Why:
        """Return what was answered."""
        purpose = self._purpose.code()
        return Why(
            purpose=purpose,
            reason=str(self._reason.value() or ""),
            basis=self._basis.code(),
            told=self._told.code(),
            from_day=self._day() if purpose == NEW_LEAD else "",
        )

    def missing(self) -> str:
        """Return what is missing, in a sentence, or ""."""
        why = self.why()
        if why.purpose == NEW_LEAD and not why.from_day:
            return say("handover.day_missing")
        if why.purpose and why.reason.strip() and why.basis and why.told:
            return ""
        return say("handover.why_missing")

    def _day(self) -> str:
        day = read_date(str(self._from.value() or "")).day
        return day.isoformat() if day else ""

    @Slot()
    def _purpose_picked(self) -> None:
        code = self._purpose.code()
        self._from_row.setVisible(code == NEW_LEAD)
        self.purpose_chosen.emit(code)


class WhatStep(QWidget):
    """Which parts go, and which signed versions. ``changed``: something was ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[Part, QCheckBox] = {}
        self._versions: dict[str, QCheckBox] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        whole = buttons.quiet(self.tr("The whole record"))
        whole.setObjectName("whole_record")
        whole.clicked.connect(self._tick_all)
        card = Card()
        card.column.setSpacing(4)
        card.add(Strong(self.tr("Always")))
        card.add(Body(self.tr("Who is in the family, and how to reach them safely.")))
        card.column.addSpacing(8)
        for part in Part:
            box = QCheckBox(no_mnemonic(say(f"handover.part.{part}")))
            box.setObjectName(f"part_{part}")
            box.toggled.connect(self.changed)
            self._parts[part] = box
            about = Small(say(f"handover.part_about.{part}"))
            about.setIndent(theme.current().px(INDENT))
            card.add(box, about)
        card.add(whole)
        self._signed = Card()
        self._signed.setObjectName("signed_versions")
        self._signed.add(
            Heading(self.tr("Signed versions")),
            Muted(
                self.tr(
                    "Each holds the whole record as it stood that day, whatever is chosen above."
                )
            ),
        )
        self._list = layouts.column(spacing=4)
        self._signed.column.addLayout(self._list)
        column = layouts.column(self, spacing=12)
        column.addWidget(card)
        column.addWidget(self._signed)

    def show_versions(self, versions: tuple[tuple[str, str], ...]) -> None:
        """Offer these signed versions; the ticked ones stay so."""
        if versions == self._shown:
            return
        self._shown = versions
        ticked = self.wanted().versions
        layouts.clear(self._list)
        self._versions = {}
        for id_, words in versions:
            box = QCheckBox(no_mnemonic(words))
            box.setObjectName(f"version_{id_}")
            box.setChecked(id_ in ticked)
            box.toggled.connect(self.changed)
            self._versions[id_] = box
            self._list.addWidget(box)
        self._signed.setVisible(bool(versions))

    def tick(self, parts: frozenset[Part]) -> None:
        """Tick exactly these parts; signed versions go only with all of them."""
        for part, box in self._parts.items():
            box.setChecked(part in parts)
        for box in self._versions.values():
            box.setChecked(parts == frozenset(Part))

    def show_wanted(self, wanted: Wanted) -> None:
        """Tick what was chosen before; a signed version that is gone is left out."""
        for part, box in self._parts.items():
            box.setChecked(part in wanted.parts)
        for id_, box in self._versions.items():
            box.setChecked(id_ in wanted.versions)

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        return Wanted(
            frozenset(part for part, box in self._parts.items() if box.isChecked()),
            frozenset(id_ for id_, box in self._versions.items() if box.isChecked()),
        )

    def missing(self) -> str:
        """Return what is missing, in a sentence, or ""."""
        wanted = self.wanted()
        return "" if wanted.parts or wanted.versions else say("handover.send.nothing")

    @Slot()
    def _tick_all(self) -> None:
        self.tick(frozenset(Part))


def _choices(name: str) -> RadioRows:
    rows = RadioRows(code_list(name).options)
    rows.setObjectName(name)
    return rows


def _line(edit: QLineEdit) -> str:
    return " ".join(edit.text().split())
