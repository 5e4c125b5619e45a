"""Any two agreed versions of a plan beside each other: what came, what went, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.compare_parts import Became, Part, Side, parts_of
from taf_desktop.services.freezing import thaw


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One agreed version: its number, its ISO day, and what was said about why it changed."""

    number: int
    on: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and the parts of the plan, in the order of the newer one."""

    older: VersionLine
    newer: VersionLine
    parts: tuple[Part, ...]

    def count(self, kind: str, became: Became) -> int:
        """Return how many things of a kind became so."""
        things = (thing for part in self.parts for thing in part.things)
        return sum(thing.kind == kind and thing.became is became for thing in things)

    @property
    def same(self) -> bool:
        """Whether nothing at all is different."""
        return all(t.became is Became.SAME for part in self.parts for t in part.things)


class Comparing:
    """Lays agreed versions of a plan beside each other."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def versions(self, plan_id: str) -> tuple[VersionLine, ...]:
        """Return the agreed versions of a plan, oldest first."""
        with self._unit_of_work() as unit:
            return tuple(_line(version) for version in unit.versions(plan_id))

    def between(self, plan_id: str, one: int, other: int) -> Comparison:
        """Return what is different between two versions, whichever of them is named first.

        Raises:
            UserError: ``record.gone``, there is no such version.
        """
        with self._unit_of_work() as unit:
            known = {version.number: version for version in unit.versions(plan_id)}
        if not {one, other} <= known.keys():
            raise UserError("record.gone")
        first, second = known[min(one, other)], known[max(one, other)]
        older, newer = Side.of(thaw(first.content)), Side.of(thaw(second.content))
        return Comparison(_line(first), _line(second), tuple(parts_of(older, newer)))


def _line(version: SignedVersion) -> VersionLine:
    day = version.signed_at.astimezone().date().isoformat()
    return VersionLine(version.number, day, version.reason.strip())
