"""Which answers of an assessment tell it in short: what goes well, what matters most, what is hard.

One choice for the page in short and for the window in which its words are said another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.forms.definition import Audience, Field, FieldType, Section, in_language
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.session import FormSession

NEEDS = "needs"
"""The question whose rows are what matters most, the first thing first."""
NEED, WHOSE, AREA = "need", "need_whose", "need_area"
COMMENTS = "family_comments"
GOOD, WORRY = "good", "worry"
"""Appearances of the questions about what is going well and what is harder."""
_FIRST = 4
"""So many needs, and the parts of life they are about, leave room on two pages."""


def asked(session: FormSession) -> Iterator[tuple[Section, Field]]:
    """Walk the questions families read, section by section, as far as they are asked."""
    for section in session.definition.sections:
        if session.section_is_relevant(section.name):
            for item in section.fields:
                if item.audience is Audience.FAMILY and session.is_relevant(item.name):
                    yield section, item


def told(session: FormSession, kind: str) -> Iterator[tuple[Section, Field]]:
    """Walk the answered questions of a kind (``GOOD``, ``WORRY``); what sums up comes first.

    Where it is written what matters most, only the parts of life it is about are told.
    """
    areas = _areas(session)
    found = [(section, item) for section, item in asked(session) if kind in item.appearance]
    for section, item in sorted(found, key=lambda each: not _sums_up(each[0])):
        wanted = not areas or section.name in areas or _sums_up(section)
        if wanted and session.shown(item.name).strip():
            yield section, item


def need_rows(session: FormSession) -> tuple[str, ...]:
    """Return the rows of what matters most, the first thing first."""
    known = any(item.name == NEEDS for _, item in asked(session))
    return session.telling_rows(NEEDS) if known else ()


def whose_need(session: FormSession, row: str) -> list[str]:
    """Return the names of those whose need a row is, as far as they are still in the record."""
    key = row_key(NEEDS, row, WHOSE)
    chosen = session.value(key)
    names = {each.name: in_language(each.label) for each in session.options(key)
             if not each.retired}  # fmt: skip
    return [names[each] for each in chosen if each in names] if isinstance(chosen, tuple) else []


def comments(session: FormSession) -> Iterator[Field]:
    """Walk the questions about what the family says of the whole."""
    return (item for _, item in asked(session) if item.name == COMMENTS)


def passages(session: FormSession) -> Iterator[tuple[str, Section, Field]]:
    """Walk the keys of all answers in words that are told in short, with section and question."""
    for kind in (GOOD, WORRY):
        for section, item in told(session, kind):
            yield item.name, section, item
    for section, item in asked(session):
        if item.name == NEEDS:
            part = next(each for each in item.fields if each.name == NEED)
            yield from ((row_key(NEEDS, row, NEED), section, part) for row in need_rows(session))
        if item.name == COMMENTS and item.type in {FieldType.TEXT, FieldType.LONG_TEXT}:
            yield COMMENTS, section, item


def _areas(session: FormSession) -> frozenset[str]:
    """Return the sections that the first needs are about."""
    keys = (row_key(NEEDS, row, AREA) for row in need_rows(session)[:_FIRST])
    found = (session.value(key) for key in keys)
    return frozenset(each for each in found if isinstance(each, str) and each)


def _sums_up(section: Section) -> bool:
    return any(item.name == NEEDS for item in section.fields)
