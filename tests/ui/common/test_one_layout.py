"""What several parts were added to is laid out once."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from taf_desktop.ui.common import layouts, one_layout
from tests.ui.event_loop import in_event_loop


class Counted(QLabel):
    """Counts how often it was given another place or size."""

    def __init__(self, text):
        super().__init__(text)
        self.moves = 0

    def event(self, event):
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.moves += 1
        return super().event(event)


def page(qtbot):
    """Return a window that scrolls, the column in it and what stands below the column."""
    window = QScrollArea()
    window.setWidgetResizable(True)
    inside, box, below = QWidget(), QWidget(), Counted("Below")
    outer = layouts.column(inside)
    outer.addWidget(box)
    outer.addWidget(below)
    outer.addStretch(1)
    column = layouts.column(box)
    window.setWidget(inside)
    window.resize(400, 600)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window, box, column, below


def test_what_was_added_is_laid_out_once(qtbot):
    window, box, column, below = page(qtbot)

    def moves(hold):
        below.moves = 0

        def add():
            for _each in range(5):
                column.addWidget(QLabel("One more"))
            if hold:
                one_layout.hold(box)
            return below

        in_event_loop(add, all_has_its_place)
        return below.moves

    def all_has_its_place(_below):
        last = column.itemAt(column.count() - 1).widget()
        # What is new lies at the top until then, and is higher than nothing.
        return last.isVisible() and 0 < last.y() < below.y()

    assert moves(hold=False) == 5
    assert moves(hold=True) == 1
    labels = [column.itemAt(place).widget() for place in range(column.count())]
    assert all(label.isVisible() for label in labels)
    assert below.y() == labels[-1].geometry().bottom() + 1 + 8
    assert all(widget.layout().isEnabled() for widget in (box, box.parentWidget()))
    assert window.isVisible()


def test_parts_shown_and_hidden_in_a_row_are_laid_out_once(qtbot):
    _window, box, column, below = page(qtbot)
    labels = [QLabel(f"Line {each}") for each in range(4)]
    for label in labels:
        column.addWidget(label)
        label.hide()

    def show():
        below.moves = 0
        with one_layout.held(box):
            for label in labels:
                label.show()
        return below

    in_event_loop(show, lambda _below: below.moves > 0)
    assert below.moves == 1
    assert below.y() > labels[-1].geometry().bottom()


def test_what_goes_meanwhile_does_no_harm(qtbot):
    _window, box, column, below = page(qtbot)
    outer = box.parentWidget().layout()

    def add():
        column.addWidget(QLabel("One more"))
        one_layout.hold(box)
        outer.removeWidget(box)
        box.setParent(None)
        box.deleteLater()
        return below

    in_event_loop(add, lambda _below: outer.isEnabled())
    assert below.y() == 0


def test_a_size_that_was_given_meanwhile_is_taken_over(qtbot):
    # As when a page learns how high it is while something more is added to it.
    whole, part = QWidget(), QWidget()
    layouts.column(whole).addWidget(part)
    qtbot.addWidget(whole)
    whole.resize(200, 100)
    whole.show()
    qtbot.waitUntil(lambda: part.height() == 100)
    with one_layout.held(whole):
        whole.resize(200, 300)
    qtbot.waitUntil(lambda: part.height() == 300)
