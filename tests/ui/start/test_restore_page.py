from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from taf_desktop.domain.backups import Restored, VaultState
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.vault import VaultCard, VaultKeys
from taf_desktop.ui.start.presenter import Page, Unlocking
from taf_desktop.ui.start.restore_page import RestorePage
from taf_desktop.ui.start.restoring import Restoring, Stage
from taf_desktop.ui.start.window import StartWindow
from tests.services.backup_fakes import NOON, card

RIGHT = "seven quiet herons dozing"
NOW = VaultState(NOON.isoformat(), {"family": 3, "person": 9})
THEN = VaultState("", {"family": 2, "person": 9})
RESTORED = Restored(
    Path("/r"), VaultCard(Path("/v"), "v", "Riverside"), VaultKeys("v", b"", b""), NOON, THEN, NOW,
    present=True,
)  # fmt: skip


class Restores:
    """Restores at once; takes one passphrase as right."""

    def __init__(self, cards=(), result=RESTORED):
        self.cards = cards
        self.result = result
        self.trouble = None
        self.discarded = []
        self.placed = []

    def found(self):
        return self.cards

    def read(self, path):
        if self.trouble:
            raise self.trouble
        return card(name=path.stem)

    def restore(self, path, secret, progress):
        if secret != RIGHT:
            raise UserError("vault.wrong_passphrase")
        if self.trouble:
            raise self.trouble
        return self.result

    def put_in_place(self, restored):
        if self.trouble:
            raise self.trouble
        self.placed.append(restored)
        return restored.card

    def discard(self, restored):
        self.discarded.append(restored)


@pytest.fixture
def restores():
    return Restores([card(day) for day in range(7)])


@pytest.fixture
def page(qtbot, restores, clock, immediate_runner):
    asked = [Path("/media/stick/by-hand.tafbackup")]
    presenter = Restoring(lambda: restores, immediate_runner, clock)
    page = RestorePage(presenter, lambda *_: asked.pop() if asked else None)
    page.asked, page.presenter, page.done, page.gone = asked, presenter, [], []
    presenter.restored = lambda *given: page.done.append(given)
    presenter.left = lambda: page.gone.append("left")
    qtbot.addWidget(page)
    page.show()
    page.begin()
    return page


def click(page, name):
    page.findChild(QPushButton, name).click()


def open_with(page, secret):
    page.secret.field.line.setText(secret)
    click(page, "open_backup")


def test_five_are_shown_then_all(page, qtbot):
    assert page.findChild(QLabel, "restore_title").text() == "Restore a backup"
    takes = page.choose.findChildren(QPushButton)
    assert sum(one.objectName().startswith("take_") for one in takes) == 5
    click(page, "older_backups")

    def shown():
        found = page.choose.findChildren(QPushButton)
        return [one for one in found if one.objectName()[:5] == "take_" and one.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 7)
    assert page.choose.more.isHidden()


def test_none_found_is_explained(page, restores):
    restores.cards = ()
    page.begin()
    assert page.choose.none.isVisible()
    assert "choose its file" in page.choose.none.text()


def test_from_the_list_to_the_restored_vault(page, restores):
    click(page, "take_taf-x-1")
    assert page.presenter.state.stage is Stage.SECRET
    assert page.intro.text().startswith("Riverside · Yesterday, ")
    open_with(page, "")
    assert "first" in page.trouble.words.text()
    open_with(page, "not it at all")
    assert "does not open" in page.trouble.words.text()
    assert page.secret.field.text() == "not it at all"
    open_with(page, RIGHT)
    assert page.presenter.state.stage is Stage.COMPARE
    words = [label.text() for label in page.compare.findChildren(QLabel)]
    assert {"Here now", "In the backup", "Families", "3", "2", "9", "nothing yet"} <= set(words)
    assert "kept for 30 days" in page.compare.about.text()
    click(page, "use_backup")
    assert restores.placed == [RESTORED]
    assert page.done == [(RESTORED.card, RIGHT)]
    assert page.presenter._secret == ""


def test_keeping_what_is_here_forgets_the_restored_one(page, restores):
    click(page, "take_taf-x-1")
    open_with(page, RIGHT)
    click(page, "keep_present")
    assert restores.discarded == [RESTORED]
    assert page.presenter.state.stage is Stage.CHOOSE
    assert page.secret.field.text() == ""
    click(page, "restore_back")
    assert page.gone == ["left"]


def test_the_same_on_both_sides_is_said(page, restores):
    restores.result = replace(RESTORED, then=NOW)
    click(page, "take_taf-x-1")
    open_with(page, RIGHT)
    assert "the same" in page.compare.about.text()


def test_a_present_vault_that_cannot_be_read_is_said(page, restores):
    restores.result = replace(RESTORED, now=None)
    click(page, "take_taf-x-1")
    open_with(page, RIGHT)
    assert "cannot be read" in page.compare.about.text()
    assert "It cannot be read." in [label.text() for label in page.compare.findChildren(QLabel)]


def test_without_a_present_vault_nothing_is_asked(page, restores):
    restores.result = replace(RESTORED, now=None, present=False)
    click(page, "take_taf-x-1")
    open_with(page, RIGHT)
    assert page.done == [(RESTORED.card, RIGHT)]


def test_a_file_from_a_stick(page):
    click(page, "choose_backup_file")
    assert page.presenter.state.chosen.path.stem == "by-hand-0"
    page.presenter.back()
    click(page, "choose_backup_file")
    assert page.presenter.state.stage is Stage.CHOOSE


def test_a_file_that_is_no_backup_is_said(page, restores):
    restores.trouble = EnvironmentProblem("backup.not_one")
    click(page, "choose_backup_file")
    assert "not a backup of TAF Desktop" in page.trouble.words.text()
    assert page.choose.file.isEnabled()


def test_trouble_at_the_last_step_is_said_and_can_be_tried_again(page, restores):
    click(page, "take_taf-x-1")
    open_with(page, RIGHT)
    restores.trouble = EnvironmentProblem("backup.swap_failed")
    click(page, "use_backup")
    assert "did not let the program" in page.trouble.words.text()
    restores.trouble = None
    click(page, "use_backup")
    assert restores.placed == [RESTORED]


def test_a_mistake_of_ours_is_not_swallowed(page, restores):
    restores.trouble = ZeroDivisionError()
    click(page, "take_taf-x-1")
    with pytest.raises(ZeroDivisionError):
        page.presenter._failed(ZeroDivisionError())
    assert not page.presenter.state.busy


def test_nothing_is_done_before_something_is_chosen(page, restores):
    page.presenter.open(RIGHT)
    page.presenter.use_it()
    assert restores.placed == []


class Vaults:
    """One vault that opens."""

    def __init__(self, cards):
        self.cards = cards

    def all(self):
        return self.cards

    def wait(self, folder):
        return 0

    def quick(self, folder):
        from taf_desktop.services.quick_unlock import QuickState

        return QuickState()

    def unwrap(self, folder, secret):
        raise EnvironmentProblem("vault.damaged_database")


def window_with(qtbot, immediate_runner, clock, cards, **given):
    from taf_desktop.ui.start.making import Area, Making

    vaults = Vaults(cards)
    unlocking = Unlocking(lambda: vaults, immediate_runner)
    making = Making(lambda: vaults, immediate_runner, lambda: (Area("x", "Nottingham City"),))
    window = StartWindow(unlocking, lambda: making, **given)
    qtbot.addWidget(window)
    unlocking.find_vaults()
    return window


def test_from_the_start_window_and_back(qtbot, immediate_runner, clock, restores):
    restoring = Restoring(lambda: restores, immediate_runner, clock)
    here = (VaultCard(Path("/v"), "v", "Riverside"),)
    window = window_with(qtbot, immediate_runner, clock, here, restoring=lambda: restoring)
    window.unlock_page.restore.click()
    assert window.page is Page.RESTORE
    restoring.back()
    assert window.page is Page.UNLOCK
    window.unlock_page.restore.click()
    restoring.choose(restoring.state.choices[0])
    restoring.open(RIGHT)
    restoring.use_it()
    assert window.page is Page.UNLOCK
    assert "damaged" in window.unlock_page.trouble.words.text()


def test_a_fresh_computer_begins_with_a_backup(qtbot, immediate_runner, clock, restores):
    restoring = Restoring(lambda: restores, immediate_runner, clock)
    window = window_with(qtbot, immediate_runner, clock, (), restoring=lambda: restoring)
    assert window.page is Page.FIRST
    window.first_page.backup.click()
    assert window.page is Page.RESTORE
    restoring.back()
    assert window.page is Page.FIRST


def test_a_window_without_it_says_so(qtbot, immediate_runner, clock):
    window = window_with(qtbot, immediate_runner, clock, ())
    with pytest.raises(LookupError):
        window.restore_page  # noqa: B018 - made when first asked for
