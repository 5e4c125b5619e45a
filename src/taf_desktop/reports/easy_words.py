"""Easy sentences for what a record says: those somebody entered, else short ones cut from it.

A sentence that was only cut is marked as suggested, because short is not yet easy. Rules: one idea
in a sentence, ten to fifteen words, "do not" rather than "don't" (GOV.UK, accessible formats).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.wording import EASY, Wording, lines_of, pictures_of
from taf_desktop.reports.phrases import sentence
from taf_desktop.reports.pictures import picture_for, pictures
from taf_desktop.reports.retelling import still_says, words_in
from taf_desktop.reports.tree import Paragraph, PictureLine, Span
from taf_desktop.reports.wording import say

_MOST_WORDS = 12
_ENDS = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’\"])\s+|\n+|;\s+")
_JOINTS = re.compile(r",?\s+(?=(?:and|but|so that|so|because|which)\s)|\s+[–—]\s+|:\s+|,\s+")
_LONGER = {
    "can’t": "cannot", "won’t": "will not", "don’t": "do not", "doesn’t": "does not",
    "didn’t": "did not", "isn’t": "is not", "aren’t": "are not", "wasn’t": "was not",
    "it’s": "it is", "i’m": "I am", "we’re": "we are", "they’re": "they are",
    "i’ve": "I have", "we’ve": "we have", "we’ll": "we will", "i’ll": "I will",
}  # fmt: skip
_SHORTENED = re.compile(r"\b(?:" + "|".join(_LONGER) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """One easy sentence, its picture, and whether it is only suggested."""

    words: str
    picture: str
    suggested: bool


class EasySentences:
    """Finds the easy sentences for the fields of a family's things."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._entered = words_in(wordings, EASY)
        self.any_suggested = False

    def told(self, thing: Entity, part: str, otherwise: str = "talk") -> tuple[Told, ...]:
        """Return the sentences for one field; none for an empty one."""
        return self.of_text(thing.id, part, str(getattr(thing, part)), otherwise)

    def of_text(
        self, of_id: str, part: str, words: str, otherwise: str = "talk"
    ) -> tuple[Told, ...]:
        """Return the sentences for words of a thing, such as one answer of an assessment."""
        text = words.strip()
        if not text:
            return ()
        entered = self._entered.get((of_id, part))
        if entered is not None and still_says(entered, text):
            lines = lines_of(entered.words)
            chosen = pictures_of(entered.picture, len(lines))
            return tuple(
                Told(line, name if name in pictures() else picture_for(line, otherwise), False)
                for line, name in zip(lines, chosen, strict=True)
            )
        self.any_suggested = True
        return tuple(
            Told(line, picture_for(line, otherwise), suggested=True) for line in suggested(text)
        )

    def lines(self, thing: Entity, part: str, otherwise: str = "talk") -> Iterator[PictureLine]:
        """Return the sentences for one field as lines with pictures."""
        yield from _as_lines(self.told(thing, part, otherwise))

    def text_lines(
        self, of_id: str, part: str, words: str, otherwise: str = "talk"
    ) -> Iterator[PictureLine]:
        """Return the sentences for words of a thing as lines with pictures."""
        yield from _as_lines(self.of_text(of_id, part, words, otherwise))


def _as_lines(told: Sequence[Told]) -> Iterator[PictureLine]:
    for each in told:
        yield picture_line(each.picture, each.words, suggested=each.suggested)


def picture_line(picture: str, words: str, *, suggested: bool = False) -> PictureLine:
    """Return one sentence with its picture, marked if it is only suggested."""
    below = (Span(say("easy_page.suggested.mark")),) if suggested else ()
    return PictureLine(picture, (Paragraph((Span(words),), beneath=below),))


def suggested(text: str) -> tuple[str, ...]:
    """Return short sentences cut from a text, without losing a word of it."""
    found: list[str] = []
    for whole in _ENDS.split(_in_full(text.replace("'", "’"))):
        found += _cut(whole.strip()) if whole.strip() else ()
    return tuple(found)


def _in_full(text: str) -> str:
    def longer(found: re.Match[str]) -> str:
        words = _LONGER[found[0].lower()]
        return words[0].upper() + words[1:] if found[0][0].isupper() else words

    return _SHORTENED.sub(longer, text)


def _cut(whole: str) -> Iterator[str]:
    """Walk the parts of a sentence that is too long, cut where it is joined, or the sentence."""
    if len(whole.split()) <= _MOST_WORDS:
        yield sentence(whole)
        return
    part: list[str] = []
    for piece in filter(None, _JOINTS.split(whole)):
        if part and len(" ".join([*part, piece]).split()) > _MOST_WORDS:
            yield sentence(", ".join(part))
            part = []
        part.append(piece.strip())
    if part:
        yield sentence(", ".join(part))
