from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from taf_desktop.ui.common.rows import FormRow, add_row


def test_field_is_named_by_label_and_described_by_help_and_error(qtbot):
    row = FormRow("When were you born?", QLineEdit(), help_text="As you know it.")
    qtbot.addWidget(row)
    assert row.editor.accessibleName() == "When were you born?"
    assert row.editor.accessibleDescription() == "As you know it."
    row.set_error("There is no 31 February. Check the day.")
    said = row.editor.accessibleDescription()
    assert said == "There is no 31 February. Check the day. As you know it."
    assert row.error == "There is no 31 February. Check the day."
    row.set_error("")
    assert row.error == ""
    assert row.editor.accessibleDescription() == "As you know it."


def test_error_line_shows_only_with_an_error(qtbot):
    row = FormRow("Name", QLineEdit())
    qtbot.addWidget(row)
    row.show()
    assert not row._error.isVisible()
    row.set_error("Please write a name.")
    assert row._error.isVisible()


def test_guidance_unfolds_by_its_button(qtbot):
    row = FormRow("Name", QLineEdit(), guidance="Ask how they like to be called.")
    qtbot.addWidget(row)
    row.show()
    assert not row._guidance.isVisible()
    qtbot.mouseClick(row._about, Qt.MouseButton.LeftButton)
    assert row._guidance.isVisible()
    assert row._about.accessibleName() == "Help with: Name"
    row.set_guidance("")
    assert not row._guidance.isVisible()
    assert not row._about.isVisible()


def test_label_shows_an_ampersand_and_belongs_to_the_field(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    row = add_row(QVBoxLayout(box), "Mum & Dad", QLineEdit())
    assert row._label.text() == "Mum && Dad"
    assert row._label.buddy() is row.editor
    assert row.editor.accessibleName() == "Mum & Dad"


def test_row_puts_the_keyboard_into_its_field(qtbot):
    row = FormRow("Name", QLineEdit())
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    row.focus_editor()
    qtbot.waitUntil(row.editor.hasFocus)
    assert row.editor.hasFocus()
