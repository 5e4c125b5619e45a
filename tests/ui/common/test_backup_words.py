from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from taf_desktop.domain.backups import Standing
from taf_desktop.ui.common import backup_words, theme
from taf_desktop.ui.common.banner import Banner, BannerWords
from taf_desktop.ui.common.palette import Tone
from tests.services.backup_fakes import NOON

TODAY = NOON.astimezone().date()


@pytest.mark.parametrize(
    ("standing", "starts", "good"),
    [
        (Standing(newest=NOON), "The newest backup is from today", True),
        (Standing(newest=NOON - timedelta(1)), "The newest backup is from yesterday", True),
        (
            Standing(newest=NOON - timedelta(9)),
            "There has been no checked backup for 9 days",
            False,
        ),
        (Standing(since=TODAY), "There is no backup yet", True),
        (Standing(since=TODAY - timedelta(1)), "There is no checked backup yet", False),
        (Standing(since=TODAY - timedelta(5)), "There has been no checked backup for 5", False),
        (Standing(newest=NOON, trouble="vault.disk_full"), "There is no room left", False),
    ],
)
def test_how_it_stands(standing, starts, good):
    told = backup_words.standing_words(standing, TODAY)
    assert told.text.startswith(starts)
    assert told.good is good


@pytest.mark.parametrize(
    ("standing", "starts", "good"),
    [
        (Standing(), "None yet", True),
        (Standing(second_place="/x"), "It cannot be reached just now. The next", True),
        (Standing(second_place="/x", second_there=True), "No copy there yet", True),
        (
            Standing(second_place="/x", second_there=True, second=NOON),
            "The newest copy there is from today",
            True,
        ),
        (
            Standing(second_place="/x", second=NOON - timedelta(60)),
            "It cannot be reached just now. The newest",
            False,
        ),
    ],
)
def test_how_the_second_place_stands(standing, starts, good):
    told = backup_words.second_words(standing, TODAY)
    assert told.text.startswith(starts)
    assert told.good is good


def test_sizes_and_numbers():
    assert backup_words.size_words(1) == "1 KB"
    assert backup_words.size_words(640_000) == "640 KB"
    assert backup_words.size_words(12_400_000) == "12 MB"
    assert backup_words.families_words(1) == "1 family"
    assert backup_words.families_words(3) == "3 families"


def test_a_banner_shows_one_thing_and_its_buttons(qtbot, qapp):
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    assert banner.shown is None
    banner.show_words(BannerWords("a", "Something", "Do it", "Not now", Tone.ACCENT))
    assert banner.findChild(QLabel, "banner_words").text() == "Something"
    assert banner.accessibleName() == "Something"
    with qtbot.waitSignal(banner.acted) as acted:
        banner.action.click()
    with qtbot.waitSignal(banner.put_off) as off:
        banner.later.click()
    assert (acted.args, off.args) == (["a"], ["a"])
    assert banner.grab().toImage().pixelColor(2, 2) == theme.current().soft(Tone.ACCENT)
    banner.show_words(BannerWords("b", "Else"))
    assert banner.action.isHidden()
    assert banner.later.isHidden()
    theme.apply(qapp, theme.Mode.DARK)
    assert banner.grab().toImage().pixelColor(2, 2) == theme.current().soft(Tone.WORRY)
    theme.apply(qapp, theme.Mode.LIGHT)
    banner.show_words(None)
    banner._act()
    banner._put_off()
    banner.grab()
    assert banner.shown is None
