"""What an operation changed, so that each screen can decide whether it is concerned."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, changed or removed."""

    kind: str
    id: str
    family_id: str


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything one unit of work changed."""

    changes: frozenset[Change] = frozenset()

    def __or__(self, other: ChangeSet) -> ChangeSet:
        return ChangeSet(self.changes | other.changes)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def touches_family(self, family_id: str) -> bool:
        """Say whether anything of this family changed."""
        return any(change.family_id == family_id for change in self.changes)

    def touches_kind(self, *kinds: str) -> bool:
        """Say whether anything of one of these kinds changed."""
        return any(change.kind in kinds for change in self.changes)
