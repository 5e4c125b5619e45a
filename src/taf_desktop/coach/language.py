"""Judges one text at a time: the seven language checks by their public names.

Each takes a text as it was typed and a ``Context`` and returns the places it means as ``Finding``;
an empty tuple means there is nothing to say. No text makes them fail. Text in quotation marks, and
every text of kind ``QUOTATION``, is somebody's own words and is left alone.
"""

from __future__ import annotations

from functools import lru_cache

from taf_desktop.coach import dated, measure, named, opinion, outcome, tone, vague
from taf_desktop.coach.context import Context, Kind, KnownPerson
from taf_desktop.coach.finding import Finding
from taf_desktop.coach.reading import Reading, read

__all__ = [
    "Context",
    "Finding",
    "Kind",
    "KnownPerson",
    "blame_or_jargon",
    "no_date",
    "no_measure",
    "no_named_person",
    "opinion_as_fact",
    "service_not_outcome",
    "vague_verb",
]

NOBODY_KNOWN = Context()
_REMEMBERED = 4096
"""So many judgements of each check are kept, for texts that did not change."""


@lru_cache(maxsize=_REMEMBERED)
def vague_verb(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find vague verbs without a concrete deed and its dose in the same sentence.

    "Sam to support Leah" is found; "Sam supports Leah by reading with her for 10 minutes on
    Tuesdays" is not.
    """
    if ctx.kind is Kind.QUOTATION:
        return ()
    return vague.vague_verbs(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def no_named_person(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find roles, family words, groups, services and places that stand in for a person.

    One named person is enough, and so is a word that means one person of the record
    (``KnownPerson.words``). The sort of a finding is that word, or ``nobody`` where no doer is
    mentioned at all.
    """
    return named.unnamed_doers(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def no_date(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find that nothing fixes a day: "asap", "every Tuesday", "six weeks after triage".

    "By the next meeting" fixes one if ``ctx.meeting_dated``. The sorts are ``loose``, ``repeats``
    and ``none``.
    """
    return dated.missing_date(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def service_not_outcome(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find goals that are a referral to, or attendance at, a service, club or course.

    Being in school, or a change in somebody's life, is an outcome even when a service is named.
    """
    return outcome.service_goal(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def no_measure(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find measures without a number, frequency, date or thing somebody sees, hears or says."""
    return measure.missing_measure(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def blame_or_jargon(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find words that label or blame, and terms a family cannot know, unless quoted or explained.

    Sorts: ``blame`` and ``jargon``; ``kinder`` is another way to say it where the lists have one.
    """
    return tone.blaming_or_unknown(_read(text, ctx), ctx)


@lru_cache(maxsize=_REMEMBERED)
def opinion_as_fact(text: str, ctx: Context = NOBODY_KNOWN) -> tuple[Finding, ...]:
    """Find absolutes and mind-reading that are attributed to nobody.

    Sorts: ``absolute`` ("always", "clearly") and ``mind`` ("just wants attention").
    """
    return opinion.opinions(_read(text, ctx), ctx)


def _read(text: str, ctx: Context) -> Reading:
    return read(text, ctx.name_parts)
