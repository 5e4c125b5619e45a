from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from taf_desktop.forms.loader import load
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common import theme as themes
from taf_desktop.ui.forms.choice_parts import SearchBox
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.undo import UndoStack

FORM = """
form_id: cells
version: 1.0.0
title: Cells
survey:
  - type: group
    name: all
    label: All
    fields:
      - type: repeat
        name: rows
        label: Rows
        appearance: compact
        fields:
          - {type: select_one yes_no, name: choice, label: Choice}
          - {type: integer, name: number, label: Number, required: true, constraint: ". < 9",
             constraint_message: "Less than nine, please."}
          - {type: date, name: day, label: Day}
          - {type: range, name: scale, label: Scale,
             parameters: {start: 0, end: 10, start_label: Low, end_label: High}}
choices:
  yes_no: [{name: "yes", label: "Yes"}, {name: "no", label: "No"}]
"""


@pytest.fixture
def cells():
    return FormSession(load(FORM, "cells.yaml").definition, today=date(2026, 11, 21))


@pytest.fixture
def shown(cells, show):
    row = cells.add_row("rows")
    view = show(FormView(cells, UndoStack(cells)))
    return view, f"rows/{row}/"


def test_a_choice_on_a_line_is_a_line(shown):
    view, row = shown
    assert view.editor(f"{row}choice").findChild(SearchBox) is not None


def test_a_cell_says_what_is_needed_and_what_to_mend(qtbot, shown, cells):
    view, row = shown
    number = view.editor(f"{row}number")
    assert "(needed)" in number.accessibleName()
    view.focus_field(f"{row}number")
    qtbot.keyClicks(number, "12")
    view.focus_field(f"{row}day")
    visible = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
    assert "Less than nine, please." in visible
    cells.set_value(f"{row}number", 3)
    visible = [label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view)]
    assert "Less than nine, please." not in visible


def test_the_ends_of_the_lines_are_said_once(shown):
    view, _row = shown
    assert "0: Low · 10: High" in [label.text() for label in view.findChildren(QLabel)]


def test_a_range_follows_the_pressed_mouse(qtbot, shown, cells):
    view, row = shown
    scale = view.editor(f"{row}scale").scale
    right = scale.rect().center()
    right.setX(scale.width() - 2)
    qtbot.mousePress(scale, Qt.MouseButton.LeftButton, pos=scale.rect().center())
    qtbot.mouseMove(scale, right)
    qtbot.mouseRelease(scale, Qt.MouseButton.LeftButton, pos=right)
    assert cells.value(f"{row}scale") in {5, 10}


def test_the_menu_of_a_row_opens_below_its_button(qtbot, shown):
    view, _row = shown
    button = view.findChild(QWidget, "row_menu")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = button.children()[-1]
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Move up",
        "Move down",
        "Take out",
    ]
    menu.close()


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_nothing_is_cut_off_at_larger_text(qapp, qtbot, cells, show, factor):
    themes.apply(qapp, themes.Mode.LIGHT, factor)
    try:
        row = cells.add_row("rows")
        view = show(FormView(cells, UndoStack(cells)), width=700, height=700)
        number = view.editor(f"rows/{row}/number")
        qtbot.waitUntil(lambda: number.height() >= number.sizeHint().height())
        small = [
            label.text()
            for label in view.findChildren(QLabel)
            if label.isVisible() and label.height() < label.heightForWidth(label.width())
        ]
        assert small == []
    finally:
        themes.apply(qapp, themes.Mode.LIGHT)
