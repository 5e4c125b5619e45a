"""What the coach knows beside a family's file, without anybody's name and without what was written.

For the audit copy: its answers hang on whether something is there, never on what it says.
"""

from __future__ import annotations

from dataclasses import fields, replace

from taf_desktop.coach.view import Closing, MoreFacts

THERE = "…"
"""Stands in place of words."""


def nameless(more: MoreFacts) -> MoreFacts:
    """Return the same facts: days, ids and how many, and no words.

    Names of other families and of who got copies are compared with this family's by no question of
    the audit copy.
    """
    return replace(
        more,
        requests=None
        if more.requests is None
        else tuple(replace(each, to=THERE) for each in more.requests),
        closing=None if more.closing is None else _closing(more.closing),
        recipients=None if more.recipients is None else (),
        not_covered=None
        if more.not_covered is None
        else tuple(replace(each, name=THERE, who=THERE) for each in more.not_covered),
        other_families=None if more.other_families is None else (),
        earlier_scores={},
    )


def _closing(closing: Closing) -> Closing:
    told = {each.name: getattr(closing, each.name) for each in fields(closing)}
    return Closing(
        results={id_: _there(words) for id_, words in closing.results.items()},
        **{name: _there(value) for name, value in told.items() if isinstance(value, str)},
    )


def _there(words: str) -> str:
    return THERE if words.strip() else ""
