"""The Assessment tab: starting one, filling areas in, finishing it, reading it again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from taf_desktop.forms.definition import in_language
from taf_desktop.ui.forms.repeat_rows import LineRow, RowCard
from tests.e2e.hands import CONTROL, see, seen


def start(hands):
    """Choose full depth and start."""
    see(hands.screen, "option/full").click()
    hands.press("start")
    hands.until(lambda: work(hands) is not None and work(hands).section != "")


def work(hands):
    return hands.screen._work


def open_area(hands, label):
    """Choose a section in the list at the left."""
    nav = see(hands.screen, "section_nav")
    (item,) = [each for each in nav._items() if each.text() == label]
    nav.scrollToItem(item)
    spot = nav.visualItemRect(item).center()
    QTest.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    hands.until(lambda: see(hands.screen, "section_title").text() == label)
    hands.until(lambda: not work(hands).page._view._turns.going)


def next_area(hands):
    before = work(hands).section
    hands.key(Qt.Key.Key_PageDown, CONTROL)
    hands.until(lambda: work(hands).section != before)


def add_row(hands, repeat):
    """Add a row to a repeat and return it."""
    field = hands.find(repeat)
    before = len(_rows(field))
    hands.press("add_row", field)
    hands.until(lambda: len(_rows(field)) == before + 1)
    return _rows(field)[-1]


def first_row(hands, repeat):
    return _rows(hands.find(repeat))[0]


def in_row(row, question):
    """Return the object name of a question in a row."""
    (found,) = [each for each in row.findChildren(object) if _ends(each, question)]
    return found.objectName()


def finish(hands):
    """Look it over and finish."""
    hands.press("look_over")
    hands.press("finish")
    hands.until(lambda: seen(hands.screen, "signed"))


def read(hands):
    """Return the words of every section."""
    hands.go("assessment")
    hands.until(lambda: work(hands) is not None and work(hands).section != "")
    said = []
    for section in work(hands)._asked():
        open_area(hands, in_language(section.label))
        said.append(hands.read())
    return "\n".join(said)


def _rows(field):
    return [each for each in field.findChildren(object) if isinstance(each, LineRow | RowCard)]


def _ends(each, question):
    return each.objectName().endswith(f"/{question}")
