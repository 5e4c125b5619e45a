"""One thing of a family at the right of the screen: its name, a person's ties, its form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity, question_fields
from taf_desktop.domain.family import Family
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.records import record_form
from taf_desktop.runtime.autosave import Delays
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.records import Records
from taf_desktop.support.clock import Clock
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Title
from taf_desktop.ui.families.chooser import ChooserRow
from taf_desktop.ui.families.people_view import TieRow
from taf_desktop.ui.forms.letting_go import let_go
from taf_desktop.ui.forms.record_editor import RecordEditor

ENDING_SECTION = "closing"


class ThingPanel(QWidget):
    """Shows and edits one thing.

    Signals:
        said: what the status line should say.
        picked: another thing should be shown: kind and id.
        wants_tie: somebody wants to say who this person is to another; carries the person's id.
        wants_aside: the thing should be put aside: kind, id and its name.
    """

    said = Signal(str)
    picked = Signal(str, str)
    wants_tie = Signal(str)
    wants_aside = Signal(str, str, str)

    def __init__(
        self,
        records: Records,
        runner: TaskRunner,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        delays: Delays | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._runner = runner
        self._clock = clock
        self._delays = delays
        self._thing: Entity | None = None
        self._ties: tuple[TieRow, ...] | None = None
        self._editor: RecordEditor | None = None
        self._heading = Title("")
        self._heading.setObjectName("chosenName")
        self._ties_rows = layouts.column(spacing=2)
        self._ties_card = self._make_ties_card()
        self._tie = buttons.quiet(self.tr("Say who they are to somebody"), icon="plus")
        self._tie.setObjectName("add_tie")
        self._tie.clicked.connect(self._want_tie)
        self._editor_place = layouts.column(spacing=0)
        self._aside = buttons.quiet(self.tr("Put aside"), icon="trash")
        self._aside.setObjectName("putAside")
        self._aside.clicked.connect(self._want_aside)
        column = layouts.column(self, spacing=16)
        for part in (self._heading, self._ties_card, self._tie):
            column.addWidget(part)
        column.addLayout(self._editor_place)
        column.addWidget(self._aside)
        self.hide()

    @property
    def thing(self) -> Entity | None:
        """The thing shown, if there is one."""
        return self._thing

    def show_thing(
        self, thing: Entity, name: str, opened: OpenFamily, ties: tuple[TieRow, ...] | None = None
    ) -> None:
        """Show a thing, or the same one after a change; what is being typed is left alone.

        Args:
            thing: What to show.
            name: The words at the top.
            opened: The family it belongs to, for the lists its form offers.
            ties: Who is who to them, for a person; none for other kinds.
        """
        same = self._thing is not None and self._thing.id == thing.id
        self._thing = thing
        self._heading.setText(name)
        self._aside.setVisible(thing.KIND != "family")
        self._show_ties(ties)
        if same and self._editor is not None:
            self._editor.take_newer(thing)
        else:
            self._edit(thing, opened)
        self.show()

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a question."""
        if self._editor is not None:
            self._editor.focus_field(name)

    def is_blank(self, given: frozenset[str]) -> bool:
        """Say whether nobody has answered anything yet, beside the questions named in ``given``."""
        if self._editor is None or self._thing is None:
            return False
        session = self._editor.session
        names = set(question_fields(type(self._thing))) - given
        return not any(session.value(name) for name in names)

    def clear(self) -> None:
        """Show nothing."""
        self._thing = None
        self._let_editor_go()
        self.hide()

    def flush(self) -> None:
        """Save at once what is typed."""
        if self._editor is not None:
            self._editor.flush()

    def _make_ties_card(self) -> Card:
        card = Card()
        heading = Heading(self.tr("Who is who to them"))
        heading.setContentsMargins(12, 0, 0, 0)
        card.setAccessibleName(heading.text())
        card.add(heading)
        card.column.setContentsMargins(8, 12, 8, 8)
        card.column.addLayout(self._ties_rows)
        return card

    def _edit(self, thing: Entity, opened: OpenFamily) -> None:
        self._let_editor_go()
        self._editor = RecordEditor(
            thing,
            partial(self._records.save, thing.KIND),
            self._runner,
            clock=self._clock,
            lists=opened.lists,
            sections=_sections(thing),
            delays=self._delays,
        )
        self._editor.setObjectName("recordEditor")
        self._editor.said.connect(self.said)
        self._editor_place.addWidget(self._editor)

    def _let_editor_go(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self._editor_place.removeWidget(editor)
            let_go(editor)

    def _show_ties(self, ties: tuple[TieRow, ...] | None) -> None:
        self._tie.setVisible(ties is not None)
        self._ties_card.setVisible(bool(ties))
        if ties == self._ties:
            return
        self._ties = ties
        layouts.clear(self._ties_rows)
        for tie in ties or ():
            row = ChooserRow("relationship", tie.relationship_id, tie.other_name, beside=tie.words)
            row.picked.connect(self.picked)
            self._ties_rows.addWidget(row)

    @Slot()
    def _want_tie(self) -> None:
        if self._thing is not None:
            self.wants_tie.emit(self._thing.id)

    @Slot()
    def _want_aside(self) -> None:
        if self._thing is not None:
            self.wants_aside.emit(self._thing.KIND, self._thing.id, self._heading.text())


def _sections(thing: Entity) -> tuple[str, ...]:
    """Return the sections to show, none for all: how the work ends has a page of its own."""
    if thing.KIND != Family.KIND:
        return ()
    names = (section.name for section in record_form(thing.KIND).sections)
    return tuple(name for name in names if name != ENDING_SECTION)
