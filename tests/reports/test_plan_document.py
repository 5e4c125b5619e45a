import time
from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, Plan
from taf_desktop.reports.plan_document import plan_document
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import TickCard
from tests.reports.reading import all_text, assert_in_order, squeezed
from tests.reports.samples import action, empty_file, family_file, ids, meeting, plan

TODAY = date(2026, 11, 21)


def read(file=None, of=None, **parts):
    file = file or family_file(meeting())
    return all_text(render(plan_document(file, of or plan(), today=TODAY, **parts)))


def test_the_parts_follow_one_another_with_strengths_first():
    assert_in_order(
        read(),
        "The Example family",
        "Our plan",
        "A Team Around the Family (TAF) is",
        "Sam Example is your lead professional",
        "What is going well",
        "Rob reads every night.",
        "What we want",
        "“I want wish1.”",
        "Who is doing what",
        "What you told us",
        "Next meeting",
        "If things get harder",
        "What keeps it going",
        "What we share, and with whom",
        "Who agreed",
        "Is something here not right?",
    )


def test_a_goal_says_whose_how_we_will_know_and_where_each_voice_stands():
    assert_in_order(
        read(),
        "“I want wish1.”",
        "This is for Rob and Kim.",
        "What will be different: Different1.",
        "How we will know: Measure1.",
        "When we began: Baseline1.",
        "What we aim for: Target1.",
        "We look at it together on 14 January 2027.",
        "Voice0",
        "Because0.",
        "Voice2",
    )


def test_actions_are_numbered_through_and_stand_under_their_goal():
    tree = plan_document(family_file(), plan(goals=2), today=TODAY)
    cards = [block for block in tree.blocks if isinstance(block, TickCard)]
    assert [card.number for card in cards] == [1, 2, 3, 4, 5]
    assert [card.done for card in cards] == [False, True, False, True, False]
    assert_in_order(
        read(of=plan(goals=2)),
        "Who is doing what",
        "Person10: Does thing10.",
        "Every day at 7, from 24 November 2026, by 10 December 2026.",
        "With help from Nan.",
        "On track. Progress1x0",
        "Done. Progress1x1",
        "“I want wish2.”",
        "Person20",
        "Other things we agreed",
        "Person99: Does thing99.",
    )


def test_words_that_go_on_from_the_name_do_and_what_has_just_begun_has_no_status():
    of = replace(plan(goals=0), other_actions=(replace(action(1), what="walks Rob to school."),))
    assert "Person1 walks Rob to school." in read(of=of)
    assert "Not started" not in read(of=of)


def test_the_children_are_heard_first():
    assert_in_order(
        read(),
        "What you told us",
        "Toast is good.",
        "What changed because of it: Toast every day.",
        "I sleep again.",
        "Rob smiles more.",
        "Next meeting",
    )


def test_the_newest_meeting_where_somebody_was_heard_counts():
    silent = replace(meeting(), voices=())
    assert "Toast is good." in read(family_file(meeting(), silent))
    assert "What you told us" not in read(family_file(silent))


def test_a_planned_meeting_comes_before_what_the_last_one_said():
    planned = replace(
        meeting("draft", date="2026-12-03", time="", place="Third Hub", arrangements="Crayons."),
        voices=(),
    )
    text = read(family_file(meeting(), planned))
    assert "Thursday 3 December 2026, Third Hub\nCrayons." in text
    assert "Thursday 14 January 2027, 15:45, Second Hub" in read()


def test_a_next_day_that_has_passed_gives_way_to_the_review_date():
    passed = family_file(meeting(next_date="2026-11-01"))
    assert "We look at the plan together on Monday 1 February 2027." in read(passed)
    assert "We have not chosen a day yet." in read(passed, plan(review_date=""))
    assert "after the holidays" in read(family_file(meeting(next_date="after the holidays")))


def test_the_lead_professional_can_be_called_at_once():
    text = read()
    assert text.count("0115\u00a0496\u00a00000") + text.count("0115 496 0000") == 2
    assert "Nan, 07700 900999" in text
    assert "Call 999." in text


def test_what_is_shared_is_said_by_name_and_limits_are_kept_to_oneself():
    text = read()
    assert "Take part in a Team Around the Family: Kim and Rob" in text
    assert "The plan and meeting notes go to the members of the team: Kim" in text
    assert "If you set limits, they are written down" in text
    for secret in ("Lou Placeholder", "about the money", "Does not want"):
        assert secret not in text
        assert secret not in read(copy_for="Rob")


def test_ones_own_copy_has_ones_own_limits():
    text = read(copy_for="Kim")
    assert "This is Kim’s copy." in text
    assert "Your limits: Only Sam may know about the money." in text
    assert "We do not share with: Lou Placeholder in the office" in text


def test_who_agreed_and_who_sees_it_differently_and_who_can_still_sign():
    text = read()
    assert_in_order(
        text, "Who agreed", "Kim", "Agrees", "“It is doable.”", "19 November 2026", "Rob"
    )
    assert_in_order(
        text, "Rob sees some of it differently", "Rob wants two days.", "Bea Placeholder"
    )
    assert text.count("Signed") == 1


def test_before_anybody_was_asked_everybody_can_sign():
    text = read(of=replace(plan("draft"), answers=()))
    assert "We have not asked everybody yet." in text
    assert text.count("Signed") == 3


def test_a_plan_is_a_draft_until_it_is_agreed():
    assert "DRAFT" not in read()
    assert "Version 3 · 21 November 2026" in read()
    assert "replaces the copy of 2 October 2026" in read()
    draft = read(of=plan("draft"))
    assert "DRAFT" in draft
    assert "Draft of 21 November 2026" in draft


def test_an_empty_plan_says_kindly_what_is_not_written_yet():
    text = read(empty_file(), PlanFile(plan=Plan(**ids("p"))))
    for words in (
        "We have not written this down yet. What are you proud of?",
        "We have not written our goals yet.",
        "Nobody has a job to do yet.",
        "We have not chosen a day yet.",
        "We have not asked about this yet.",
        "We have not asked everybody yet.",
        "Your team has a lead professional.",
    ):
        assert squeezed(words) in squeezed(text)
    assert "None" not in text
    assert "“”" not in text


def test_goals_and_actions_without_words_say_so():
    bare = GoalFile(
        goal=Goal(**ids("g"), by_when="when the baby is here"), actions=(Action(**ids("a")),)
    )
    text = read(of=PlanFile(plan=Plan(**ids("p")), goals=(bare,)))
    assert_in_order(
        text,
        "A goal we have not put into words yet",
        "When we look at it together: when the baby is here.",
        "Somebody: We have not written this down yet.",
    )


def test_a_day_in_a_card_stays_on_one_line():
    assert "by 10\u00a0December\u00a02026." in read() or "by 10 December 2026." in read()


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 1000, "<b>&", "صبح"])
def test_any_words_can_stand_in_any_field(text):
    of = plan(strengths=text, if_things_change=text, who_to_call=text, sustain=text)
    assert render(plan_document(family_file(meeting()), of, today=TODAY)).pages >= 1


def test_a_plan_of_five_goals_is_drawn_in_a_moment():
    of = plan(goals=5)
    tree = plan_document(family_file(meeting()), of, today=TODAY)
    render(tree)
    best = min(_seconds(tree) for _ in range(3))
    assert best < 1


def _seconds(tree):
    begin = time.process_time()
    render(tree)
    return time.process_time() - begin
