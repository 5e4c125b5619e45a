import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, layouts, rows
from taf_desktop.ui.common import theme as themes
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.focus import FocusRing, FocusWatcher
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.shortcuts import Shortcut
from taf_desktop.ui.common.tabs import Tabs
from taf_desktop.ui.common.text import Body


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    QVBoxLayout(made)
    return made


def shown(qtbot, window):
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def rings(window):
    return [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]


def test_ring_surrounds_the_control_with_a_gap_and_moves_on(qtbot, window):
    first, second = QPushButton("One"), QLineEdit()
    for widget in (first, second):
        window.layout().addWidget(widget)
    shown(qtbot, window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    second.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = rings(window)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    window.resize(700, 500)
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)


def test_ring_goes_with_its_control(qtbot, window):
    box = QWidget()
    inner = QPushButton("One", box)
    window.layout().addWidget(box)
    shown(qtbot, window)
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(window)
    box.hide()
    qtbot.waitUntil(lambda: not rings(window))
    box.deleteLater()
    other = QLineEdit()
    window.layout().addWidget(other)
    other.show()
    other.setFocus()
    qtbot.waitUntil(lambda: len(rings(window)) == 1)
    assert len(rings(window)) == 1


def test_ring_is_cleared_quietly_when_control_or_watcher_are_gone(qtbot, window, qapp):
    watcher = FocusWatcher(qapp, themes.current().color("accent"))
    box = QWidget()
    inner = QPushButton("One", box)
    other = QPushButton("Two")
    window.layout().addWidget(box)
    window.layout().addWidget(other)
    shown(qtbot, window)
    inner.setFocus(Qt.FocusReason.TabFocusReason)
    shiboken6.delete(box)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert watcher._target is other
    shiboken6.delete(watcher)
    watcher._clear()
    assert watcher._target is None


def test_mouse_shows_no_ring_on_a_button_but_on_a_field(qtbot, window):
    button, field = QPushButton("One"), QLineEdit()
    window.layout().addWidget(button)
    window.layout().addWidget(field)
    shown(qtbot, window)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert len(rings(window)) == 1


def test_page_scrolls_one_column_of_bounded_width(qtbot):
    page = Page()
    qtbot.addWidget(page)
    label = Body("word " * 400)
    page.add(label)
    page.resize(1400, 300)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert label.width() == 760
    assert label.x() == 0
    assert page.horizontalScrollBar().maximum() == 0


def test_wrapped_words_are_never_cut_off(qtbot):
    page = Page()
    qtbot.addWidget(page)
    labels = [Body("word " * 90), Body("word " * 40)]
    page.add(*labels)
    page.resize(420, 300)
    page.show()
    qtbot.waitUntil(lambda: labels[0].height() > 100)
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())


def test_tabs_change_by_keyboard_and_by_name(qtbot):
    tabs, heard = Tabs(), []
    qtbot.addWidget(tabs)
    tabs.changed.connect(heard.append)
    for name in ("overview", "people", "plan"):
        tabs.add_tab(name, name.title(), QLabel(name))
    tabs.show()
    assert tabs.current == "overview"
    qtbot.keyClick(tabs.line, Qt.Key.Key_Right)
    assert tabs.current == "people"
    assert tabs.stack.currentWidget() is tabs.page("people")
    tabs.show_tab("plan")
    assert heard == ["overview", "people", "plan"]
    with pytest.raises(ValueError, match="nowhere"):
        tabs.show_tab("nowhere")


def test_flow_breaks_lines_and_centres_them(qtbot, window):
    flow = layouts.FlowLayout(spacing=10)
    boxes = [QWidget() for _ in range(3)]
    for box, height in zip(boxes, (20, 40, 20), strict=True):
        box.setFixedSize(100, height)
        flow.addWidget(box)
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(flow)
    holder.resize(215, 200)
    holder.show()
    assert [(box.x(), box.y()) for box in boxes] == [(0, 10), (110, 0), (0, 50)]
    assert flow.heightForWidth(215) == 70
    assert flow.heightForWidth(1000) == 40
    assert flow.heightForWidth(100) == 100
    layouts.clear(flow)
    assert flow.count() == 0


def test_empty_place_explains_and_offers(qtbot):
    start = buttons.primary("Start with a family")
    empty = EmptyState("No families yet", "You find them here.", start)
    qtbot.addWidget(empty)
    empty.show()
    assert start.isVisible()
    assert empty.accessibleDescription() == "You find them here."


def test_no_two_shortcuts_are_the_same():
    keys = [shortcut.keys.toString() for shortcut in Shortcut]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_present_tab_is_underlined_and_shows_the_ring(qtbot, theme):
    tabs = Tabs(margin=32)
    qtbot.addWidget(tabs)
    for name in ("overview", "people"):
        tabs.add_tab(name, name.title(), QLabel(name))
    shown(qtbot, tabs)
    tabs.line.setFocus(Qt.FocusReason.TabFocusReason)
    with_ring = tabs.line.grab().toImage()
    present = tabs.line.tabRect(0)
    under = with_ring.pixelColor(present.x() + 4, present.bottom() - 1)
    assert under == theme.color("accent")
    qtbot.mouseMove(tabs.line, tabs.line.tabRect(1).center())
    tabs.page("overview").setFocus()
    tabs.line.clearFocus()
    assert tabs.line.grab().toImage() != with_ring


def test_section_has_a_heading_and_a_sentence(qtbot):
    box = rows.section("Everyday care", "Meals, routines, bedtimes.")
    qtbot.addWidget(box)
    assert [label.text() for label in box.findChildren(QLabel)] == [
        "Everyday care",
        "Meals, routines, bedtimes.",
    ]
