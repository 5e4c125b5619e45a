"""Signing: the only way from draft to record. A version is added and none is ever overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Plan, PlanAnswer
from taf_desktop.domain.ports import UnitOfWork
from taf_desktop.domain.review import PlanReview
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.freezing import freeze
from taf_desktop.services.gather import family_file
from taf_desktop.support.clock import Clock
from taf_desktop.support.ids import new_id

Signable = Assessment | Plan | Meeting | PlanReview
S = TypeVar("S", Assessment, Plan, Meeting, PlanReview)


def sign(unit: UnitOfWork, thing: S, *, status: str, clock: Clock, reason: str = "") -> S:
    """Give a thing its signed status and keep everything of the family as it stands now.

    ``reason`` says why this version corrects an earlier one; "" for a first version.
    """
    signed = unit.put(replace(thing, status=status))
    earlier = unit.versions(thing.id)
    version = SignedVersion(
        id=new_id(),
        family_id=thing.family_id,
        kind=thing.KIND,
        of_id=thing.id,
        number=len(earlier) + 1,
        content="",
        signed_by=unit.settings().get("person_name", ""),
        signed_at=clock.now(),
        reason=reason,
    )
    # Talks about the work are no part of what was agreed, and do not go along to the next lead.
    content = freeze(replace(family_file(unit, thing.family_id, version), talks=()))
    unit.add_version(replace(version, content=content))
    return signed


def reopen(unit: UnitOfWork, thing: S) -> S:
    """Make a signed thing a draft again, so that it can be corrected. Its versions stay.

    Answers to a plan were given to its agreed words: they are kept with that version, and everybody
    is asked again.
    """
    if isinstance(thing, Plan):
        for answer in unit.children(PlanAnswer, thing.id):
            unit.put_aside(PlanAnswer, answer.id)
    return unit.put(replace(thing, status="draft"))
