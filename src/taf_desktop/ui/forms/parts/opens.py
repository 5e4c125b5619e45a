"""A row that opens in place: its editor appears below it and goes away again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import layouts, one_layout
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.letting_go import let_go
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor


class Opens(QWidget):
    """The room below a row; empty until ``toggle``. Its editor is made by ``make``.

    Args:
        make: Makes the editor of the thing the row stands for.
        back: Called when the editor was closed, to give the keyboard back to the row.
    """

    def __init__(
        self,
        make: Callable[[], ThingEditor],
        back: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._back = back
        self._editor: ThingEditor | None = None
        self._turns = Turns(iter(()), self)
        column = layouts.column(self)
        column.setContentsMargins(0, 8, 0, 16)
        self.hide()

    @property
    def editor(self) -> ThingEditor | None:
        """The editor, while it is open."""
        return self._editor

    def toggle(self) -> None:
        """Open the editor, or close it."""
        if self._editor is None:
            self.open()
        else:
            self.close_editor()

    def open(self, field: str = "") -> None:
        """Open the editor, and put the keyboard into a question as soon as that is on screen."""
        if self._editor is None:
            self._editor = self._make()
            self._editor.done.connect(self.close_editor)
            # Again, for it has grown since.
            self._editor.built.connect(partial(into_view, self))
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self._editor)
        above = self.parentWidget()
        if above is not None:
            # The page is laid out for it in the next turn.
            one_layout.hold(above)
        self.show()
        into_view(self)
        self._turns = self._turns.instead(self._beginning(field))
        self._turns.begin_soon()

    def _beginning(self, field: str) -> Iterator[None]:
        if self._editor is not None and field:
            self._editor.focus_soon(field)
        yield

    def close_editor(self) -> None:
        """Save what is typed and put the editor away."""
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        self.hide()
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(editor)
        let_go(editor)
        self._back()

    def take(self, thing: Entity, lists: Lists) -> None:
        """Show the thing as it is now, if its editor is open."""
        if self._editor is not None:
            self._editor.take(thing, lists)

    def answer(self, name: str, value: Answer) -> bool:
        """Give an answer through the open editor; false if it is not open."""
        if self._editor is None:
            return False
        self._editor.answer(name, value)
        return True

    def flush(self) -> None:
        """Save at once."""
        if self._editor is not None:
            self._editor.flush()
