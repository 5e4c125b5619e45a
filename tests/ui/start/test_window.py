from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultCard
from taf_desktop.services.quick_unlock import QuickState
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

    def __init__(self, cards=CARDS, trouble="vault.missing", pin=None):
        self.cards = cards
        self.trouble = trouble
        self.pin = pin or QuickState()
        self.seconds = 0

    def all(self):
        return self.cards

    def wait(self, folder):
        return self.seconds

    def quick(self, folder):
        return self.pin

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
    window.unlock_page.field.line.setText("seven quiet herons dozing")
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


def begun(make, vaults):
    window = make(vaults, preferred="a")
    window.unlocking.find_vaults()
    return window, window.unlock_page


def test_without_a_pin_only_the_passphrase_is_asked_for(make):
    _window, page = begun(make, Vaults())
    assert page.row.editor.focusProxy().accessibleName() == "Passphrase"
    assert page.about_pin.isHidden()


def test_a_pin_that_is_awake_is_asked_for_too(make):
    pin = QuickState(on=True, ready=True, until="2026-11-21T21:40:00+00:00")
    _window, page = begun(make, Vaults(pin=pin))
    assert page.row.editor.focusProxy().accessibleName() == "PIN or passphrase"
    assert page.intro.text() == "This vault is locked. Your PIN or your passphrase opens it."
    assert page.about_pin.text().startswith("Your PIN works until ")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("quick.expired", "Twelve hours"),
        ("quick.restarted", "started again"),
        ("quick.gone", "no longer kept"),
        ("quick.no_keyring", "could not be asked"),
        ("quick.spent", "not right five times"),
        ("quick.shared", "Others use"),
    ],
)
def test_a_pin_at_rest_says_why_and_the_passphrase_is_asked_for(make, message, words):
    _window, page = begun(make, Vaults(pin=QuickState(on=True, message_id=message)))
    assert words in page.about_pin.text()
    assert "passphrase" in page.about_pin.text()
    assert page.row.editor.focusProxy().accessibleName() == "Passphrase"


def test_without_a_pin_nothing_is_said_about_one(make):
    _window, page = begun(make, Vaults(pin=QuickState(message_id="quick.shared")))
    assert page.about_pin.isHidden()


@pytest.mark.parametrize("name", ["unlock", "recovery"])
def test_after_several_wrong_tries_the_page_counts_down(make, qtbot, monkeypatch, name):
    now = [1000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    vaults = Vaults(trouble="vault.wrong_passphrase")
    window, _page = begun(make, vaults)
    window.show()
    if name == "recovery":
        window.unlocking.go(Page.RECOVERY)
    page = getattr(window, f"{name}_page")
    line = page.field.line if name == "unlock" else page.field
    line.setText("seven quiet herons dozing")
    vaults.seconds = 15
    page.button.click()
    assert not page.button.isEnabled()
    assert page.count_down.words.text() == "You can try again in 15 seconds."
    tried = []
    monkeypatch.setattr(vaults, "unwrap", lambda *given: tried.append(given))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tried == []
    now[0] += 14.1
    qtbot.waitUntil(lambda: "one second" in page.count_down.words.text())
    vaults.seconds = 0
    now[0] += 1
    qtbot.waitUntil(lambda: page.count_down.isHidden())
    assert page.button.isEnabled()
    assert "does not open this vault" in page.trouble.words.text()


def test_a_wait_from_before_is_still_there_after_a_restart(make):
    vaults = Vaults()
    vaults.seconds = 30
    window, page = begun(make, vaults)
    assert not page.button.isEnabled()
    assert "seconds" in page.count_down.words.text()
    vaults.seconds = 0
    window.unlocking.choose(CARDS[1])
    assert page.button.isEnabled()
    assert page.count_down.isHidden()


def test_what_is_found_out_about_another_vault_meanwhile_is_dropped(make, immediate_runner):
    vaults = Vaults()
    window, page = begun(make, vaults)
    looked = window.unlocking._look_at
    vaults.seconds = 30
    looked(CARDS[1])
    assert page.button.isEnabled()


def test_five_words_are_suggested_shown_and_typed_again(make, qtbot):
    window = make(Vaults(cards=()))
    making = window.making
    making.flow.fill({"person_name": "Sam Example"})
    making.flow.go_on()
    making.flow.fill({"profile": "x"})
    making.flow.go_on()
    window.first_page.show_state(making.state)
    window.show()
    pair = window.first_page.form().pair
    pair.suggest.click()
    assert len(pair.first.text().split()) == 5
    assert pair.first.line.displayText() == pair.first.text()
    assert not pair.learn.isHidden()
    assert pair.second.text() == ""
    qtbot.waitUntil(lambda: pair.strength.words.text().startswith("Strong"))
    qtbot.keyClick(pair.first.line, "x")
    assert pair.learn.isHidden()
