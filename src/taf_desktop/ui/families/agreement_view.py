"""Each person's answer about taking part and sharing, in plain sentences. Qt-free.

The newest answer of a person counts; earlier ones stay as history, a withdrawal too. What is said
here is about agreement to voluntary help, never about the lawful basis for keeping information.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Agreement, Person, takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.forms.codes import label_of
from taf_desktop.services.sharing import (
    TOO_YOUNG,
    UNBORN,
    WITHDRAWN,
    can_be_asked,
    decision_now,
    excluded,
    may_share,
    shared_with,
    team_name,
)
from taf_desktop.support.words import listed, say

AGREED_MOOD = "good"
MOODS = {"agree": "good", "agree_limits": "good", "decline": "neutral", "withdrawn": "worry"}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer of a person: the pill's words, sentences, and when."""

    agreement_id: str
    pill: str
    mood: str
    sentence: str
    sharing: str
    given: str
    review: str
    review_late: bool


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """Where one person stands: the answer that counts, and what they said before, newest first.

    ``can_answer`` is false for a baby, born or not: nobody asks them.
    """

    person_id: str
    name: str
    can_answer: bool
    now: AnswerRow
    earlier: tuple[AnswerRow, ...]


def person_answers(file: FamilyFile, today: date) -> tuple[PersonAnswer, ...]:
    """Return where everybody of the family stands, in the order of the people."""
    return tuple(_of_person(file, person, today) for person in file.people)


def newest_first(file: FamilyFile, person_id: str) -> tuple[Agreement, ...]:
    """Return a person's answers with the one that counts first."""
    mine = [answer for answer in file.agreements if answer.person == person_id]
    return tuple(sorted(mine, key=lambda answer: (answer.given_on, answer.id), reverse=True))


def short_line(file: FamilyFile, person: Person) -> str:
    """Return who may know what a person said, for one line; "" where nobody was asked yet."""
    answer = file.current_agreement(person.id)
    if answer is None or not answer.decision:
        return ""
    parts = [label_of("agreement_decision", decision_now(answer))]
    if takes_part(answer):
        names = _team_names(file, answer)
        if names:
            parts.append(say("family_screens.agreement.short_with", names=listed(names)))
        if answer.not_share_with:
            not_with = listed(excluded(answer))
            parts.append(say("family_screens.agreement.short_not_with", names=not_with))
    return " · ".join(parts)


def _of_person(file: FamilyFile, person: Person, today: date) -> PersonAnswer:
    answers = newest_first(file, person.id)
    name = call_name(person) or say("family_screens.people.unnamed")
    rows = tuple(_row(file, answer, name, today) for answer in answers)
    now = rows[0] if rows else _nothing_yet(person, name)
    return PersonAnswer(person.id, name, can_be_asked(person), now, rows[1:])


def _nothing_yet(person: Person, name: str) -> AnswerRow:
    pill = label_of("agreement_decision", "not_asked")
    key = "not_asked"
    if person.who == UNBORN:
        key, pill = UNBORN, ""
    elif person.involvement == TOO_YOUNG:
        key, pill = TOO_YOUNG, ""
    mood = "worry" if pill else "neutral"
    sentence = say(f"family_screens.agreement.{key}", name=name)
    return AnswerRow("", pill, mood, sentence, "", "", "", False)


def _row(file: FamilyFile, answer: Agreement, name: str, today: date) -> AnswerRow:
    decision = decision_now(answer) or "undecided"
    agreed = takes_part(answer)
    review = read_date(answer.review_by)
    late = review.day is not None and review.day < today
    review_id = "review_late" if late else "review"
    return AnswerRow(
        answer.id,
        label_of("agreement_decision", decision_now(answer) or "not_asked"),
        MOODS.get(decision, "worry"),
        say(f"family_screens.agreement.{decision}", name=name),
        _sharing(file, answer) if agreed else "",
        _given(answer),
        say(f"family_screens.agreement.{review_id}", date=review.spoken())
        if agreed and review.text
        else "",
        agreed and late,
    )


def _sharing(file: FamilyFile, answer: Agreement) -> str:
    sentences = [_with_whom(file, answer)]
    if answer.not_share_with:
        not_with = listed(excluded(answer))
        sentences.append(say("family_screens.agreement.not_with", names=not_with))
    if answer.limits:
        sentences.append(say("family_screens.agreement.limits", words=answer.limits.strip()))
    return "\n".join(sentences)


def _with_whom(file: FamilyFile, answer: Agreement) -> str:
    if not answer.scope:
        return say("family_screens.agreement.shared_unsaid")
    if not may_share(answer):
        return say("family_screens.agreement.shared_nobody")
    names = _team_names(file, answer)
    if not names:
        return say("family_screens.agreement.shared_no_team")
    return say("family_screens.agreement.shared_with", names=listed(names))


def _given(answer: Agreement) -> str:
    if decision_now(answer) == WITHDRAWN and answer.withdrawn_on:
        day = read_date(answer.withdrawn_on).spoken()
        return say("family_screens.agreement.changed_mind", date=day)
    if not answer.given_on:
        return ""
    given = say("family_screens.agreement.given", date=read_date(answer.given_on).spoken())
    if not answer.given_how:
        return given
    how = label_of("given_how", answer.given_how).lower()
    return say("family_screens.agreement.given_how", given=given, how=how)


def _team_names(file: FamilyFile, answer: Agreement) -> tuple[str, ...]:
    return tuple(team_name(each) for each in shared_with(file, answer))
