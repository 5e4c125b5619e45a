"""One section of a form on screen: its heading, its sentence, its questions; open or folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.definition import Section, in_language
from taf_desktop.ui.common import buttons, layouts, rows
from taf_desktop.ui.common.text import Muted, Title, no_mnemonic
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.questions import Questions
from taf_desktop.ui.forms.words import answered_words


class SectionPart(QWidget):
    """A section. When folded, only its name and how much is answered show until it is opened.

    ``heading`` is "title" for a section that is a page of its own, "heading" among others, "" for
    none.
    """

    def __init__(
        self,
        section: Section,
        context: FormContext,
        parent: QWidget | None = None,
        *,
        heading: str = "heading",
        folded: bool = False,
        on_rows: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._context = context
        self._on_rows = on_rows
        self._questions: Questions | None = None
        self._turns: Turns | None = None
        self._fold = self._fold_button() if folded else None
        self._column = layouts.column(self, spacing=16)
        if self._fold is not None:
            self._column.addWidget(self._fold)
            self._show_state()
        else:
            self._add_heading(heading)
            self._begin()

    def holds(self, key: str) -> bool:
        """Say whether the answer with this key belongs to this section."""
        name = key.split("/", 1)[0]
        return any(field.name == name for field in self.section.fields)

    @property
    def is_built(self) -> bool:
        """Whether the questions have been made, or begun."""
        return self._questions is not None

    @property
    def left(self) -> int:
        """How many lines of questions that were begun are still to be built."""
        return self._questions.left if self._questions is not None else 0

    def building(self) -> Iterator[None]:
        """Build the questions of an open section, line by line."""
        if self._questions is not None:
            yield from self._questions.building()

    def open(self) -> None:
        """Show the questions of a folded section, all of them."""
        if self._fold is not None:
            self._fold.setChecked(True)
        if self._turns is not None:
            self._turns.finish()

    def refresh(self) -> None:
        """Show or hide the section by its rule, and say how much is answered."""
        asked = self._context.session.section_is_relevant(self.section.name)
        if asked is self.isHidden():
            self.setVisible(asked)
        if self._fold is not None:
            self._show_state()

    def _add_heading(self, heading: str) -> None:
        label, hint = in_language(self.section.label), in_language(self.section.hint)
        if heading == "title":
            top = layouts.column(spacing=4)
            top.addWidget(Title(label, self))
            if hint:
                top.addWidget(Muted(hint, self))
            self._column.addLayout(top)
        elif heading:
            self._column.addWidget(rows.section(label, hint))

    def _fold_button(self) -> buttons.Button:
        fold = buttons.quiet("", icon="chevron-right", parent=self)
        fold.setCheckable(True)
        fold.setObjectName(f"fold/{self.section.name}")
        fold.toggled.connect(self._on_fold)
        return fold

    def _show_state(self) -> None:
        if self._fold is None:
            return
        label = in_language(self.section.label)
        said = answered_words(self._context.session.section_state(self.section.name))
        self._fold.setText(no_mnemonic(f"{label}  ·  {said}" if said else label))
        self._fold.setAccessibleName(f"{label}, {said}" if said else label)

    def _begin(self) -> None:
        self._questions = Questions(
            self.section.fields, self._context, self, on_rows=self._on_rows, at_once=False
        )
        self._column.addWidget(self._questions)

    @Slot(bool)
    def _on_fold(self, opened: bool) -> None:
        if self._questions is None:
            self._begin()
            self._turns = Turns(self.building(), self)
            if self._on_rows is not None:
                self._turns.ended.connect(self._on_rows)
            self._turns.begin()
        if self._questions is not None:
            self._questions.setVisible(opened)
        if self._fold is not None:
            self._fold.set_icon("chevron-down" if opened else "chevron-right")
