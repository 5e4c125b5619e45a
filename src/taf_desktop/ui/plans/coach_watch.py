"""Asks the coach again a moment after something was typed, and only about the newest words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.records import with_answers
from taf_desktop.services.coaching import Advice
from taf_desktop.ui.forms.record_editor import RecordEditor
from taf_desktop.ui.plans.presenter import PlanPresenter

PAUSE = 250
"""Milliseconds without a key before the coach looks again."""


class CoachWatch(QObject):
    """Looks at a family's file together with what stands in the open editors of a widget.

    Signals:
        looked: the coach's newest ``Advice``.
    """

    looked = Signal(object)

    def __init__(self, presenter: PlanPresenter, screen: QWidget) -> None:
        super().__init__(screen)
        self._presenter = presenter
        self._screen = screen
        self._file: FamilyFile | None = None
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self.look)

    def show_file(self, file: FamilyFile) -> None:
        """Look at a family as it is kept now."""
        self._file = file
        self._presenter.learn(file, self._soon.start)
        self._soon.start()

    def watch(self, editor: RecordEditor) -> None:
        """Look again whenever something is typed in an editor, and now that it is open."""
        editor.session.listen(self._on_typed)
        # Its boxes are new: the words meant in them are not marked yet.
        self._soon.start()

    @Slot()
    def look(self) -> None:
        """Look now."""
        self.look_then(lambda _advice: None)

    def look_then(self, then: Callable[[Advice], None]) -> None:
        """Look now and hand on what the coach says, after showing it."""
        self._soon.stop()
        if self._file is None:
            return

        def got(advice: Advice) -> None:
            self.looked.emit(advice)
            then(advice)

        self._presenter.look(self._file, self._typed_things(), got)

    def _on_typed(self, _keys: frozenset[str]) -> None:
        self._soon.start()

    def _typed_things(self) -> tuple[Entity, ...]:
        editors = self._screen.findChildren(RecordEditor)
        return tuple(
            with_answers(editor.thing, editor.session.snapshot().answers)
            for editor in editors
            if editor.unsaved
        )
