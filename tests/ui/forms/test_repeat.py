import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from taf_desktop.forms.session import RemoveRow
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.repeat_rows import LineRow, RowCard, RowMenu
from taf_desktop.ui.forms.undo import UndoStack
from tests.ui.forms.conftest import PEOPLE


@pytest.fixture
def repeat(view):
    return view.findChild(QWidget, "scores")


def add(qtbot, repeat):
    qtbot.mouseClick(repeat.findChild(QPushButton, "add_row"), Qt.MouseButton.LeftButton)
    return repeat.value()[-1]


def choose(row, words):
    menu = row.findChild(RowMenu).make_menu()
    action = next(one for one in menu.actions() if one.text() == words)
    enabled = action.isEnabled()
    if enabled:
        action.trigger()
    menu.deleteLater()
    return enabled


def rows(repeat):
    found = repeat.findChildren(LineRow) + repeat.findChildren(RowCard)
    return sorted((row for row in found if not row.isHidden()), key=lambda row: row.y())


def test_adding_a_row_puts_the_keyboard_into_it(qtbot, view, session, repeat):
    row_id = add(qtbot, repeat)
    assert session.rows("scores") == (row_id,)
    who = view.editor(f"scores/{row_id}/who")
    qtbot.waitUntil(who.hasFocus)
    qtbot.keyClicks(who, "Mum")
    qtbot.keyClick(view.editor(f"scores/{row_id}/score").scale, Qt.Key.Key_6)
    assert session.value(f"scores/{row_id}/who") == "Mum"
    assert session.value(f"scores/{row_id}/score") == 6


def test_editors_in_rows_are_named_and_described(qtbot, view, repeat):
    row_id = add(qtbot, repeat)
    score = view.editor(f"scores/{row_id}/score")
    assert score.objectName() == f"scores/{row_id}/score"
    assert score.scale.accessibleName() == "0 to 10"
    assert view.editor(f"scores/{row_id}/why").placeholderText() != ""


def test_a_row_taken_out_can_be_brought_back_with_its_answers(qtbot, view, session, repeat):
    first, second = add(qtbot, repeat), add(qtbot, repeat)
    session.set_value(f"scores/{first}/who", "Mum")
    assert choose(rows(repeat)[0], "Take out")
    assert session.rows("scores") == (second,)
    back = repeat.findChild(QPushButton, "bring_back")
    qtbot.waitUntil(back.isVisible)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert session.rows("scores") == (first, second)
    assert view.editor(f"scores/{first}/who").text() == "Mum"
    assert not back.isVisible()


def test_rows_move_up_and_down_where_there_is_room(qtbot, session, repeat):
    first, second = add(qtbot, repeat), add(qtbot, repeat)
    assert choose(rows(repeat)[0], "Move down")
    assert session.rows("scores") == (second, first)
    qtbot.waitUntil(lambda: len(rows(repeat)) == 2)
    top = next(row for row in rows(repeat) if row.findChild(QWidget, f"scores/{second}/who"))
    assert not choose(top, "Move up")
    assert session.rows("scores") == (second, first)


def test_adding_taking_out_and_moving_can_be_undone(qtbot, session, undo, repeat):
    first, second = add(qtbot, repeat), add(qtbot, repeat)
    choose(rows(repeat)[0], "Move down")
    undo.undo()
    assert session.rows("scores") == (first, second)
    undo.undo()
    assert session.rows("scores") == (first,)
    undo.redo()
    assert session.rows("scores") == (first, second)
    choose(rows(repeat)[0], "Take out")
    undo.undo()
    assert session.rows("scores") == (first, second)
    assert repeat.value() == (first, second)


def test_a_row_undone_and_redone_keeps_what_was_typed_in_it(qtbot, view, session, undo, repeat):
    row_id = add(qtbot, repeat)
    qtbot.keyClicks(view.editor(f"scores/{row_id}/who"), "Nan")
    undo.undo()
    undo.undo()
    assert session.rows("scores") == ()
    undo.redo()
    undo.redo()
    assert view.editor(f"scores/{row_id}/who").text() == "Nan"


def test_rows_as_cards(qtbot, view, session):
    visits = view.findChild(QWidget, "visits")
    row_id = add(qtbot, visits)
    qtbot.keyClicks(view.editor(f"visits/{row_id}/visit_day"), "1/11/2026")
    assert session.value(f"visits/{row_id}/visit_day") == "2026-11-01"
    assert visits.findChild(RowCard) is not None


def test_a_row_is_called_by_whom_it_is_about_or_else_by_its_place(qtbot, make_session, show):
    session = make_session(children=PEOPLE[:1])
    view = show(FormView(session, UndoStack(session)))
    visits, voices = (view.findChild(QWidget, name) for name in ("visits", "voices"))
    add(qtbot, visits)
    add(qtbot, voices)
    assert "1 of 1" in said(visits)
    assert {"Robin Example", "2 of 2"} <= set(said(voices))


def test_a_line_is_called_what_it_says_now(qtbot, view, repeat):
    row_id = add(qtbot, repeat)
    menu = repeat.findChild(RowMenu)
    assert menu.accessibleName() == "Move or take out row 1"
    qtbot.keyClicks(view.editor(f"scores/{row_id}/who"), "Mum & Dad")
    assert menu.accessibleName() == "Move or take out: Mum & Dad"


def test_those_without_a_row_are_offered_and_somebody_else_too(qtbot, make_session, show):
    session = make_session(children=PEOPLE[:2])
    view = show(FormView(session, UndoStack(session)))
    voices = view.findChild(QWidget, "voices")
    session.apply(RemoveRow("voices", "ash"))
    menu = voices.make_add_menu(session.absent_members("voices"))
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Ash Example", "Somebody else"]
    menu.actions()[0].trigger()
    assert session.rows("voices") == ("robin", "ash")
    assert session.value("voices/ash/voice_child") == "ash"
    qtbot.waitUntil(view.editor("voices/ash/voice_words").hasFocus)
    menu.actions()[-1].trigger()
    menu.deleteLater()
    assert len(session.rows("voices")) == 3


def test_adding_opens_the_menu_only_where_there_is_somebody_to_offer(qtbot, make_session, show):
    session = make_session(children=PEOPLE[:1])
    view = show(FormView(session, UndoStack(session)))
    voices = view.findChild(QWidget, "voices")
    add(qtbot, voices)
    assert len(session.rows("voices")) == 2
    session.apply(RemoveRow("voices", "robin"))
    qtbot.mouseClick(voices.findChild(QPushButton, "add_row"), Qt.MouseButton.LeftButton)
    menu = voices.findChild(QMenu)
    qtbot.waitUntil(menu.isVisible)
    menu.close()
    assert len(session.rows("voices")) == 1


def test_a_row_about_somebody_can_be_undone(qtbot, make_session, show):
    session = make_session(children=PEOPLE[:1])
    session.apply(RemoveRow("voices", "robin"))
    undo = UndoStack(session)
    voices = show(FormView(session, undo)).findChild(QWidget, "voices")
    voices.add_about_asked.emit(PEOPLE[0])
    assert session.rows("voices") == ("robin",)
    undo.undo()
    assert session.rows("voices") == ()


def test_rows_that_stay_keep_their_editors(qtbot, view, session, repeat):
    first = add(qtbot, repeat)
    who = view.editor(f"scores/{first}/who")
    add(qtbot, repeat)
    assert view.editor(f"scores/{first}/who") is who


def test_a_new_row_takes_its_place_in_the_order_of_the_keyboard(qtbot, view, repeat):
    row_id = add(qtbot, repeat)
    why = view.editor(f"scores/{row_id}/why")

    def follows():
        menu = repeat.findChild(RowMenu)
        return _next_stop(why) is menu

    qtbot.waitUntil(follows)


def test_a_narrow_row_breaks_into_two_lines(qtbot, make_session, show):
    session = make_session()
    row_id = session.add_row("scores")
    view = show(FormView(session, UndoStack(session)), width=420)
    who, why = (view.editor(f"scores/{row_id}/{name}") for name in ("who", "why"))

    def broken():
        top = who.mapTo(view, who.rect().bottomLeft()).y()
        return why.mapTo(view, why.rect().topLeft()).y() > top

    qtbot.waitUntil(broken)


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def _next_stop(widget):
    following = widget.nextInFocusChain()
    while not (following.focusPolicy() & Qt.FocusPolicy.TabFocus) or following.focusProxy():
        following = following.nextInFocusChain()
    return following
