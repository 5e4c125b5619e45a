"""A form on screen, made from its definition: one section as a page, or all of them.

The view has no rule of its own. What is asked, needed or to be looked at comes from the session;
the view shows what the session says has changed, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QWidget

from taf_desktop.forms.definition import Section
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.into_view import into_view
from taf_desktop.ui.common.kept_hidden import lies_hidden
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.context import FormContext
from taf_desktop.ui.forms.editor import Editor
from taf_desktop.ui.forms.layout_rules import chain, chained, lines_of, tab_stops
from taf_desktop.ui.forms.section_part import SectionPart
from taf_desktop.ui.forms.undo import UndoStack

LINE = 96
"""About so high is a line of questions, in pixels at 100 %: room kept for what is still built."""
FOLD = 40
"""So high is a section that is folded."""


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

    built = Signal()
    """Everything is there."""

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
        self._wanted = _wanted(session, sections)
        self._fold_more = fold_more
        self._heading = "" if not headings else ("title" if len(self._wanted) == 1 else "heading")
        self._parts: list[SectionPart] = []
        self._column = layouts.column(self, spacing=4 if fold_more else 32)
        self._column.addSpacerItem(self._room)
        self._column.addStretch(1)
        self._turns = Turns(self._building(), self)
        self._turns.ended.connect(self._built)
        self._keep_room()
        self._turns.begin_soon()
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

    def first_stop(self) -> QWidget | None:
        """Return where the keyboard begins; nothing more than that is built at once."""
        self._turns.until(lambda: next(tab_stops(self), None) is not None)
        return next((stop for stop in tab_stops(self) if stop.isVisibleTo(self)), None)

    def focus_field(self, key: str) -> None:
        """Bring an answer into view and put the keyboard there, if it is shown."""
        self._turns.until(lambda: self._shows(key))
        for part in list(self._parts):
            if part.holds(key):
                part.open()
        binding = self._context.bindings.get(key)
        # On a page that was left, and ends soon, nothing may take the keyboard.
        if binding is None or lies_hidden(binding.widget(), self.window()):
            return
        binding.focus()
        into_view(binding.widget())

    def focus_soon(self, key: str) -> None:
        """Do the same as soon as the answer is built in its turn."""
        self._turns.when(lambda: self._shows(key) or None, lambda _there: self.focus_field(key))

    def _shows(self, key: str) -> bool:
        binding = self._context.bindings.get(key)
        return binding is not None and not lies_hidden(binding.widget(), self)

    def show_findings(self) -> None:
        """Say at every question what there is to look at, also where nobody has been yet."""
        self.finish()
        for part in self._parts:
            if self._session.section_state(part.section.name).findings:
                part.open()
        for binding in list(self._context.bindings.values()):
            binding.show_findings()

    def _building(self) -> Iterator[None]:
        for section in self._wanted:
            part = self._add_part(section)
            yield
            yield from part.building()
        yield from chained(self)

    def _add_part(self, section: Section) -> SectionPart:
        part = SectionPart(
            section,
            self._context,
            self,
            heading=self._heading,
            folded=self._fold_more and bool(self._parts),
            on_rows=self._chain_soon.start,
        )
        part.refresh()
        # The room for what is still to come, and a stretch, stay below.
        self._column.insertWidget(self._column.count() - 2, part)
        if self._fold_more and not self._parts:
            self._column.insertSpacing(self._column.count() - 2, 12)
        self._parts.append(part)
        return part

    def _keep_room(self) -> None:
        asked = [one for one in self._wanted if self._session.section_is_relevant(one.name)]
        whole, folded = (asked[:1], asked[1:]) if self._fold_more else (asked, [])
        lines = sum(sum(1 for _line in lines_of(one.fields)) for one in whole)
        look = theme.current()
        height = look.px(LINE) * lines + look.px(FOLD) * len(folded)
        self._room.changeSize(0, height, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    @Slot()
    def _built(self) -> None:
        self._room.changeSize(0, 0)
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self.built.emit()

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


def _wanted(session: FormSession, names: Sequence[str]) -> list[Section]:
    """Return the sections with these names, all of them if none are named."""
    return [one for one in session.definition.sections if not names or one.name in names]
