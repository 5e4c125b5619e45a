import pytest
from PySide6.QtWidgets import QPushButton

from taf_desktop.coach.quality_review import quality_review
from taf_desktop.coach.view import PlanView
from taf_desktop.ui.documents.shelf import shelf_of
from taf_desktop.ui.plans.quality_desk import QUALITY
from taf_desktop.ui.plans.quality_page import AnswerLine, QualityPage
from taf_desktop.ui.plans.quality_view import Sign, quality_view
from taf_desktop.ui.plans.screen import AUDIT_COPY, PlanScreen
from tests.ui.plans.story import empty_story, named, new_story, shown_words


@pytest.fixture
def story():
    made = new_story()
    plan = made.change_plan()
    goal = plan.goals[0].goal
    made.desk.records.change("goal", goal.id, goal.revision, different="", whose=())
    return made


@pytest.fixture
def screen(story, qtbot):
    return story.show(PlanScreen(story.desk, story.runner), qtbot)


def see(screen):
    named(screen, "seeQuality").click()
    return named(screen, "qualityPage")


def test_all_thirty_nine_questions_are_answered_from_the_record(story):
    review = quality_review(PlanView(file=story.file, today=story.desk.clock.today()))
    view = quality_view(review, story.file)
    lines = [line for section in view.sections for line in section.lines]
    assert len(lines) == 39
    open_lines = [line for line in lines if line.sign is Sign.NOT_YET]
    assert "outcome" in {line.id for line in open_lines}
    assert all(line.answer == "Not yet" and line.kind for line in open_lines)
    assert view.total.startswith(f"{sum(line.sign is Sign.YES for line in lines)} of 39")
    assert {section.grade for section in view.sections} >= {"3 of 3: all of it"}


def test_what_cannot_be_known_is_said_apart():
    story = empty_story()
    review = quality_review(PlanView(file=story.file, today=story.desk.clock.today()))
    view = quality_view(review, story.file)
    assert "cannot be known yet" in view.total
    unknown = [x for s in view.sections for x in s.lines if x.sign is Sign.UNKNOWN]
    assert unknown
    assert all(line.answer == "Cannot be known from the record" for line in unknown)


def test_a_page_says_what_cannot_be_known(qtbot):
    story = empty_story()
    review = quality_review(PlanView(file=story.file, today=story.desk.clock.today()))
    page = QualityPage(quality_view(review, story.file), lambda *_where: None)
    qtbot.addWidget(page)
    page.show()
    assert "Cannot be known from the record" in shown_words(page)


def test_the_review_is_seen_from_the_plan_and_left_again(screen):
    page = see(screen)
    assert "per cent" in named(page, "qualityTotal").text()
    assert screen.thing_shown() == QUALITY
    named(page, "backToPlan").click()
    assert screen.thing_shown() == ""
    assert named(screen, "planPage").isVisible()
    screen.show_thing(QUALITY)
    assert named(screen, "qualityPage").isVisible()
    screen.show_thing("")
    assert named(screen, "planPage").isVisible()


def test_an_open_question_leads_to_its_place(screen, story):
    line = named(see(screen), "question:outcome")
    assert isinstance(line, AnswerLine)
    assert "Not yet" in line.accessibleName()
    line.click()
    assert named(screen, "planPage").isVisible()
    assert screen.thing_shown() == story.file.plan.goals[0].goal.id


def test_a_question_of_another_tab_leads_there(screen, story, qtbot):
    child = story.file.children()[0]
    story.runner.run_change(
        lambda _t: story.desk.records.change("person", child.id, child.revision, first_language=""),
        lambda _p: None,
    )
    with qtbot.waitSignal(screen.wants_tab) as told:
        named(see(screen), "question:child_language").click()
    assert told.args == ["people", child.id]


def test_it_follows_what_is_written_meanwhile(screen, story):
    page = see(screen)
    goal = story.file.plan.goals[0].goal
    ash = story.file.children()[0].id
    story.runner.run_change(
        lambda _t: story.desk.records.change(
            "goal", goal.id, goal.revision, different="Mornings are calm.", whose=(ash,)
        ),
        lambda _g: None,
    )
    assert page.isVisible()
    assert not isinstance(named(page, "question:outcome"), AnswerLine)
    assert "Yes" in shown_words(named(page, "question:outcome"))


def test_another_family_s_review_is_left(screen, story):
    see(screen)
    other, _ = story.desk.families.start("Other Example")
    screen.show_family(story.desk.families.open(other.id))
    assert screen.findChild(QPushButton, "startPlan").isVisible()
    assert screen.thing_shown() == ""


def test_the_audit_copy_is_offered(screen, story, qtbot):
    button = named(see(screen), "auditCopy")
    with qtbot.waitSignal(screen.wants_tab) as told:
        button.click()
    assert told.args == ["documents", AUDIT_COPY]
    rows = shelf_of(story.file)
    names = [f"{row.document_id}:{thing.of_id}" for row in rows for thing in row.things]
    assert AUDIT_COPY in names
