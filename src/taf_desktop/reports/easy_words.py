"""Easy sentences for what a record says: those somebody entered, else short ones cut from it.

A sentence that was only cut is marked as suggested, because short is not yet easy. Rules: one idea
in a sentence, ten to fifteen words, "do not" rather than "don't" (GOV.UK, accessible formats).

In another language the typed translation is told, sentence by sentence; the easy English sentences
stand beneath it (``reports.bilingual``). What nobody translated is told in easy English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.wording import EASY, Wording, lines_of, pictures_of
from taf_desktop.reports.easy_cut import cut, sentences_of, suggested
from taf_desktop.reports.pictures import picture_for, pictures
from taf_desktop.reports.retelling import still_says, words_in
from taf_desktop.reports.tree import Paragraph, PictureLine, Span
from taf_desktop.reports.wording import say, spoken_language

__all__ = ["EasySentences", "Told", "picture_line", "suggested"]


@dataclass(frozen=True, slots=True)
class Told:
    """One easy sentence, its picture, whether it is only suggested, and how it goes on.

    ``goes_on`` is that of ``tree.PictureLine``.
    """

    words: str
    picture: str
    suggested: bool
    goes_on: int = 0


class EasySentences:
    """Finds the easy sentences for the fields of a family's things, in the language spoken."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._entered = words_in(wordings, EASY)
        self._translated = words_in(wordings, spoken_language())
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
        own = self._translated.get((of_id, part))
        if own is None or own.words.strip() != text:
            return self._in_english(of_id, part, text, otherwise)
        english = self._in_english(of_id, part, own.said.strip(), otherwise)
        mark = any(each.suggested for each in english)
        return tuple(
            Told(each, otherwise, mark, min(number, 1))
            for number, each in enumerate(sentences_of(text))
        )

    def _in_english(self, of_id: str, part: str, text: str, otherwise: str) -> tuple[Told, ...]:
        entered = self._entered.get((of_id, part))
        if entered is not None and still_says(entered, text):
            lines = lines_of(entered.words)
            chosen = pictures_of(entered.picture, len(lines))
            return tuple(
                Told(
                    line,
                    name if name in pictures() else picture_for(line, otherwise),
                    suggested=False,
                    goes_on=min(number, 1),
                )
                for number, (line, name) in enumerate(zip(lines, chosen, strict=True))
            )
        self.any_suggested = True
        return tuple(
            Told(line, picture_for(line, otherwise), suggested=True, goes_on=goes_on)
            for line, goes_on in _in_order(cut(text))
        )

    def lines(self, thing: Entity, part: str, otherwise: str = "talk") -> Iterator[PictureLine]:
        """Return the sentences for one field as lines with pictures."""
        yield from _as_lines(self.told(thing, part, otherwise))

    def text_lines(
        self, of_id: str, part: str, words: str, otherwise: str = "talk"
    ) -> Iterator[PictureLine]:
        """Return the sentences for words of a thing as lines with pictures."""
        yield from _as_lines(self.of_text(of_id, part, words, otherwise))


def fixed_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Walk the short sentences of a page's own words, each with how it goes on from the last."""
    if spoken_language() == "en":
        yield from _in_order(cut(text))
        return
    for number, each in enumerate(sentences_of(text)):
        yield each, min(number, 1)


def _in_order(sentences: Sequence[Sequence[str]]) -> Iterator[tuple[str, int]]:
    for number, pieces in enumerate(sentences):
        for place, piece in enumerate(pieces):
            yield piece, 2 if place else min(number, 1)


def _as_lines(told: Sequence[Told]) -> Iterator[PictureLine]:
    for each in told:
        yield told_line(each, each.words)


def told_line(told: Told, *said: str | Span) -> PictureLine:
    """Return an easy sentence, said in these words, with its picture."""
    return picture_line(told.picture, *said, suggested=told.suggested, goes_on=told.goes_on)


def picture_line(
    picture: str, *said: str | Span, suggested: bool = False, goes_on: int = 0
) -> PictureLine:
    """Return one sentence with its picture, marked if it is only suggested."""
    below = (Span(say("easy_page.suggested.mark")),) if suggested else ()
    spans = tuple(each if isinstance(each, Span) else Span(each) for each in said)
    return PictureLine(picture, (Paragraph(spans, beneath=below),), goes_on=goes_on)


def first_two(lines: Sequence[PictureLine]) -> int:
    """Return how many lines the first two things take that are told."""
    begins = [place for place, line in enumerate(lines) if not line.goes_on]
    return begins[2] if len(begins) > 2 else len(lines)
