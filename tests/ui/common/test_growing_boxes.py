"""What stands on the screen after a box grew or shrank is what would be painted anew."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body

WORDS = "Ash reads every night. " * 12


class Painted(Body):
    """Counts how often it is painted."""

    times = 0

    def paintEvent(self, event):
        self.times += 1
        super().paintEvent(event)


class Shown:
    """A window with two cards, as it stands on the screen."""

    def __init__(self, qtbot):
        self.qtbot = qtbot
        self.window = QWidget()
        self.window.resize(700, 900)
        self.card = Card(title="Example", bar=Tone.ACCENT)
        self.inner = Card(tone=Tone.GOOD)
        self.first = Painted(WORDS)
        self.card.add(self.first, self.inner)
        box = QWidget()
        self.column = layouts.column(box, spacing=12)
        self.column.addWidget(self.card)
        page = layouts.column(self.window, margin=20)
        page.addWidget(box)
        page.addStretch(1)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)

    def settle(self):
        # What was added is shown, laid out and painted, each in an event of its own.
        for _ in range(6):
            QCoreApplication.sendPostedEvents()

    def on_screen(self):
        picture = self.window.screen().grabWindow(self.window.winId()).toImage()
        return picture.convertToFormat(QImage.Format.Format_RGB888)

    def anew(self):
        for widget in (self.window, *self.window.findChildren(QWidget)):
            widget.repaint()
        return self.on_screen()


@pytest.fixture
def shown(qtbot):
    return Shown(qtbot)


def grow(shown):
    shown.inner.add(Body(WORDS))


def grow_below(shown):
    shown.column.insertWidget(1, Card(title="Another"))


def shrink(shown):
    shown.first.setText("Ash reads.")


def go(shown):
    shown.inner.hide()


def become_narrow(shown):
    shown.window.resize(520, 900)


def take_the_bar_away(shown):
    shown.card.set_bar(None)


@pytest.mark.parametrize("change", [grow, grow_below, shrink, go, become_narrow, take_the_bar_away])
def test_nothing_old_stays_on_the_screen(shown, change):
    grow(shown)
    shown.settle()
    before = shown.on_screen()
    change(shown)
    shown.settle()
    standing = shown.on_screen()
    assert standing != before
    assert standing == shown.anew()


def test_what_stands_above_is_not_painted_again(shown):
    # The first time the window itself learns how small it may be.
    grow(shown)
    shown.settle()
    painted = shown.first.times
    height = shown.card.height()
    grow(shown)
    shown.settle()
    assert shown.card.height() > height
    assert shown.first.times == painted
