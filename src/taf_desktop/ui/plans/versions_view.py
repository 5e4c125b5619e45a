"""The versions of a plan that were agreed before. Qt-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version that was kept: its number and when it was agreed."""

    id: str
    number: int
    words: str
    reason: str


def version_rows(versions: Sequence[SignedVersion], *, agreed: bool) -> tuple[VersionRow, ...]:
    """Return the earlier versions, newest first; the one now in force is left out."""
    earlier = versions[:-1] if agreed else versions
    return tuple(_row(each) for each in reversed(earlier))


def _row(version: SignedVersion) -> VersionRow:
    day = spoken_date(version.signed_at.astimezone().date())
    words = say("plan_screen.version.row", number=version.number, date=day)
    return VersionRow(version.id, version.number, words, version.reason)
