"""Where exactly a person is: the page, the field with the keyboard, the cursor, how far scrolled.

Taken down before locking and gone back to after unlocking. A field is known by the object names on
the way to it, which are the ids of things and the keys of answers; never by what is written in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from taf_desktop.ui.common.tabs import Tabs
from taf_desktop.ui.forms.parts.opens import Opens

BETWEEN = ">"
KIND = "#"
"""Before the class of a field without a name of its own."""
QT_NAMES = "qt_"
LOOK_EVERY = 50
PATIENCE = 4_000
"""Milliseconds to wait for a page to be filled before the field is given up."""
_INTERRUPTIONS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress}


Place = tuple[str, str, str]
"""Where a person is: the family's id, the tab's id, and the id of the thing shown there or ""."""
NOWHERE: Place = ("", "", "")
_PLACE: Place = ("place_family", "place_tab", "place_thing")
"""The vault's settings in which a place is kept."""


class Spot(NamedTuple):
    """``field`` is the way to the field from its page, ``cursor`` the letter it stands before."""

    page: str = ""
    field: str = ""
    cursor: int = -1
    scrolled: int = 0


_NAMES: Mapping[str, str] = {name: f"place_{name}" for name in Spot._fields}
"""The names under which the vault keeps the parts."""


def kept(place: Place, spot: Spot) -> dict[str, str]:
    """Return a place and the spot there as settings of the vault."""
    values = {name: str(value) for name, value in zip(_NAMES.values(), spot, strict=True)}
    return values | dict(zip(_PLACE, place, strict=True))


def place_in(known: Mapping[str, str]) -> Place:
    """Return the place that the vault remembers."""
    family, tab, thing = (known.get(name, "") for name in _PLACE)
    return family, tab, thing


def spot_in(known: Mapping[str, str]) -> Spot:
    """Return the spot that the vault remembers; where nothing fits, none."""
    try:
        return Spot(
            known.get(_NAMES["page"], ""),
            known.get(_NAMES["field"], ""),
            int(known.get(_NAMES["cursor"], "-1")),
            int(known.get(_NAMES["scrolled"], "0")),
        )
    except ValueError:
        return Spot()


def take_down(name: str, page: QWidget) -> Spot:
    """Return where the person is on a page that the program calls ``name``."""
    field = page.window().focusWidget()
    if field is None or not page.isAncestorOf(field):
        return Spot(name)
    area = _scroll_area(field, page)
    scrolled = area.verticalScrollBar().value() if area is not None else 0
    return Spot(name, _way(field, page), _cursor(field), scrolled)


def _way(field: QWidget, page: QWidget) -> str:
    names = [f"{KIND}{type(field).__name__}"] if not _name(field) else []
    above: QWidget | None = field
    while above is not None and above is not page:
        if _name(above):
            names.append(_name(above))
        above = above.parentWidget()
    return BETWEEN.join(reversed(names))


def _name(widget: QWidget) -> str:
    name = widget.objectName()
    return "" if name.startswith(QT_NAMES) or BETWEEN in name else name


def _cursor(field: QWidget) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else -1


def _scroll_area(field: QWidget, page: QWidget) -> QScrollArea | None:
    above = field.parentWidget()
    while above is not None and above is not page.parentWidget():
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None


class WayBack(QObject):
    """Goes back to a spot as soon as its page is filled; gives up when the person does something.

    It ends by itself.
    """

    def __init__(self, page: QWidget, spot: Spot) -> None:
        super().__init__(page)
        self._page, self._spot = page, spot
        self._opened: set[int] = set()
        self._left = PATIENCE // LOOK_EVERY
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        window = page.window().windowHandle()
        if window is not None:
            window.installEventFilter(self)
        if spot.field:
            self._timer.start()
        else:
            self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up: the person has gone elsewhere by now."""
        if event.type() in _INTERRUPTIONS:
            self._end()
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()

    @Slot()
    def _look(self) -> None:
        self._left -= 1
        if self._left < 0:
            self._end()
            return
        field = self._find(self._page, self._spot.field.split(BETWEEN))
        if field is None or not field.isEnabled():
            return
        _bring_forward(field)
        if not field.isVisible():
            return
        _put_keyboard(field, self._spot.cursor)
        area = _scroll_area(field, self._page)
        if area is not None:
            # The page takes its height a moment later.
            QTimer.singleShot(0, area, lambda: _scroll(area, self._spot.scrolled))
        self._end()

    def _find(self, root: QWidget, way: list[str]) -> QWidget | None:
        """Return the field, opening on the way what is folded away."""
        if not way:
            return root
        for found in _named(root, way[0]):
            field = self._find(found, way[1:])
            if field is not None:
                return field
            self._open(found, way[1:])
        return None

    def _open(self, row: QWidget, rest: list[str]) -> None:
        """Open a row that is written in below its line, once."""
        if id(row) in self._opened or not rest:
            return
        self._opened.add(id(row))
        opener = getattr(row, "open", None)
        below = getattr(row, "below", None)
        _kind, colon, thing_id = row.objectName().partition(":")
        if colon and callable(opener):
            opener(thing_id)
        elif isinstance(below, Opens):
            below.open(rest[0])


def _named(root: QWidget, name: str) -> Iterator[QWidget]:
    """Yield what has a name, or the first field of a class, newest last of what goes away."""
    if not name.startswith(KIND):
        yield from reversed(root.findChildren(QWidget, name))
        return
    for each in root.findChildren(QWidget):
        takes_keys = each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isEnabled()
        if type(each).__name__ == name.removeprefix(KIND) and takes_keys and each.isVisible():
            yield each
            return


def _bring_forward(field: QWidget) -> None:
    """Show the tabs that the field is on."""
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, Tabs):
            above.show_tab_of(field)
        above = above.parentWidget()


def _put_keyboard(field: QWidget, cursor: int) -> None:
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, QComboBox):
        field = field.lineEdit() or field
    if cursor < 0:
        return
    if isinstance(field, QLineEdit):
        field.setCursorPosition(cursor)
    elif isinstance(field, QPlainTextEdit):
        mark = field.textCursor()
        mark.setPosition(min(cursor, len(field.toPlainText())))
        field.setTextCursor(mark)


def _scroll(area: QAbstractScrollArea, to: int) -> None:
    if shiboken6.isValid(area):
        area.verticalScrollBar().setValue(to)
        field = QApplication.focusWidget()
        if isinstance(area, QScrollArea) and field is not None and area.isAncestorOf(field):
            area.ensureWidgetVisible(field)
