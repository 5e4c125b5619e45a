"""The family as pictures: its tree and who is around it, each told in words beside."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.drawing import Drawable
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms import family_pictures
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.drawing_view import DrawingView
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted

_WIDEST = 820


class PicturePage(Page):
    """Both pictures one under the other; ``opener`` is the button that leads here.

    ``shown`` asks whoever holds the page to show it (``True``) or the list again (``False``).
    """

    shown = Signal(bool)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_width=_WIDEST)
        self.setObjectName("familyPictures")
        self._clock = clock
        self._file: FamilyFile | None = None
        self.opener = buttons.quiet(self.tr("See as a picture"), icon="families")
        self.opener.setObjectName("seePicture")
        self.opener.clicked.connect(self._open)
        self._back = buttons.quiet(self.tr("Back to the list"), icon="back")
        self._back.setObjectName("backToList")
        self._back.clicked.connect(self._close)
        self._tree = PictureCard("tree")
        self._around = PictureCard("around")
        self.add(self._back, self._tree, self._around)
        escape = QShortcut(QKeySequence.StandardKey.Cancel, self)
        escape.activated.connect(self._close)
        self.hide()

    def show_file(self, file: FamilyFile) -> None:
        """Show a family, or the same one after a change; it is drawn once the page is seen."""
        self._file = file
        if not self.isHidden():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the family as it is now."""
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        file, today = self._file, self._clock.today()
        if file is None:
            return
        self._tree.show_picture(
            family_pictures.genogram(file, today),
            family_pictures.genogram_sentence(file),
            family_pictures.genogram_words(file),
        )
        self._around.show_picture(
            family_pictures.ecomap(file),
            family_pictures.ecomap_sentence(file),
            family_pictures.ecomap_words(file),
        )

    @Slot()
    def _open(self) -> None:
        self.shown.emit(True)
        self._back.setFocus()

    @Slot()
    def _close(self) -> None:
        self.shown.emit(False)
        self.opener.setFocus()


class PictureCard(Card):
    """One picture with its heading above and its words below."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading(say(f"picture_page.{name}.heading"))
        self._sentence = Muted()
        self._view = DrawingView()
        self._view.setObjectName(f"picture:{name}")
        self._words = Body()
        self._words.setObjectName(f"pictureWords:{name}")
        self.add(self._heading, self._sentence, self._view, self._words)

    def show_picture(self, picture: Drawable, sentence: str, lines: tuple[str, ...]) -> None:
        """Show another picture with all its words."""
        words = "\n".join(lines)
        self._sentence.setText(sentence)
        self._view.show_drawing(picture, name=self._heading.text(), words=f"{sentence}\n{words}")
        self._view.setVisible(bool(lines))
        self._words.setText("\n".join(f"•  {line}" for line in lines))
        self._words.setVisible(bool(lines))
