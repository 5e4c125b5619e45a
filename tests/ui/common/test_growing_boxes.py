"""What stands on the screen after a box grew or shrank is what would be painted anew."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body

WORDS = "Ash reads every night. " * 12


def settle():
    # What was added is shown, laid out and painted, each in an event of its own.
    for _ in range(6):
        QCoreApplication.sendPostedEvents()


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
    settle()
    before = shown.on_screen()
    change(shown)
    settle()
    standing = shown.on_screen()
    assert standing != before
    assert standing == shown.anew()


def test_what_stands_above_is_not_painted_again(shown):
    # The first time the window itself learns how small it may be.
    grow(shown)
    settle()
    painted = shown.first.times
    height = shown.card.height()
    grow(shown)
    settle()
    assert shown.card.height() > height
    assert shown.first.times == painted


class Measured(Body):
    """Counts at how many widths its height is asked for."""

    def __init__(self, text):
        self.widths = set()
        super().__init__(text)

    def heightForWidth(self, width):
        self.widths.add(width)
        return super().heightForWidth(width)


def test_words_are_measured_at_the_width_they_have_and_no_other(qtbot):
    page, words, changing = Page(max_width=None), Measured(WORDS), Body("Ash")
    for part in (words, changing):
        card = Card()
        card.add(part)
        page.add(card)
    qtbot.addWidget(page)
    # So low that it scrolls from the first: the bar takes its room.
    page.resize(700, 120)
    page.show()
    qtbot.waitExposed(page)
    settle()
    words.widths.clear()
    before = page.widget().height()
    changing.setText(WORDS * 6)
    settle()
    assert page.widget().height() > before
    assert words.widths <= {words.width()}
