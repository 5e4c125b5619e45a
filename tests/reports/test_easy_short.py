"""The Easy Read of the pages that say how it went: progress, the end, agreements, in short."""

from dataclasses import replace

import pytest

from taf_desktop.domain.family import Agreement
from taf_desktop.domain.family_file import ReviewFile
from taf_desktop.domain.printing import Printing
from taf_desktop.domain.review import PlanReview, ScorePoint
from taf_desktop.domain.wording import EASY, Wording
from taf_desktop.reports.catalogue import build, make_text
from taf_desktop.reports.tree import Heading, PictureLine
from tests.reports import samples
from tests.reports.example import example_file, inputs
from tests.reports.test_easy_read import walk

PRINTING = Printing(format_id="easy_read")
PAGES = (
    "progress",
    "progress_closure",
    "agreement_record",
    "meeting_summary",
    "assessment_summary",
)


def told(document_id, file=None, name="", **about):
    given = inputs(document_id, file)
    vars(given).update(about)
    return make_text(given, name, printing=PRINTING)


def wording(thing, part, text, said):
    return Wording(
        id=f"w{part}",
        family_id="f",
        of_id=thing.id,
        part=part,
        language=EASY,
        words=text,
        said=said,
    )


@pytest.mark.parametrize("document_id", PAGES)
def test_every_idea_has_a_picture_and_the_page_says_what_it_is(document_id):
    tree = build(inputs(document_id), "", PRINTING)
    assert all(isinstance(each, Heading | PictureLine) or not hasattr(each, "spans")
               for each in tree.blocks[:2])  # fmt: skip
    assert sum(isinstance(each, PictureLine) for each in walk(tree.blocks)) > 12
    page = told(document_id)
    assert "This is an Easy Read page." in page
    assert "OpenMoji" in page
    assert "This copy is for Robin." in told(document_id, name="Robin")


def test_progress_says_where_each_goal_is_and_what_everybody_says_in_numbers():
    file = example_file()
    first, second, *others = file.plan.goals
    reached = replace(second.goal, state="reached", state_reason="Six Saturdays. Coach said yes.")
    low = replace(first.scores[0], start=6, now=3)
    same = replace(first.scores[1], start=4, now=4, hoped=4)
    point = ScorePoint(
        id="sp", family_id="f", goal_id=first.goal.id, voice=low.voice, on="2026-11-20",
        value=3, why="It is too loud.", one_more="One calm morning.",
    )  # fmt: skip
    unsaid = replace(first.scores[2], start=None, now=None)
    first = replace(first, scores=(low, same, unsaid), points=(point,))
    file = replace(
        file, plan=replace(file.plan, goals=(first, replace(second, goal=reached), *others))
    )
    page = told("progress", file)
    for line in (
        "We have 5 goals.",
        "We have reached 1 of them.",
        "We have reached this goal.",
        "Six Saturdays.",
        "It was 6 before. It went down.",
        "It was 4 before too.",
        "This is what Dana hoped for.",
        "It is too loud.",
        "This would make it one more:",
        "One calm morning.",
    ):
        assert line in page, line
    entered = wording(point, "why", "Mornings are loud.", point.why)
    assert "Mornings are loud." in told("progress", replace(file, wordings=(entered,)))


def test_without_goals_progress_says_so():
    plan = replace(samples.plan(goals=0), reviews=())
    assert "We have not written our goals yet." in told("progress", samples.family_file(plan=plan))


def test_the_end_says_why_what_helped_what_everybody_says_and_what_goes_on():
    file = example_file()
    family = replace(
        file.family, closed_on="2026-11-20", closed_reason="needs_met",
        end_agreed_with="All of us.", end_children_say="We are glad.",
        end_who_helps="Nan helps us.", end_ask_on="2027-02-01",
    )  # fmt: skip
    review = ReviewFile(
        review=PlanReview(id="r", family_id="f", plan_id="p", helped="Toast at the gate.")
    )
    plan = replace(file.plan, reviews=(review,))
    page = told("progress_closure", replace(file, family=family, plan=plan))
    for line in (
        "Things are good enough now.",
        "We agreed this together:",
        "All of us.",
        "Toast at the gate.",
        "The children say:",
        "We are glad.",
        "Nan helps us.",
        "Somebody asks how you are on 1\u00a0February\u00a02027.",
        "20 November 2026",
    ):
        assert line in page, line
    hidden = replace(file, family=replace(family, closed_reason="withdrew_worry"))
    assert "Things are good enough" not in told("progress_closure", hidden)


def test_the_record_says_who_said_yes_to_what_and_what_stays_private():
    kim, rob = samples.people()[:2]
    yes = Agreement(
        id="a1", family_id="f", person=kim.id, decision="agree_limits", given_on="2026-09-16",
        scope=("take_part", "share_plan"), limits="My health stays with Bea.",
        not_share_with="The school office", review_by="2027-01-14",
    )  # fmt: skip
    gone = replace(
        yes, id="a2", person=rob.id, withdrawn_on="2026-11-02", withdrawal_effect="Meetings stop."
    )
    file = samples.family_file(people=samples.people())
    page = told("agreement_record", replace(file, agreements=(yes, gone)))
    for line in (
        "Kim said yes to some things.",
        "We meet with the team and help to make the plan.",
        "My health stays with Bea.",
        "These people do not hear it:",
        "The school office.",
        "Rob changed their mind. That is all right.",
        "Meetings stop.",
    ):
        assert line in page, line
    own = told("agreement_record", replace(file, agreements=(yes, gone)), "Kim")
    assert "You can sign here" in own
    assert "Rob" not in own
    assert "We have not asked Kim yet." in told("agreement_record", replace(file, agreements=()))
    nobody = replace(file, people=(), agreements=())
    assert "Nobody has been asked yet." in told("agreement_record", nobody)


def test_a_meeting_in_short_says_the_first_few_and_how_many_more_there_are():
    page = told("meeting_summary")
    assert "The plan starts on Monday 12 October." in page
    assert "The notes of the meeting tell 2 more." in page
    assert "The notes of the meeting tell 7 more." in page
    bare = replace(
        samples.meeting(status="draft", next_date="", next_time="", next_place=""),
        attendance=(), decisions=(), new_actions=(),
    )  # fmt: skip
    page = told("meeting_summary", meeting=bare)
    assert "These notes are not finished yet." in page
    assert "Nobody has a job to do yet." in page
    assert "We have not chosen a day yet." in page


def test_an_assessment_in_short_follows_its_own_short_page_in_easy_words():
    page = told("assessment_summary")
    for line in ("Two parents who both turn up.", "Number 1", "This is for Robin and Dana."):
        assert line in page, line
    assessment = example_file().assessments[0]
    said = assessment.answers["protective"]
    entered = wording(assessment, "protective", "Both parents come.", said)
    page = told("assessment_summary", replace(example_file(), wordings=(entered,)))
    assert "Both parents come." in page
    assert "Two parents who" not in page
    draft = told("assessment_summary", assessment=replace(assessment, status="draft", answers={}))
    assert "This page is not finished yet." in draft
    assert "We have not written anything down here." in draft
