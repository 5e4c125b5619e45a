from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultCard
from taf_desktop.ui.common import theme as themes
from taf_desktop.ui.start.making import Area, Making
from taf_desktop.ui.start.presenter import Page, Unlocking
from taf_desktop.ui.start.window import StartWindow

CARDS = (
    VaultCard(Path("a"), "a", "Riverside School"),
    VaultCard(Path("b"), "b", "Family Hub Bulwell"),
)


class Vaults:
    """What a vault says when it will not open, without one on disk."""

    def __init__(self, cards=CARDS, trouble="vault.missing"):
        self.cards = cards
        self.trouble = trouble

    def all(self):
        return self.cards

    def unwrap(self, folder, secret):
        raise EnvironmentProblem(self.trouble)


@pytest.fixture
def make(qtbot, immediate_runner):
    def build(vaults=None, **given):
        vaults = vaults or Vaults()
        unlocking = Unlocking(lambda: vaults, immediate_runner, **given)
        making = Making(lambda: vaults, immediate_runner, lambda: (Area("x", "Nottingham City"),))
        printed = []
        window = StartWindow(
            unlocking, lambda: making, lambda *given: printed.append(given[1:]) or True
        )
        window.printed = printed
        window.unlocking = unlocking
        window.making = making
        qtbot.addWidget(window)
        return window

    return build


def test_the_last_vault_is_asked_for(make):
    window = make(preferred="b")
    assert window.unlock_page.title.text() == "Welcome back"
    window.unlocking.find_vaults()
    assert window.page is Page.UNLOCK
    assert window.unlock_page.title.text() == "Family Hub Bulwell"


def test_without_a_last_vault_one_is_chosen(make, qtbot):
    window = make()
    window.unlocking.find_vaults()
    assert window.page is Page.CHOOSE
    button = window.choose_page.findChild(object, "vault_a")
    assert button.text() == "Riverside School"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.page is Page.UNLOCK
    assert window.unlock_page.title.text() == "Riverside School"


def test_without_any_vault_the_first_start_begins(make):
    window = make(Vaults(cards=()))
    window.unlocking.find_vaults()
    assert window.page is Page.FIRST
    assert window.first_page.where.text() == "Step 1 of 5"


@pytest.mark.parametrize(
    "trouble",
    ["missing", "empty", "damaged_header", "damaged_database", "newer", "already_open"],
)
def test_every_trouble_of_a_vault_is_said_in_full(make, trouble):
    vaults = Vaults(trouble=f"vault.{trouble}")
    window = make(vaults, preferred="a")
    window.unlocking.find_vaults()
    window.unlock_page.field.line.setText("seven quiet herons")
    window.unlock_page.button.click()
    said = window.unlock_page.trouble.words.text()
    assert said == EnvironmentProblem(f"vault.{trouble}").sentence()
    assert window.unlock_page.button.isEnabled()


def test_a_notice_is_shown_once_the_vaults_are_found(make):
    window = make(preferred="a", notice="start.words_lost")
    window.unlocking.find_vaults()
    assert "could not be saved" in window.unlock_page.trouble.words.text()


def test_what_is_typed_can_be_shown_and_hidden(make):
    window = make(preferred="a")
    field = window.unlock_page.field
    field.line.setText("seven")
    assert field.line.displayText() != "seven"
    field.eye.click()
    assert (field.line.displayText(), field.eye.text()) == ("seven", "Hide")
    field.eye.click()
    assert field.line.displayText() != "seven"


def test_caps_lock_is_noticed_from_the_letters(make, qtbot):
    window = make(preferred="a")
    field = window.unlock_page.field
    qtbot.keyClick(field.line, "A")
    assert not field.caps.isHidden()
    qtbot.keyClick(field.line, "a")
    assert field.caps.isHidden()
    qtbot.keyClick(field.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert field.caps.isHidden()


def test_the_painting_is_told_once(make, qtbot):
    window = make(preferred="a")
    with qtbot.waitSignal(window.painted):
        window.show()
    told = []
    window.painted.connect(lambda: told.append(True))
    window.repaint()
    qtbot.waitUntil(lambda: window.isVisible())
    assert told == []


def test_the_picture_gives_way_to_large_words(make, qapp):
    window = make(preferred="a")
    window.resize(1100, 700)
    window.show()
    assert not window._panel.isHidden()
    themes.apply(qapp, themes.Mode.LIGHT, 1.5)
    try:
        assert window._panel.isHidden()
    finally:
        themes.apply(qapp, themes.Mode.LIGHT)


def test_the_code_can_be_printed(make):
    window = make(Vaults(cards=()))
    window.making.flow.vault_made("ABCD-EFGH")
    window.making.show(window.making.state)
    form = window.first_page.form()
    assert form.card.code == "ABCD-EFGH"
    assert form.card.accessibleDescription() == "A B C D, E F G H"
    form.card.print_button.click()
    assert window.printed == [("", "ABCD-EFGH")]
