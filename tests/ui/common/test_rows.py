from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

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
    assert row.findChild(QWidget, "error") is None
    row.set_error("Please write a name.")
    line = row.findChild(QWidget, "error")
    qtbot.waitUntil(line.isVisible)
    assert line.y() > row.editor.y()
    row.set_error("")
    assert not line.isVisible()


def test_guidance_unfolds_by_its_button(qtbot):
    row = FormRow("Name", QLineEdit(), guidance="Ask how they like to be called.")
    qtbot.addWidget(row)
    row.show()
    guidance, about = row.findChild(QWidget, "guidance"), row.findChild(QPushButton, "about")
    assert not guidance.isVisible()
    qtbot.mouseClick(about, Qt.MouseButton.LeftButton)
    assert guidance.isVisible()
    assert about.accessibleName() == "Help with: Name"
    row.set_label("Full name")
    assert about.accessibleName() == "Help with: Full name"
    row.set_guidance("")
    assert not guidance.isVisible()
    assert not about.isVisible()


def test_a_plain_row_makes_nothing_it_does_not_show_and_adds_it_in_its_place(qtbot):
    row = FormRow("Name", QLineEdit())
    qtbot.addWidget(row)
    assert len(row.findChildren(QWidget)) == 2
    row.show()
    row.set_error("Please write a name.")
    row.set_guidance("Ask how they like to be called.")
    row.set_help("As they say it.")
    about = row.findChild(QPushButton, "about")
    qtbot.waitUntil(about.isVisible)
    about.click()
    help_line = next(each for each in row.findChildren(QLabel) if each.text() == "As they say it.")
    parts = [help_line, row.findChild(QWidget, "guidance"), row.editor]
    parts.append(row.findChild(QWidget, "error"))
    qtbot.waitUntil(lambda: [part.y() for part in parts] == sorted({part.y() for part in parts}))
    assert row.editor.accessibleDescription() == "Please write a name. As they say it."


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
