"""The questions of one thing, opened in place in its list, with what can be done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper
from taf_desktop.ui.forms.record_editor import RecordEditor

UP, DOWN = -1, 1


class ThingEditor(QWidget):
    """A thing's questions, all of them or those named, and buttons below.

    Signals:
        done: the person is through with it.
        remove_asked: it should be put aside.
        move_asked: it should go up (-1) or down (1) in its list.
        built: every question is there.
    """

    done = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)
    built = Signal()

    def __init__(
        self,
        thing: Entity,
        kit: EditKit,
        lists: Lists,
        parent: QWidget | None = None,
        *,
        names: Sequence[str] = (),
        remove: str = "",
        moves: bool = False,
    ) -> None:
        """Make an editor.

        Args:
            thing: What is edited.
            kit: What editors need.
            lists: The choices only the record knows.
            parent: The parent.
            names: The questions to show; the whole form if none are named.
            remove: The words of the button that puts it aside; none without words.
            moves: Offer to move it in its list.
        """
        super().__init__(parent)
        self._fields: FieldsView | None = None
        self.editor = Keeper(thing, kit, lists, self) if names else _whole_form(thing, kit, lists)
        column = layouts.column(self, spacing=12)
        if names:
            self._fields = FieldsView(self.editor.session, names, self, at_once=False)
            column.addWidget(self._fields)
        column.addWidget(self.editor)
        column.addLayout(self._below(remove, moves))
        self._turns = Turns(self._building(), self)
        if self._fields is not None:
            self._turns.ended.connect(self.built)
        elif self.editor.view is not None:
            self.editor.view.built.connect(self.built)
        self._turns.begin_soon()

    def _building(self) -> Iterator[None]:
        if self._fields is not None:
            yield from self._fields.building()

    def focus_soon(self, name: str) -> None:
        """Put the keyboard into a question as soon as it is built."""
        fields = self._fields
        if fields is not None:
            self._turns.when(lambda: fields.shows(name) or None, lambda _: fields.focus_field(name))
        else:
            self.editor.focus_soon(name)

    def answer(self, name: str, value: Answer) -> None:
        """Give an answer from outside, such as from the badge of the row, and save it."""
        self.editor.session.set_value(name, value)
        self.editor.flush()

    def take(self, thing: Entity, lists: Lists) -> None:
        """Show the thing as it is now, unless something here is unsaved."""
        self.editor.take_newer(thing)
        self.editor.session.update_lists(lists)

    def flush(self) -> None:
        """Save at once."""
        self.editor.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be through with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    def _below(self, remove: str, moves: bool) -> layouts.QHBoxLayout:
        line = layouts.row(spacing=4)
        done = buttons.secondary(self.tr("Done"))
        done.setObjectName("editDone")
        done.clicked.connect(self._finish)
        line.addWidget(done)
        line.addStretch(1)
        if moves:
            for name, words, step in (
                ("moveUp", self.tr("Move up"), UP),
                ("moveDown", self.tr("Move down"), DOWN),
            ):
                button = buttons.quiet(words)
                button.setObjectName(name)
                button.clicked.connect(partial(self._move, step))
                line.addWidget(button)
        if remove:
            button = buttons.quiet(remove, icon="trash")
            button.setObjectName("editRemove")
            button.clicked.connect(self._remove)
            line.addWidget(button)
        return line

    @Slot()
    def _finish(self) -> None:
        self.flush()
        self.done.emit()

    def _move(self, step: int) -> None:
        self.flush()
        self.move_asked.emit(step)

    @Slot()
    def _remove(self) -> None:
        self.flush()
        self.remove_asked.emit()


def _whole_form(thing: Entity, kit: EditKit, lists: Lists) -> RecordEditor:
    editor = RecordEditor(
        thing,
        partial(kit.save, thing.KIND),
        kit.runner,
        clock=kit.clock,
        lists=lists,
        fold_more=False,
        headings=False,
    )
    editor.said.connect(kit.said)
    return editor
