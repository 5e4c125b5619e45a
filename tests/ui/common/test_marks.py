import pytest
from PySide6.QtGui import QPixmap

from taf_desktop.support import paths
from taf_desktop.ui.common import buttons, icons, text
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.journey_line import JourneyLine
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scale_line import ScaleLine
from taf_desktop.ui.common.text import Body, ElidedLabel, Quote, tooltip

STOPS = ("First conversation", "Agreement", "Assessment", "Plan", "Closing")
ICONS = sorted(file.stem for file in paths.resource("icons").glob("*.svg"))


def colours(picture):
    image = picture.toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_journey_marks_the_present_stop_in_words(qtbot):
    line = JourneyLine(STOPS, 2)
    qtbot.addWidget(line)
    assert line.labels() == (
        "First conversation ✓",
        "Agreement ✓",
        "Assessment · now",
        "Plan",
        "Closing",
    )
    assert line.accessibleName() == "Journey: stop 3 of 5, Assessment"
    line.set_now(4)
    assert line.labels()[-1] == "Closing · now"


@pytest.mark.parametrize("width", [240, 1200])
def test_journey_draws_done_now_and_to_come(qtbot, theme, width):
    line = JourneyLine(STOPS, 2)
    qtbot.addWidget(line)
    line.resize(width, line.sizeHint().height())
    seen = colours(line.grab())
    assert {theme.roles[role].lower() for role in ("good", "accent", "line")} <= seen


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"now": 6, "then": 3, "hoped": 8}, "Now 6 of 10, was 3, hoped for 8"),
        ({"now": 4}, "Now 4 of 10"),
        ({"now": 0, "then": 0}, "Now 0 of 10, was 0"),
        ({"now": None, "hoped": 8}, "hoped for 8"),
        ({"now": None}, "Not yet asked, 0 to 10"),
    ],
)
def test_scale_says_its_numbers(qtbot, values, words):
    line = ScaleLine(**values)
    qtbot.addWidget(line)
    assert line.accessibleName() == words
    assert not line.grab().isNull()


def test_scale_marks_stay_on_the_line(qtbot, theme):
    line = ScaleLine(10, then=0, tone=Tone.GOOD)
    qtbot.addWidget(line)
    line.resize(200, line.sizeHint().height())
    assert line._x(0) - line._radius() >= 0
    assert line._x(10) + line._radius() <= 200
    assert theme.roles["good"].lower() in colours(line.grab())


def test_card_shows_bar_and_tint(qtbot, theme):
    card = Card(title="Next step", bar=Tone.ACCENT)
    qtbot.addWidget(card)
    card.add(Body("words"))
    card.add_line()
    assert theme.roles["accent"].lower() in colours(card.grab())
    card.set_bar(None)
    assert theme.roles["accent"].lower() not in colours(card.grab())
    tinted = Card(tone=Tone.GOOD)
    qtbot.addWidget(tinted)
    assert theme.roles["good_soft"].lower() in colours(tinted.grab())


def test_pill_changes_word_and_tone(qtbot, theme):
    pill = Pill("Not started")
    qtbot.addWidget(pill)
    pill.show_state("On track", Tone.GOOD)
    assert pill.text() == "On track"
    assert theme.roles["good_soft"].lower() in colours(pill.grab())


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_role_s_colour(qapp, theme, name):
    picture = icons.pixmap(name, "urgent")
    assert picture.size().width() == 20
    assert theme.roles["urgent"].lower() in colours(picture)


def test_unknown_icon_is_a_fault(qapp):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("nothing")


def test_icons_grow_with_the_screen(qapp):
    picture = icons.pixmap("plus", ratio=2.0)
    assert isinstance(picture, QPixmap)
    assert picture.width() == 40
    assert picture.deviceIndependentSize().width() == 20


def test_icon_button_says_its_name(qtbot):
    button = buttons.icon_only("trash", "Take this line out")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Take this line out"
    assert "Take this line out" in button.toolTip()
    assert not button.icon().isNull()


def test_text_of_people_is_never_mark_up(qtbot):
    label = Body("Mum said <b>no</b> & left")
    qtbot.addWidget(label)
    plain_width = label.fontMetrics().horizontalAdvance("Mum said <b>no</b> & left")
    label.setWordWrap(False)
    assert label.sizeHint().width() >= plain_width
    assert tooltip("<b>") == "<span>&lt;b&gt;</span>"
    assert buttons.quiet("Mum & Dad", parent=label).text() == "Mum && Dad"


@pytest.mark.parametrize(
    ("said", "shown"), [("I want calm.", "“I want calm.”"), ("“Mine”", "“Mine”"), ("  ", "")]
)
def test_quotes_get_their_marks_once(qtbot, said, shown):
    label = Quote(said)
    qtbot.addWidget(label)
    assert label.text() == shown


def test_elided_label_keeps_the_whole_text(qtbot):
    label = ElidedLabel("The Example-Sample family of Mill Lane")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.full_text() == "The Example-Sample family of Mill Lane"
    assert label.accessibleName() == label.full_text()
    assert "Mill Lane" in label.toolTip()
    label.resize(600, 20)
    assert label.text() == label.full_text()
    assert label.toolTip() == ""


def test_tone_of_a_label_can_change(qtbot, theme):
    label = text.Strong("Tomorrow")
    qtbot.addWidget(label)
    label.set_tone(Tone.WORRY)
    label.ensurePolished()
    assert label.palette().color(label.foregroundRole()) == theme.color("worry")
