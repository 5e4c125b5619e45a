from PySide6.QtWidgets import QPushButton

from taf_desktop.ui.start.flow import Step
from taf_desktop.ui.start.presenter import Page
from tests.app.conftest import PASSPHRASE


def settings_of(robot):
    return robot.program.workplace._made_of.desk.settings.read


def read_settings(robot):
    found = []
    robot.program.runner.run(lambda _ticket: settings_of(robot)(), found.append)
    robot.until(lambda: found)
    return found[0]


def test_five_steps_lead_to_a_vault_that_knows_the_person(robot):
    robot.first_start()
    assert robot.window.current_page == "families"
    known = read_settings(robot)
    assert known["person_name"] == "Sam Example"
    assert known["person_role"] == "SENCO"
    assert known["profile"] == "nottingham-city"
    assert known["recovery_checked"] == "yes"


def test_the_example_family_is_opened(robot):
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    assert robot.program.workplace.family_page.place()[1] == "overview"


def test_a_name_is_asked_for_beside_its_field(robot):
    robot.until(lambda: len(robot.first.forms[Step.AREA]._areas) > 0)
    robot.first.next.click()
    row = robot.first.forms[Step.WHO].rows["person_name"]
    robot.until(lambda: row.error)
    assert "your name" in row.error
    assert robot.form() is robot.first.forms[Step.WHO]


def test_short_and_differing_passphrases_are_explained(robot):
    robot.answer_who_and_area()
    pair = robot.form().pair
    pair.first.line.setText("short")
    robot.first.next.click()
    assert "at least 12" in pair.first_row.error
    pair.first.line.setText(PASSPHRASE)
    pair.second.line.setText("something else")
    robot.first.next.click()
    assert pair.first_row.error == ""
    assert "do not match" in pair.second_row.error


def test_strength_is_said_in_words(robot):
    robot.answer_who_and_area()
    pair = robot.form().pair
    pair.first.line.setText("summer holiday")
    robot.until(lambda: "Easy to guess" in pair.strength.words.text())
    pair.first.line.setText("kettle window Saturday football bus")
    robot.until(lambda: pair.strength.words.text().startswith("Strong"))


def test_a_wrong_code_is_not_accepted(robot):
    robot.make_vault()
    row = robot.form().rows["typed_code"]
    row.editor.setText("AAAA BBBB")
    robot.first.next.click()
    assert "not the same code" in row.error
    assert robot.form() is robot.first.forms[Step.RECOVERY]


def test_a_code_never_typed_back_is_replaced_at_the_next_unlock(robot, begin):
    old = robot.make_vault()
    robot.program.quit()
    again = begin()
    page = again.program.start_window.unlock_page
    again.until(lambda: page.title.text() == "My vault")
    page.field.line.setText(PASSPHRASE)
    page.button.click()
    again.until(lambda: again.program.start_window.page is Page.NEW_CODE)
    code_page = again.program.start_window.code_page
    assert code_page.card.code != old
    code_page.typed.setText(code_page.card.code)
    code_page.button.click()
    again.until(lambda: again.program.workplace is not None)
    again.idle()
    assert read_settings(again)["recovery_checked"] == "yes"


def test_going_back_keeps_what_was_typed(robot):
    robot.answer_who_and_area()
    robot.program.start_window.findChild(QPushButton, "back").click()
    robot.at(Step.AREA)
    robot.program.start_window.findChild(QPushButton, "back").click()
    robot.at(Step.WHO)
    assert robot.form().answers()["person_name"] == "Sam Example"
