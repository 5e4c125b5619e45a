from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from taf_desktop.domain.backups import Reason, Standing
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.services.backups import Backups
from taf_desktop.ui.settings.backup_card import BackupCard
from taf_desktop.ui.settings.backup_presenter import BackupPresenter
from tests.services.backup_fakes import NOON, FakeStore, card
from tests.services.fakes import FakeVault

VAULT = Path("/vaults/x")


@pytest.fixture
def store():
    return FakeStore([card(), card(1), card(40, "migration")], Standing(newest=NOON))


@pytest.fixture
def made(qtbot, store, clock, immediate_runner):
    kept, places = {}, [Path("/media/stick")]
    backups = Backups(lambda: store, FakeVault(), clock, lambda: kept.get("second_place", ""))

    def make(done, failed):
        try:
            from taf_desktop.domain.backups import Quiet

            done(backups.finish(backups.copy(Reason.ASKED, Quiet()), Quiet()))
        except EnvironmentProblem as error:
            failed(error)

    presenter = BackupPresenter(backups, make, kept.__setitem__, immediate_runner, clock, VAULT)
    widget = BackupCard(presenter, lambda *_: places.pop() if places else None)
    widget.kept, widget.places = kept, places
    qtbot.addWidget(widget)
    presenter.stands(store.stands)
    widget.show()
    return widget


def text(widget, name):
    return widget.findChild(QLabel, name).text()


def button(widget, name):
    return widget.findChild(QPushButton, name)


def test_it_says_how_things_stand(made):
    assert text(made, "backups_stand").startswith("The newest backup is from today, ")
    assert text(made, "second_stands").startswith("None yet.")
    assert button(made, "choose_second").text() == "Choose a place…"
    assert made.drop.isHidden()


def test_the_list_unfolds_and_folds(made, qtbot):
    assert made.list.isHidden()
    with qtbot.waitSignal(made.unfolded):
        button(made, "show_backups").click()
    words = [label.text() for label in made.list.findChildren(QLabel)]
    assert any(word.startswith("Yesterday, ") for word in words)
    assert any(word.startswith("12 October 2026, ") for word in words)
    assert "12 families · 12 MB · before an update" in words
    button(made, "show_backups").click()
    assert made.list.isHidden()


def test_one_is_made_at_once(made, store):
    button(made, "make_backup").click()
    assert text(made, "backups_said") == "The backup is made and checked."
    assert store.kept[0].reason == "asked"
    assert made.make.isEnabled()
    assert len(made.list.findChildren(QLabel)) >= 3 * 4


def test_trouble_is_said_on_the_card(made, store):
    store.raises["copy"] = EnvironmentProblem("backup.no_room", needed=7)
    button(made, "make_backup").click()
    assert "about 7 MB more" in text(made, "backups_said")
    assert made.make.isEnabled()


def test_busy_while_one_is_made(made):
    held = []
    made._presenter._make = lambda done, failed: held.append((done, failed))
    button(made, "make_backup").click()
    button(made, "make_backup").click()
    made._presenter.make_now()
    assert len(held) == 1
    assert not made.make.isEnabled()
    assert text(made, "backups_said") == "Making a backup and checking it…"
    with pytest.raises(ZeroDivisionError):
        held[0][1](ZeroDivisionError())
    assert made.make.isEnabled()


def test_a_second_place_is_chosen_and_gets_a_copy(made, store):
    button(made, "choose_second").click()
    assert made.kept == {"second_place": "/media/stick"}
    assert "/media/stick" in store.asked
    assert text(made, "backups_said").startswith("A copy of the newest backup is there")
    store.kept.clear()
    made.places.append(Path("/media/stick"))
    button(made, "choose_second").click()
    assert "there already" in text(made, "backups_said")


def test_nothing_happens_without_a_folder(made, store):
    made.places.clear()
    button(made, "choose_second").click()
    assert made.kept == {}


def test_the_vault_itself_is_no_second_place(made):
    made.places[:] = [VAULT / "backups"]
    button(made, "choose_second").click()
    assert "inside the vault itself" in text(made, "backups_said")
    assert made.kept == {}


def test_a_place_that_does_not_work_is_said_and_not_kept(made, store):
    store.raises["copy_to_second"] = EnvironmentProblem("backup.second_missing")
    button(made, "choose_second").click()
    assert "cannot be reached" in text(made, "backups_said")
    assert made.kept == {}


def test_a_stick_that_is_away_is_told_in_words(made, store):
    away = Standing(newest=NOON, second=NOON - timedelta(3), second_place="/media/stick")
    made._presenter.stands(away)
    assert text(made, "second_stands").startswith("It cannot be reached just now.")
    assert "18 November 2026" in text(made, "second_stands")
    assert text(made, "second_place") == str(Path("/media/stick"))
    assert button(made, "choose_second").text() == "Choose another place…"
    store.stands = Standing(newest=NOON)
    button(made, "drop_second").click()
    assert made.kept == {"second_place": ""}
    assert text(made, "second_stands").startswith("None yet.")


def test_restoring_is_asked_for(made, qtbot):
    with qtbot.waitSignal(made.restore_wanted):
        button(made, "restore_backup").click()


def test_it_is_loaded_when_the_page_is_seen(made, store):
    store.asked.clear()
    made.load()
    assert store.asked == ["cards"]
