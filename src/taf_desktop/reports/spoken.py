"""What drawings say, in words: for readers of Word files and for listeners."""

from __future__ import annotations

from collections.abc import Iterable

from taf_desktop.reports.direction import ISOLATES
from taf_desktop.reports.runs import clean
from taf_desktop.reports.tree import Quotation, Scale, Span
from taf_desktop.reports.wording import quoted, say

_MARKS = ("start", "now", "hoped")
_NOT_IN_FILES = frozenset("\ufffe\uffff")


def scale_numbers(block: Scale) -> str:
    """Return the numbers of a line: "3 at the start, 6 now, hopes for 8"; one alone as it is."""
    values = {"start": block.start, "now": block.now, "hoped": block.hoped}
    marks = [mark for mark in _MARKS if values[mark] is not None]
    if marks == ["now"]:
        return str(block.now)
    told = (say(f"page.scale.{mark}_words", number=values[mark]) for mark in marks)
    return say("page.list.between").join(told)


def scale_sentence(block: Scale) -> str:
    """Return a line from 0 to 10 as a sentence: whose it is, from where to where, the numbers."""
    numbers = scale_numbers(block)
    about = {"low": block.low, "high": block.high, "label": block.label.strip(" :.")}
    if not numbers:
        return say("reading_page.scale_bare", **about)
    return say("reading_page.scale", numbers=numbers, **about)


def said_words(block: Quotation) -> str:
    """Return somebody's words in quotation marks, unless they are to stay as they are."""
    return quoted(block.text) if block.marks else block.text


def plain(spans: Iterable[Span]) -> str:
    """Return the words of spans, cleaned of what cannot be seen."""
    return readable("".join(span.text for span in spans))


def readable(text: str) -> str:
    """Return words as any reader can take them: no isolates, no signs a file may not hold."""
    return "".join(
        sign for sign in clean(text) if sign not in ISOLATES and sign not in _NOT_IN_FILES
    )
