from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family import Agreement
from taf_desktop.domain.journey import FamilyFacts, NextStep
from taf_desktop.ui.families.agreement_view import person_answers, short_line
from taf_desktop.ui.families.due_view import due_rows
from taf_desktop.ui.families.goals_view import goal_rows
from taf_desktop.ui.families.list_view import family_rows
from taf_desktop.ui.families.overview_view import overview_of, strengths_of
from taf_desktop.ui.families.people_view import (
    helper_rows,
    homes_of,
    professional_rows,
    roles_of,
    tie_rows,
)
from taf_desktop.ui.families.step_words import TAB_OF_STEP, step_and_day, step_part
from tests.ui.families.sample import NOW

TODAY = NOW.date()


@pytest.fixture
def file(place, ids):
    return place.file(ids["family"])


def test_the_list_reads_like_a_sentence_and_says_what_is_late():
    facts = FamilyFacts(
        family_id="f",
        name="The Example family",
        plan_status="agreed",
        meetings_planned=1,
        next_meeting_date="2026-11-12",
        changed_at="2026-11-20T12:00:00+00:00",
    )
    (row,) = family_rows([facts], NOW)
    assert (row.name, row.stage, row.changed) == ("The Example family", "Review", "yesterday")
    assert row.step == "Prepare the review meeting: was due Thursday 12 November"
    assert row.overdue


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2026-12-03", "Prepare the review meeting on Thursday 3 December"),
        ("2026-11-22", "Prepare the review meeting: tomorrow"),
        ("after half-term", "Prepare the review meeting: after half-term"),
        ("", "Prepare the review meeting"),
    ],
)
def test_the_next_step_says_its_day(due, words):
    assert step_and_day(NextStep("hold_review", due), TODAY) == words


def test_every_step_has_a_sentence_a_button_and_a_tab():
    for step_id in TAB_OF_STEP:
        step = NextStep(step_id)
        assert step_part(step, "title")
        assert step_part(step, "why")
        assert step_part(step, "button")


def test_people_stand_in_their_homes_with_who_they_are(file, ids):
    homes = homes_of(file, TODAY)
    assert [home.name for home in homes] == ["Mill Lane", "Dad’s", "Not in one of the homes"]
    assert [person.name for person in homes[0].people] == ["Mum", "Ash", "Robin", "Baby"]
    mum, ash = homes[0].people[:2]
    assert mum.needs == ("Interpreter: Urdu", "Large print")
    assert ash.also_at == "also at Dad’s"
    assert homes[1].note == "Address stays private"
    assert roles_of(file, ids["nan"]) == "Mother of Mum"
    assert "Mother of Ash and Robin" in mum.roles


def test_a_tie_is_read_from_both_ends_with_parental_responsibility(file, ids):
    of_ash = {row.other_name: row.words for row in tie_rows(file, ids["ash"])}
    of_mum = {row.other_name: row.words for row in tie_rows(file, ids["mum"])}
    of_robin = {row.other_name: row.words for row in tie_rows(file, ids["robin"])}
    assert of_ash["Mum"] == "Mother · has parental responsibility"
    assert of_mum["Ash"].endswith("Mum has parental responsibility for Ash")
    assert of_robin["Dad"] == "Father · parental responsibility not known"
    assert of_mum["Nan"] == "Mother"


def test_those_who_help_say_whom_they_help(file):
    (bo,) = helper_rows(file)
    ida, max_ = professional_rows(file)
    assert (bo.words, bo.helps) == ("neighbour · takes Robin to football", "Helps Robin")
    assert ida.words == "school nurse · School nurse or 0–19 team"
    assert max_.words == "housing officer · City Homes"


def test_due_things_come_soonest_first_and_done_ones_not_at_all(file):
    rows = due_rows(file, TODAY)
    assert [(row.when, row.words) for row in rows] == [
        ("Was due 10 Nov", "Ask Ash about agreement again"),
        ("Was due 12 Nov", "Ida: calls the sleep clinic"),
        ("Tomorrow", "Max: writes down the repair date"),
        ("Thu 3 Dec", "Review meeting, 15:30, Bulwell Family Hub"),
        ("Thu 10 Dec", "Look at the plan together"),
        ("15 Jan", "Ask Mum about agreement again"),
    ]
    assert [row.overdue for row in rows] == [True, True, False, False, False, False]


def test_goals_say_how_far_they_came(file):
    rows = goal_rows(file)
    assert [row.progress for row in rows] == ["Up by 3", "Same", "Reached"]
    assert rows[0].about == "Robin · on time four days a week (was two)"
    assert (rows[0].start, rows[0].now) == (3, 6)


def test_goals_without_a_second_number_say_so(file):
    first = file.plan.goals[0]
    only_start = replace(first, scores=(replace(first.scores[0], now=None),))
    worse = replace(first, scores=(replace(first.scores[0], start=6, now=4),))
    nobody = replace(first, scores=())
    plan = replace(file.plan, goals=(only_start, worse, nobody))
    rows = goal_rows(replace(file, plan=plan))
    assert [row.progress for row in rows] == ["First number", "Down by 2", "Not yet asked"]
    assert (rows[0].start, rows[0].now) == (None, 3)


def test_strengths_come_from_the_plan_or_else_from_the_newest_assessment(file):
    assert strengths_of(file)[1] == "Both parents come to football on Saturdays"
    told = Assessment(
        id="a",
        family_id=file.family.id,
        answers={"learning_going_well": "Robin loves maths", "learning_harder": "Mornings"},
    )
    assert strengths_of(replace(file, plan=None, assessments=(told,))) == ("Robin loves maths",)
    assert strengths_of(replace(file, plan=None)) == ()


def test_the_overview_leads_to_the_tab_of_the_next_step(file):
    overview = overview_of(file, TODAY)
    assert overview.step.tab == "plan"
    assert overview.step.button == "Ask the family to agree"
    assert [one.name for one in overview.knows] == ["Mum", "Dad", "Ash"]


def test_agreement_is_said_in_plain_words(file, ids):
    answers = {answer.person_id: answer for answer in person_answers(file, TODAY)}
    mum, ash = answers[ids["mum"]], answers[ids["ash"]]
    assert mum.now.sentence == "Mum agrees to take part."
    assert mum.now.sharing == (
        "May be shared with: Ida Example (school nurse) and Max Example (housing officer)."
    )
    assert mum.now.given == "Given on 12 September 2026 · signed on paper"
    assert [row.pill for row in mum.earlier] == ["Does not want to take part"]
    assert ash.now.sharing == (
        "May be shared with: Ida Example (school nurse).\n"
        "Not with: City Homes.\n"
        "Limits: Not about football"
    )
    assert ash.now.review_late
    assert ash.now.review == "Ask again: was due 10 November 2026"


def test_a_change_of_mind_counts_and_the_yes_before_it_stays(file, ids):
    answers = {answer.person_id: answer for answer in person_answers(file, TODAY)}
    dad = answers[ids["dad"]]
    assert dad.now.pill == "Has changed their mind"
    assert dad.now.sharing == ""
    assert [row.pill for row in dad.earlier] == ["Agrees"]
    assert short_line(file, file.person(ids["dad"])) == "Has changed their mind"


def test_a_day_of_withdrawing_counts_whatever_the_answer_still_says(file, ids):
    mine = [answer for answer in file.agreements if answer.person == ids["mum"]]
    rest = tuple(answer for answer in file.agreements if answer not in mine)
    told = tuple(replace(answer, withdrawn_on="2026-11-20") for answer in mine)
    changed = replace(file, agreements=rest + told)
    (mum,) = [a for a in person_answers(changed, TODAY) if a.person_id == ids["mum"]]
    assert (mum.now.pill, mum.now.sharing) == ("Has changed their mind", "")
    assert mum.now.given.endswith("20 November 2026")
    assert short_line(changed, changed.person(ids["mum"])) == "Has changed their mind"


def test_those_never_asked_are_shown_as_such_and_babies_are_not_asked(file, ids):
    answers = {answer.person_id: answer for answer in person_answers(file, TODAY)}
    assert answers[ids["robin"]].now.pill == "Not yet asked"
    assert answers[ids["robin"]].can_answer
    assert not answers[ids["baby"]].can_answer
    assert short_line(file, file.person(ids["robin"])) == ""


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ((), "What may be shared is not written down yet."),
        (("take_part",), "Nothing may be shared with anybody else."),
    ],
)
def test_nothing_is_shared_without_a_yes_to_sharing(file, ids, scope, words):
    answer = Agreement(
        id="z", family_id="f", person=ids["nan"], decision="agree", given_on="2026-11-20",
        scope=scope,
    )  # fmt: skip
    told = replace(file, agreements=(answer,))
    (nan,) = [a for a in person_answers(told, TODAY) if a.person_id == ids["nan"]]
    assert nan.now.sharing == words
    assert "May know" not in short_line(told, told.person(ids["nan"]))


def test_an_empty_family_has_an_overview_too(place):
    family, _ = place.desk.families.start("The New Example family")
    overview = overview_of(place.file(family.id), date(2026, 11, 21))
    assert overview.step.tab == "people"
    assert (overview.goals, overview.due, overview.knows, overview.homes) == ((), (), (), ())


def test_an_answer_begun_and_not_finished_shares_nothing(file, ids):
    answer = Agreement(id="z", family_id="f", person=ids["robin"], given_on="2026-11-21")
    told = replace(file, agreements=(answer,))
    (robin,) = [a for a in person_answers(told, TODAY) if a.person_id == ids["robin"]]
    assert robin.now.sentence == "Robin’s answer is not written down yet."
    assert robin.now.sharing == ""
    assert short_line(told, told.person(ids["robin"])) == ""


def test_a_small_child_is_watched_not_asked(file, ids):
    people = tuple(
        replace(person, involvement="too_young") if person.id == ids["robin"] else person
        for person in file.people
    )
    told = replace(file, people=people)
    (robin,) = [a for a in person_answers(told, TODAY) if a.person_id == ids["robin"]]
    assert not robin.can_answer
    assert robin.now.sentence.startswith("Robin is too young to be asked.")


def test_the_team_may_know_but_nobody_is_in_it_yet(file, ids):
    told = replace(file, professionals=())
    (mum,) = [a for a in person_answers(told, TODAY) if a.person_id == ids["mum"]]
    assert mum.now.sharing == "May be shared with the team. Nobody is in the team yet."
