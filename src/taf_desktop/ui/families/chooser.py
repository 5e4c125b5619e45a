"""A row one can choose: a name, a line or two about it, and chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.common.cards import Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.stylesheet import CONTROL_RADIUS
from taf_desktop.ui.common.text import Muted, Small, Strong

_BAR = 4


class ChooserRow(QAbstractButton):
    """One row. ``picked`` carries the kind and the id of the thing it stands for."""

    picked = Signal(str, str)

    def __init__(
        self,
        kind: str,
        thing_id: str,
        name: str,
        parent: QWidget | None = None,
        *,
        beside: str = "",
        lines: Sequence[str] = (),
        chips: Sequence[str] = (),
    ) -> None:
        """Make a row.

        Args:
            kind: The kind of thing, as the vault names it.
            thing_id: Its id.
            name: The words that lead.
            parent: The parent.
            beside: A few quiet words beside the name, such as an age.
            lines: Small lines below; empty ones are left out.
            chips: Words that stand out, such as access needs.
        """
        super().__init__(parent)
        self.kind, self.thing_id = kind, thing_id
        shown = [line for line in lines if line]
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setObjectName(f"{kind}:{thing_id}")
        self.setAccessibleName(", ".join(part for part in (name, beside) if part))
        self.setAccessibleDescription(". ".join([*shown, *chips]))
        column = layouts.column(self, spacing=2)
        column.setContentsMargins(_BAR + 8, 8, 8, 8)
        top = layouts.row(spacing=8)
        leads = Strong(name)
        leads.setWordWrap(not beside)
        top.addWidget(leads, 0 if beside else 1, Qt.AlignmentFlag.AlignTop)
        if beside:
            top.addWidget(Muted(beside), 1)
        column.addLayout(top)
        for line in shown:
            column.addWidget(Small(line))
        if chips:
            flow = layouts.FlowLayout(spacing=4)
            for chip in chips:
                flow.addWidget(Pill(chip, Tone.HOPE))
            column.addSpacing(2)
            column.addLayout(flow)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._pick)

    def sizeHint(self) -> QSize:
        """Return the size of what stands in the row."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say whether long lines make the row taller; a row of one line has one height."""
        layout = self.layout()
        return layout is not None and layout.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too, and move along with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground: tinted and with a bar where it is the chosen one."""
        del event
        look = theme.current()
        if not self.isChecked() and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.soft(Tone.ACCENT))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        if self.isChecked():
            painter.setBrush(look.tone(Tone.ACCENT))
            bar = QRectF(0, 6, _BAR, box.height() - 12)
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    @Slot()
    def _pick(self) -> None:
        # A second click must not unchoose: something is always in front.
        self.setChecked(True)
        self.picked.emit(self.kind, self.thing_id)
