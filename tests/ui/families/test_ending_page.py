import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QPushButton, QWidget

from taf_desktop.domain.plan import Plan
from taf_desktop.ui.families.ending_page import said_once
from taf_desktop.ui.families.ending_view import ending_door, ending_view, record_lines, with_names
from taf_desktop.ui.families.people_screen import PeopleScreen
from tests.ui.families.sample import overview, settle


def file_of(place, ids):
    return place.file(ids["family"])


def change(place, ids, **values):
    family = file_of(place, ids).family
    place.runner.run_change(
        lambda _t: place.desk.records.change("family", family.id, family.revision, **values),
        lambda _family: None,
    )


@pytest.fixture
def place(same_place):
    return same_place


@pytest.fixture
def ids(entered):
    return entered[1]


@pytest.fixture
def screen(qtbot, place, ids):
    made = overview(qtbot, place, ids)
    button(made, "seeEnding").click()
    return made


def button(screen, name):
    return screen.findChild(QPushButton, name)


def words(screen, name="endingPage"):
    settle()
    part = screen.findChild(QWidget, name)
    return " ".join(label.text() for label in part.findChildren(QLabel) if not label.isHidden())


def rest_all(place, ids, screen):
    """Say of everything that it is fine as it is."""
    for remark in screen.findChild(QWidget, "endingPage")._advice.remarks:
        place.desk.goals.lay_to_rest(ids["family"], remark.check, remark.fingerprint)
    change(place, ids, notes="Something else")


def test_it_ends_with_a_reason_once_everything_is_written_or_fine(place, ids, screen):
    assert screen.thing_shown() == "ending"
    button(screen, "endNow").click()
    needed = words(screen, "endingLast")
    assert "There is no reason why it ends." in needed
    assert "It is not written who goes on helping." in needed
    assert file_of(place, ids).family.closed_on == ""
    change(place, ids, closed_reason="needs_met")
    for name, said in (("end_children_say", "Good"), ("end_parents_say", "We are proud")):
        screen.findChild(QPlainTextEdit, name).setPlainText(said)
    button(screen, "endNames").click()
    screen.flush()
    family = file_of(place, ids).family
    assert (family.end_children_say, family.end_parents_say) == ("Good", "We are proud")
    assert family.end_who_helps.strip()
    before = len(file_of(place, ids).laid_to_rest)
    settle()
    button(screen, "worthFine").click()
    assert len(file_of(place, ids).laid_to_rest) == before + 1
    button(screen.findChild(QWidget, "endingPage"), "asideUndo").click()
    assert len(file_of(place, ids).laid_to_rest) == before
    rest_all(place, ids, screen)
    button(screen, "endNow").click()
    ended = file_of(place, ids).family
    assert ended.closed_on == "2026-11-21"
    assert "The work ended on 21 November 2026" in words(screen)
    assert not button(screen, "endNow").isVisible()
    button(screen, "endTakeBack").click()
    again = file_of(place, ids).family
    assert (again.closed_on, again.closed_reason) == ("", "needs_met")
    assert again.end_children_say == "Good"
    assert "goes on until you end it" in words(screen)
    button(screen, "backToOverview").click()
    assert screen.thing_shown() == ""
    assert screen.findChild(QWidget, "nextStep").isVisible()


def test_the_next_step_leads_to_the_ending_once_it_was_decided(qtbot, place, ids):
    meeting, _ = place.desk.meetings.prepare(ids["family"], date="2026-11-20")
    place.desk.records.change("meeting", meeting.id, meeting.revision, outcome="close")
    place.desk.meetings.finish(meeting.id)
    screen = overview(qtbot, place, ids)
    card = screen.findChild(QWidget, "nextStep")
    assert "Write down how it ends" in [label.text() for label in card.findChildren(QLabel)]
    button(screen, "nextStepButton").click()
    assert screen.thing_shown() == "ending"


def test_it_shows_what_changed_and_what_happens_to_the_record(place, ids, screen):
    said = words(screen)
    assert "“I want mornings without shouting.”" in said
    assert "It is kept until" in words(screen, "endingRecord")
    assert "still open" in words(screen, "endingOpen")
    goal = file_of(place, ids).plan.goals[0].goal
    wanted = []
    screen.wants_tab.connect(lambda *where: wanted.append(where))
    line = screen.findChild(QWidget, f"endGoal:{goal.id}")
    line.click()
    button(screen, "endingProgress").click()
    button(screen, "endCopies").click()
    assert wanted == [("plan", goal.id), ("plan", "progress"), ("documents", "progress_closure:")]


def test_a_remark_leads_to_where_it_is_written(place, ids, screen):
    wanted = []
    screen.wants_tab.connect(lambda *where: wanted.append(where))
    page = screen.findChild(QWidget, "endingPage")
    remarks = {f"{r.check} {r.variant}": r for r in page._advice.remarks}
    page._go(remarks["P55 continues"].fingerprint)
    assert screen.findChild(QPlainTextEdit, "end_who_helps").hasFocus()
    page._go(remarks["P55 result"].fingerprint)
    assert wanted[-1] == ("plan", remarks["P55 result"].thing_id)
    place.desk.families.start("The Exampel family")
    change(place, ids, notes="Something else")
    page._go(next(r.fingerprint for r in page._advice.remarks if r.check == "P59"))
    assert wanted[-1] == ("people", ids["family"])


def test_a_decision_makes_the_way_to_it_plain(qtbot, place, ids):
    assert not ending_door(file_of(place, ids)).wanted
    meeting, _ = place.desk.meetings.prepare(
        ids["family"], date="2026-11-20", outcome="change_lead"
    )
    place.desk.meetings.finish(meeting.id)
    door = ending_door(file_of(place, ids))
    assert door.wanted
    assert "(20 November 2026)" in door.words
    screen = overview(qtbot, place, ids)
    screen.show_thing("ending")
    assert "Go on with another lead professional" in words(screen, "endingWhy")
    wanted = []
    screen.wants_tab.connect(lambda *where: wanted.append(where))
    button(screen, "endHandOver").click()
    assert wanted == [("hand_over", "")]
    change(place, ids, closed_on="2026-11-20", closed_reason="new_lead")
    assert ending_door(file_of(place, ids)).closed
    screen.show_thing("somewhere else")
    settle()
    assert button(screen, "seeEnding").text() == "See the ending"


def test_another_family_is_never_ended_by_mistake(place, ids, screen):
    other, _ = place.desk.families.start("The Other Example family")
    screen.show_family(place.desk.families.open(other.id))
    assert screen.thing_shown() == ""
    button(screen, "seeEnding").click()
    settle()
    assert "There was no plan" in words(screen, "endingChanged")


def test_how_it_ends_has_one_place_only(qtbot, place, ids):
    screen = overview(qtbot, place, ids, PeopleScreen)
    screen.show_thing(ids["family"])
    assert screen.thing_shown() == ids["family"]
    sections = [section.name for section in screen._panel._editor.session.definition.sections]
    assert "closing" in sections
    shown = [each.text() for each in screen.findChildren(QAbstractButton) if each.text()]
    assert "Getting in touch" in shown
    assert "When it ends" not in shown


def test_the_lines_say_what_is_open_and_how_long_the_record_is_kept(place, ids):
    home = ids["family"]
    plan = file_of(place, ids).plan.plan
    place.desk.meetings.prepare(home, date="2026-12-20")
    place.desk.reviews.begin(plan.id)
    view = ending_view(file_of(place, ids), place.desk.clock.today())
    told = " ".join(view.open)
    assert "A meeting is planned on 20 December 2026." in told
    assert "A review of the plan was begun" in told
    with place.vault() as unit:
        stored = unit.get(Plan, plan.id)
        unit.put_aside(Plan, stored.id)
        unit.commit()
    bare = ending_view(file_of(place, ids), place.desk.clock.today())
    assert (bare.has_plan, bare.goals, bare.sentence) == (False, (), "")
    assert with_names("Nan, 07700\n", ("Nan, 07700", "Kit Sample")) == "Nan, 07700\nKit Sample"
    place.desk.retention.hold(home, "A court asked", "")
    lines = record_lines(place.desk.endings.outlook(file_of(place, ids)))
    assert lines[0].startswith("It is kept on purpose")


def test_what_would_help_is_said_once():
    from taf_desktop.ui.common.worth_card import WorthRow

    rows = said_once((WorthRow("a", "A", "Ask"), WorthRow("b", "B", "Ask"), WorthRow("c", "C")))
    assert [row.better for row in rows] == ["Ask", "", ""]
