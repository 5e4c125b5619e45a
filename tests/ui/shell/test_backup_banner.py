from datetime import timedelta

import pytest

from taf_desktop.domain.backups import Standing
from taf_desktop.ui.shell.backup_banner import banner_for
from taf_desktop.ui.shell.closing_window import ClosingWindow
from tests.services.backup_fakes import NOON

TODAY = NOON.astimezone().date()


@pytest.mark.parametrize(
    ("standing", "id_"),
    [
        (Standing(newest=NOON, second_place="/x", second=NOON), None),
        (Standing(since=TODAY), None),
        (Standing(newest=NOON), "offer"),
        (Standing(newest=NOON - timedelta(7)), "none"),
        (Standing(since=TODAY - timedelta(7)), "none"),
        (Standing(newest=NOON, second_place="/x", second=NOON - timedelta(30)), "second"),
        (Standing(newest=NOON, reserve_used=True), "reserve"),
        (Standing(newest=NOON - timedelta(9), damaged=True), "damaged"),
    ],
)
def test_the_most_urgent_thing_is_said(standing, id_):
    found = banner_for(standing, TODAY, "")
    assert (found.id if found else None) == id_


def test_the_offer_waits_until_its_day():
    assert banner_for(Standing(newest=NOON), TODAY, "2026-12-21") is None
    assert banner_for(Standing(newest=NOON), TODAY, TODAY.isoformat()).id == "offer"


def test_the_number_of_days_is_said():
    assert "for 9 days" in banner_for(Standing(newest=NOON - timedelta(9)), TODAY, "").text


def test_the_closing_window_shows_steps_and_can_be_skipped(qtbot):
    window = ClosingWindow(show_after=0)
    qtbot.addWidget(window)
    qtbot.waitUntil(window.isVisible)
    window.show_steps(3_000_000_000, 6_000_000_000, "Checking every page")
    window.show_steps(1, 0, "")
    assert window._bar.value() == 100
    assert window._step.text() == "Checking every page"
    with qtbot.waitSignal(window.skipped):
        window.skip.click()
    with qtbot.waitSignal(window.skipped):
        window.close()
    assert window.isVisible()
    window.leave()
    assert not window.isVisible()
