"""The family's words said another way: in easy sentences, or in their own language.

Words are entered once beside the thing they belong to and kept. When that thing changes, they stay
and are shown as overtaken; nothing a person wrote is thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.wording import Wording
from taf_desktop.services.gather import family_file
from taf_desktop.services.records import made

PARTS: Mapping[str, tuple[str, ...]] = {
    "plan": ("strengths", "if_things_change", "sustain"),
    "goal": ("words", "different", "measure", "baseline", "target"),
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
}  # fmt: skip
"""Which fields of which things are said another way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One field and what stands beside it. ``overtaken``: the field has changed since."""

    kind: str
    of_id: str
    part: str
    said: str
    words: str
    picture: str
    checked_by: str
    checked_on: str
    overtaken: bool


class EasyWords:
    """Reads and keeps easy sentences and translations of what a family said."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def read(self, family_id: str, document_id: str, language: str) -> tuple[Sentence, ...]:
        """Return every sentence a document says, with the other words for it as far as entered.

        ``document_id`` is ``plan`` or ``meeting`` (of all meetings); ``language`` is
        ``wording.EASY`` or a code of the languages list.

        Raises:
            UserError: ``record.gone``, there is no such family.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
        kept = {(w.of_id, w.part): w for w in file.wordings if w.language == language}
        return tuple(
            _sentence(thing, part, kept.get((thing.id, part)))
            for thing in _things(file, document_id)
            for part in PARTS[thing.KIND]
            if str(getattr(thing, part)).strip()
        )

    def write(
        self,
        family_id: str,
        sentence: Sentence,
        language: str,
    ) -> tuple[Wording, ChangeSet]:
        """Keep the other words for one field. Words left empty are kept as not yet entered."""
        with self._unit_of_work() as unit:
            kept = next(
                (
                    each
                    for each in unit.of_family(Wording, family_id)
                    if (each.of_id, each.part, each.language)
                    == (sentence.of_id, sentence.part, language)
                ),
                made(
                    Wording,
                    family_id,
                    of_id=sentence.of_id,
                    part=sentence.part,
                    language=language,
                ),
            )
            changed = replace(
                kept,
                said=sentence.said,
                picture=sentence.picture,
                words=sentence.words.strip(),
                checked_by=sentence.checked_by.strip(),
                checked_on=sentence.checked_on,
            )
            if changed == kept:
                return kept, ChangeSet()
            return unit.put(changed), unit.commit()


def _sentence(thing: Entity, part: str, kept: Wording | None) -> Sentence:
    said = str(getattr(thing, part)).strip()
    return Sentence(
        kind=thing.KIND,
        of_id=thing.id,
        part=part,
        said=said,
        words=kept.words if kept else "",
        picture=kept.picture if kept else "",
        checked_by=kept.checked_by if kept else "",
        checked_on=kept.checked_on if kept else "",
        overtaken=kept is not None and bool(kept.words) and kept.said != said,
    )


def _things(file: FamilyFile, document_id: str) -> tuple[Entity, ...]:
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
