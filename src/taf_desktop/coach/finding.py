"""What a check found in a text."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.coach.reading import Reading, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """The words a remark is about.

    ``span`` is start and end in the text as typed, the end not included. ``words`` is that piece of
    the text. ``kinder`` are other words for it, where the lists have some, and ``sort`` says which
    of several things was found (named at each check).
    """

    span: Span
    words: str
    kinder: str = ""
    sort: str = ""


def found(reading: Reading, start: int, end: int, kinder: str = "", sort: str = "") -> Finding:
    """Return a finding for a place in ``reading.plain``."""
    typed = reading.back(start, end)
    return Finding(typed, reading.text[slice(*typed)], kinder, sort)


def whole(reading: Reading, sort: str = "") -> tuple[Finding, ...]:
    """Return a finding for the whole text, without the space around it."""
    text = reading.text
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return (Finding((start, end), text[start:end], sort=sort),) if end > start else ()


def apart(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings in order of their place, without those that lie inside another."""
    kept: list[Finding] = []
    for each in sorted(findings, key=lambda one: (one.span[0], -one.span[1])):
        if not kept or each.span[0] >= kept[-1].span[1]:
            kept.append(each)
    return tuple(kept)
