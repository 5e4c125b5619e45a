"""Says what is left out of somebody's copy and why, and what only a person can judge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from taf_desktop.domain.copies import NOT_FOR_FAMILY, THIRD_PARTY, Recipient, ToWhom
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.services.copies_cut import PRIVATE_HOME, UNSAFE
from taf_desktop.services.copies_parts import Removed
from taf_desktop.services.copies_texts import Written, written
from taf_desktop.services.sharing import (
    IN_TEAM,
    Withheld,
    decision_now,
    is_unsafe,
    unmatched,
)
from taf_desktop.support.words import say

MARKED = frozenset({NOT_FOR_FAMILY, THIRD_PARTY})
"""Reasons for which a passage was marked by hand."""

FEWEST_WORDS = 3
"""What has fewer words than this is a name, a number or a day, and no passage."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that does not stand on a copy: why (a code), what, and the reason in words.

    ``passages`` are the words themselves, for the one who gives the copy. ``mark_id`` names the
    mark by which somebody left a passage out.
    """

    why: str
    what: str
    because: str
    passages: tuple[str, ...] = ()
    mark_id: str = ""


def left_out(
    file: FamilyFile, reader: Recipient, removed: Sequence[Removed], told: str | None
) -> tuple[LeftOut, ...]:
    """Return what is missing on this copy, out of the whole document's words (``told``).

    What would not have stood on these pages anyway is not counted; without the words, all is.
    """
    page = _squeezed(told) if told is not None else None
    groups: dict[tuple[str, str], list[str]] = {}
    for each in removed:
        one_word = each.why in MARKED
        there = [
            text for text in each.texts if page is None or _stands(text, page, one_word=one_word)
        ]
        if there or each.why == UNSAFE:
            groups.setdefault((each.why, each.whose), []).extend(there)
    return tuple(
        _line(file, reader, why, whose, tuple(dict.fromkeys(texts)))
        for (why, whose), texts in groups.items()
    )


def notes_for(file: FamilyFile, reader: Recipient) -> tuple[str, ...]:
    """Return what the program cannot judge, as sentences: limits in words, unknown names."""
    notes: list[str] = []
    for person in file.people:
        answer = file.current_agreement(person.id)
        if answer is None or person.id == reader.id:
            continue
        name = call_name(person)
        lines = unmatched(file, answer)
        notes += [say("copies.note.unmatched", name=name, line=line) for line in lines]
        if answer.limits.strip():
            notes.append(say("copies.note.limits", name=name, words=_plain(answer.limits)))
    notes += _about_reader(file, reader)
    return tuple(notes)


def _about_reader(file: FamilyFile, reader: Recipient) -> Iterable[str]:
    if reader.to is ToWhom.PERSON:
        answer = file.current_agreement(reader.id)
        if answer is not None and decision_now(answer) in {"withdrawn", "decline"}:
            yield say("copies.note.not_taking_part", name=reader.name)
        if is_unsafe(file, reader):
            yield say("copies.note.unsafe", name=reader.name)
        return
    each = next((one for one in file.professionals if one.id == reader.id), None)
    if each is None:
        yield say("copies.note.outside")
        return
    if each.invited not in IN_TEAM:
        yield say("copies.note.not_in_team", name=each.name or reader.name)
    if each.may_know.strip():
        yield say("copies.note.may_know", name=each.name, words=_plain(each.may_know))


def _line(
    file: FamilyFile, reader: Recipient, why: str, whose: str, texts: tuple[str, ...]
) -> LeftOut:
    because = say(f"copies.why.{why}", name=file.name_of(whose), reader=reader.name)
    if why in MARKED:
        return LeftOut(why, say("copies.left.passage"), because, texts, whose)
    if why in {PRIVATE_HOME, UNSAFE}:
        return LeftOut(why, say(f"copies.left.{why}"), because, texts)
    return LeftOut(why, say("copies.left.said", name=file.name_of(whose)), because, texts)


def _stands(text: str, page: str, *, one_word: bool) -> bool:
    """Say whether a line of a text is on the page; a single word could be anybody's, or a code."""
    lines = [_squeezed(line) for line in text.split("\n")]
    return any(line and (one_word or " " in line) and line in page for line in lines)


def _plain(text: str) -> str:
    """Return words that stand inside a sentence in quotation marks."""
    return text.strip().strip('“”"').rstrip(".")


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().strip("“”\"'.").casefold()


REASONS = (*Withheld, NOT_FOR_FAMILY, THIRD_PARTY, PRIVATE_HOME, UNSAFE)
"""Every reason there is; each has words under ``copies.why``."""


def passages_of(file: FamilyFile, told: str) -> tuple[Written, ...]:
    """Return the paragraphs of the record that stand on a document's pages, in their order.

    Names, dates and choices are no passages; what a family said or somebody wrote is.
    """
    page = _squeezed(told)
    found: dict[tuple[str, str, str], Written] = {}
    said = replace(file, professionals=(), homes=(), people=())
    for each in written(said):
        if each.kind == Family.KIND:
            continue
        for line in each.text.split("\n"):
            text = line.strip()
            if len(_WORD.findall(text)) >= FEWEST_WORDS and _squeezed(text) in page:
                found.setdefault((each.of_id, each.part, text), replace(each, text=text))
    return tuple(found.values())
