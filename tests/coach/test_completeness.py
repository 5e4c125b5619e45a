from dataclasses import replace

from taf_desktop.coach.coach import Coach
from taf_desktop.coach.completeness import completeness
from taf_desktop.coach.nameless import THERE, nameless
from taf_desktop.coach.quality_answers import QUESTIONS
from taf_desktop.coach.quality_review import (
    Answer,
    name_masks,
    quality_review,
    without_names,
)
from taf_desktop.coach.rulebook import first_rulebook
from taf_desktop.coach.view import Closing, MoreFacts, NotCovered, Request
from taf_desktop.domain.family_file import ReviewFile
from taf_desktop.domain.review import PlanReview
from tests.coach import plans as p


def lines(view):
    told = completeness(Coach(), view)
    return {(group.title, item.id): item for group in told.groups for item in group.items}


def test_a_sound_plan_lacks_nothing():
    told = completeness(Coach(), p.base())
    assert [group.title for group in told.groups] == [
        "For everybody",
        "For Ash",
        "For Robin",
        "For Baby",
    ]
    assert (told.ready, told.total, told.per_cent) == (26, 26, 100)


def test_what_is_missing_stands_with_the_child_it_is_about():
    view = p.action(p.goal(measure=""), who="School", by_when="")
    told = lines(view)
    assert {line for line, item in told.items() if not item.ready} == {
        ("For Robin", "measure"),
        ("For Robin", "who"),
        ("For Robin", "when"),
    }
    assert [remark.check for remark in told["For Robin", "who"].missing] == ["P08"]


def test_a_goal_about_no_child_stands_with_everybody():
    told = lines(p.goal(whose=(p.id_of("Dana"),), target=""))
    assert not told["For everybody", "rest"].ready
    assert told["For Robin", "measure"].ready


def test_voices_and_answers_stand_with_their_child():
    told = lines(p.voice("Robin", gathered_how="not_gathered", words=""))
    assert not told["For Robin", "voice"].ready
    assert told["For Ash", "voice"].ready
    told = lines(p.plan_file(answers=()))
    assert not told["For Ash", "answer"].ready
    assert not told["For everybody", "answers"].ready


def test_voices_of_an_assessment_count_where_there_was_no_meeting():
    view = p.on_file(p.base(), meetings=())
    assert lines(view)["For Ash", "voice"].ready
    robin = {"voices/r2/voice_how": "not_gathered", "voices/r2/voice_words": ""}
    told = lines(p.sheet(view, **robin))
    assert not told["For Robin", "voice"].ready
    assert told["For Ash", "voice"].ready


def test_without_a_plan_nothing_breaks():
    told = completeness(Coach(), p.on_file(p.base(), plan=None))
    assert told.total == 26
    assert 0 < told.per_cent <= 100


def test_the_review_has_39_questions_with_an_answer_each():
    review = quality_review(p.base())
    assert len(review.questions) == 39
    assert {question.id for question in review.questions} == set(QUESTIONS)
    assert review.per_cent == 100
    assert [section.grade for section in review.sections] == [3, 3, 3, 3]
    assert "never about the family" in review.note


def test_what_is_partly_done_counts_as_not_yet_and_says_whose():
    review = quality_review(p.person("Robin", first_language=""))
    (missing,) = [q for q in review.questions if q.answer is Answer.NOT_YET]
    assert (missing.id, missing.missing, missing.field) == (
        "child_language",
        ("Robin",),
        "first_language",
    )
    assert missing.thing_id == p.id_of("Robin")
    assert review.per_cent == 100 * 38 // 39


def test_what_cannot_be_known_is_left_out_of_the_sum():
    review = quality_review(p.on_file(p.base(), meetings=()))
    unknown = {q.id for q in review.questions if q.answer is Answer.UNKNOWN}
    assert unknown == {
        "review_date",
        "review_present",
        "next_steps",
        "next_review",
        "child_comments",
        "parent_comments",
    }
    assert review.per_cent == 100
    assert review.sections[-1].grade == 0


def test_an_empty_record_has_nothing_yet():
    view = p.base()
    bare = p.on_file(
        p.family(lead_name="", lead_agency=""),
        people=(),
        relationships=(),
        professionals=(),
        agreements=(),
        assessments=(),
        plan=None,
        meetings=(),
        helpers=(),
    )
    review = quality_review(bare)
    assert review.per_cent == 0
    assert {section.grade for section in review.sections} == {0}
    assert quality_review(view).per_cent > 0


def test_half_done_is_a_beginning_and_more_is_most_of_it():
    some = quality_review(p.plan_file(goals=()))
    assert next(s for s in some.sections if s.id == "plan").grade == 0
    most = quality_review(p.goal(whose=()))
    assert next(s for s in most.sections if s.id == "plan").grade == 2
    first = quality_review(p.on_file(p.base(), assessments=(), professionals=()))
    assert next(s for s in first.sections if s.id == "assessment").grade == 1


def test_an_audit_copy_holds_no_name_and_no_id():
    view = p.action(
        p.person("Robin", first_language="", name="Robin Example"),
        what="Dana and Sam Example walk with Robin",
        by_when="",
    )
    plain = quality_review(view)
    copy = without_names(plain, view.file)
    told = " ".join(part for q in copy.questions for part in q.missing)
    assert "Child 2" in told
    assert "Action 1" in told
    for name in ("Robin", "Dana", "Sam", "Example", "walk"):
        assert name not in told
    assert {q.thing_id for q in copy.questions} == {""}
    assert [q.answer for q in copy.questions] == [q.answer for q in plain.questions]


def test_masks_know_helpers_and_nobody_else():
    masks = name_masks(p.base().file)
    assert (masks["pat"], masks["bea"]) == ("Helper 1", "Professional 3")
    stranger = replace(quality_review(p.person("Ash", first_language="")), note="")
    copy = without_names(stranger, replace(p.base().file, people=()))
    assert {part for q in copy.questions if q.kind == "person" for part in q.missing} >= {
        "Somebody"
    }
    assert replace(p.base(), today=p.TODAY) == p.base()


def test_a_review_without_a_meeting_counts_as_looking_at_the_plan():
    view = p.base()
    done = PlanReview(
        id="rv", family_id="f", plan_id="p", status="finished", held_on="2026-11-21",
        who_took_part="Dana and Ash", decision="close", decision_reason="All is well",
    )  # fmt: skip
    reviewed = p.plan_file(view, reviews=(ReviewFile(review=done),))
    found = {q.id: q for q in quality_review(reviewed).questions}
    for id_ in ("review_date", "review_present", "next_steps"):
        assert (found[id_].answer, found[id_].kind) == (Answer.YES, "plan_review")
    assert found["next_review"].answer is Answer.NOT_YET
    assert (found["next_review"].thing_id, found["next_review"].field) == ("rv", "next_review")
    ended = p.more(reviewed, closing=Closing(reason="All is well"))
    found = {q.id: q for q in quality_review(ended, first_rulebook()).questions}
    assert found["next_review"].answer is Answer.YES


def test_what_is_known_beside_the_file_is_told_without_a_name():
    request = Request(to="Sam Hub", sent_on="2026-01-05", id="r")
    kept = NotCovered(agreement_id="a", name="Dana", who="Nan", why="kept_from")
    closing = Closing(reason="Dana is well", results={"g": "Done", "h": " "}, check_on="2027-01-05")
    more = MoreFacts(
        requests=(request,), not_covered=(kept,), closing=closing, recipients=("Nan",),
        other_families=("The Sample family",), oversight_days=("2026-02-01",),
    )  # fmt: skip
    told = nameless(more)
    assert not any(name in repr(told) for name in ("Sam", "Dana", "Nan", "Done", "Sample"))
    assert told.closing.reason == THERE
    assert told.closing.child_feedback == ""
    assert told.closing.results == {"g": THERE, "h": ""}
    assert (told.requests[0].sent_on, told.not_covered[0].why) == ("2026-01-05", "kept_from")
    assert told.oversight_days == more.oversight_days
    assert nameless(MoreFacts()) == MoreFacts()
