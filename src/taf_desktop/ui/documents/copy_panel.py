"""The panel that says how the copy is wanted: which one, for whom, format, language and paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from taf_desktop.services.print_choices import PrintChoice
from taf_desktop.ui.common import layouts, one_layout
from taf_desktop.ui.common.icons import IconLabel
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Small, no_mnemonic
from taf_desktop.ui.documents.copy_view import CopyState
from taf_desktop.ui.documents.pick_box import PickBox

ON_PAPER = ("paper_saving", "two_on_sheet", "both_sides")
"""The ticks that save paper, in their order."""


class CopyPanel(QWidget):
    """Shows a ``CopyState``.

    Signals:
        thing_chosen: another assessment or meeting: its id.
        recipient_chosen: somebody else: their id, "" for nobody's own copy.
        changed: another way of printing: a ``PrintChoice``.
    """

    thing_chosen = Signal(str)
    recipient_chosen = Signal(str)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, in_pieces: bool = False) -> None:
        """Make the panel; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self._choice = PrintChoice()
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the choices, then put them in their places."""
        self._boxes = {
            name: PickBox(f"pick_{name}")
            for name in ("thing", "recipient", "format", "child", "language")
        }
        labels = {
            "thing": self.tr("Which one"),
            "recipient": self.tr("For whom"),
            "format": self.tr("Format"),
            "child": self.tr("Which child"),
            "language": self.tr("Language"),
        }
        self._rows = {name: FormRow(labels[name], box) for name, box in self._boxes.items()}
        yield
        self._checks = {
            "tinted": QCheckBox(self.tr("Cream ground")),
            "beside_english": QCheckBox(self.tr("With the English beneath")),
            "paper_saving": QCheckBox(),
            "two_on_sheet": QCheckBox(self.tr("Two pages on a sheet")),
            "both_sides": QCheckBox(self.tr("Both sides of the paper")),
        }
        self._asked = _small("asked")
        self._format_note = _small("format_note")
        self._language_note = _LanguageNote()
        self._paper = Small(self.tr("To save paper"))
        yield
        self._lay_out()
        self._connect()

    def show_state(self, state: CopyState) -> None:
        """Show how the copy is wanted; nobody is told."""
        with one_layout.held(self):
            self._show(state)

    def _show(self, state: CopyState) -> None:
        self._choice = choice = state.choice
        self._box("thing", state.things, state.thing)
        self._box("recipient", state.people, choice.recipient)
        self._box("format", state.formats, choice.format_id)
        self._box("child", state.children, choice.child)
        self._box("language", state.languages, choice.language)
        _say(self._asked, state.asked)
        _say(self._format_note, state.format_note)
        self._language_note.show_note(state.language_note, checked=state.language_checked)
        can = {
            "tinted": state.can_tint,
            "beside_english": state.can_show_english,
            "paper_saving": state.can_save_paper,
            "two_on_sheet": state.can_shrink,
            "both_sides": state.can_turn,
        }
        self._checks["paper_saving"].setText(no_mnemonic(state.margin_words))
        for name, check in self._checks.items():
            check.setChecked(bool(getattr(choice, name)))
            check.setVisible(can[name])
        self._paper.setVisible(any(can[name] for name in ON_PAPER))

    def _box(self, name: str, picks: tuple[object, ...], chosen: str) -> None:
        self._boxes[name].show_picks(picks, chosen)  # pyright: ignore[reportArgumentType]
        self._rows[name].setVisible(bool(picks))

    def _lay_out(self) -> None:
        column = layouts.column(self, spacing=8)
        checks = self._checks
        for part in (
            self._rows["thing"],
            self._rows["recipient"],
            self._asked,
            self._rows["format"],
            self._rows["child"],
            self._format_note,
            checks["tinted"],
            self._rows["language"],
            self._language_note,
            checks["beside_english"],
            self._paper,
        ):
            column.addWidget(part)
        on_paper = layouts.column(spacing=0)
        for name in ON_PAPER:
            on_paper.addWidget(checks[name])
        column.addLayout(on_paper)
        for name, check in checks.items():
            check.setObjectName(name)

    def _connect(self) -> None:
        boxes = self._boxes
        boxes["thing"].picked.connect(self.thing_chosen)
        boxes["recipient"].picked.connect(self.recipient_chosen)
        boxes["format"].picked.connect(self._format_picked)
        boxes["child"].picked.connect(self._child_picked)
        boxes["language"].picked.connect(self._language_picked)
        for check in self._checks.values():
            check.clicked.connect(self._checked)

    @Slot(str)
    def _format_picked(self, id_: str) -> None:
        self.changed.emit(replace(self._choice, format_id=id_))

    @Slot(str)
    def _child_picked(self, id_: str) -> None:
        self.changed.emit(replace(self._choice, child=id_))

    @Slot(str)
    def _language_picked(self, code: str) -> None:
        self.changed.emit(replace(self._choice, language=code))

    @Slot()
    def _checked(self) -> None:
        ticked = {name: check.isChecked() for name, check in self._checks.items()}
        self.changed.emit(replace(self._choice, **ticked))


class _LanguageNote(QWidget):
    """How far a translation was checked, with a warning sign as long as it was not."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("language_note")
        self._sign = IconLabel("warning", "worry", 16)
        self._words = Small("")
        line = layouts.row(self, spacing=6)
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)

    def show_note(self, words: str, *, checked: bool) -> None:
        """Say it, or nothing."""
        self._words.setText(words)
        self._words.set_tone(Tone.NEUTRAL if checked else Tone.WORRY)
        self._sign.setVisible(not checked)
        self.setVisible(bool(words))


def _small(name: str) -> Small:
    label = Small("")
    label.setObjectName(name)
    return label


def _say(label: Small, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
