"""A page over another one: where the keyboard is when it is left."""

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from taf_desktop.ui.common.focus import OWN_RING
from taf_desktop.ui.forms.parts.page_over import PageOver


class Over(QWidget):
    left = Signal()

    def __init__(self):
        super().__init__()
        self.back = QPushButton("Back", self)

    def focus_first(self):
        self.back.setFocus()

    def flush(self):
        pass


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.stack, made.lock = QStackedWidget(), QPushButton("Lock now")
    beneath = QWidget()
    made.first = QLineEdit(beneath)
    made.stack.addWidget(beneath)
    column = QVBoxLayout(made)
    column.addWidget(made.stack)
    column.addWidget(made.lock)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_keyboard_stays_where_the_page_was_and_not_on_lock(window, qtbot):
    over, page = PageOver(window.stack), Over()
    over.put(page)
    qtbot.waitUntil(page.back.hasFocus)
    page.left.emit()
    assert window.focusWidget() is window.stack
    assert window.stack.property(OWN_RING)
    window.focusNextPrevChild(True)
    assert window.focusWidget() is window.first


def test_a_keyboard_that_is_elsewhere_stays_there(window, qtbot):
    over, page = PageOver(window.stack), Over()
    over.put(page)
    window.lock.setFocus()
    page.left.emit()
    assert window.focusWidget() is window.lock
