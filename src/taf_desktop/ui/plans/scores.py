"""The 0–10 of each voice on one line; a press on one opens its numbers below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.plan import Goal, Score
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.text import Body, Muted, Strong
from taf_desktop.ui.forms.parts.line_button import LineButton
from taf_desktop.ui.forms.parts.opens import Opens
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.plans.plan_view import ScoreRow
from taf_desktop.ui.plans.tools import Tools

KEPT_UP = ("now", "why")
"""What may change about a voice of an agreed plan, see ``services.records.PROGRESS``."""


class ScoreLine(QWidget):
    """All voices of one goal. One of them is open at a time."""

    def __init__(self, tools: Tools, *, agreed: bool) -> None:
        super().__init__()
        self._tools = tools
        self._agreed = agreed
        self._goal: Goal | None = None
        self._scores: dict[str, Score] = {}
        self._chips: dict[str, VoiceChip] = {}
        self._open_id = ""
        self._flow = layouts.FlowLayout(spacing=12)
        self._label = Muted(self.tr("0–10"))
        self._label.setWordWrap(False)
        self._more = buttons.quiet(self.tr("+ a voice"))
        self._more.setObjectName("addVoice")
        self._more.clicked.connect(self._add)
        if agreed:
            self._more.hide()
        self.below = Opens(self._editor, self._closed)
        column = layouts.column(self, spacing=0)
        column.addLayout(self._flow)
        column.addWidget(self.below)
        self._arrange()

    def show_rows(self, rows: Sequence[ScoreRow], goal: Goal) -> None:
        """Show the voices as they are now."""
        self._goal = goal
        self._scores = {row.id: row.score for row in rows}
        old = self._chips
        self._chips = {row.id: old.get(row.id) or self._chip(row) for row in rows}
        for row in rows:
            self._chips[row.id].show_row(row)
        if list(old) != list(self._chips):
            self._arrange()
        for id_ in old.keys() - self._chips.keys():
            old[id_].hide()
            old[id_].deleteLater()
        self.setVisible(bool(rows) or not self._agreed)
        self.take_lists()
        if self._open_id and self._open_id not in self._scores:
            self.below.close_editor()

    def take_lists(self) -> None:
        """Know the lists of choices as they are now, where a voice is open."""
        if self._open_id in self._scores:
            self.below.take(self._scores[self._open_id], self._tools.lists)

    def open(self, id_: str) -> bool:
        """Open a voice to be written in; false if it is not here."""
        if id_ not in self._scores:
            return False
        self.below.close_editor()
        self._open_id = id_
        self.below.open("now" if self._agreed else "voice")
        return True

    def flush(self) -> None:
        """Save at once."""
        self.below.flush()

    def _arrange(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        for part in (self._label, *self._chips.values(), self._more):
            self._flow.addWidget(part)

    def _chip(self, row: ScoreRow) -> VoiceChip:
        chip = VoiceChip(row)
        chip.clicked.connect(lambda: self._press(row.id))
        return chip

    def _press(self, id_: str) -> None:
        was_open = self.below.editor is not None and self._open_id == id_
        if was_open:
            self.below.close_editor()
        else:
            self.open(id_)

    def _editor(self) -> ThingEditor:
        kit = self._tools.kit
        if self._agreed:
            kit = replace(kit, save=self._tools.presenter.save_line)
        editor = ThingEditor(
            self._scores[self._open_id],
            kit,
            self._tools.lists,
            names=KEPT_UP if self._agreed else (),
            remove="" if self._agreed else self.tr("Remove this voice"),
        )
        editor.remove_asked.connect(self._remove)
        self._tools.watch(editor.editor)
        return editor

    def _closed(self) -> None:
        chip = self._chips.get(self._open_id)
        self._open_id = ""
        if chip is not None:
            chip.setFocus()

    @Slot()
    def _add(self) -> None:
        if self._goal is not None:
            self._tools.presenter.add_score(self._goal, self._added)

    def _added(self, score: Entity) -> None:
        self._tools.open_soon(score)

    @Slot()
    def _remove(self) -> None:
        score = self._scores.get(self._open_id)
        if score is not None:
            self._tools.put_aside(score)


class VoiceChip(LineButton):
    """One voice: the name strong, then start, now and hoped for."""

    def __init__(self, row: ScoreRow) -> None:
        super().__init__(wide=False)
        self.setObjectName(f"score:{row.id}")
        self._voice = Strong(row.voice)
        self._words = Body(row.words)
        line = layouts.row(spacing=6)
        line.setContentsMargins(4, 4, 4, 4)
        for label in (self._voice, self._words):
            label.setWordWrap(False)
            line.addWidget(label)
        self.settle(line)

    def show_row(self, row: ScoreRow) -> None:
        """Show the voice as it is now."""
        self._voice.setText(row.voice)
        self._words.setText(row.words)
        self.setAccessibleName(f"{row.voice}: {row.words}")
