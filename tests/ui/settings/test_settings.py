from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.vault import VaultCard
from taf_desktop.services.desk import VaultSettings
from taf_desktop.services.machine_settings import CHOICES, MachineSettings, MachineSettingsFile
from taf_desktop.services.quick_unlock import QuickState
from taf_desktop.services.vaults import same_code
from taf_desktop.ui.settings.presenter import (
    MachinePresenter,
    PersonPresenter,
    VaultPresenter,
    machine_choices,
)
from taf_desktop.ui.settings.screen import SettingsScreen
from tests.services.fakes import FakeVault
from tests.ui.event_loop import in_event_loop

RIGHT = "seven quiet herons dozing"
CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD"


class Vaults:
    """Takes one passphrase as right; the real ones are used in tests/app."""

    def __init__(self):
        self.passphrase = RIGHT
        self.code = ""

    def change_passphrase(self, folder, current, new, repeated, own_words):
        if new != repeated:
            raise UserError("vault.passphrases_differ")
        self.check_passphrase(folder, current)
        self.passphrase = new
        self.own_words = own_words

    def check_passphrase(self, folder, passphrase):
        if passphrase != self.passphrase:
            raise UserError("vault.wrong_passphrase")
        return "keys"

    def fresh_code(self):
        return CODE

    def keep_recovery_code(self, folder, keys, code, typed):
        if not same_code(code, typed):
            raise UserError("start.code_differs")
        self.code = code

    def quick(self, folder):
        return QuickState()

    def people(self, folder):
        return ()


@pytest.fixture
def vault():
    return FakeVault(person_name="Sam Example", person_role="SENCO", profile="nottingham-city")


@pytest.fixture
def file(tmp_path):
    return MachineSettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def made(qtbot, immediate_runner, clock, vault, file):
    looks, printed = [], []
    vaults = Vaults()
    screen = SettingsScreen(
        MachinePresenter(file, immediate_runner, MachineSettings(), looks.append),
        PersonPresenter(VaultSettings(vault), immediate_runner),
        VaultPresenter(vaults, VaultCard(Path("/vaults/x"), "x", "Riverside"), immediate_runner),
        lambda: (("program", "0.1.0"), ("sqlcipher", "4.19.0")),
        immediate_runner,
        clock,
        lambda *given: printed.append(given[1:]) or True,
    )
    screen.looks, screen.printed, screen.vaults = looks, printed, vaults
    qtbot.addWidget(screen)
    screen.show()
    return screen


def find(screen, kind, name):
    return screen.findChild(kind, name)


def test_every_choice_of_the_dataclass_has_a_row(made):
    names = [choice.name for choice in machine_choices(MachineSettings())]
    assert names == list(CHOICES)
    for choice in machine_choices(MachineSettings()):
        for value, words in choice.choices:
            assert find(made, QRadioButton, f"{choice.name}_{value}").text() == words


def test_a_choice_takes_effect_at_once_and_is_kept(made, file):
    find(made, QRadioButton, "look_dark").click()
    find(made, QRadioButton, "text_size_150").click()
    assert made.looks == [
        MachineSettings(look="dark"),
        MachineSettings(look="dark", text_size=150),
    ]
    assert file.read() == MachineSettings(look="dark", text_size=150)


def test_a_folder_that_cannot_be_written_is_told(made, tmp_path):
    (tmp_path / "settings.toml").mkdir()
    find(made, QRadioButton, "look_dark").click()
    assert made.looks == [MachineSettings(look="dark")]
    assert "could not be kept" in made.machine_card.trouble.text()


def test_what_is_typed_about_the_person_is_saved(made, qtbot, vault):
    line = find(made, QLineEdit, "person_agency")
    assert find(made, QLineEdit, "person_name").text() == "Sam Example"
    said = []
    made.saved_words.connect(said.append)
    qtbot.keyClicks(line, "Riverside School ")
    made.flush()
    assert vault.kept.settings["person_agency"] == "Riverside School"
    assert vault.kept.settings["person_name"] == "Sam Example"
    assert said[-1].startswith("Saved ")


def test_another_area_can_be_chosen(made, qtbot, vault):
    box = find(made, QComboBox, "profile")
    assert box.currentText() == "Nottingham City"
    with qtbot.waitSignal(made.person_card.changed):
        box.setCurrentIndex(box.findData("elsewhere"))
        box.activated.emit(box.currentIndex())
    assert vault.kept.settings["profile"] == "elsewhere"


def change_passphrase(made, current, new, again):
    find(made, QPushButton, "change_passphrase").click()
    form = made.vault_card.passphrase
    form.current.line.setText(current)
    form.pair.first.line.setText(new)
    form.pair.second.line.setText(again)
    form.button.click()
    return form


def test_the_passphrase_is_changed(made):
    form = change_passphrase(made, RIGHT, "nine loud sparrows dozing", "nine loud sparrows dozing")
    assert "new passphrase is in force" in form.said.text()
    assert made.vaults.passphrase == "nine loud sparrows dozing"
    assert "Sam Example" in made.vaults.own_words
    assert form.current.text() == form.pair.first.text() == ""


def test_a_wrong_present_passphrase_is_said_and_nothing_is_lost(made):
    form = change_passphrase(
        made, "not it", "nine loud sparrows dozing", "nine loud sparrows dozing"
    )
    assert "does not open this vault" in form.said.text()
    assert form.pair.first.text() == "nine loud sparrows dozing"
    assert form.button.isEnabled()
    form.leave.click()
    assert form.isHidden()
    assert form.pair.first.text() == ""


def test_nothing_typed_is_said(made):
    form = change_passphrase(made, "", "a", "a")
    assert "present passphrase first" in form.said.text()


def test_a_new_recovery_code_is_shown_and_printed(made):
    find(made, QPushButton, "renew_code").click()
    form = made.vault_card.recovery
    form.current.line.setText(RIGHT)
    form.button.click()
    assert form.card.code == CODE
    assert not form.card.isHidden()
    form.card.print_button.click()
    assert made.printed == [("Riverside", CODE)]
    form.typed.line.setText("AAAA")
    form.button.click()
    assert "not the same code" in form.said.text()
    assert made.vaults.code == ""
    form.typed.line.setText(CODE.lower())
    form.button.click()
    assert made.vaults.code == CODE
    assert "new recovery code is in force" in form.said.text()
    assert form.card.code == ""


def test_a_new_code_that_is_not_kept_is_forgotten(made):
    find(made, QPushButton, "renew_code").click()
    form = made.vault_card.recovery
    form.button.click()
    assert "present passphrase first" in form.said.text()
    form.current.line.setText(RIGHT)
    form.button.click()
    form.leave.click()
    assert (form.card.code, made.vaults.code) == ("", "")
    form._presenter.keep_code(CODE, print, print)
    assert made.vaults.code == ""


def test_the_vaults_place_and_the_versions_are_told(made):
    assert find(made, QLabel, "vault_folder").text() == str(Path("/vaults/x"))
    assert find(made, QLabel, "version_sqlcipher").text() == "4.19.0"


def test_the_rest_of_the_page_follows_its_beginning(made):
    again = []

    def begin():
        made.hide()
        made._turns = None
        made.show()
        again.append((made.person_card.isVisible(), made.about_card.isVisible()))
        return made._turns

    in_event_loop(begin, lambda turns: not turns.going)
    assert again == [(True, False)]
    assert made.about_card.isVisible()


def test_a_part_that_is_asked_for_is_shown_at_once(made):
    seen = []

    def begin():
        made.hide()
        made._turns = None
        made.show()
        made.show_part(made.about_card)
        seen.append(made.about_card.isVisible())

    in_event_loop(begin)
    assert seen == [True]
