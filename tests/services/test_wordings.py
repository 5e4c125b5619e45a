from dataclasses import replace

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.meeting import Voice
from taf_desktop.domain.plan import Action, Goal
from taf_desktop.domain.wording import EASY, Wording
from taf_desktop.services.records import made
from taf_desktop.services.wordings import PARTS, EasyWords


@pytest.fixture
def easy(desk):
    return EasyWords(desk.vault)


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
