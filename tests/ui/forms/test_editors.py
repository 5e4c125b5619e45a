import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QRadioButton

from taf_desktop.forms.definition import Field, FieldType, Option
from taf_desktop.ui.forms.choice_editor import ChoiceEditor
from taf_desktop.ui.forms.choice_parts import SearchBox
from taf_desktop.ui.forms.date_editor import CalendarPopup, DateEditor
from taf_desktop.ui.forms.editors import EDITORS, as_widget, make_editor
from taf_desktop.ui.forms.many_editor import ManyEditor
from taf_desktop.ui.forms.number_editor import NumberEditor
from taf_desktop.ui.forms.range_editor import RangeEditor
from taf_desktop.ui.forms.text_editors import LineEditor, LongTextEditor

ANSWERS = {
    FieldType.TEXT: "Mum said so",
    FieldType.LONG_TEXT: "One line\nand another",
    FieldType.SELECT_ONE: "b",
    FieldType.SELECT_MULTIPLE: ("a", "c"),
    FieldType.INTEGER: 7,
    FieldType.DECIMAL: 2.5,
    FieldType.DATE: "2026-12-03",
    FieldType.RANGE: 4,
    FieldType.NOTE: None,
    FieldType.CALCULATE: 12,
    FieldType.REPEAT: ("r1", "r2"),
}


def options(count, start="a"):
    return tuple(
        Option(chr(ord(start) + n), {"en": f"Choice {chr(ord(start) + n)}"}) for n in range(count)
    )


def shown(qtbot, editor, options=()):
    widget = as_widget(editor)
    if options:
        editor.set_options(options)
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return editor


def field(kind, **more):
    return Field(type=kind, name="x", label={"en": "X"}, **more)


@pytest.mark.parametrize("kind", FieldType)
def test_every_kind_of_question_has_an_editor_that_keeps_its_answer(qtbot, kind):
    editor = make_editor(field(kind))
    qtbot.addWidget(as_widget(editor))
    editor.set_options(options(3))
    editor.set_suggestions(("Mum", "Dad"))
    changes = []
    editor.changed.connect(lambda: changes.append(editor.value()))
    editor.set_value(ANSWERS[kind])
    assert editor.value() == ANSWERS[kind]
    assert changes == []
    assert editor.remark().mend is False


def test_the_registry_has_no_kinds_of_its_own():
    assert set(EDITORS) == set(FieldType)


def test_typing_in_a_line_tells_and_leaving_it_commits(qtbot):
    line, other = LineEditor(), QLineEdit()
    holder = shown(qtbot, _beside(line, other))
    line.setFocus()
    with qtbot.waitSignal(line.changed):
        qtbot.keyClicks(line, "Mum")
    with qtbot.waitSignal(line.committed):
        other.setFocus()
    assert line.value() == "Mum"
    assert not line.isUndoAvailable()
    assert holder.focusWidget() is other


def test_suggestions_match_any_part_and_are_no_duty(qtbot):
    line = shown(qtbot, LineEditor())
    line.set_suggestions(("Robin Example", "Nan Example"))
    line.setFocus()
    qtbot.keyClicks(line, "exa")
    assert line.completer().completionCount() == 2
    with qtbot.waitSignal(line.changed):
        line.completer().activated.emit("Nan Example")
    assert line.value() == "Nan Example"
    line.set_value("Somebody else")
    assert line.value() == "Somebody else"


def test_the_down_arrow_shows_all_suggestions(qtbot):
    line = shown(qtbot, LineEditor())
    line.set_suggestions(("Robin", "Nan"))
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert popup.isVisible()
    popup.hide()


def test_a_long_text_grows_to_a_limit_and_then_scrolls(qtbot):
    text = shown(qtbot, LongTextEditor(lines=2, most=6))
    text.resize(300, text.sizeHint().height())
    small = text.sizeHint().height()
    text.set_value("\n".join("line" for _ in range(5)))
    grown = text.sizeHint().height()
    text.set_value("\n".join("line" for _ in range(40)))
    assert small < grown < text.sizeHint().height()
    assert text.sizeHint().height() < 40 * text.fontMetrics().lineSpacing()
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_pasting_brings_words_only(qtbot):
    text = shown(qtbot, LongTextEditor())
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold\r\nplain")
    text.insertFromMimeData(data)
    assert text.value() == "bold\nplain"


def test_tab_leaves_a_long_text(qtbot):
    text, other = LongTextEditor(), QLineEdit()
    holder = shown(qtbot, _beside(text, other))
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert holder.focusWidget() is other
    assert text.value() == ""


def test_few_choices_are_rows_and_delete_takes_the_answer_back(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(3))
    buttons = editor.findChildren(QRadioButton)
    with qtbot.waitSignal(editor.changed):
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert editor.value() == "b"
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(buttons[1], Qt.Key.Key_Delete)
    assert editor.value() == ""


def test_arrows_choose_in_rows(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(3))
    editor.set_value("a")
    editor.setFocus()
    first, second, _third = editor.findChildren(QRadioButton)
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert editor.value() == "b"


def test_many_choices_are_searched_by_any_part(qtbot):
    editor = shown(qtbot, ChoiceEditor(), (*options(6), Option("z", {"en": "Keeping safe"})))
    box = editor.findChild(SearchBox)
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "safe")
    popup = box.completer().popup()
    assert popup.model().rowCount() == 1
    popup.hide()
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert editor.value() == "z"
    assert box.currentText() == "Keeping safe"


def test_what_is_in_no_list_changes_nothing_and_is_said_kindly(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(7))
    editor.set_value("c")
    box = editor.findChild(SearchBox)
    box.lineEdit().setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "nowhere")
    box.clearFocus()
    assert editor.value() == "c"
    assert box.currentText() == "Choice c"
    assert "nowhere" in editor.remark().text


def test_emptying_the_search_line_takes_the_answer_back(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(7))
    editor.set_value("c")
    box = editor.findChild(SearchBox)
    box.lineEdit().setFocus()
    box.lineEdit().clear()
    with qtbot.waitSignal(editor.changed):
        box.clearFocus()
    assert editor.value() == ""


def test_two_choices_with_the_same_words_stay_apart(qtbot):
    same = tuple(Option(code, {"en": "Sam Example"}) for code in "abcdef")
    editor = shown(qtbot, ChoiceEditor(), same)
    box = editor.findChild(SearchBox)
    box.setCurrentIndex(4)
    box.activated.emit(4)
    box.lineEdit().setFocus()
    box.clearFocus()
    assert editor.value() == "d"


def test_the_wheel_never_changes_a_choice(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(7))
    editor.set_value("c")
    box = editor.findChild(SearchBox)
    event = _wheel(box)
    box.wheelEvent(event)
    assert not event.isAccepted()
    assert editor.value() == "c"


def test_new_options_keep_the_choice(qtbot):
    editor = shown(qtbot, ChoiceEditor(), options(3))
    editor.set_value("b")
    editor.set_options(options(8))
    assert editor.value() == "b"
    assert editor.findChild(SearchBox) is not None


def test_boxes_are_ticked_in_the_order_of_the_list(qtbot):
    editor = shown(qtbot, ManyEditor(), options(3))
    boxes = editor.findChildren(QCheckBox)
    qtbot.mouseClick(boxes[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(boxes[0], Qt.Key.Key_Space)
    assert editor.value() == ("a", "c")


def test_a_long_list_of_boxes_can_be_searched(qtbot):
    editor = shown(qtbot, ManyEditor(), options(12))
    rows = editor.findChild(QListWidget)
    qtbot.keyClicks(editor.findChild(QLineEdit), "choice d")
    visible = [rows.item(n) for n in range(rows.count()) if not rows.item(n).isHidden()]
    assert [item.text() for item in visible] == ["Choice d"]
    with qtbot.waitSignal(editor.changed):
        visible[0].setCheckState(Qt.CheckState.Checked)
    assert editor.value() == ("d",)


def test_long_words_in_a_list_of_boxes_break_and_nothing_scrolls_sideways(qtbot):
    words = "Somebody who comes to the house every week and " * 4
    editor = shown(qtbot, ManyEditor(), (*options(12), Option("long", {"en": words.strip()})))
    editor.resize(320, 300)
    rows = editor.findChild(QListWidget)
    short, long = rows.item(0), rows.item(12)
    qtbot.waitUntil(lambda: rows.viewport().width() < 320)
    line = rows.visualItemRect(short).height()
    qtbot.waitUntil(lambda: rows.visualItemRect(long).height() > 3 * line)
    assert rows.horizontalScrollBar().maximum() == 0
    assert rows.visualItemRect(long).width() <= rows.viewport().width()


def test_words_in_place_of_a_number_are_kept_as_written(qtbot):
    editor = shown(qtbot, NumberEditor(field(FieldType.INTEGER)))
    editor.set_value(3)
    editor.setFocus()
    editor.end(False)
    qtbot.keyClicks(editor, " or 4")
    assert editor.value() == "3 or 4"
    editor.set_value("3 or 4")
    assert editor.text() == "3 or 4"
    editor.selectAll()
    qtbot.keyClicks(editor, "1,200")
    assert editor.value() == 1200
    editor.set_value(1200)
    assert editor.text() == "1,200"


@pytest.mark.parametrize(
    ("typed", "kept", "words"),
    [
        ("3/12/2026", "2026-12-03", "Thursday 3 December 2026"),
        ("3 dec 2026", "2026-12-03", "Thursday 3 December 2026"),
        ("March 2015", "2015-03", "March 2015, no day"),
        ("2015", "2015", "The year 2015"),
        ("about Easter", "about Easter", ""),
    ],
)
def test_a_date_says_how_it_was_understood_and_refuses_nothing(qtbot, typed, kept, words):
    editor = shown(qtbot, DateEditor())
    qtbot.keyClicks(editor, typed)
    assert editor.text() == typed
    assert editor.value() == kept
    assert editor.remark().text == words
    assert not editor.remark().mend


def test_a_day_can_be_picked_from_the_calendar_by_keyboard(qtbot):
    editor = shown(qtbot, DateEditor())
    editor.set_value("2026-12-03")
    assert editor.text() == "3 December 2026"
    qtbot.keyClick(editor, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = editor.findChild(CalendarPopup)
    assert popup.isVisible()
    with qtbot.waitSignal(editor.changed):
        popup.calendar.activated.emit(popup.calendar.selectedDate().addDays(1))
    assert editor.value() == "2026-12-04"


def test_escape_closes_the_calendar_without_an_answer(qtbot):
    editor = shown(qtbot, DateEditor())
    editor.open_calendar()
    popup = editor.findChild(CalendarPopup)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: editor.findChild(CalendarPopup) is None)
    assert editor.value() == ""


def test_not_answered_is_not_nought(qtbot):
    editor = shown(qtbot, RangeEditor(field(FieldType.RANGE)))
    assert editor.value() is None
    unanswered = editor.grab().toImage()
    editor.set_value(0)
    assert editor.value() == 0
    assert editor.grab().toImage() != unanswered
    assert "0" in editor.scale.accessibleDescription()
    editor.set_value(None)
    assert editor.grab().toImage() == unanswered
    assert "not answered" in editor.scale.accessibleDescription()


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([Qt.Key.Key_Right], 0),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right], 1),
        ([Qt.Key.Key_Left], 10),
        ([Qt.Key.Key_7], 7),
        ([Qt.Key.Key_1, Qt.Key.Key_0], 10),
        ([Qt.Key.Key_3, Qt.Key.Key_5], 5),
        ([Qt.Key.Key_End], 10),
        ([Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_4, Qt.Key.Key_Delete], None),
        ([Qt.Key.Key_End, Qt.Key.Key_Right], 10),
    ],
)
def test_a_range_is_answered_by_keyboard(qtbot, keys, number):
    editor = shown(qtbot, RangeEditor(field(FieldType.RANGE)))
    for key in keys:
        qtbot.keyClick(editor.scale, key)
    assert editor.value() == number


def test_a_range_is_answered_by_mouse(qtbot):
    editor = shown(qtbot, RangeEditor(field(FieldType.RANGE)))
    editor.resize(500, 60)
    scale = editor.scale
    with qtbot.waitSignal(editor.changed):
        qtbot.mouseClick(scale, Qt.MouseButton.LeftButton, pos=scale.rect().center())
    assert editor.value() == 5


def test_the_wheel_moves_a_range_only_while_it_has_the_keyboard(qtbot):
    editor = shown(qtbot, RangeEditor(field(FieldType.RANGE)))
    editor.set_value(5)
    editor.scale.clearFocus()
    event = _wheel(editor.scale)
    editor.scale.wheelEvent(event)
    assert editor.value() == 5
    assert not event.isAccepted()
    editor.setFocus()
    qtbot.waitUntil(editor.scale.hasFocus)
    editor.scale.wheelEvent(_wheel(editor.scale))
    assert editor.value() == 6


def _beside(*widgets):
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    holder = QWidget()
    column = QVBoxLayout(holder)
    for widget in widgets:
        column.addWidget(widget)
    return holder


def _wheel(widget):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    return QWheelEvent(
        QPointF(widget.rect().center()),
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
