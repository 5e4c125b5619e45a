"""The pictures beside easy sentences: which each has, and choosing another from all there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from taf_desktop.forms.picture_list import picture_for, pictures
from taf_desktop.support import paths
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.text import Heading, Muted, Small, tooltip

_SIDE, _TILE, _NAMED, _NAME_ROOM = 32, 64, 128, 60
"""Pixels at 100 %: a picture beside a sentence, one to choose from, and room for its name."""
_WIDTH, _HEIGHT = 720, 560
_NAME = Qt.ItemDataRole.UserRole


class PictureRow(QWidget):
    """One picture for each easy sentence; pressing one lets the person choose another.

    Signals:
        wanted: the picture of a sentence was pressed; carries the sentence's place from 0.
    """

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pictures")
        self._buttons: list[Button] = []
        self._flow = layouts.FlowLayout(self, spacing=6)
        self.hide()

    def show_lines(self, lines: Sequence[str], chosen: Sequence[str]) -> None:
        """Show the picture of each sentence: the chosen one, or else the one that fits."""
        while len(self._buttons) > len(lines):
            gone = self._buttons.pop()
            self._flow.removeWidget(gone)
            gone.deleteLater()
        while len(self._buttons) < len(lines):
            self._add()
        for button, line, name in zip(self._buttons, lines, chosen, strict=True):
            self._show(button, line, name if name in pictures() else picture_for(line))
        self.setVisible(bool(lines))

    def _add(self) -> None:
        button = Button("", Look.ICON)
        button.setObjectName(f"picture:{len(self._buttons)}")
        side = theme.current().px(_SIDE)
        button.setIconSize(QSize(side, side))
        place = len(self._buttons)
        button.clicked.connect(lambda: self.wanted.emit(place))
        self._buttons.append(button)
        self._flow.addWidget(button)

    def _show(self, button: Button, line: str, name: str) -> None:
        about = pictures()[name].about
        if button.property("shows") != name:
            button.setProperty("shows", name)
            button.setIcon(tile(name, _SIDE))
        told = say("other_words.picture.of", line=line, about=about)
        button.setAccessibleName(told)
        button.setToolTip(tooltip(told))


class PicturePicker(QDialog):
    """Every picture there is with its name, to choose one for a sentence.

    Signals:
        picked: the name of the picture the person chose; "" for whichever fits.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None, line: str, chosen: str) -> None:
        super().__init__(parent)
        self.setObjectName("picture_picker")
        self.setWindowTitle(say("other_words.picture.title"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._list = QListWidget()
        self._list.setObjectName("pictureList")
        self._list.setAccessibleName(say("other_words.picture.title"))
        self._fill(picture_for(line), chosen)
        self._list.itemActivated.connect(self._pick)
        self._list.itemClicked.connect(self._pick)
        fits = buttons.secondary(say("other_words.picture.fits"))
        fits.setObjectName("whichFits")
        fits.clicked.connect(lambda: self._take(""))
        close = buttons.quiet(self.tr("Cancel"))
        close.clicked.connect(self.reject)
        foot = layouts.row()
        foot.addWidget(fits)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = layouts.column(self, spacing=12, margin=20)
        whole.addWidget(Heading(say("other_words.picture.title")))
        whole.addWidget(Muted(say("other_words.picture.line", line=line)))
        whole.addWidget(self._list, 1)
        whole.addWidget(Small(say("easy_page.credit")))
        whole.addLayout(foot)
        look, room = theme.current(), self.screen().availableSize()
        self.resize(min(look.px(_WIDTH), room.width()), min(look.px(_HEIGHT), room.height()))

    def _fill(self, fitting: str, chosen: str) -> None:
        look = theme.current()
        shown = self._list
        shown.setViewMode(QListWidget.ViewMode.IconMode)
        shown.setResizeMode(QListWidget.ResizeMode.Adjust)
        shown.setMovement(QListWidget.Movement.Static)
        shown.setWordWrap(True)
        shown.setSpacing(4)
        shown.setIconSize(QSize(look.px(_TILE), look.px(_TILE)))
        lines = look.px(_TILE + 60)
        for name, each in pictures().items():
            item = QListWidgetItem(tile(name, _TILE), each.about)
            item.setData(_NAME, name)
            item.setSizeHint(QSize(look.px(_NAMED), lines))
            shown.addItem(item)
            if name == (chosen or fitting):
                shown.setCurrentItem(item)

    @Slot(QListWidgetItem)
    def _pick(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(_NAME)))

    def _take(self, name: str) -> None:
        self.picked.emit(name)
        self.accept()


def choose_picture(parent: QWidget, line: str, chosen: str, take: Callable[[str], None]) -> None:
    """Let the person choose a picture for a sentence; ``take`` hears its name, "" if it fits."""
    picker = PicturePicker(parent, line, chosen)
    picker.picked.connect(take)
    picker.finished.connect(picker.deleteLater)
    picker.open()


def tile(name: str, side: int) -> QIcon:
    """Return a picture on white, as on paper: its lines are black in the dark theme too."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        drawn = _drawn(name, round(theme.current().px(side) * ratio), ratio)
        made.addPixmap(drawn)
        # What is chosen is seen by its ground; the picture keeps its colours.
        made.addPixmap(drawn, QIcon.Mode.Selected)
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, side: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white"))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side / 8, side / 8)
    file = paths.resource("pictures", f"{pictures()[name].file}.svg")
    QSvgRenderer(str(file)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
