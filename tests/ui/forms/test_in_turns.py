"""Forms built in turns, as they are in the running program."""

import pytest
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.session import AddRow
from taf_desktop.ui.common import turns
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.layout_rules import tab_stops
from taf_desktop.ui.forms.parts.keyed_column import KeyedColumn
from taf_desktop.ui.forms.undo import UndoStack
from tests.ui.event_loop import in_event_loop

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def small_turns(monkeypatch):
    """One step a turn, however quick the machine."""
    monkeypatch.setattr(turns, "BUDGET", 0)


@pytest.fixture
def make(session, undo, show):
    for who in ("Ash", "Robin", "Mum"):
        row = undo.add_row("scores")
        session.set_value(f"scores/{row}/who", who)
    return lambda **more: show(FormView(session, UndoStack(session), **more))


def keys(view):
    return [each.objectName() for each in view.findChildren(QWidget) if each.objectName()]


def built(view):
    return not view._turns.going


def test_a_form_comes_line_by_line_and_ends_whole(make):
    whole = make()
    room, seen = [], []

    def begin():
        view = make()
        room.append(view.sizeHint().height())
        return view

    def look(view):
        seen.append(keys(view))
        return built(view)

    view = in_event_loop(begin, look)
    assert any("well" in each and "thanks" not in each for each in seen)
    assert room[0] >= 400
    assert [each.objectName() for each in tab_stops(view)] == [
        each.objectName() for each in tab_stops(whole)
    ]
    assert view._room.sizeHint().height() == 0
    assert len(view.editor("scores").value()) == 3


def test_what_is_asked_for_is_there(make, session):
    def ask():
        view = make()
        assert not built(view)
        return view, view.editor("double")

    view, editor = in_event_loop(ask)
    assert editor is view.editor("double")
    assert built(view)

    def go():
        view = make()
        view.focus_field("rooms")
        return view

    view = in_event_loop(go)
    assert view.editor("rooms").hasFocus()


def test_answers_that_change_meanwhile_are_shown(make, session):
    def begin():
        view = make()
        session.set_value("rooms", 4)
        session.apply(AddRow("scores", "late", len(session.rows("scores"))))
        return view

    view = in_event_loop(begin, built)
    assert view.editor("rooms").value() == 4
    assert view.editor("scores").value() == session.rows("scores")
    assert "scores/late/who" in keys(view)


def test_a_folded_section_opens_in_turns(make, session):
    def unfold():
        view = make(fold_more=True)
        view.finish()
        fold = next(e for e in view.findChildren(QWidget) if e.objectName().startswith("fold/"))
        fold.setChecked(True)
        return next(part for part in view._parts if part.section.name == fold.objectName()[5:])

    part = in_event_loop(unfold, lambda part: part.left == 0)
    assert part.is_built
    assert all(part.holds(field.name) for field in part.section.fields)


class _Line(QWidget):
    def __init__(self, row):
        super().__init__()
        self.shown = row

    def show_row(self, row):
        self.shown = row


class _Row:
    def __init__(self, id_):
        self.id = id_


def test_a_list_in_turns_answers_for_all_its_rows(qtbot):
    rows = [_Row(name) for name in "abcd"]

    def begin():
        column = KeyedColumn(_Line, in_turns=True)
        column.show_rows(rows)
        counted = column.layout().count()
        return column, counted

    column, counted = in_event_loop(begin)
    qtbot.addWidget(column)
    assert counted < 4
    assert column.row("d").shown is rows[3]
    column.show_rows([rows[2], rows[0]])
    assert [line.shown.id for line in column.rows()] == ["c", "a"]
