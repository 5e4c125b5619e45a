"""Pages that were left end in parts, when nobody is at work."""

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taf_desktop.ui.common import turns
from taf_desktop.ui.forms.ended_later import LEFT, Endings
from tests.ui.event_loop import in_event_loop


class Ends(QObject):
    """Writes down what ends, and in which turn of the event loop."""

    def __init__(self):
        super().__init__()
        self.names, self.turns, self._turn = [], [], 0
        self._ticking = QTimer(self, interval=0)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def _tick(self):
        self._turn += 1

    def note(self, widget, name):
        def ended():
            self.names.append(name)
            self.turns.append(self._turn)

        widget.destroyed.connect(ended)


@pytest.fixture
def page(qtbot):
    screen = QWidget()
    qtbot.addWidget(screen)
    made = QWidget(screen)
    made.screen_kept = screen
    column = QVBoxLayout(made)
    made.pieces = [QWidget() for _ in range(3)]
    for piece in made.pieces:
        column.addWidget(piece)
    screen.show()
    return made


def test_parts_end_first_and_no_two_in_one_turn(page, monkeypatch):
    monkeypatch.setattr(turns, "BUDGET", 0)
    ends = Ends()
    for number, piece in enumerate(page.pieces):
        ends.note(piece, number)
    ends.note(page, "page")
    endings = Endings(page.window(), lambda: False)

    in_event_loop(
        lambda: endings.end(page, page.pieces) or page, lambda page: not shiboken6.isValid(page)
    )
    assert ends.names == [0, 1, 2, "page"]
    assert len(set(ends.turns)) == 4


def test_nothing_ends_while_another_page_is_made(page):
    making = [True]
    endings = Endings(page.window(), lambda: making[0])
    counts = []

    def begin():
        endings.end(page, page.pieces)
        return page

    def look(page):
        counts.append(shiboken6.isValid(page.pieces[0]) if shiboken6.isValid(page) else False)
        making[0] = len(counts) < 30
        return not shiboken6.isValid(page)

    in_event_loop(begin, look)
    assert all(counts[:30])
    assert not shiboken6.isValid(page)


def test_it_is_out_of_sight_at_once_and_called_otherwise(page):
    Endings(page.window(), lambda: False).end(page)
    assert page.isHidden()
    assert page.objectName() == LEFT


def test_where_no_loop_runs_it_ends_with_the_next_one(page, qapp):
    Endings(page.window(), lambda: False).end(page, page.pieces)
    assert shiboken6.isValid(page.pieces[0])
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(page)
