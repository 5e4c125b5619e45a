from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from taf_desktop.app.handing_over import CARDS, RECEIVE, HandingOver
from taf_desktop.app.main import read_arguments
from taf_desktop.domain.handover import Part
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.handovers import seal
from taf_desktop.ui.common import errors
from taf_desktop.ui.handover.send_screen import HandOverScreen
from taf_desktop.ui.settings.handover_card import HandoverCard
from taf_desktop.ui.shell.main_window import MainWindow
from tests.security.bundle_faults import WHY
from tests.services.two_vaults import both_made, two_vaults

__all__ = ["both_made", "two_vaults"]


class Settings(QWidget):
    def __init__(self):
        super().__init__()
        self.handover_card = HandoverCard()


@pytest.fixture
def ida(two_vaults):
    with two_vaults("ida") as kept:
        yield kept


@pytest.fixture
def made(qtbot, ida):
    window = MainWindow()
    qtbot.addWidget(window)
    settings = Settings()
    runner = ImmediateRunner(ChangeBus(window).publish)
    window.add_page("settings", "Settings", "settings", settings)
    sending = HandOverScreen(ida.desk, runner)
    window.add_page("family", "", "families", sending, in_rail=False)
    made = HandingOver(ida.desk, runner, window)
    made.join(settings)
    made.join_screen(sending)
    made.window, made.settings, made.sending = window, settings, sending
    window.show()
    yield made
    window.close_for_good()


def test_the_settings_lead_to_both_pages_and_back(made):
    made.settings.handover_card.findChild(QPushButton, "show_receive").click()
    assert made.window.current_page == RECEIVE
    made.receive.wants_back.emit()
    assert made.window.current_page == "settings"
    made.settings.handover_card.findChild(QPushButton, "show_cards").click()
    assert made.window.current_page == CARDS
    made.cards.wants_back.emit()
    assert made.window.current_page == "settings"


def test_from_a_family_the_cards_lead_back_to_the_family(made):
    made.window.show_page("family", "settings")
    made.sending.wants_cards.emit()
    made.show_cards()
    assert made.window.current_page == CARDS
    made.cards.wants_back.emit()
    assert made.window.current_page == "family"


def test_a_file_given_at_the_start_is_looked_at(made, ida, two_vaults, tmp_path, qtbot):
    card = ida.desk.handovers.own()[0].card
    path = tmp_path / "given.fhcase"
    with two_vaults("sam") as sam:
        (family,) = sam.desk.families.all()
        sam.desk.handovers.keep(card, compared=True)
        wanted = Wanted(frozenset({Part.PLAN}))
        parcel, _ = sam.desk.handovers.prepare(family.family_id, wanted, WHY, card)
        path.write_bytes(seal(parcel))
    made.open_file(path)
    assert made.window.current_page == RECEIVE
    assert made.receive.currentWidget() is made.receive.look
    assert ida.desk.families.all() == ()


def test_a_file_that_is_gone_is_said(made, monkeypatch):
    told = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: told.append(error.message_id))
    made.open_file(Path("/nowhere/x.fhcase"))
    assert told == ["handover.not_read"]


def test_the_command_line_names_the_file(tmp_path):
    path = tmp_path / "x.fhcase"
    assert read_arguments(["--open", str(path)]).hand_over == path
    assert read_arguments([f"--open={path}"]).hand_over == path
