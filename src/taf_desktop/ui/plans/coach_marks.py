"""Marks the words the coach means in the boxes somebody writes in: a dotted line below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from taf_desktop.coach.remark import Remark
from taf_desktop.domain.plan import Plan
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.forms.parts.thing_editor import ThingEditor
from taf_desktop.ui.forms.text_editors import LineEditor, LongTextEditor


def show_marks(page: QWidget, plan: Plan, remarks: Iterable[Remark]) -> None:
    """Mark the words of these remarks wherever a box of the page holds them."""
    by_place: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        by_place.setdefault((remark.thing_id, remark.field), []).append(remark)
    for box in page.findChildren(LongTextEditor):
        wanted = by_place.get((_thing_of(box, plan), box.objectName()), [])
        # Setting none where there are none would still paint the box anew.
        if wanted or box.extraSelections():
            box.setExtraSelections(_selections(box, wanted))
    colour = theme.current().tone(Tone.WORRY)
    for line in page.findChildren(LineEditor):
        wanted = by_place.get((_thing_of(line, plan), line.objectName()), [])
        line.set_marks(tuple(_places(line.text(), wanted)), colour)


def _thing_of(box: QWidget, plan: Plan) -> str:
    """Return the id of the thing a box belongs to; the plan's own boxes stand in no editor."""
    above = box.parentWidget()
    while above is not None:
        if isinstance(above, ThingEditor):
            return above.editor.thing.id
        above = above.parentWidget()
    return plan.id


def _selections(box: LongTextEditor, remarks: Sequence[Remark]) -> list[QTextEdit.ExtraSelection]:
    found: list[QTextEdit.ExtraSelection] = []
    for start, end in _places(box.toPlainText(), remarks):
        one = QTextEdit.ExtraSelection()
        cursor = QTextCursor(box.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        one.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(theme.current().tone(Tone.WORRY))
        one.format = look  # pyright: ignore[reportAttributeAccessIssue]
        found.append(one)
    return found


def _places(text: str, remarks: Iterable[Remark]) -> Iterator[tuple[int, int]]:
    """Yield where the words of remarks stand, counted as a box counts."""
    for remark in remarks:
        # The words may have changed since the coach looked: then nothing is marked.
        if remark.span is not None and text[slice(*remark.span)] == remark.words:
            yield _units(text[: remark.span[0]]), _units(text[: remark.span[1]])


def _units(text: str) -> int:
    """Return how Qt counts a text: a sign outside the first plane counts twice."""
    return len(text.encode("utf-16-le")) // 2
