"""The widgets of the five steps of the first start. Each gives its answers by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.code_card import CodeCard
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Small, no_mnemonic
from taf_desktop.ui.start.making import Area, FirstState

Printing = Callable[[QWidget, str, str], bool]
"""Prints the recovery sheet of a vault's name and code; says whether it was sent."""


class StepForm(QWidget):
    """One step: a title, a sentence, rows; ``entered`` when Return was pressed in a row."""

    entered = Signal()
    title = ""
    intro = ""
    next_words = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = layouts.column(self, spacing=12)
        self.rows: dict[str, FormRow] = {}

    def add_row(self, name: str, label: str, editor: QWidget, help_text: str = "") -> None:
        """Add a row whose answer has this name."""
        editor.setObjectName(name)
        row = FormRow(label, editor, help_text=help_text)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(self.entered)
        self.rows[name] = row
        self.column.addWidget(row)

    def answers(self) -> dict[str, str]:
        """Return the answers by name."""
        return {
            name: row.editor.text()
            for name, row in self.rows.items()
            if isinstance(row.editor, QLineEdit)
        }

    def show_state(self, state: FirstState) -> None:
        """Show what is wrong below each row, and put the keyboard there."""
        for name, row in self.rows.items():
            row.set_error(state.problems.get(name, ""))
        first = next((row for name, row in self.rows.items() if name in state.problems), None)
        if first is not None:
            first.focus_editor()


class WhoStep(StepForm):
    """Who works here."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Who are you?")
        self.intro = self.tr(
            "Families see this on their papers, so that they know whom to call. It is kept in your"
            " vault and goes nowhere else."
        )
        self.next_words = self.tr("Next")
        self.add_row("person_name", self.tr("Your name"), QLineEdit())
        self.add_row(
            "person_role",
            self.tr("Your role"),
            QLineEdit(),
            self.tr("For example: SENCO, health visitor, Family Hub worker"),
        )
        self.add_row("person_agency", self.tr("Your school, team or service"), QLineEdit())
        across = layouts.row(spacing=16)
        for name, label in (
            ("person_phone", self.tr("Work phone")),
            ("person_email", self.tr("Work email")),
        ):
            self.add_row(name, label, QLineEdit())
            across.addWidget(self.rows[name], 1)
        self.column.addLayout(across)
        self.setFocusProxy(self.rows["person_name"].editor)


class AreaStep(StepForm):
    """Which area's words, contacts and timescales to use."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Which area do you work in?")
        self.intro = self.tr(
            "Each area has its own telephone numbers, words and timescales. The program brings"
            " them with it."
        )
        self.next_words = self.tr("Next")
        self._areas: tuple[Area, ...] = ()
        self._group = QButtonGroup(self)
        self._list = layouts.column(spacing=4)
        self.column.addLayout(self._list)
        self.column.addWidget(Small(self.tr("You can change this later in Settings.")))

    def answers(self) -> dict[str, str]:
        """Return the area's id."""
        chosen = self._group.checkedButton()
        return {"profile": chosen.objectName().removeprefix("area_") if chosen else ""}

    def show_state(self, state: FirstState) -> None:
        """Offer the areas; the first one is chosen until another is."""
        super().show_state(state)
        if state.areas == self._areas:
            return
        self._areas = state.areas
        layouts.clear(self._list)
        for at, area in enumerate(state.areas):
            button = QRadioButton(no_mnemonic(area.name))
            button.setObjectName(f"area_{area.id}")
            button.setChecked(at == 0)
            self._group.addButton(button)
            self._list.addWidget(button)
            if area.about:
                self._list.addWidget(Small(area.about))
        if state.areas:
            self.setFocusProxy(self._group.buttons()[0])


class PassphraseStep(StepForm):
    """The vault's nickname and its passphrase, typed twice."""

    def __init__(self, asker: StrengthAsker) -> None:
        super().__init__()
        self.title = self.tr("Choose a passphrase")
        self.intro = self.tr(
            "Everything you write is locked with it. Nobody else knows it, and nobody can look"
            " it up."
        )
        self.next_words = self.tr("Make my vault")
        name = QLineEdit(self.tr("My vault"))
        self.add_row(
            "vault_name",
            self.tr("Nickname of your vault"),
            name,
            self.tr("Seen before unlocking: your school or team, never a family’s name."),
        )
        self.pair = NewPassphrase(asker)
        self.pair.entered.connect(self.entered)
        self.column.addWidget(self.pair)
        self.setFocusProxy(self.pair)
        self.rows["passphrase"] = self.pair.first_row
        self.rows["repeated"] = self.pair.second_row

    def answers(self) -> dict[str, str]:
        """Return the nickname and what was typed twice."""
        first, second = self.pair.values()
        return {**super().answers(), "passphrase": first, "repeated": second}

    def show_state(self, state: FirstState) -> None:
        """Show what is wrong; forget the passphrase once it has been used."""
        super().show_state(state)
        if state.code:
            self.pair.clear()


class RecoveryStep(StepForm):
    """The recovery code, shown large and typed back."""

    def __init__(self, print_sheet: Printing) -> None:
        super().__init__()
        self._print_sheet = print_sheet
        self._vault_name = ""
        self.title = self.tr("Keep your recovery code")
        self.intro = self.tr(
            "If you forget the passphrase, only this code opens the vault. Print it or write it"
            " down, and keep it locked away from the laptop."
        )
        self.next_words = self.tr("I have kept it")
        self.card = CodeCard()
        self.card.wants_print.connect(self._print)
        self.column.addWidget(self.card)
        line = QLineEdit()
        self.add_row(
            "typed_code",
            self.tr("Type it back from your paper"),
            line,
            self.tr("So that we both know it was written down rightly."),
        )
        self.setFocusProxy(line)

    def show_state(self, state: FirstState) -> None:
        """Show the code."""
        super().show_state(state)
        self._vault_name = state.vault_name
        if state.code:
            self.card.show_code(state.code)

    @Slot()
    def _print(self) -> None:
        self._print_sheet(self.window(), self._vault_name, self.card.code)


class DoneStep(StepForm):
    """The end of the first start: two ways to begin."""

    wants_example = Signal()
    wants_family = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = self.tr("Your vault is ready")
        self.intro = self.tr(
            "The example family shows what everything looks like when it is filled in. You can"
            " put it away at any time."
        )
        self.example = buttons.primary(self.tr("Look at an example family"))
        self.family = buttons.secondary(self.tr("Start with a family"))
        self.example.setObjectName("look_at_example")
        self.family.setObjectName("start_with_family")
        self.example.clicked.connect(self.wants_example)
        self.family.clicked.connect(self.wants_family)
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(self.example)
        flow.addWidget(self.family)
        self.column.addLayout(flow)
        self.column.addSpacing(8)
        self.column.addWidget(
            Body(
                self.tr(
                    "When you leave the laptop, press Ctrl+L or choose Lock now. The program"
                    " saves as you type."
                )
            )
        )
        self.setFocusProxy(self.example)
