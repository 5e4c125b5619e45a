import time
from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import GoalFile, PlanFile
from taf_desktop.domain.plan import Action, Goal, Plan
from taf_desktop.reports import preview
from taf_desktop.reports.plan_document import plan_document
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import AnswerSpace, TickCard
from tests.reports.reading import all_text, assert_in_order, squeezed
from tests.reports.samples import action, empty_file, family_file, ids, meeting, people, plan

TODAY = date(2026, 11, 21)


def read(file=None, of=None, **parts):
    file = file or family_file(meeting())
    return all_text(render(plan_document(file, of or plan(), today=TODAY, **parts)))


def pages(file, of, **parts):
    document = render(plan_document(file, of, today=TODAY, **parts))
    return [preview.page_text(document.pdf, page) for page in range(document.pages)]


def test_the_parts_follow_one_another_with_strengths_first():
    assert_in_order(
        read(),
        "The Example family",
        "Our plan",
        "We are Kim, Rob and Baby, and the people who help us.",
        "Team Around the Family (TAF)",
        "What is going well",
        "Rob reads every night.",
        "What we want",
        "“I want wish1.” For Rob and Kim.",
        "Next meeting",
        "Who to call",
        "Sam Example is your lead professional",
        "Our goals and who is doing what",
        "What you told us",
        "If things get harder",
        "What keeps it going",
        "What we share, and with whom",
        "Who agreed",
        "Is something here not right?",
    )


def test_page_one_stands_alone():
    first = pages(family_file(meeting()), plan(goals=5))[0]
    assert_in_order(
        first,
        "We are Kim, Rob and Baby",
        "Rob reads every night.",
        "1.“I want wish1.” For Rob and Kim.",
        "5.“I want wish5.” For Rob and Kim.",
        "Thursday 14 January 2027, 15:45, Second Hub",
        "Who to call",
        "0115 496 0000",
    )


def test_an_adult_who_did_not_agree_to_take_part_is_not_named_as_one_of_us():
    aunt = Person(**ids("lou"), who="adult", name="Lou Placeholder")
    of = PlanFile(plan=Plan(**ids("p")))
    assert "Lou" not in read(family_file(people=(*people(), aunt)), of)
    alone = family_file(people=people()[1:2], agreements=())
    assert "We are Rob and the people who help us." in read(alone, of)


def test_a_goal_says_whose_how_we_will_know_and_where_each_voice_stands():
    assert_in_order(
        read(),
        "Our goals and who is doing what",
        "Goal 1, for Rob and Kim",
        "“I want wish1.”",
        "What will be different: Different1.",
        "How we will know: Measure1.",
        "At the start: Baseline1.",
        "We aim for: Target1, by 14 January.",
        "Voice0",
        "0 at the start, 3 now, hopes for 9",
        "Because0.",
        "Voice2",
        "2 at the start, 5 now, hopes for 9",
        "Because2.",
        "Person10",
    )


def test_a_goal_without_an_aim_still_says_when_we_look_at_it():
    one = plan().goals[0]
    told = replace(one.goal, target="", whose=())
    text = read(of=replace(plan(), goals=(replace(one, goal=told),)))
    assert "Goal 1\n“I want wish1.”" in text
    assert "At the start: Baseline1. We look at it together on 14 January 2027." in text


def test_the_marks_are_explained_once():
    text = read(of=plan(goals=3))
    assert text.count("How near are we, from 0 to 10?") == 1
    assert text.count("Hoped for") == 1
    assert text.count("1 at the start, 4 now, hopes for 9") == 3


def test_actions_are_numbered_through_and_stand_under_their_goal():
    tree = plan_document(family_file(), plan(goals=2), today=TODAY)
    cards = [block for block in tree.blocks if isinstance(block, TickCard)]
    assert [card.number for card in cards] == [1, 2, 3, 4, 5]
    assert [card.done for card in cards] == [False, True, False, True, False]
    assert_in_order(
        read(of=plan(goals=2)),
        "Our goals and who is doing what",
        "Person10: Does thing10.",
        "Every day at 7, from 24 November, by 10 December.",
        "With help from Nan.",
        "On track. Progress1x0",
        "Person11: Does thing11.",
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


def test_what_is_no_longer_part_of_the_plan_has_no_card_and_is_named_once():
    gone = (action(2, status="replaced", progress="Nan goes."), action(3, status="not_needed"))
    of = replace(plan(goals=0), other_actions=(action(1), *gone, action(4)))
    tree = plan_document(family_file(), of, today=TODAY)
    assert [block.number for block in tree.blocks if isinstance(block, TickCard)] == [1, 2]
    assert_in_order(
        read(of=of),
        "Person1",
        "Person4",
        "No longer part of the plan:",
        "Person2: Does thing2. Replaced by another action. Nan goes.",
        "Person3: Does thing3. No longer needed.",
    )
    assert "No longer part" not in read()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"status": "on_track"}, "Tuesdays. On track."),
        ({"status": "on_track", "progress": "It goes well."}, "Tuesdays.\nOn track. It goes well."),
        ({"status": "done", "progress": "It is hung."}, "Tuesdays. Done. It is hung."),
        ({"progress": "She bought chalk."}, "Tuesdays.\nShe bought chalk."),
        ({"start": "2026-11-01"}, "Tuesdays.\n"),
        ({"start": "after half-term"}, "Tuesdays, from after half-term."),
        ({"by_when": "2027-09-01"}, "Tuesdays, by 1 September 2027."),
    ],
)
def test_how_it_is_going_and_when_take_no_more_lines_than_they_need(given, shown):
    of = replace(plan(goals=0), other_actions=(action(1, how_often="Tuesdays", **given),))
    assert shown in read(of=of).replace("\u00a0", " ")


def test_the_children_are_heard_first():
    assert_in_order(
        read(),
        "What you told us",
        "Rob",
        "Toast is good.",
        "What changed: Toast every day.",
        "I sleep again.",
        "Rob smiles more.",
        "If things get harder",
    )


def test_nobody_is_quoted_twice_with_the_same_words():
    twice = replace(meeting(), voices=(*meeting().voices, *meeting().voices))
    assert read(family_file(twice)).count("Toast is good.") == 1


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
    named = read(of=plan(who_to_call="Sam, 0115 4960000, school days"))
    assert named.replace("\u00a0", " ").count("0115 496 0000") == 1
    assert "Call 999." in text


def test_what_is_shared_is_said_by_name_and_limits_are_kept_to_oneself():
    text = read()
    assert "Kim and Rob said yes to this: Take part in a Team Around the Family." in text
    assert_in_order(text, "Kim said yes to this:", "The plan and meeting notes go to the members")
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
    assert_in_order(text, "Who agreed", "Kim", "Agrees. “It is doable.”", "19 November", "Rob")
    assert_in_order(
        text, "Rob sees some of it differently", "Rob wants two days.", "Bea Placeholder"
    )
    assert text.count("Signed") == 1


def test_why_somebody_could_not_be_asked_is_not_said_to_be_their_view():
    unasked = replace(plan().answers[0], answer="could_not", reason="Sam asks on Monday.")
    text = read(of=replace(plan(), answers=(unasked,)))
    assert "sees some of it differently" not in text
    assert text.count("Signed") == 1


def test_an_answer_given_long_ago_keeps_its_year():
    old = replace(plan().answers[0], given_on="2025-03-05")
    assert_in_order(read(of=replace(plan(), answers=(old,))), "Kim", "Agrees", "5 March 2025")


def test_the_slip_takes_the_rest_of_its_page_and_opens_none_for_itself():
    for goals in range(6):
        tree = plan_document(family_file(meeting()), plan(goals=goals), today=TODAY)
        least = replace(tree, blocks=tree.blocks[:-1])
        assert tree.blocks[-1] == AnswerSpace(6, spare=True)
        assert render(tree).pages == render(least).pages


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
    assert "by 10\u00a0December." in read() or "by 10 December." in read()


@pytest.mark.parametrize("text", ["x" * 5000, "word " * 1000, "<b>&", "صبح"])
def test_any_words_can_stand_in_any_field(text):
    of = plan(strengths=text, if_things_change=text, who_to_call=text, sustain=text)
    assert render(plan_document(family_file(meeting()), of, today=TODAY)).pages >= 1


def test_a_huge_plan_keeps_every_word_and_every_page_its_furniture():
    children = tuple(Person(**ids(f"c{n}"), who="child", name=f"Child{n}") for n in range(12))
    answer = " ".join(f"long{n:03d}" for n in range(620))
    of = plan(goals=8, strengths=answer, if_things_change=answer, who_to_call=answer)
    of = replace(of, other_actions=tuple(action(n) for n in range(100, 114)))
    every = pages(family_file(meeting(), people=(*people(), *children)), of, copy_for="Kim")
    text = "\n".join(every)
    assert all(text.count(f"long{n:03d}") == 3 for n in range(620))
    assert all(f"Child{n}" in text for n in range(12))
    for each in (*of.actions(), *(score for goal in of.goals for score in goal.scores)):
        words = each.what if isinstance(each, Action) else each.why
        assert words in text
    for number, page in enumerate(every, start=1):
        assert f"Page {number} of {len(every)}" in page
        assert "This is Kim’s copy." in page


def test_a_family_gets_no_more_pages_than_it_needs():
    assert len(pages(family_file(meeting()), plan())) <= 4
    assert len(pages(family_file(meeting()), plan(goals=5))) <= 7
    assert len(pages(empty_file(), PlanFile(plan=Plan(**ids("p"))))) == 2


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
