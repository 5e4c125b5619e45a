from dataclasses import replace

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Agreement
from taf_desktop.domain.meeting import Voice
from taf_desktop.domain.plan import Action, Goal, Score
from taf_desktop.domain.review import PlanReview, ScorePoint
from taf_desktop.domain.wording import EASY, Wording, joined_pictures, lines_of, pictures_of
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.example import ExampleFamily
from taf_desktop.services.records import made
from taf_desktop.services.wordings import PARTS, EasyWords
from taf_desktop.support import paths


@pytest.fixture
def easy(desk, clock):
    forms = Catalogue.read(paths.forms_folder())
    return EasyWords(desk.vault, Assessments(desk.vault, forms, clock), clock)


@pytest.fixture
def plan(desk, family):
    plan, _ = desk.plans.start(family.id)
    desk.records.change("plan", plan.id, plan.revision, strengths="Robin reads every night.")
    goal, _ = desk.records.add(made(Goal, family.id, plan_id=plan.id, words="Calm mornings."))
    action = made(Action, family.id, plan_id=plan.id, goal_id=goal.id, who="Mo", what="Lays out.")
    desk.records.add(action)
    return plan


def test_every_part_is_a_field_of_its_thing():
    from taf_desktop.domain.entity import question_fields
    from taf_desktop.domain.kinds import KINDS

    for kind, parts in PARTS.items():
        fields = {*question_fields(KINDS[kind]), *KINDS[kind].LINKS}
        assert set(parts) <= fields, kind


def test_what_a_plan_says_is_listed_with_room_for_easy_words(easy, family, plan):
    told = easy.read(family.id, "plan", EASY)
    assert [(each.kind, each.part, each.said) for each in told] == [
        ("plan", "strengths", "Robin reads every night."),
        ("goal", "words", "Calm mornings."),
        ("action", "what", "Lays out."),
    ]
    assert not any(each.words or each.overtaken for each in told)


def test_words_are_entered_once_and_kept_and_noticed_when_overtaken(easy, desk, family, plan):
    sentence = easy.read(family.id, "plan", EASY)[0]
    entered = replace(sentence, words=" Robin reads. ", picture="book", checked_by="Sam Example")
    kept, changes = easy.write(family.id, entered, EASY)
    assert changes.touches_kind("wording")
    assert kept.words == "Robin reads."
    assert kept.is_checked
    again = easy.read(family.id, "plan", EASY)[0]
    assert (again.words, again.picture, again.overtaken) == ("Robin reads.", "book", False)
    same, nothing = easy.write(family.id, again, EASY)
    assert same.revision == kept.revision
    assert not nothing
    newer, _ = easy.write(family.id, replace(again, words="Robin reads well."), EASY)
    assert (newer.id, newer.revision) == (kept.id, kept.revision + 1)
    with desk.vault() as unit:
        stored = unit.get(type(plan), plan.id)
    desk.records.change("plan", plan.id, stored.revision, strengths="Robin reads to Baby.")
    assert easy.read(family.id, "plan", EASY)[0].overtaken


def test_each_language_has_words_of_its_own(easy, family, plan):
    sentence = easy.read(family.id, "plan", "ur")[0]
    easy.write(family.id, replace(sentence, words="رابن پڑھتی ہے۔"), "ur")
    assert easy.read(family.id, "plan", "ur")[0].words == "رابن پڑھتی ہے۔"
    assert easy.read(family.id, "plan", "pl")[0].words == ""


def test_what_was_said_at_a_meeting_is_listed_too(easy, desk, family):
    meeting, _ = desk.meetings.prepare(family.id)
    desk.records.add(made(Voice, family.id, meeting_id=meeting.id, who="Robin", words="Toast."))
    told = easy.read(family.id, "meeting", EASY)
    assert ("voice", "words", "Toast.") in [(each.kind, each.part, each.said) for each in told]


def test_a_family_that_is_gone_is_said_to_be_gone(easy):
    with pytest.raises(UserError, match=r"record\.gone"):
        easy.read("nobody", "plan", EASY)


def test_words_nobody_checked_are_not_checked():
    assert not Wording(id="1", family_id="2", checked_by=" ").is_checked


def test_what_the_pages_about_progress_and_agreements_say_is_listed_too(easy, desk, family, plan):
    goal = next(iter(desk.families.open(family.id).file.plan.goals)).goal
    desk.records.change("goal", goal.id, goal.revision, words="Calm mornings, every day.")
    score = made(Score, family.id, goal_id=goal.id, voice="Mo", now=6, why="Shoes are found.")
    desk.records.add(score)
    old = made(Score, family.id, goal_id=goal.id, voice="Lou", now=2, why="It was loud.")
    desk.records.add(old)
    point = made(
        ScorePoint, family.id, goal_id=goal.id, voice="Lou", on="2026-11-20", value=2, why="Quiet."
    )
    desk.records.add(point)
    desk.records.add(made(PlanReview, family.id, plan_id=plan.id, helped="Toast."))
    desk.records.add(made(Agreement, family.id, person="p", limits="Not my health."))
    told = [(each.kind, each.said) for each in easy.read(family.id, "progress", EASY)]
    assert told == [
        ("goal", "Calm mornings, every day."),
        ("score", "Shoes are found."),
        ("score_point", "Quiet."),
        ("plan_review", "Toast."),
    ]
    (limits,) = easy.read(family.id, "agreement", EASY)
    assert (limits.part, limits.said) == ("limits", "Not my health.")


def test_the_answers_of_an_assessment_in_short_are_listed_with_what_was_asked(easy, desk):
    forms = Catalogue.read(paths.forms_folder())
    family_id, _ = ExampleFamily(desk.vault, forms).enter()
    told = easy.read(family_id, "assessment", EASY)
    assert told[0].question == "Bringing it together · What protects and carries this family"
    assert told[0].said.startswith("Two parents who both turn up.")
    assert any(each.said == "Ash needs time to be twelve" for each in told)
    assert told[-1].part == "family_comments"
    kept, _ = easy.write(family_id, replace(told[0], words="Both parents come."), EASY)
    assert (kept.of_id, kept.part) == (told[0].of_id, "protective")
    again = easy.read(family_id, "assessment", EASY)[0]
    assert (again.words, again.overtaken) == ("Both parents come.", False)


def test_several_passages_are_kept_at_once_and_the_same_again_is_no_change(easy, family, plan):
    first, second, *_ = easy.read(family.id, "plan", EASY)
    typed = (
        (EASY, replace(first, words="Robin reads.")),
        ("ur", replace(second, words="پرسکون صبح")),
    )
    kept, changes = easy.write_all(family.id, typed)
    assert [each.words for each in kept] == ["Robin reads.", "پرسکون صبح"]
    assert changes.touches_kind("wording")
    again, nothing = easy.write_all(family.id, typed)
    assert [each.revision for each in again] == [each.revision for each in kept]
    assert not nothing


@pytest.mark.parametrize(
    ("picture", "count", "names"),
    [
        ("", 2, ("", "")),
        ("cook", 2, ("cook", "cook")),
        ("cook -", 1, ("cook",)),
        ("- book", 3, ("", "book", "")),
    ],
)
def test_each_line_has_the_picture_that_was_chosen_for_it(picture, count, names):
    assert pictures_of(picture, count) == names


def test_chosen_pictures_are_kept_line_by_line():
    assert joined_pictures(("", "")) == ""
    assert joined_pictures(("cook",)) == "cook -"
    assert joined_pictures(("", "book")) == "- book"
    assert lines_of(" One.\n\n Two. ") == ("One.", "Two.")
