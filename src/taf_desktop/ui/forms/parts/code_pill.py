"""A badge that is a button: it shows one code of a list, and its small menu changes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from taf_desktop.forms.codes import code_extra, code_list, label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.ui.common import icons, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import no_mnemonic
from taf_desktop.ui.common.theme import TextStyle

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}
_ARROW = 14
_PADDING = 10


def tone_of(list_name: str, code: str) -> Tone:
    """Return the tone a code list gives one of its codes; neutral where it gives none."""
    tone = code_extra(list_name, code, "tone")
    return Tone(tone) if tone in set(Tone) else Tone.NEUTRAL


class CodePill(QAbstractButton):
    """One code of a shared list. ``picked`` carries the code the person chose from the menu.

    Args:
        list_name: The list in ``resources/codes``.
        about: What the badge tells, for people who listen: "How it is going".
        unset: The words while nothing was chosen.
    """

    picked = Signal(str)

    def __init__(
        self, list_name: str, about: str, parent: QWidget | None = None, *, unset: str = ""
    ) -> None:
        super().__init__(parent)
        self._list = list_name
        self._about = about
        self._unset = unset or about
        self._code = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(about)
        self.clicked.connect(self.open_menu)
        self.show_code("")

    @property
    def code(self) -> str:
        """The code shown; "" while nothing was chosen."""
        return self._code

    def show_code(self, code: str) -> None:
        """Show another code."""
        self._code = code
        words = label_of(self._list, code) or self._unset
        self.setText(words)
        self.setAccessibleName(f"{self._about}: {words}")
        self.updateGeometry()
        self.update()

    def menu(self) -> QMenu:
        """Return the menu with every code; the present one is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for option in code_list(self._list).options:
            if option.retired:
                continue
            action = menu.addAction(no_mnemonic(in_language(option.label)))
            action.setCheckable(True)
            action.setChecked(option.name == self._code)
            action.setData(option.name)
            group.addAction(action)
        group.triggered.connect(lambda action: self._pick(str(action.data())))
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Open the menu below the badge, at the present code."""
        menu = self.menu()
        ticked = [action for action in menu.actions() if action.isChecked()]
        if ticked:
            menu.setActiveAction(ticked[0])
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """Return room for the words and the small arrow."""
        look = theme.current()
        words = look.width_of(self.text(), TextStyle.SMALL_STRONG)
        arrow = look.px(_ARROW + 4) if self.isEnabled() else 0
        return QSize(words + 2 * look.px(_PADDING) + arrow, look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the badge in the tone of its code."""
        del event
        look = theme.current()
        tone = tone_of(self._list, self._code)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(
            look.tone(tone) if self.underMouse() and self.isEnabled() else look.soft(tone)
        )
        painter.setBrush(look.soft(tone))
        radius = box.height() / 2
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(look.tone(tone))
        painter.setFont(look.font(TextStyle.SMALL_STRONG))
        inset = look.px(_PADDING)
        words = box.adjusted(inset, 0, -inset, 0)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, side, self.text())
        if self.isEnabled():
            arrow = icons.pixmap("chevron-down", tone.role, _ARROW, self.devicePixelRatioF())
            edge = look.px(_ARROW)
            painter.drawPixmap(
                int(box.right() - edge - look.px(6)), int(box.center().y() - edge / 2), arrow
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu with Enter and the down arrow too."""
        if Qt.Key(event.key()) in _OPENING and self.isEnabled():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure and draw anew when the theme changed."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.EnabledChange}:
            self.updateGeometry()
            self.update()

    def _pick(self, code: str) -> None:
        if code != self._code:
            self.show_code(code)
            self.picked.emit(code)
