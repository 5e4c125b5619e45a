from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from taf_desktop.app.aftercare import ErasingAftercare
from taf_desktop.app.record_keeping import RecordKeeping
from taf_desktop.domain.audit import NOTHING_YET, CheckResult, Finding, Noticed
from taf_desktop.domain.backups import Reason
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import KeyHolder
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.erasure import Wish
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.settings.records_card import RecordsCard
from taf_desktop.ui.shell.main_window import MainWindow
from tests.reports.reading import all_text
from tests.services.kept_vault import kept_desk


class Vaults:
    def __init__(self, files, people=()):
        self.files, self.known = files, people

    def rewrite(self):
        self.files.rebuild()

    def people(self, folder):
        return self.known


class Settings(QWidget):
    def __init__(self):
        super().__init__()
        self.records_card = RecordsCard()


@pytest.fixture
def kept(tmp_path, clock):
    with kept_desk(tmp_path, clock) as kept:
        kept.family, _ = kept.desk.families.start("The Example family")
        yield kept


@pytest.fixture
def told(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda _parent, *words: told.append(words))
    monkeypatch.setattr(errors, "show", lambda _parent, error: told.append(error))
    return told


@pytest.fixture
def made(qtbot, kept, told):
    window = MainWindow()
    qtbot.addWidget(window)
    settings = Settings()
    window.add_page("settings", "Settings", "settings", settings)
    bus = ChangeBus(window)
    keeping = RecordKeeping(
        kept.desk, kept.card, Vaults(kept.files), ImmediateRunner(bus.publish), bus, window,
        lambda: (("program", "0.2.0"), ("sqlite", "3.53.4")),
    )  # fmt: skip
    keeping.join(settings)
    keeping.settings, keeping.window = settings, window
    window.show()
    yield keeping
    window.close_for_good()


def test_both_pages_are_reached_from_the_settings_and_lead_back(made):
    card = made.settings.records_card
    card.history.click()
    assert made.window.current_page == "history"
    made.history.findChild(QPushButton, "history_back").click()
    assert made.window.current_page == "settings"
    card.keeping.click()
    assert made.window.current_page == "keeping"
    made.keeping.findChild(QPushButton, "keeping_back").click()
    assert made.window.current_page == "settings"


def test_opening_a_record_is_written_down(made, kept):
    made.note_view(kept.family.id)
    last = kept.desk.trail.lines(None, 1)[0]
    assert (last.deed, last.family_id) == ("viewed", kept.family.id)


def test_the_history_is_looked_through_behind_the_work(qtbot, made, told):
    with qtbot.waitSignal(made.checked):
        pass
    assert made.watch.result.whole
    assert told == []


def test_what_does_not_agree_is_told_calmly_once(made, told):
    found = CheckResult(9, NOTHING_YET, (Noticed(Finding.CUT_SHORT, 1, 5),), True)
    made.watch.told(found)
    title, words = told[0]
    assert title == "Something in this vault does not agree"
    assert "You did nothing wrong" in words
    made.watch.told(CheckResult(9, NOTHING_YET, found.noticed, news=False))
    made.watch.told(CheckResult(9, NOTHING_YET, (Noticed(Finding.CLOCK_BACK),), True))
    assert len(told) == 1


def test_a_check_that_could_not_be_finished_is_told(made, told):
    made.watch.trouble(EnvironmentProblem("vault.damaged_database"))
    assert told[0].message_id == "vault.damaged_database"
    words = [label.text() for label in made.history.check.findChildren(QLabel)]
    assert any("could not be looked through" in each for each in words)


def test_a_full_disk_is_left_to_what_is_saved_next(made, told):
    made.watch.trouble(EnvironmentProblem("vault.disk_full"))
    assert told == []


def test_while_it_locks_nothing_is_begun_and_nothing_is_told(made, told):
    made.window.hide()
    made.begin()
    made.watch.told(CheckResult(9, NOTHING_YET, (Noticed(Finding.CUT_SHORT),), True))
    made.watch.trouble(EnvironmentProblem("vault.damaged_database"))
    assert made.watch.result is None
    assert told == []


def test_an_erasing_that_was_not_finished_is_finished_at_the_next_start(made, kept):
    wish = Wish(kept.family.id, "mistake", kept.family.name)
    kept.desk.erasure.erase(wish, kept.after)
    assert kept.desk.erasure.owes_finishing()
    made.begin()
    assert not kept.desk.erasure.owes_finishing()


def test_the_evidence_page_is_saved_where_the_person_chose(made, monkeypatch, tmp_path, told):
    chosen = []

    def choose(_parent, _title, suggested, _kinds):
        chosen.append(suggested.name)
        return answers.pop(0)

    answers = [None, tmp_path / "page.pdf", Path(tmp_path / "no such folder" / "page.pdf")]
    monkeypatch.setattr(dialogs, "choose_save_file", choose)
    button = made.history.findChild(QPushButton, "evidence")
    button.click()
    assert not list(tmp_path.glob("*.pdf"))
    button.click()
    saved = made.history.findChild(QLabel, "evidence_saved")
    assert "somewhere else" in saved.text()
    assert chosen[0] == "taf-evidence-2026-11-21.pdf"
    read = all_text(Saved((tmp_path / "page.pdf").read_bytes(), 1))
    assert "Evidence page" in read
    assert "Example" not in read
    button.click()
    assert told[0].message_id == "documents.not_saved"


class Saved:
    def __init__(self, pdf, pages):
        self.pdf, self.pages = pdf, pages


def test_who_it_was_is_only_said_where_several_have_a_key(made):
    one = KeyHolder("s1", "Sam", "2026-11-21")
    made._vaults.known = (one,)
    assert made._holders() == {}
    made._vaults.known = (one, KeyHolder("s2", "Pat", "2026-11-21"))
    assert made._holders() == {"s1": "Sam", "s2": "Pat"}


class Backups:
    def __init__(self):
        self.asked = []

    def before(self, reason):
        self.asked.append(reason)

    def only_newest(self):
        self.asked.append("only_newest")
        return 3


def test_what_goes_with_erasing_is_joined_from_its_parts(kept):
    backups = Backups()
    after = ErasingAftercare(Vaults(kept.files), backups)
    after.before()
    after.rewrite()
    assert after.only_newest() == 3
    assert backups.asked == [Reason.ERASE, "only_newest"]
    assert after.days() == 186
    alone = ErasingAftercare(Vaults(kept.files))
    alone.before()
    assert alone.only_newest() == 0
