"""The rail at the left: the places of the program, and at its foot the person and Lock."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from taf_desktop.ui.common import buttons, icons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.common.text import ElidedLabel, Strong, tooltip
from taf_desktop.ui.common.theme import TextStyle

WIDE = 200
"""The rail's width at 100 %, in pixels."""
NARROW = 64
_ENTRY_HEIGHT = 40


class RailEntry(QAbstractButton):
    """One place of the program: an icon and its name, with a count when something waits there."""

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._icon, self._count, self._narrow = title, icon, 0, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    @property
    def role(self) -> str:
        """The role of the colour it has now."""
        return "accent" if self.isChecked() else "ink"

    def draw_icon(self) -> QPixmap:
        """Return the icon as it looks now; it is kept for the next time."""
        return icons.pixmap(self._icon, self.role, ratio=self.devicePixelRatioF())

    def set_count(self, count: int) -> None:
        """Show how many things wait there; none is shown for nothing."""
        self._count = count
        self._describe()
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only; the name moves to the tooltip."""
        self._narrow = narrow
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the entry's size."""
        look = theme.current()
        return QSize(look.px(NARROW - 24), look.px(_ENTRY_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the icon, the name and the count."""
        del event
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            ground = "accent_soft" if self.isChecked() else "neutral_soft"
            painter.setBrush(look.color(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side = look.px(icons.SIZE)
        left = (self.width() - side) // 2 if self._narrow else look.px(10)
        painter.drawPixmap(left, (self.height() - side) // 2, self.draw_icon())
        if not self._narrow:
            style = TextStyle.STRONG if self.isChecked() else TextStyle.BODY
            painter.setFont(look.font(style))
            painter.setPen(look.color(self.role))
            words = QRectF(self.rect()).adjusted(left + side + look.px(10), 0, -4, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
        if self._count:
            self._draw_count(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()

    def _draw_count(self, painter: QPainter) -> None:
        look = theme.current()
        text = str(self._count)
        height = look.px(15 if self._narrow else 22)
        style = TextStyle.SMALL_STRONG
        width = max(look.width_of(text, style) + look.px(6 if self._narrow else 16), height)
        top = 1 if self._narrow else (self.height() - height) / 2
        right = 0 if self._narrow else look.px(10)
        box = QRectF(self.width() - right - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.soft(Tone.WORRY))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(look.font(style))
        painter.setPen(look.tone(Tone.WORRY))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _describe(self) -> None:
        waiting = self.tr("{title}, {count} waiting").format(title=self._title, count=self._count)
        name = waiting if self._count else self._title
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name) if self._narrow else "")


class Rail(QWidget):
    """The rail. It knows names and titles, never what the pages are."""

    chosen = Signal(str)
    """The name of the page somebody chose."""
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Places"))
        self._entries: dict[str, RailEntry] = {}
        self._group = QButtonGroup(self)
        self._narrow = False
        self._brand = Strong("TAF Desktop")
        self._brand.setContentsMargins(10, 8, 0, 12)
        self._person = ElidedLabel(style=TextStyle.SMALL, tone=Tone.NEUTRAL)
        self._role = ElidedLabel(style=TextStyle.SMALL, tone=Tone.NEUTRAL)
        for label in (self._person, self._role):
            label.setContentsMargins(10, 0, 0, 0)
        self._lock = buttons.secondary(self.tr("Lock now"), icon="lock")
        self._lock.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lock.setAccessibleName(self.tr("Lock now"))
        self._lock.clicked.connect(self.lock_wanted)
        self._column = layouts.column(self, spacing=4, margin=12)
        self._column.addWidget(self._brand)
        self._column.addStretch(1)
        self._column.addWidget(self._person)
        self._column.addWidget(self._role)
        self._column.addSpacing(8)
        self._column.addWidget(self._lock)
        self._fit()

    def add_entry(self, name: str, title: str, icon: str) -> None:
        """Add a place below the others."""
        entry = RailEntry(title, icon)
        entry.setObjectName(f"rail_{name}")
        entry.set_narrow(self._narrow)
        entry.clicked.connect(self._clicked)
        self._entries[name] = entry
        self._group.addButton(entry)
        self._column.insertWidget(len(self._entries), entry)

    def drawing(self) -> Iterator[None]:
        """Draw every icon, one in each step, so that the first painting finds them."""
        for entry in self._entries.values():
            entry.draw_icon()
            yield

    def mark(self, name: str) -> None:
        """Show which place is the present one; an unknown name marks none."""
        self._group.setExclusive(False)
        for known, entry in self._entries.items():
            entry.setChecked(known == name)
        self._group.setExclusive(True)

    def set_count(self, name: str, count: int) -> None:
        """Show how many things wait at a place."""
        if name in self._entries:
            self._entries[name].set_count(count)

    def set_person(self, name: str, role: str) -> None:
        """Show whose program this is."""
        self._person.set_full_text(name)
        self._role.set_full_text(role)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and names."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for entry in self._entries.values():
            entry.set_narrow(narrow)
        for part in (self._brand, self._person, self._role):
            part.setVisible(not narrow)
        self._lock.setText("" if narrow else self.tr("Lock now"))
        self._lock.set_icon("lock")
        keys = Shortcut.LOCK.words
        self._lock.setToolTip(tooltip(self.tr("Lock now ({keys})").format(keys=keys)))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(theme.current().px(NARROW if self._narrow else WIDE))

    def _clicked(self) -> None:
        for name, entry in self._entries.items():
            if entry is self.sender():
                self.chosen.emit(name)
