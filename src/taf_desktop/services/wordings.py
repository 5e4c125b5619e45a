"""The family's words said another way: in easy sentences, or in their own language.

Words are entered once beside the thing they belong to and kept. When that thing changes, they stay
and are shown as overtaken; nothing a person wrote is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile, PlanFile
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.progress import goal_history
from taf_desktop.domain.wording import Wording
from taf_desktop.forms.definition import Field, Section, in_language
from taf_desktop.forms.in_short import passages
from taf_desktop.forms.session import FormSession
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import family_lists
from taf_desktop.services.records import made
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

PARTS: Mapping[str, tuple[str, ...]] = {
    "plan": ("strengths", "if_things_change", "sustain"),
    "goal": ("words", "different", "measure", "baseline", "target", "state_reason"),
    "score": ("why",),
    "action": ("what", "how_often", "progress"),
    "meeting": (
        "arrangements", "good_news", "worries", "new_needs", "disagreement", "if_things_change",
        "outcome_reason",
    ),
    "attendance": ("update",),
    "voice": ("words", "changed_plan"),
    "action_review": ("what", "note"),
    "decision": ("words",),
    "plan_answer": ("reason", "own_words"),
    "score_point": ("why", "one_more"),
    "plan_review": ("helped",),
    "family": ("end_agreed_with", "end_children_say", "end_parents_say", "end_who_helps"),
    "agreement": ("limits", "not_share_with", "withdrawal_effect"),
}  # fmt: skip
"""Which fields of which things are said another way; of an assessment its answers in short."""

_OF_PROGRESS: Mapping[str, tuple[str, ...]] = {
    "goal": ("words", "state_reason"),
    "plan": ("if_things_change", "sustain"),
}
"""What the pages about progress and the end say of things the plan says more of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One field and what stands beside it. ``overtaken``: the field has changed since.

    ``question`` says what was asked where the field is an answer of an assessment, else "".
    """

    kind: str
    of_id: str
    part: str
    said: str
    words: str
    picture: str
    checked_by: str
    checked_on: str
    overtaken: bool
    question: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the record that can be said another way."""

    kind: str
    of_id: str
    part: str
    said: str
    question: str = ""


class EasyWords:
    """Reads and keeps easy sentences and translations of what a family said."""

    def __init__(
        self, unit_of_work: UnitOfWorkFactory, assessments: Assessments, clock: Clock
    ) -> None:
        self._unit_of_work = unit_of_work
        self._assessments = assessments
        self._clock = clock

    def read(self, family_id: str, document_id: str, language: str) -> tuple[Sentence, ...]:
        """Return every sentence a document says, with the other words for it as far as entered.

        ``document_id`` is ``plan``, ``meeting`` (of all meetings), ``progress``, ``agreement`` or
        ``assessment`` (in short); ``language`` is ``wording.EASY`` or a code of the languages list.

        Raises:
            UserError: ``record.gone``, there is no such family.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            found = tuple(self._passages(unit, file, document_id))
        kept = {(w.of_id, w.part): w for w in file.wordings if w.language == language}
        return tuple(_sentence(each, kept.get((each.of_id, each.part))) for each in found)

    def write(self, family_id: str, sentence: Sentence, language: str) -> tuple[Wording, ChangeSet]:
        """Keep the other words for one field. Words left empty are kept as not yet entered."""
        (kept,), changes = self.write_all(family_id, ((language, sentence),))
        return kept, changes

    def write_all(
        self, family_id: str, changed: Iterable[tuple[str, Sentence]]
    ) -> tuple[tuple[Wording, ...], ChangeSet]:
        """Keep the other words for several fields at once: pairs of a language and a sentence."""
        with self._unit_of_work() as unit:
            known = {
                (each.of_id, each.part, each.language): each
                for each in unit.of_family(Wording, family_id)
            }
            kept: list[Wording] = []
            puts = False
            for language, sentence in changed:
                before = known.get((sentence.of_id, sentence.part, language))
                after = _changed(before or _blank(family_id, sentence, language), sentence)
                puts = puts or after != before
                kept.append(after if after == before else unit.put(after))
            return tuple(kept), unit.commit() if puts else ChangeSet()

    def _passages(self, unit: UnitOfWork, file: FamilyFile, document_id: str) -> Iterator[Passage]:
        if document_id == "assessment":
            lists, today = family_lists(file), self._clock.today()
            for each in file.assessments:
                definition = self._assessments.definition_of(unit, each)
                session = FormSession(definition, each.answers, lists=lists, today=today)
                yield from _answers(each, session)
            return
        parts = {**PARTS, **_OF_PROGRESS} if document_id == "progress" else PARTS
        for thing in _things(file, document_id):
            for part in parts[thing.KIND]:
                said = str(getattr(thing, part)).strip()
                if said:
                    yield Passage(thing.KIND, thing.id, part, said)


def _answers(assessment: Assessment, session: FormSession) -> Iterator[Passage]:
    for key, section, item in passages(session):
        said = session.shown(key).strip()
        yield Passage(assessment.KIND, assessment.id, key, said, _asked(section, item))


def _asked(section: Section, item: Field) -> str:
    thing, question = in_language(section.label), in_language(item.label)
    return say("other_words.place", thing=thing, question=question)


def _blank(family_id: str, sentence: Sentence, language: str) -> Wording:
    return made(Wording, family_id, of_id=sentence.of_id, part=sentence.part, language=language)


def _changed(kept: Wording, sentence: Sentence) -> Wording:
    return replace(
        kept,
        said=sentence.said,
        picture=sentence.picture,
        words=sentence.words.strip(),
        checked_by=sentence.checked_by.strip(),
        checked_on=sentence.checked_on,
    )


def _sentence(of: Passage, kept: Wording | None) -> Sentence:
    return Sentence(
        kind=of.kind,
        of_id=of.of_id,
        part=of.part,
        said=of.said,
        words=kept.words if kept else "",
        picture=kept.picture if kept else "",
        checked_by=kept.checked_by if kept else "",
        checked_on=kept.checked_on if kept else "",
        overtaken=kept is not None and bool(kept.words) and kept.said != of.said,
        question=of.question,
    )


def _things(file: FamilyFile, document_id: str) -> tuple[Entity, ...]:
    if document_id == "agreement":
        return file.agreements
    if document_id == "progress":
        return _of_progress(file)
    found: list[Entity] = []
    if document_id == "plan" and file.plan is not None:
        found.append(file.plan.plan)
        for goal in file.plan.goals:
            found += [goal.goal, *goal.scores, *goal.actions]
        found += [*file.plan.other_actions, *file.plan.answers]
    for meeting in file.meetings:
        if document_id == "meeting":
            found += [meeting.meeting, *meeting.attendance, *meeting.reviews, *meeting.decisions]
            found += meeting.new_actions
        found += meeting.voices
    return tuple(found)


def _of_progress(file: FamilyFile) -> tuple[Entity, ...]:
    return (*(_of_plan(file.plan) if file.plan is not None else ()), file.family)


def _of_plan(plan: PlanFile) -> Iterator[Entity]:
    for goal in plan.goals:
        yield goal.goal
        told = [voice.reason for voice in goal_history(goal, today=date.max).voices]
        ids = {each.point_id or each.score_id for each in told if each is not None}
        yield from (each for each in (*goal.scores, *goal.points) if each.id in ids)
    yield plan.plan
    yield from (each.review for each in plan.reviews)
