"""The pages themselves, one below the other, drawn only where somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from taf_desktop.ui.common import layouts, theme
from taf_desktop.ui.documents.page_work import PageImage
from taf_desktop.ui.documents.view import page_words

A4 = (595.28, 841.89)
"""A page's size in points until a picture of it has told better."""
MARGIN = 24
TOP = 16
BETWEEN = 16
POINTS_PER_DOT = 0.75
"""At 100 % a dot of the screen is 1/96 inch, as Windows has it."""
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
FIT_AT_MOST = 1.25
KEPT_AROUND = 2
"""Pictures of this many pages before and after the visible ones are kept."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SETTLE = 120
"""How long to wait for the end of resizing before pages are drawn anew, in milliseconds."""


def to_image(picture: PageImage) -> QImage:
    """Return a picture as Qt has it; it keeps its own copy of the dots."""
    shown = QImage(
        picture.data,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGBA8888,
    )
    return shown.copy()


class Sheet(QWidget):
    """One page: its picture, or white paper with its number until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.drawn_at = 0.0
        """The scale its picture was drawn at; 0 while it has none of this document."""
        self.points = A4
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def has_picture(self) -> bool:
        """Whether it shows a picture, if only of the document as it was before a change."""
        return not self._picture.isNull()

    def show_picture(self, picture: PageImage, scale: float) -> None:
        """Show a picture drawn at a scale (1 being a dot for a point)."""
        self._picture = QPixmap.fromImage(to_image(picture))
        self.drawn_at = scale
        self.points = (picture.width / scale, picture.height / scale)
        self.update()

    def drop_picture(self) -> None:
        """Give the picture's memory back."""
        self._picture = QPixmap()
        self.drawn_at = 0.0

    def set_zoom(self, dots_per_point: float) -> None:
        """Take the size of the page at a zoom."""
        width, height = (round(side * dots_per_point) for side in self.points)
        self.setFixedSize(QSize(width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        del event
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Paper is white in every theme: what is seen is what is printed.
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if self.has_picture:
            painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class PageView(QScrollArea):
    """Scrolls through a document.

    Signals:
        wanted: a picture of a page is wanted: its number from 0, and the scale. It asks for the
            next one when it was given this one.
        moved: the page in front, from 1, and how many there are.
        zoom_changed: dots of the screen for each at 100 %, and whether the width is fitted.
    """

    wanted = Signal(int, float)
    moved = Signal(int, int)
    zoom_changed = Signal(float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(self.tr("The pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ground = QWidget()
        self._ground.setObjectName("page")
        self._column = layouts.column(self._ground, spacing=BETWEEN)
        self._column.setContentsMargins(MARGIN, TOP, MARGIN, MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self._ground)
        self._sheets: list[Sheet] = []
        self._zoom = 0.0
        self._asked: tuple[int, float] | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE)
        self._soon.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def page(self) -> int:
        """The page in front, from 1; 0 while there is none."""
        if not self._sheets:
            return 0
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return 1 + sum(top <= middle for top in self._tops()[1:])

    def show_document(self, pages: int, *, same: bool) -> None:
        """Show a document of so many pages.

        ``same`` says that it is the one before, drawn anew: the place is kept, and the old
        pictures stand until the new ones are there.
        """
        for sheet in self._sheets[pages:]:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        del self._sheets[pages:]
        while len(self._sheets) < pages:
            self._sheets.append(Sheet(self._ground))
            self._column.addWidget(self._sheets[-1], 0, Qt.AlignmentFlag.AlignHCenter)
        for number, sheet in enumerate(self._sheets, start=1):
            sheet.setAccessibleName(page_words(number, pages))
            sheet.drawn_at = 0.0
            if not same:
                sheet.drop_picture()
        self._asked = None
        place = self.verticalScrollBar().value() if same else 0
        self._size_sheets()
        self.verticalScrollBar().setValue(place)
        self._scrolled()

    def take_picture(self, page: int, scale: float, picture: PageImage) -> None:
        """Show the picture that was wanted; one that came too late is passed over."""
        if self._asked != (page, scale) or page >= len(self._sheets):
            return
        self._asked = None
        before = self._sheets[page].points
        self._sheets[page].show_picture(picture, scale)
        if before != self._sheets[page].points:
            self._size_sheets()
        self._ask()

    def has_all_in_sight(self) -> bool:
        """Say whether every page one sees now is drawn as it is."""
        return bool(self._sheets) and self._next_wanted() is None

    @Slot(int)
    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        if self._sheets:
            wanted = min(max(self.page + by, 1), len(self._sheets))
            self.verticalScrollBar().setValue(self._tops()[wanted - 1] - TOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, go to the first and last, and make them larger and smaller, by keys."""
        held = event.modifiers() & _HELD
        act = self._acts().get(event.key())
        if act is None or held:
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def _acts(self) -> Mapping[int, Callable[[], None]]:
        many = len(self._sheets)
        return {
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Right: lambda: self.turn(1),
            Qt.Key.Key_Left: lambda: self.turn(-1),
            Qt.Key.Key_Home: lambda: self.turn(-many),
            Qt.Key.Key_End: lambda: self.turn(many),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit_width,
        }

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages larger."""
        larger = [step for step in STEPS if step > self._share() + 0.01]
        self._set_zoom(larger[0] if larger else STEPS[-1])

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages smaller."""
        smaller = [step for step in STEPS if step < self._share() - 0.01]
        self._set_zoom(smaller[-1] if smaller else STEPS[0])

    @Slot()
    def fit_width(self) -> None:
        """Let the pages be as wide as there is room for."""
        self._set_zoom(0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._size_sheets()
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the edges in new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.viewport().update()

    def _set_zoom(self, share: float) -> None:
        self._zoom = share
        self._size_sheets()
        self._ask()

    def _share(self) -> float:
        """Return how large the pages are, 1 being 100 %."""
        if self._zoom:
            return self._zoom
        widest = max((each.points[0] for each in self._sheets), default=A4[0])
        room = max(self.viewport().width() - 2 * MARGIN, 100)
        return min(room * POINTS_PER_DOT / widest, FIT_AT_MOST)

    def _size_sheets(self) -> None:
        """Give every page its size and stay at the same place of the document."""
        bar = self.verticalScrollBar()
        place = bar.value() / bar.maximum() if bar.maximum() else 0.0
        for sheet in self._sheets:
            sheet.set_zoom(self._share() / POINTS_PER_DOT)
        self._column.activate()
        self._ground.resize(self._ground.sizeHint().expandedTo(self.viewport().size()))
        bar.setValue(round(place * bar.maximum()))
        self.zoom_changed.emit(self._share(), not self._zoom)

    @Slot()
    def _scrolled(self) -> None:
        if self._sheets:
            self.moved.emit(self.page, len(self._sheets))
        self._ask()

    @Slot()
    def _ask(self) -> None:
        """Want the next picture, unless one is on its way."""
        self._drop_far_away()
        wanted = self._next_wanted()
        if wanted is None or self._asked is not None:
            return
        self._asked = (wanted, self._scale())
        self.wanted.emit(*self._asked)

    def _scale(self) -> float:
        return self._share() / POINTS_PER_DOT * self.devicePixelRatioF()

    def _tops(self) -> list[int]:
        """Return where each page begins; its layout may not have been carried out yet."""
        heights = [each.height() + BETWEEN for each in self._sheets]
        return [TOP + sum(heights[:number]) for number in range(len(heights))]

    def _visible(self) -> range:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        places = zip(self._tops(), self._sheets, strict=True)
        seen = [
            number
            for number, (start, each) in enumerate(places)
            if start < bottom and start + each.height() > top
        ]
        return range(seen[0], seen[-1] + 1) if seen else range(0)

    def _next_wanted(self) -> int | None:
        scale = self._scale()
        stale = (n for n in self._visible() if abs(self._sheets[n].drawn_at - scale) > 0.001)
        return next(stale, None)

    def _drop_far_away(self) -> None:
        seen = self._visible()
        for number, sheet in enumerate(self._sheets):
            near = seen.start - KEPT_AROUND <= number < seen.stop + KEPT_AROUND
            if sheet.has_picture and not near:
                sheet.drop_picture()
