from datetime import date, timedelta

import pytest

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.backups import Standing
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.start.presenter import Page
from tests.app.conftest import PASSPHRASE
from tests.services.backup_fakes import NOON


def backups_of(robot):
    folder = robot.program._opened.card.folder / "backups"
    return sorted(folder.glob("*.tafbackup")) if folder.is_dir() else []


def test_closing_after_a_change_makes_a_backup(robot):
    robot.first_start("look_at_example")
    folder = robot.program._opened.card.folder / "backups"
    with robot.qtbot.waitSignal(robot.program.finished, timeout=30_000):
        robot.program.close()
    assert len(list(folder.glob("*.tafbackup"))) == 1
    assert not list(folder.glob(".making*"))


def test_locking_waits_for_no_backup(robot):
    robot.first_start("look_at_example")
    keeper = robot.program.workplace._made_of.keeper
    keeper.look()
    robot.lock()
    assert keeper._tickets == []


def test_one_made_in_the_settings_is_restored(robot, monkeypatch):
    robot.first_start("look_at_example")
    robot.idle()
    workplace = robot.program.workplace
    robot.window.show_page("settings")
    card = workplace.settings.backup_card
    card.make.click()
    robot.until(card.make.isEnabled)
    robot.idle()
    assert len(backups_of(robot)) == 1
    card.restore.click()
    robot.until(lambda: robot.program.start_window is not None)
    robot.until(lambda: robot.program.start_window.page is Page.RESTORE)
    page = robot.program.start_window.restore_page
    robot.until(lambda: bool(page._presenter.state.choices))
    page._presenter.choose(page._presenter.state.choices[0])
    page.secret.field.line.setText(PASSPHRASE)
    page.secret.button.click()
    robot.until(lambda: bool(page._presenter.state.lines))
    page.compare.use.click()
    robot.until(lambda: robot.program.workplace is not None)
    robot.idle()
    assert (robot.program.vaults()._base / ".earlier").is_dir()


def test_the_banner_leads_where_it_says(robot, monkeypatch):
    robot.first_start()
    robot.idle()
    workplace, window = robot.program.workplace, robot.window
    keeper = workplace._made_of.keeper
    keeper._stands(Standing(newest=NOON - timedelta(4000)))
    assert window.banner.isVisible()
    window.banner.action.click()
    assert window.current_page == "settings"
    robot.until(lambda: len(backups_of(robot)) == 1)
    robot.idle()
    asked = []
    monkeypatch.setattr(
        workplace.settings.backup_card, "_ask_folder", lambda *_: asked.append("folder")
    )
    keeper._stands(Standing(newest=workplace._made_of.desk.clock.now()))
    window.banner.action.click()
    assert asked == ["folder"]
    window.banner.later.click()
    assert not window.banner.isVisible()
    again = date.fromisoformat(robot.program.settings.second_place_later)
    assert again == workplace._made_of.desk.clock.today() + timedelta(days=30)
    keeper._stands(Standing(damaged=True))
    robot.idle()
    window.banner.action.click()
    robot.until(lambda: robot.program.start_window is not None)
    robot.until(lambda: robot.program.start_window.page is Page.RESTORE)


def test_last_changes_that_were_lost_are_told_after_unlocking(robot, monkeypatch):
    robot.first_start()
    folder = robot.program._opened.card.folder
    page = robot.lock()
    (folder / "open.json").write_text('{"seq": 99999, "code": "x"}')
    told = []
    monkeypatch.setattr(dialogs, "information", lambda *given: told.append(given[1:]))
    robot.unlock(page)
    assert told[0][0] == "Please look at your last changes"
    assert "cut short" in told[0][1]


@pytest.mark.parametrize("arguments", [["--data", "x", "--restore"]])
def test_restoring_can_be_asked_for_on_the_command_line(arguments):
    from taf_desktop.app.main import read_arguments
    from taf_desktop.app.options import Options

    given = read_arguments(arguments)
    assert given.restore
    assert "--restore" in Options(given.data, restore=True).arguments()


def test_a_changed_passphrase_is_put_into_the_backups(robot, monkeypatch):
    robot.first_start()
    robot.idle()
    asked = []
    keeper = robot.program.workplace._made_of.keeper
    monkeypatch.setattr(keeper, "renew_locks", lambda: asked.append("renew"))
    monkeypatch.setattr(keeper, "drop_other_locks", lambda: asked.append("drop"))
    for deed in (Deed.PASSPHRASE_CHANGED, Deed.KEY_REMOVED, Deed.VIEWED):
        robot.program.workplace.backups.locks_changed(deed)
    assert asked == ["renew", "drop"]
