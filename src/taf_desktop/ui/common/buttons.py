"""Buttons. One filled button a screen at most; dangerous ones name the verb and the object."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from taf_desktop.ui.common import theme
from taf_desktop.ui.common.text import no_mnemonic, tooltip


class Look(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    ICON = "icon"
    SMALL_ICON = "small_icon"


_GAP = 4
_ICON_ROLES = {Look.PRIMARY: "on_accent", Look.QUIET: "accent", Look.DANGER: "urgent"}


class Button(QPushButton):
    """A push button of one look, with an icon that keeps to the theme."""

    def __init__(
        self, text: str, look: Look, *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setText(no_mnemonic(text))
        self._look = look
        self._icon = icon
        self.setProperty("look", look.value)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if look is Look.QUIET:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon:
            self.draw_icon()

    def set_icon(self, name: str) -> None:
        """Show another icon, or none for an empty name."""
        if name != self._icon:
            self._icon = name
            self.draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon anew when the theme changed."""
        super().changeEvent(event)
        if self._icon and event.type() == QEvent.Type.StyleChange:
            self.draw_icon()

    def draw_icon(self) -> None:
        """Draw the icon in the colours in force, for the screens there are."""
        # The first window has no icons and does without what draws them.
        from PySide6.QtGui import QIcon

        from taf_desktop.ui.common import icons

        if not self._icon:
            self.setIcon(QIcon())
            return
        # Qt leaves little room between icon and words; the icon brings the rest with it.
        gap = _GAP if self.text() else 0
        look = theme.current()
        self.setIconSize(QSize(look.px(icons.SIZE + gap), look.px(icons.SIZE)))
        role = _ICON_ROLES.get(self._look, "ink")
        self.setIcon(icons.icon(self._icon, role, gap=gap))


def draw_icons(inside: QWidget) -> None:
    """Draw every icon in a window anew: it came to a screen of another scale."""
    from taf_desktop.ui.common.icons import IconLabel

    for each in inside.findChildren(QWidget):
        if isinstance(each, Button | IconLabel):
            each.draw_icon()


def primary(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return the one filled button of a screen: the action that matters."""
    return Button(text, Look.PRIMARY, icon=icon, parent=parent)


def secondary(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return an outlined button."""
    return Button(text, Look.SECONDARY, icon=icon, parent=parent)


def quiet(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return a button that looks like a link, for what may be done beside the main thing."""
    return Button(text, Look.QUIET, icon=icon, parent=parent)


def danger(text: str, *, icon: str = "", parent: QWidget | None = None) -> Button:
    """Return a button outlined in the urgent colour; its words are a verb and its object."""
    return Button(text, Look.DANGER, icon=icon, parent=parent)


def icon_only(
    icon: str, name: str, *, small: bool = False, parent: QWidget | None = None
) -> Button:
    """Return a button with only an icon. ``name`` is its tooltip and its accessible name."""
    look = Look.SMALL_ICON if small else Look.ICON
    button = Button("", look, icon=icon, parent=parent)
    button.setToolTip(tooltip(name))
    button.setAccessibleName(name)
    return button
