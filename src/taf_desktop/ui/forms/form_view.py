"""A form on screen, made from its definition: one section as a page, or all of them.

The view has no rule of its own. What is asked, needed or to be looked at comes from the session;
the view shows what the session says has changed, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QSpacerItem, QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.editor import Editor
from taf_desktop.ui.forms.layout_rules import chain, tab_stops
from taf_desktop.ui.forms.section_part import SectionPart
from taf_desktop.ui.forms.undo import UndoStack

MARGIN = 48
LINE = 96
"""About so high is a line of questions, in pixels at 100 %: room kept for what is still built."""


class FormView(QWidget):
    """Some or all sections of a form, built in turns from the top.

    Room is kept for what is still to come, so that nothing in view moves.

    Args:
        session: The answers and their rules.
        undo: The steps of this form; shared by views that show the same session.
        sections: The names of the sections to show; all of them if none are named.
        fold_more: Show the first section open and fold the others under their names.
        fold_guidance: Offer guidance behind a “?”; false where a side column shows it.
        headings: Show the section's name above its questions.
    """

    def __init__(
        self,
        session: FormSession,
        undo: UndoStack,
        parent: QWidget | None = None,
        *,
        sections: Sequence[str] = (),
        fold_more: bool = False,
        fold_guidance: bool = True,
        headings: bool = True,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._context = FormContext(session, undo, fold_guidance=fold_guidance)
        self._chain_soon = QTimer(self, singleShot=True, interval=0)
        self._chain_soon.timeout.connect(self._chain)
        self._room = QSpacerItem(0, 0)
        self._parts = self._make_parts(sections, fold_more, headings)
        self._refresh_sections()
        self._turns = Turns(self._building(), self)
        self._turns.ended.connect(self._built)
        self._keep_room()
        self._turns.begin()
        undo.add_actions_to(self)
        undo.stepped.connect(self.focus_field)
        self._stop_listening = session.listen(self._on_session)
        self.destroyed.connect(self._stop_listening)

    def editor(self, key: str) -> Editor:
        """Return the editor of an answer that is on screen.

        Raises:
            KeyError: no such answer is on screen.
        """
        if key not in self._context.bindings:
            self.finish()
        return self._context.bindings[key].editor

    def finish(self) -> None:
        """Build at once what is not built yet."""
        self._turns.finish()

    def focus_field(self, key: str) -> None:
        """Bring an answer into view and put the keyboard there, if it is shown."""
        self.finish()
        for part in self._parts:
            if part.holds(key) and key not in self._context.bindings:
                part.open()
        binding = self._context.bindings.get(key)
        if binding is None or binding.place.isHidden():
            return
        binding.focus()
        self._bring_into_view(binding.widget())

    def show_findings(self) -> None:
        """Say at every question what there is to look at, also where nobody has been yet."""
        self.finish()
        for part in self._parts:
            if self._session.section_state(part.section.name).findings:
                part.open()
        for binding in list(self._context.bindings.values()):
            binding.show_findings()

    def _make_parts(
        self, names: Sequence[str], fold_more: bool, headings: bool
    ) -> list[SectionPart]:
        column = layouts.column(self, spacing=32)
        if fold_more:
            column.setSpacing(4)
        wanted = [
            one for one in self._session.definition.sections if not names or one.name in names
        ]
        heading = "" if not headings else ("title" if len(wanted) == 1 else "heading")
        parts: list[SectionPart] = []
        for section in wanted:
            folded = fold_more and bool(parts)
            part = SectionPart(
                section,
                self._context,
                self,
                heading=heading,
                folded=folded,
                on_rows=self._chain_soon.start,
            )
            column.addWidget(part)
            if fold_more and not parts:
                column.addSpacing(12)
            parts.append(part)
        column.addSpacerItem(self._room)
        column.addStretch(1)
        return parts

    def _building(self) -> Iterator[None]:
        for part in self._parts:
            yield from part.building()

    def _keep_room(self) -> None:
        lines = sum(part.left for part in self._parts)
        height = theme.current().px(LINE) * lines
        self._room.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @Slot()
    def _built(self) -> None:
        self._room.changeSize(0, 0)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self._chain()

    def _on_session(self, keys: frozenset[str]) -> None:
        self._context.refresh(keys)
        self._refresh_sections()

    def _refresh_sections(self) -> None:
        for part in self._parts:
            part.refresh()

    @Slot()
    def _chain(self) -> None:
        if not self._turns.going:
            chain(list(tab_stops(self)))

    def _bring_into_view(self, widget: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, MARGIN, MARGIN)
