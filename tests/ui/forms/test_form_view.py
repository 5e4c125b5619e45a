import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QWidget

from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Small
from taf_desktop.ui.forms.date_editor import DateEditor
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.layout_rules import tab_stops
from taf_desktop.ui.forms.text_editors import LineEditor, LongTextEditor


def row_of(view, key):
    widget = view.findChild(QWidget, key)
    while widget is not None and not isinstance(widget, FormRow):
        widget = widget.parentWidget()
    return widget


def type_in(qtbot, view, key, text):
    view.focus_field(key)
    widget = view.editor(key)
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClicks(widget, text)


def test_every_question_is_named_by_its_key(view, session):
    keys = [f.name for section in session.definition.sections[:2] for f in section.fields]
    assert [key for key in keys if view.findChild(QWidget, key) is None] == []


def test_typing_goes_to_the_session(qtbot, view, session):
    type_in(qtbot, view, "evidence", "Mum")
    assert session.value("evidence") == "Mum"
    type_in(qtbot, view, "well", "We eat together")
    assert session.value("well") == "We eat together"
    type_in(qtbot, view, "since", "3 dec 2026")
    assert session.value("since") == "2026-12-03"


def test_what_the_session_says_is_shown_without_moving_the_cursor(qtbot, view, session):
    type_in(qtbot, view, "evidence", "Mum and Dad")
    line = view.editor("evidence")
    line.setCursorPosition(3)
    qtbot.keyClicks(line, "my")
    assert session.value("evidence") == "Mummy and Dad"
    assert line.cursorPosition() == 5
    session.set_value("evidence", "Nan")
    assert line.text() == "Nan"


def test_a_question_no_longer_asked_hides_and_keeps_its_answer(qtbot, view, session):
    assert row_of(view, "rent_more").isHidden()
    session.set_value("rent", "yes")
    assert not row_of(view, "rent_more").isHidden()
    type_in(qtbot, view, "rent_more", "Two months behind")
    qtbot.mouseClick(
        view.findChild(QWidget, "rent").findChild(QRadioButton, "option/no"),
        Qt.MouseButton.LeftButton,
    )
    assert row_of(view, "rent_more").isHidden()
    assert session.value("rent_more") == "Two months behind"
    session.set_value("rent", "yes")
    assert view.editor("rent_more").text() == "Two months behind"


def test_a_whole_section_comes_and_goes(view, session):
    landlord = view.findChild(QWidget, "landlord")
    assert not landlord.isVisible()
    session.set_value("rent", "yes")
    assert landlord.isVisibleTo(view)


def test_findings_wait_until_the_question_was_left(qtbot, view, session):
    type_in(qtbot, view, "rooms", "0")
    row = row_of(view, "rooms")
    assert session.findings("rooms") != ()
    assert row.error == ""
    view.focus_field("evidence")
    assert row.error == "A home has at least one room."
    type_in(qtbot, view, "rooms", "3")
    assert row.error == ""
    assert session.value("rooms") == 3


def test_a_needed_answer_is_marked_and_missed_only_after_leaving(qtbot, view):
    row = row_of(view, "evidence")
    assert "(needed)" in view.editor("evidence").accessibleName()
    assert row.error == ""
    view.focus_field("evidence")
    view.focus_field("worker")
    assert row.error != ""


def test_findings_can_be_asked_for(view):
    view.show_findings()
    assert row_of(view, "evidence").error != ""
    assert row_of(view, "extra").error != ""
    assert row_of(view, "well").error == ""


def test_a_number_that_cannot_be_read_gets_a_kind_line_after_leaving(qtbot, view, session):
    type_in(qtbot, view, "rooms", "three")
    assert row_of(view, "rooms").error == ""
    view.focus_field("evidence")
    assert "number" in row_of(view, "rooms").error
    assert view.editor("rooms").text() == "three"
    assert session.value("rooms") == "three"
    view.editor("rooms").clear()
    type_in(qtbot, view, "rooms", "3")
    assert session.value("rooms") == 3
    assert row_of(view, "rooms").error == ""


def test_a_date_is_told_in_words_below_while_typing(qtbot, view):
    type_in(qtbot, view, "since", "3/12/2026")
    remark = row_of(view, "since").findChild(Small, "remark")
    assert remark.text() == "Thursday 3 December 2026"
    view.editor("since").clear()
    qtbot.keyClicks(view.editor("since"), "about Easter")
    assert remark.text() == ""
    view.focus_field("evidence")
    assert remark.text() != ""
    assert row_of(view, "since").error == ""


def test_calculations_follow(view, session):
    session.set_value("rooms", 4)
    assert view.editor("double").text() == "8"


def test_the_keyboard_goes_from_top_to_bottom(view):
    stops = [stop.objectName() for stop in tab_stops(view)]
    keys = ["well", "evidence", "worker", "since", "area", "rooms", "distance"]
    found = [stop for stop in stops if stop in keys]
    assert found == [key for key in keys if key != "area"]
    assert stops.index("distance") < stops.index("add_row")
    order, widget = [], view.editor("well").nextInFocusChain()
    while widget is not view.editor("well"):
        order += [widget.objectName()] if widget.objectName() in found else []
        widget = widget.nextInFocusChain()
    assert order == ["evidence", "worker", "since", "rooms", "distance"]


def test_tab_moves_from_answer_to_answer(qtbot, view):
    view.focus_field("worker")
    qtbot.keyClick(view.editor("worker"), Qt.Key.Key_Tab)
    assert view.editor("since").hasFocus()


def test_editors_have_names_to_be_read_out(view):
    nameless = [
        widget.objectName() or type(widget).__name__
        for kind in (LineEditor, LongTextEditor, DateEditor)
        for widget in view.findChildren(kind)
        if not widget.accessibleName()
    ]
    assert nameless == []
    assert view.editor("scale").scale.accessibleName() == "How are things?"


def test_guidance_folds_behind_its_button_unless_a_side_column_shows_it(qtbot, session, undo, show):
    with_help = show(FormView(session, undo))
    row = row_of(with_help, "evidence")
    assert any(not b.isHidden() for b in row.findChildren(QPushButton))
    without = show(FormView(session, undo, fold_guidance=False))
    row = row_of(without, "evidence")
    assert all(b.isHidden() for b in row.findChildren(QPushButton))


def test_one_section_alone(session, undo, show):
    view = show(FormView(session, undo, sections=["more"]))
    assert view.findChild(QLineEdit, "extra") is not None
    assert view.findChild(QWidget, "well") is None


def test_folded_sections_open_by_button_and_by_going_to_a_question(qtbot, session, undo, show):
    view = show(FormView(session, undo, fold_more=True))
    fold = view.findChild(QPushButton, "fold/more")
    assert "More about it" in fold.text()
    assert view.findChild(QWidget, "extra") is None
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    extra = view.findChild(QLineEdit, "extra")
    qtbot.waitUntil(extra.isVisible)
    qtbot.keyClicks(extra, "Yes")
    assert "done" in fold.text()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert not extra.isVisible()
    view.focus_field("extra")
    qtbot.waitUntil(extra.hasFocus)


def test_two_halves_begin_at_the_same_height(qtbot, view):
    worker, since = view.editor("worker"), view.editor("since")
    qtbot.waitUntil(
        lambda: worker.mapTo(view, worker.pos()).x() < since.mapTo(view, since.pos()).x()
    )
    tops = {w.mapTo(view, w.rect().topLeft()).y() for w in (worker, since)}
    assert len(tops) == 1


def test_a_view_that_is_gone_no_longer_listens(qtbot, session, undo, show):
    view = show(FormView(session, undo))
    view.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(view))
    session.set_value("evidence", "Nan")
    assert session.value("evidence") == "Nan"
