from PySide6.QtCore import Qt

from taf_desktop.forms.session import SetValue

CTRL = Qt.KeyboardModifier.ControlModifier


def type_in(qtbot, view, key, text):
    view.focus_field(key)
    qtbot.waitUntil(view.editor(key).hasFocus)
    qtbot.keyClicks(view.editor(key), text)


def test_one_undo_takes_back_one_visit_to_a_field(qtbot, view, session, undo):
    type_in(qtbot, view, "evidence", "Mum")
    type_in(qtbot, view, "worker", "Nan")
    undo.undo()
    assert session.value("worker") == ""
    assert session.value("evidence") == "Mum"
    undo.undo()
    assert session.value("evidence") == ""
    assert not undo.undo_action.isEnabled()
    undo.redo()
    undo.redo()
    assert session.value("worker") == "Nan"


def test_coming_back_to_a_field_is_another_step(qtbot, view, session, undo):
    type_in(qtbot, view, "evidence", "Mum")
    view.focus_field("worker")
    type_in(qtbot, view, "evidence", "my")
    undo.undo()
    assert session.value("evidence") == "Mum"


def test_undo_brings_the_person_to_what_changed(qtbot, view, session, undo):
    type_in(qtbot, view, "evidence", "Mum")
    view.focus_field("distance")
    undo.undo()
    qtbot.waitUntil(view.editor("evidence").hasFocus)


def test_ctrl_z_in_a_field_acts_on_the_field_first_then_on_the_form(qtbot, view, session):
    type_in(qtbot, view, "evidence", "Mum")
    type_in(qtbot, view, "worker", "Nan")
    worker = view.editor("worker")
    qtbot.keyClick(worker, Qt.Key.Key_Z, CTRL)
    assert worker.text() == ""
    assert session.value("worker") == ""
    assert session.value("evidence") == "Mum"
    qtbot.keyClick(worker, Qt.Key.Key_Z, CTRL)
    assert session.value("evidence") == ""


def test_ctrl_z_in_a_long_text_acts_on_the_text_first(qtbot, view, session):
    type_in(qtbot, view, "evidence", "Mum")
    type_in(qtbot, view, "well", "We eat")
    well = view.editor("well")
    qtbot.keyClick(well, Qt.Key.Key_Z, CTRL)
    assert session.value("well") == ""
    qtbot.keyClick(well, Qt.Key.Key_Z, CTRL)
    assert session.value("evidence") == ""
    qtbot.keyClick(view.editor("evidence"), Qt.Key.Key_Y, CTRL)
    assert session.value("evidence") == "Mum"


def test_typing_taken_back_in_the_field_leaves_no_empty_step(qtbot, view, session, undo):
    type_in(qtbot, view, "evidence", "M")
    qtbot.keyClick(view.editor("evidence"), Qt.Key.Key_Backspace)
    assert session.value("evidence") == ""
    assert not undo.undo_action.isEnabled()


def test_changes_in_different_fields_never_join(session, undo):
    undo.type_value("evidence", "Mum")
    undo.type_value("worker", "Nan")
    undo.undo()
    assert session.value("evidence") == "Mum"
    assert session.value("worker") == ""


def test_a_change_of_its_own_gives_the_way_back(session, undo):
    assert undo.change(SetValue("rent", "yes")) == SetValue("rent", "")
    undo.undo()
    assert session.value("rent") == ""


def test_a_change_that_changes_nothing_is_no_step(undo):
    undo.type_value("evidence", "")
    assert not undo.undo_action.isEnabled()
