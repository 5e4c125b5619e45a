"""A person's hands and eyes at a window: find, type, choose, answer what is asked, read.

Keys go where the windowing system would send them: to the list that is open, else to whatever has
the keyboard. A keyboard that wanders off while somebody types is found out this way.
"""

from contextlib import contextmanager
from unittest.mock import patch

from PySide6.QtCore import QEvent, QRegularExpression, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from taf_desktop.domain.dates import show_date
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.common.dialogs import MessageDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
REAL_ASK = dialogs._ask
"""Shows a window and waits for its answer, as the program does. Elsewhere a test forbids it."""
EVERY = 20
"""Milliseconds between two looks for a window that asks something."""


def seen(scope, name, kind=QWidget):
    """Return the visible widgets whose object name is this, or matches it."""
    pattern = QRegularExpression(QRegularExpression.anchoredPattern(name))
    return [each for each in scope.findChildren(kind, pattern) if each.isVisible()]


def see(scope, name, kind=QWidget):
    """Return the one visible widget of a name."""
    found = seen(scope, name, kind)
    assert len(found) == 1, f"{len(found)} visible widgets are called {name!r}"
    return found[0]


def button_of(scope, words):
    """Return the one visible button with these words."""
    found = [b for b in scope.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
    assert len(found) == 1, f"{len(found)} visible buttons say {words!r}"
    return found[0]


def words_in(scope):
    """Return everything a person can read below a widget; choices count only where chosen."""
    said = []
    for each in scope.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, QRadioButton | QCheckBox):
            said.append(each.text() if each.isChecked() else "")
        elif isinstance(each, QLabel | QAbstractButton | QLineEdit):
            said.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            said.append(each.toPlainText())
        elif isinstance(each, QListWidget):
            said += [each.item(row).text() for row in range(each.count())]
    return "\n".join(said)


class Hands:
    """Uses the program and remembers what was typed, by the tab it was typed on."""

    def __init__(self, robot):
        self.robot = robot
        self.program = robot.program
        self.until = robot.until
        self.idle = robot.idle
        self.tab = "start"
        self.told = {}

    @property
    def window(self):
        return self.program.start_window or self.robot.window

    @property
    def page(self):
        return self.program.workplace.family_page

    @property
    def screen(self):
        return self.page.tabs.page(self.tab)

    def begin_in(self, window):
        """Have a window in front, as after a click on it."""
        window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is window)

    def go(self, tab):
        """Open one of the family's tabs with the mouse."""
        self.press_tab(self.page.tabs, tab)
        self.tab = tab
        self.idle()

    def press_tab(self, tabs, name):
        index = tabs._names.index(name)
        spot = tabs.line.tabRect(index).center()
        QTest.mouseClick(tabs.line, Qt.MouseButton.LeftButton, pos=spot)
        self.until(lambda: tabs.current == name)

    def press(self, name, scope=None):
        """Press the one visible button of a name and wait until everything asked for is done."""
        button = self.find(name, scope)
        assert button.isEnabled(), f"{name!r} cannot be pressed"
        button.click()
        self.idle()

    def find(self, name, scope=None, kind=QWidget):
        """Wait for the one visible widget of a name, below a widget or on the tab."""
        place = scope or self.screen
        self.until(lambda: seen(place, name, kind))
        return see(place, name, kind)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyPress(target, key, modifier)
        # What the key did may have taken the field away, and its window too.
        after = QApplication.activePopupWidget() or QApplication.focusWidget()
        if after is not None and after.isEnabled():
            QTest.keyRelease(after, key, modifier)

    def keys(self, words):
        """Type words where the keyboard is."""
        for line_number, line in enumerate(words.split("\n")):
            if line_number:
                self.key(Qt.Key.Key_Return)
            for letter in line:
                self._letter(letter)

    def paste(self, words):
        QGuiApplication.clipboard().setText(words)
        self.key(Qt.Key.Key_V, CONTROL)

    def remember(self, words):
        self.told.setdefault(self.tab, []).append(words)

    def forget(self, words):
        self.told[self.tab].remove(words)

    def which(self, pattern, fits, scope=None):
        """Wait for the visible widget, among those of a kind of name, that fits."""
        place = scope or self.screen
        self.until(lambda: any(fits(each) for each in seen(place, pattern)))
        return next(each for each in seen(place, pattern) if fits(each))

    def at(self, name):
        """Wait until the keyboard is in the field of a name."""
        self._regain()
        self.until(lambda: _named(QApplication.focusWidget(), name))

    def type(self, name, words, scope=None, field=None):
        """Put the keyboard into a field, type, and remember the words."""
        field = field or self.find(name, scope)
        self._click_into(field)
        self.at(name)
        self.keys(words)
        self.remember(words)

    def date(self, name, words, scope=None):
        """Type a day; what is remembered is how people write it."""
        self.type(name, words, scope)
        self.forget(words)
        self.remember(show_date(words))

    def number(self, name, number, scope=None, field=None):
        """Answer a 0 to 10 by its digits."""
        field = field or self.find(name, scope)
        self._click_into(field)
        self.keys(str(number))
        assert field.value() == number

    def choose(self, name, label, scope=None):
        """Choose one by its words: a round button, or a searching line with Enter."""
        field = self.find(name, scope)
        box = next((b for b in field.findChildren(QComboBox) if b.isVisible()), None)
        if box is None:
            button_of(field, label).click()
            return
        self._click_into(box)
        self.until(lambda: box.isAncestorOf(QApplication.focusWidget() or self.window))
        box.lineEdit().selectAll()
        self.keys(label)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: box.currentText() == label)
        self.until(lambda: QApplication.activePopupWidget() is None)
        self._regain()

    def tick(self, name, *labels, scope=None):
        """Tick boxes by their words."""
        field = self.find(name, scope)
        for label in labels:
            button_of(field, label).click()

    def pick(self, pill, label):
        """Choose from the small menu of a badge."""
        pill.click()
        self.until(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        action = next(each for each in menu.actions() if each.text() == label)
        spot = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
        self._regain()
        self.idle()

    def read(self, scope=None):
        """Return what can be read on the tab, once everything new on it has its place."""
        QApplication.processEvents()
        return words_in(scope or self.screen)

    @contextmanager
    def answering(self, *answers):
        """Press these buttons, one for each window that asks something meanwhile.

        Gives the words of those windows, in order.
        """
        waiting, said = list(answers), []

        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, MessageDialog) or not dialog.isVisible():
                return
            said.append(self.read(dialog))
            found = [b for b in dialog.findChildren(QPushButton) if b.text() in waiting[:1]]
            if found:
                waiting.pop(0)
                found[0].click()
            else:
                said.append("nobody expected this")
                dialog.reject()

        timer = QTimer(interval=EVERY, timeout=look)
        timer.start()
        try:
            with patch.object(dialogs, "_ask", REAL_ASK):
                yield said
                self.until(lambda: not waiting)
        finally:
            timer.stop()
        assert "nobody expected this" not in said, said

    def saved(self):
        """Wait until the status line says that everything typed is saved."""
        line = see(self.robot.window, "saved_words", QLabel)
        self.until(lambda: line.text().startswith("Saved"))

    def _click_into(self, field):
        suggestions = QApplication.activePopupWidget()
        if suggestions is not None:
            # As a click anywhere else does.
            suggestions.close()
        self._regain()
        field.setFocus(Qt.FocusReason.MouseFocusReason)

    def _regain(self):
        """Take the keyboard back from a list that has closed: the offscreen platform does not."""
        closed = QApplication.activePopupWidget() is None
        if closed and QApplication.activeWindow() is not self.window:
            self.begin_in(self.window)

    def _letter(self, letter):
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert target is not None, f"nothing has the keyboard for {letter!r}"
        if letter.isascii():
            QTest.keyClicks(target, letter)
        else:
            # As from a keyboard layout or an input method that knows the letter.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(target, QKeyEvent(kind, 0, none, letter))


def _named(widget, name):
    while widget is not None and widget.objectName() != name:
        widget = widget.parentWidget()
    return widget is not None
