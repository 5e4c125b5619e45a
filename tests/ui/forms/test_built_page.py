"""Pages that are built from the top, card by card, as they are in the running program."""

from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from taf_desktop.ui.common import turns
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.turns import Turns
from taf_desktop.ui.forms.parts.built_page import BuiltPage
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from tests.ui.event_loop import in_event_loop


@dataclass(frozen=True)
class Row:
    id: str


class Half(QWidget):
    """A row whose words come with ``building``."""

    def __init__(self, row):
        super().__init__()
        self.setObjectName(row.id)
        self.words = ""

    def show_row(self, row):
        self.words = f"again {row.id}"

    def building(self):
        yield
        self.words = self.objectName()
        yield


class Windows(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self, app):
        super().__init__()
        self.seen = []
        app.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self.seen += [watched] if watched.isWindow() else []
        return False


@pytest.fixture(autouse=True)
def one_step_a_turn(monkeypatch):
    monkeypatch.setattr(turns, "BUDGET", 0)


def card(name):
    made = Card()
    made.setObjectName(name)
    made.add(QLabel(name), QLineEdit())
    return made


def page_of(qtbot, names, made=None):
    page = BuiltPage()
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    cards = made if made is not None else []

    def parts():
        for name in names:
            cards.append(card(name))
            yield cards[-1]

    page.build(page.adding_all(parts()))
    return page


def test_cards_come_whole_one_after_the_other_and_never_as_windows(qtbot, qapp):
    made, seen = [], []

    def begin():
        page = page_of(qtbot, ("one", "two", "three"), made)
        seen.append(len(made))
        return page

    windows = Windows(qapp)
    page = in_event_loop(begin, lambda page: page.whole)
    assert seen == [0]
    assert [each.objectName() for each in made] == ["one", "two", "three"]
    assert all(each.isVisibleTo(page) for each in made)
    assert windows.seen == [page]
    tops = [each.mapTo(page, each.rect().topLeft()).y() for each in made]
    assert tops == sorted(tops)


def test_tab_goes_down_the_page_once_it_is_whole(qtbot):
    page = in_event_loop(lambda: page_of(qtbot, ("one", "two")), lambda page: page.whole)
    first, second = page.findChildren(QLineEdit)
    after = first.nextInFocusChain()
    while not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = after.nextInFocusChain()
    assert after is second


def test_a_card_that_is_hidden_on_purpose_stays_hidden(qtbot):
    page = BuiltPage()
    qtbot.addWidget(page)
    hidden = card("hidden")
    hidden.hide()
    page.build(page.adding_all([hidden, card("seen")]))
    assert page.whole
    assert not hidden.isVisibleTo(page)
    assert page.findChild(QWidget, "seen").isVisibleTo(page)


def test_what_waits_for_the_whole_is_done_once_with_the_newest(qtbot):
    said = []

    def begin():
        page = page_of(qtbot, ("one", "two"))
        for words in ("old", "newer", "newest"):
            page.once_whole("words", lambda words=words: said.append((page.whole, words)))
        assert said == []
        return page

    page = in_event_loop(begin, lambda page: page.whole)
    assert said == [(True, "newest")]
    page.once_whole("words", lambda: said.append("now"))
    assert said[-1] == "now"


def test_finish_builds_the_rest_at_once(qtbot):
    def begin():
        page = page_of(qtbot, ("one", "two", "three"))
        page.finish()
        return page, len(page.findChildren(Card))

    page, cards = in_event_loop(begin)
    assert page.whole
    assert cards == 3


def test_the_bar_is_there_while_the_page_grows(qtbot):
    always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded

    def begin():
        page = page_of(qtbot, ("one",))
        return page, page.verticalScrollBarPolicy()

    page, before = in_event_loop(begin, lambda made: made[0].whole)
    assert before == always
    assert page.verticalScrollBarPolicy() == needed


def test_a_row_is_seen_when_it_is_whole(qtbot):
    column = KeyedColumn(Half)
    qtbot.addWidget(column)
    column.show()
    steps = column.showing([Row("a"), Row("b")], Half)
    hidden = []
    for _ in steps:
        hidden += [each.words for each in column.findChildren(Half) if not each.isVisible()]
    assert "" in hidden
    assert [row.words for row in column.rows()] == ["a", "b"]
    assert all(row.isVisible() for row in column.rows())


def test_a_row_left_half_built_goes_and_is_made_anew(qtbot):
    column = KeyedColumn(Half)
    qtbot.addWidget(column)
    column.show()

    def begin():
        builder = Turns(column.showing([Row("a")], Half), column)
        builder.take_turn()
        half = column.findChild(Half)
        builder.drop()
        return half

    half = in_event_loop(begin, lambda half: not shiboken6.isValid(half))
    assert not shiboken6.isValid(half)
    assert column.rows() == ()
    for _ in column.showing([Row("a")], Half):
        pass
    assert [row.words for row in column.rows()] == ["a"]
    assert column.rows()[0].isVisible()
