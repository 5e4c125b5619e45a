"""The first start, locking and unlocking, by typing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from taf_desktop.ui.start.flow import Step
from taf_desktop.ui.start.presenter import Page
from tests.app.conftest import PASSPHRASE
from tests.e2e.hands import CONTROL, see

PERSON = {
    "person_name": "Sam Example",
    "person_role": "SENCO",
    "person_agency": "Placeholder Primary",
    "person_phone": "01632 960111",
    "person_email": "sam@placeholder.example",
}


def first_start(hands):
    """Go through the five steps with the keyboard; return the recovery code."""
    robot, first = hands.robot, hands.robot.first
    hands.begin_in(hands.window)
    robot.until(lambda: len(first.forms[Step.AREA]._areas) > 0)
    hands.at("person_name")
    for name, words in PERSON.items():
        hands.at(name)
        hands.keys(words)
        hands.key(Qt.Key.Key_Tab)
    first.next.click()
    robot.at(Step.AREA)
    first.next.click()
    robot.at(Step.PASSPHRASE)
    for field in (robot.form().pair.first, robot.form().pair.second):
        field.setFocus()
        hands.keys(PASSPHRASE)
    hands.key(Qt.Key.Key_Return)
    robot.at(Step.RECOVERY)
    code = robot.form().card.code
    hands.at("typed_code")
    hands.keys(code.lower())
    hands.key(Qt.Key.Key_Return)
    robot.at(Step.DONE)
    see(hands.window, "start_with_family").click()
    _arrive(hands)
    return code


def start_family(hands, name, reason):
    """Name a family on the card that is already open."""
    hands.at("startName")
    hands.keys(name)
    hands.key(Qt.Key.Key_Tab)
    hands.keys(reason)
    see(hands.window, "startBegin").click()
    hands.until(lambda: hands.window.current_page == "family")
    hands.idle()
    hands.tab = "people"
    hands.remember(name)
    hands.remember(reason)
    assert see(hands.window, "familyName", QLabel).text() == name


def lock(hands):
    """Lock with Ctrl+L; return the page that asks for the passphrase."""
    hands.begin_in(hands.window)
    hands.key(Qt.Key.Key_L, CONTROL)
    hands.until(lambda: hands.program.start_window is not None)
    page = hands.program.start_window.unlock_page
    hands.until(lambda: page.title.text() == "My vault")
    hands.begin_in(hands.window)
    return page


def unlock(hands, page):
    page.field.setFocus()
    hands.keys(PASSPHRASE)
    hands.key(Qt.Key.Key_Return)
    _arrive(hands)


def unlock_by_code(hands, page, code):
    page.by_code.click()
    start = hands.program.start_window
    hands.at("recovery_code")
    hands.keys(code)
    hands.key(Qt.Key.Key_Return)
    hands.until(lambda: start.page is Page.NEW_PASSPHRASE)
    start.new_passphrase_page.later.click()
    _arrive(hands)


def _arrive(hands):
    hands.until(lambda: hands.program.workplace is not None)
    hands.begin_in(hands.robot.window)
    hands.idle()
