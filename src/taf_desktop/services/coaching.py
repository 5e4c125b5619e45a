"""The coach at a desk: what it would say about a family now, with what is being typed.

Looking computes and reads no database: it may run on any lane. One look follows another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import LaidToRest
from taf_desktop.support.clock import Clock

if TYPE_CHECKING:
    from taf_desktop.coach.coach import Coach
    from taf_desktop.coach.completeness import Completeness
    from taf_desktop.coach.quality_review import QualityReview
    from taf_desktop.coach.remark import Remark
    from taf_desktop.coach.view import MoreFacts


@dataclass(frozen=True, slots=True)
class Advice:
    """What the coach says of a family's file.

    ``file`` is the file it looked at, with what is being typed. ``remarks`` are in order, what
    stops agreeing first. ``rested`` are remarks that would be there had nobody found them fine.
    """

    file: FamilyFile
    remarks: tuple[Remark, ...] = ()
    rested: tuple[tuple[LaidToRest, Remark], ...] = ()
    completeness: Completeness | None = None

    def stops(self) -> tuple[Remark, ...]:
        """Return what agreeing waits for."""
        return tuple(each for each in self.remarks if each.severity == "stops")


@dataclass(slots=True)
class _Prepared:
    area: str
    coach: Coach


@dataclass(slots=True)
class Coaching:
    """Looks at families. The coach is made at the first look and kept.

    Args:
        clock: Tells the day.
    """

    clock: Clock
    _lock: Lock = field(default_factory=Lock)
    _prepared: _Prepared | None = None

    def prepare(self, area: str = "") -> None:
        """Read the rules of an area (a profile's id) and the word lists, before the first look."""
        with self._lock:
            self._coach(area).prepare()

    def look(
        self,
        file: FamilyFile,
        typed: Sequence[Entity] = (),
        area: str = "",
        more: MoreFacts | None = None,
    ) -> Advice:
        """Return what the coach says. ``typed`` are things as they stand in open editors.

        ``more`` is what ``coach_facts`` knows beside the file.
        """
        from taf_desktop.coach.completeness import completeness
        from taf_desktop.coach.view import MoreFacts, PlanView

        known = more or MoreFacts()
        whole = PlanView(file=replace(file, laid_to_rest=()), today=self.clock.today(), more=known)
        for thing in typed:
            whole = whole.with_thing(thing)
        with self._lock:
            coach = self._coach(area)
            every = coach.look(whole)
            rest = {each.fingerprint: each for each in file.laid_to_rest}
            ready = completeness(coach, whole, fine=rest) if file.plan is not None else None
        return Advice(
            file=replace(whole.file, laid_to_rest=file.laid_to_rest),
            remarks=tuple(each for each in every if each.fingerprint not in rest),
            rested=tuple((rest[r.fingerprint], r) for r in every if r.fingerprint in rest),
            completeness=ready,
        )

    def quality(
        self, file: FamilyFile, area: str = "", more: MoreFacts | None = None
    ) -> QualityReview:
        """Return the local quality review, answered from what is written down.

        ``area`` and ``more`` are what ``coach_facts`` knows beside the file.
        """
        from taf_desktop.coach.quality_review import quality_review
        from taf_desktop.coach.view import MoreFacts, PlanView

        view = PlanView(file=file, today=self.clock.today(), more=more or MoreFacts())
        with self._lock:
            return quality_review(view, self._coach(area).rulebook)

    def _coach(self, area: str) -> Coach:
        # Imported here: its word lists are not wanted before the first plan is shown.
        from taf_desktop.coach.coach import Coach
        from taf_desktop.coach.rulebook import for_area

        if self._prepared is None or self._prepared.area != area:
            self._prepared = _Prepared(area, Coach(for_area(area)))
        return self._prepared.coach
