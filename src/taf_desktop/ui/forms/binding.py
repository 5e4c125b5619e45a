"""Joins one editor to one answer of a form session, both ways."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taf_desktop.forms.definition import Field, FieldType
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.validate import Severity
from taf_desktop.ui.forms.editor import Editor
from taf_desktop.ui.forms.editors import as_widget
from taf_desktop.ui.forms.places import Place
from taf_desktop.ui.forms.undo import UndoStack

_CHOOSING = {FieldType.SELECT_ONE, FieldType.SELECT_MULTIPLE}
_WORDS_ARE_FINE = {FieldType.NOTE, FieldType.CALCULATE}


class Binding(QObject):
    """Takes what is typed to the session and shows what the session says.

    Findings appear once the editor was left, or on demand; while somebody types in it they can only
    go away.
    """

    def __init__(
        self,
        field: Field,
        key: str,
        session: FormSession,
        undo: UndoStack,
        editor: Editor,
        place: Place,
    ) -> None:
        widget = as_widget(editor)
        super().__init__(widget)
        self.key = key
        self.editor = editor
        self.place = place
        self._field = field
        self._session = session
        self._undo = undo
        self._left = False
        self._said = ("", "")
        widget.setObjectName(key)
        self._offer()
        editor.changed.connect(self._take)
        editor.committed.connect(self._on_left)

    @Slot()
    def refresh(self) -> None:
        """Show the session's answer and everything it says about it."""
        asked = self._session.is_relevant(self.key)
        if asked is self.place.isHidden():
            self.place.setVisible(asked)
        if not asked:
            return
        if self._field.suggestions or (self._field.choices and self._field.choices.source):
            self._offer()
        self.editor.set_value(self._session.value(self.key))
        if self._field.type in _WORDS_ARE_FINE:
            return
        self.place.show_required(self._session.is_required(self.key))
        self._speak()

    def widget(self) -> QWidget:
        """Return the editor as the widget it is."""
        return as_widget(self.editor)

    def focus(self) -> None:
        """Put the keyboard into the editor."""
        self.widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def retire(self) -> None:
        """Stop: the answer is gone with its row, and its editor is about to go."""
        self.editor.changed.disconnect(self._take)
        self.editor.committed.disconnect(self._on_left)

    def show_findings(self) -> None:
        """Say what there is to look at, also where nobody has been yet."""
        self._left = True
        self._speak()

    def _offer(self) -> None:
        if self._field.type in _CHOOSING:
            self.editor.set_options(self._session.options(self.key))
        if self._field.suggestions:
            self.editor.set_suggestions(self._session.suggestions(self.key))

    def _speak(self) -> None:
        own = self.editor.remark()
        found = self._session.findings(self.key) if self._left else ()
        musts = [one.message for one in found if one.severity is Severity.MUST]
        looks = [one.message for one in found if one.severity is Severity.LOOK]
        if own.mend and self._left:
            musts = [own.text]
        elif own.text and not own.mend:
            looks = [own.text]
        said = (" ".join(looks), self._while_typing(" ".join(musts)))
        if said != self._said:
            self._said = said
            self.place.say(*said)

    def _while_typing(self, mend: str) -> str:
        """Keep what was said or let it go; while somebody types, nothing new is said."""
        return mend if mend == self._said[1] or not self._has_keyboard() else ""

    def _has_keyboard(self) -> bool:
        widget, focus = self.widget(), QApplication.focusWidget()
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))

    @Slot()
    def _take(self) -> None:
        self._undo.type_value(self.key, self.editor.value())
        # The session may see no change where the screen does, as with a number that cannot be read.
        self._speak()

    @Slot()
    def _on_left(self) -> None:
        self._left = True
        self._undo.end_sitting()
        self._speak()
