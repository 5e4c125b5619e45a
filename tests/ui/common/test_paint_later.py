"""A page is painted in a turn of its own, and never stays unpainted."""

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from taf_desktop.ui.common.paint_later import paint_later
from taf_desktop.ui.common.tabs import Tabs
from tests.ui.event_loop import in_event_loop


class Painted(QLabel):
    """Counts how often it was painted."""

    times = 0

    def paintEvent(self, event):
        super().paintEvent(event)
        self.times += 1


@pytest.fixture
def place(qtbot):
    whole = QStackedWidget()
    whole.addWidget(Painted("one"))
    whole.addWidget(Painted("two"))
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    return whole


def test_another_page_is_shown_now_and_painted_in_the_next_turn(place):
    seen = []

    def show():
        paint_later(place)
        place.setCurrentIndex(1)
        seen.append((place.updatesEnabled(), place.widget(1).isVisible(), place.widget(1).times))

    in_event_loop(show, lambda _shown: place.widget(1).times > 0)
    assert seen == [(False, True, 0)]
    assert place.updatesEnabled()
    assert place.widget(1).updatesEnabled()


def test_without_an_event_loop_it_is_painted_as_always(place):
    paint_later(place)
    assert place.updatesEnabled()


def test_several_at_once_come_back_together_and_one_that_is_gone_does_no_harm(place, qtbot):
    other, gone = QWidget(), QWidget()
    for widget in (other, gone):
        qtbot.addWidget(widget)
        widget.show()

    def hold():
        for widget in (place, other, gone, place):
            paint_later(widget)
        shiboken6.delete(gone)
        return other

    in_event_loop(hold, lambda other: other.updatesEnabled() and place.updatesEnabled())


def test_a_tab_is_painted_after_it_was_chosen(qtbot):
    tabs, pages = Tabs(), [Painted("one"), Painted("two")]
    for name, page in zip(("one", "two"), pages, strict=True):
        tabs.add_tab(name, name, page)
    qtbot.addWidget(tabs)
    tabs.show()
    qtbot.waitExposed(tabs)
    in_event_loop(lambda: tabs.show_tab("two"), lambda _shown: pages[1].times > 0)
    assert pages[1].isVisible()
    assert tabs.stack.updatesEnabled()
