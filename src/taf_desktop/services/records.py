"""Saving what a person typed about any recorded thing, and putting things aside.

Every screen that edits a thing's own questions comes here, so there is one rule for all of them: a
save carries the revision it was based on, only answers are taken over, and what was signed is not
changed by typing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Answer, Entity, question_fields
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.kinds import GOES_WITH, KINDS, PARENT_LINK
from taf_desktop.domain.plan import PlanAnswer
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.forms.records import to_answers, with_answers
from taf_desktop.support.ids import new_id

E = TypeVar("E", bound=Entity)

SIGNED_STATES = frozenset({"agreed", "finished"})
ALL_WORDS = frozenset({"*"})
PROGRESS: dict[str, frozenset[str]] = {
    "action": frozenset({"status", "progress"}),
    "score": frozenset({"now", "why"}),
    "plan_answer": frozenset(question_fields(PlanAnswer)) | ALL_WORDS,
}
"""What may change after signing, by kind."""
SIGNED_ALONE = frozenset({"plan_review"})
"""Kinds that hang on a plan and are finished by themselves: looking at a plan again is progress."""


class Records:
    """Adds, saves, puts aside and brings back recorded things."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def add(self, thing: E) -> tuple[E, ChangeSet]:
        """Add a thing at the end of its list.

        Raises:
            UserError: ``record.signed``, it would become part of something signed.
        """
        with self._unit_of_work() as unit:
            refuse_if_signed(unit, thing)
            added = unit.put(replace(thing, position=_next_position(unit, thing)))
            return added, unit.commit()

    def save(
        self, kind: str, id_: str, revision: int, answers: Mapping[str, Answer]
    ) -> tuple[Entity, ChangeSet]:
        """Save all answers of one thing, as a form holds them, and return its next revision.

        A question without an answer becomes not answered. ``change`` is for one or two fields.

        Raises:
            UserError: ``record.gone``, ``record.changed_elsewhere`` or ``record.signed``.
        """
        with self._unit_of_work() as unit:
            saved = _take_over(unit, unit.get(KINDS[kind], id_), revision, answers)
            return saved, unit.commit()

    def change(
        self, kind: str, id_: str, revision: int, /, **answers: Answer
    ) -> tuple[Entity, ChangeSet]:
        """Change some answers of one thing and leave the others as they are.

        Raises:
            UserError: as ``save``.
        """
        with self._unit_of_work() as unit:
            stored = unit.get(KINDS[kind], id_)
            saved = _take_over(unit, stored, revision, {**to_answers(stored), **answers})
            return saved, unit.commit()

    def put_aside(self, kind: str, id_: str) -> ChangeSet:
        """Hide a thing with what belongs to it; ``bring_back`` undoes it. Nothing is destroyed.

        What belongs to it is in ``kinds.GOES_WITH``: without its goal an action would say nothing.

        Raises:
            UserError: ``record.signed``, it is part of something signed.
        """
        with self._unit_of_work() as unit:
            thing = unit.get(KINDS[kind], id_)
            refuse_if_signed(unit, thing)
            for part in _belonging(thing, lambda kind: unit.of_family(kind, thing.family_id)):
                unit.put_aside(type(part), part.id)
            unit.put_aside(type(thing), id_)
            return unit.commit()

    def bring_back(self, kind: str, id_: str) -> ChangeSet:
        """Show a thing again that was put aside, with what was put aside together with it.

        What had been put aside before by itself stays so.
        """
        with self._unit_of_work() as unit:
            thing = unit.get(KINDS[kind], id_)
            for part in _belonging(thing, lambda kind: unit.aside_with(kind, thing)):
                unit.bring_back(type(part), part.id)
            unit.bring_back(type(thing), id_)
            return unit.commit()

    def move(self, kind: str, ids: tuple[str, ...]) -> ChangeSet:
        """Put things of one list into the order given."""
        with self._unit_of_work() as unit:
            for position, id_ in enumerate(ids, start=1):
                thing = unit.get(KINDS[kind], id_)
                if thing.position != position:
                    unit.put(replace(thing, position=position))
            return unit.commit()


def refuse_if_signed(unit: UnitOfWork, thing: Entity, changed: frozenset[str] = ALL_WORDS) -> None:
    """Stop a change to a finished meeting or to the words of an agreed plan.

    How an action is going, where a goal stands now and who agreed are kept up between agreements:
    they are progress, not the agreed words. ``changed`` names the fields about to change.

    Raises:
        UserError: ``record.signed``.
    """
    if changed <= PROGRESS.get(thing.KIND, frozenset()):
        return
    whole: Entity | None = thing
    while whole is not None:
        if getattr(whole, "status", "") in SIGNED_STATES:
            raise UserError("record.signed")
        whole = None if whole.KIND in SIGNED_ALONE else _parent_of(unit, whole)


def made(kind: type[E], family_id: str, /, **values: Answer) -> E:
    """Return a new thing of a family with a fresh id."""
    return kind(id=new_id(), family_id=family_id, **values)  # type: ignore[arg-type]


def _take_over(
    unit: UnitOfWork, stored: Entity, revision: int, answers: Mapping[str, Answer]
) -> Entity:
    wanted = with_answers(stored, answers)
    names = question_fields(type(stored))
    changed = frozenset(n for n in names if getattr(wanted, n) != getattr(stored, n))
    if not changed:
        return stored
    refuse_if_signed(unit, stored, changed)
    return unit.put(replace(wanted, revision=revision))


def _belonging(
    thing: Entity, of_kind: Callable[[type[Entity]], tuple[Entity, ...]]
) -> Iterator[Entity]:
    """Yield what goes where a thing goes, each once, out of what there is of each kind."""
    links: dict[str, list[str]] = {}
    for kind, link in GOES_WITH.get(thing.KIND, ()):
        links.setdefault(kind, []).append(link)
    for kind, names in links.items():
        for part in of_kind(KINDS[kind]):
            if any(getattr(part, name) == thing.id for name in names):
                yield part


def _parent_of(unit: UnitOfWork, thing: Entity) -> Entity | None:
    link = PARENT_LINK.get(thing.KIND, "")
    parent_id = str(getattr(thing, link, ""))
    return unit.get(KINDS[link.removesuffix("_id")], parent_id) if parent_id else None


def _next_position(unit: UnitOfWork, thing: Entity) -> int:
    link = PARENT_LINK.get(thing.KIND)
    if link:
        siblings = unit.children(type(thing), str(getattr(thing, link)))
    else:
        siblings = unit.of_family(type(thing), thing.family_id)
    return max((sibling.position for sibling in siblings), default=0) + 1
