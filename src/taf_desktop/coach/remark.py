"""What the coach says: a remark beside some words, never a score."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from taf_desktop.coach.reading import Span


class Severity(StrEnum):
    """How much a remark matters: ``stops`` agreeing, ``worth`` a look, ``tip``."""

    STOPS = "stops"
    WORTH = "worth"
    TIP = "tip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark.

    ``kind``, ``thing_id`` and ``field`` say where: the kind of thing as in ``domain.kinds``, its id
    and the field's name ("" for the thing as a whole; an answer key for an assessment). ``span`` is
    start and end in that field's text, the end not included, or ``None`` where no words are meant.
    ``better`` is an example in this family's own words where they are known. ``fingerprint`` stays
    the same until the words meant change: what was found fine as it is is remembered by it.
    """

    check: str
    variant: str
    severity: Severity
    kind: str
    thing_id: str
    field: str
    span: Span | None
    words: str
    message: str
    why: str
    source: str
    better: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What a check found, before it gets its words. ``gaps`` fill the message and the example."""

    kind: str
    thing_id: str
    field: str = ""
    span: Span | None = None
    words: str = ""
    variant: str = ""
    gaps: dict[str, object] = dataclasses.field(default_factory=dict[str, object])


def fingerprint(check: str, hit: Hit) -> str:
    """Return what a remark is remembered by: the check, the place and its plain words."""
    words = " ".join(hit.words.casefold().split())
    whole = "\x1f".join((check, hit.variant, hit.thing_id, hit.field, words))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
