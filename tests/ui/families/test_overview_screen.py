import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QWidget

from taf_desktop.ui.common.scale_line import ScaleLine
from taf_desktop.ui.families.columns import TwoColumns
from taf_desktop.ui.families.due_view import due_rows
from taf_desktop.ui.families.overview_screen import OverviewScreen
from tests.ui.families.sample import settle


@pytest.fixture
def screen(qtbot, place, ids):
    made = OverviewScreen(place.desk, place.runner)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show_family(place.desk.families.open(ids["family"]))
    return made


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_next_step_has_the_one_filled_button_and_leads_to_its_tab(qtbot, screen):
    filled = [b for b in screen.findChildren(QPushButton) if b.property("look") == "primary"]
    assert [button.text() for button in filled] == ["Ask the family to agree"]
    with qtbot.waitSignal(screen.wants_tab) as asked:
        filled[0].click()
    assert asked.args == ["plan", ""]


def test_it_shows_goals_strengths_people_due_and_who_may_know_what(screen):
    goals = said(screen.findChild(QWidget, "ourGoals"))
    assert "“I want mornings without shouting.”" in goals
    assert "Up by 3" in goals
    lines = screen.findChildren(ScaleLine)
    assert lines[0].words() == "Now 6 of 10, was 3"
    good = said(screen.findChild(QWidget, "goingWell"))
    assert "“Ash reads to Robin every night.” · Both parents come to football on Saturdays" in good
    people = said(screen.findChild(QWidget, "overviewPeople"))
    assert "Ash, 12 (also at Dad’s) · Robin, 9 · Baby, due May 2027" in people
    assert "Was due 12 Nov" in said(screen.findChild(QWidget, "due"))
    assert "Has changed their mind" in said(screen.findChild(QWidget, "whoMayKnow"))


def test_showing_the_same_family_again_touches_nothing(place, ids, screen):
    before = screen.findChild(QWidget, "nextStep")
    screen.show_family(place.desk.families.open(ids["family"]))
    assert screen.findChild(QWidget, "nextStep") is before


def test_only_the_card_that_changed_is_another_one(place, ids, screen):
    names = ("nextStep", "ourGoals", "goingWell", "talks", "overviewPeople", "whoMayKnow")
    before = {name: screen.findChild(QWidget, name) for name in names}
    robin = place.desk.families.open(ids["family"]).file.person(ids["robin"])
    place.desk.records.change("person", robin.id, robin.revision, born="2015-02-01")
    screen.show_family(place.desk.families.open(ids["family"]))
    settle()
    after = {name: screen.findChild(QWidget, name) for name in names}
    assert [name for name in names if after[name] is not before[name]] == ["overviewPeople"]
    assert "Robin, 11" in " ".join(said(screen.findChild(QWidget, "overviewPeople")))
    column = screen._columns.second
    assert column.itemAt(0).widget() is after["overviewPeople"]


def test_another_family_begins_with_an_empty_page(place, screen):
    before = screen.findChild(QWidget, "nextStep")
    family, _ = place.desk.families.start("The New Example family")
    screen.show_family(place.desk.families.open(family.id))
    assert before.isHidden()


def test_a_family_with_nothing_yet_is_told_kindly(qtbot, place, screen):
    family, _ = place.desk.families.start("The New Example family")
    screen.show_family(place.desk.families.open(family.id))
    shown = said(screen)
    assert "Nobody is written down yet." in shown
    assert "Nothing with a day yet." in shown
    assert "Nobody has been asked yet." in shown
    with qtbot.waitSignal(screen.wants_tab) as asked:
        screen.findChild(QPushButton, "seeEverybody").click()
    assert asked.args == ["people", ""]


@pytest.mark.parametrize(("width", "stacked"), [(1166, False), (600, True)])
def test_columns_stand_one_above_the_other_where_there_is_no_room(qtbot, screen, width, stacked):
    screen.resize(width, 700)
    screen.show()
    people, step = (screen.findChild(QWidget, name) for name in ("overviewPeople", "nextStep"))
    qtbot.waitUntil(
        lambda: (people.mapTo(screen, people.rect().topLeft()).x() > 300) is not stacked
    )
    assert step.width() > 300


@pytest.mark.parametrize("width", [1166, 1000, 900, 640])
def test_words_are_never_squeezed_whatever_the_width(screen, width):
    screen.resize(width, 700)
    screen.show()
    settle()
    labels = [each for each in screen.findChildren(QLabel) if each.isVisible()]
    squeezed = [each.text() for each in labels if each.height() < each.heightForWidth(each.width())]
    assert len(labels) > 20
    assert squeezed == []
    page = screen.findChild(QScrollArea)
    assert page.horizontalScrollBar().maximum() == 0
    assert screen.findChild(TwoColumns).stacked is (width <= 900)


def test_a_goal_and_what_is_due_lead_to_where_they_are_dealt_with(qtbot, place, ids, screen):
    screen.show()
    file = place.file(ids["family"])
    due = due_rows(file, place.desk.clock.today())
    goal = file.plan.goals[0].goal
    wanted = [(f"goal:{goal.id}", "plan", goal.id)]
    wanted += [(f"due:{row.thing_id}", row.tab, row.thing_id) for row in due]
    for name, tab, thing_id in wanted:
        row = screen.findChild(QAbstractButton, name)
        with qtbot.waitSignal(screen.wants_tab) as asked:
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
        assert asked.args == [tab, thing_id]
        with qtbot.waitSignal(screen.wants_tab) as asked:
            qtbot.keyClick(row, Qt.Key.Key_Return)
        assert asked.args == [tab, thing_id]


def test_the_rows_are_read_out_whole(screen, place, ids):
    goal = place.file(ids["family"]).plan.goals[0].goal
    row = screen.findChild(QAbstractButton, f"goal:{goal.id}")
    assert row.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "Now 6 of 10, was 3" in row.accessibleName()
    assert "Up by 3" in row.accessibleName()
    first = screen.findChild(QWidget, "due").findChild(QAbstractButton)
    assert first.accessibleName().startswith("Was due 10 Nov: Ask Ash")
