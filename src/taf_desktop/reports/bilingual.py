"""Two languages on one page: a document in another language with its English beneath.

The same document is built twice, once in each language. As both come from the same record by the
same steps, their parts stand for each other one by one: that keeps the numbering the same. Words
that are the same in both (names, what nobody has translated) are said once, as English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from typing import TypeVar, cast

from taf_desktop.reports.direction import language_from_right, without_isolates
from taf_desktop.reports.english_parts import ENGLISH, english_parts, unmarked
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    Choice,
    DocumentTree,
    Drawn,
    Faces,
    Facts,
    Heading,
    Paragraph,
    PictureLine,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    TextField,
    TickCard,
    Together,
)
from taf_desktop.reports.wording import say, speaking

_QUOTES = re.compile("[“”„«»]")

_SAME_SENTENCE = 2
"""``PictureLine.goes_on`` where a line only goes on with the sentence before."""
_BREAK = Span("\n", language=ENGLISH)
"""Between the English of words and what we say about them."""

Spans = tuple[Span, ...]
T = TypeVar("T")


def two_languages(own: DocumentTree, english: DocumentTree, *, beside: bool) -> DocumentTree:
    """Return a document with its English beneath, or alone with its English words marked."""
    joined = _Joined(own.language, beside=beside)
    corner = own.corner
    if beside and own.corner != english.corner:
        corner = (*own.corner, *english.corner)
    both = replace(
        own,
        title=_plain(own.title),
        corner=corner,
        above=joined.inline(own.above, english.above),
        beneath=joined.beneath(own.heading, english.heading),
        blocks=joined.blocks(own.blocks, english.blocks),
    )
    if own.language == ENGLISH or language_from_right(own.language):
        return both
    return _unmarked(both)


class _Joined:
    """Joins the parts of two documents; ``beside`` says whether the English is printed."""

    def __init__(self, language: str, *, beside: bool) -> None:
        self._language = language
        self.beside = beside

    def blocks(self, own: Sequence[Block], english: Sequence[Block]) -> tuple[Block, ...]:
        ours, theirs = list(_things(own)), list(_things(english))
        if [type(each[0]) for each in ours] != [type(each[0]) for each in theirs]:
            more = english if self.beside else ()
            return (*own, *chain.from_iterable(self._block(each, each) for each in more))
        pairs = zip(ours, theirs, strict=True)
        return tuple(chain.from_iterable(self._thing(*pair) for pair in pairs))

    def _thing(self, own: Sequence[Block], english: Sequence[Block]) -> tuple[Block, ...]:
        """Return a thing that may take several lines, which need not be as many in English."""
        ours, theirs = _sentences(own), _sentences(english)
        if len(ours) != len(theirs):
            ours, theirs = [list(own)], [list(english)]
        return tuple(
            chain.from_iterable(self._lines(*pair) for pair in zip(ours, theirs, strict=True))
        )

    def _lines(self, own: Sequence[Block], english: Sequence[Block]) -> Iterator[Block]:
        found = [each for pair in zip(own, english, strict=False) for each in self._block(*pair)]
        more = tuple(chain.from_iterable(map(_spans_of, english[len(own) :])))
        if more and self.beside:
            found[-1] = _with_more(found[-1], more)
        yield from found
        yield from own[len(english) :]

    def _block(self, own: Block, english: Block) -> tuple[Block, ...]:
        if isinstance(own, TextField) and isinstance(english, TextField):
            return (replace(own, beneath=self.beneath(own.label, english.label)),)
        if isinstance(own, Choice) and isinstance(english, Choice):
            return (self._choice(own, english),)
        return self._others(own, english)

    def _others(self, own: Block, english: Block) -> tuple[Block, ...]:
        match own, english:
            case Paragraph(), Paragraph():
                return (self._paragraph(own, english),)
            case Heading(), Heading():
                return (self._heading(own, english),)
            case Quotation(), Quotation():
                return (self._quotation(own, english),)
            case Scale(), Scale():
                return self._scale(own, english)
            case Table(), Table():
                return (self._table(own, english),)
            case Drawn(), Drawn():
                return (self._drawn(own, english),)
            case Faces(), Faces():
                return self._faces(own, english)
            case _:
                return (self._whole(own, english),)

    def _whole(self, own: Block, english: Block) -> Block:
        """Return a block that only holds others, or none at all."""
        match own, english:
            case Bullets(), Bullets():
                if len(own.items) != len(english.items):
                    return own
                pairs = zip(own.items, english.items, strict=True)
                return replace(own, items=tuple(self._paragraph(*pair) for pair in pairs))
            case Facts(), Facts():
                rows = zip(own.rows, english.rows, strict=False)
                return replace(
                    own,
                    rows=tuple(
                        (self.inline(label, other), self.blocks(blocks, others))
                        for (label, blocks), (other, others) in rows
                    ),
                )
            case Signatures(), Signatures():
                rows = zip(own.rows, english.rows, strict=False)
                return Signatures(
                    tuple((name, self.inline(known, other)) for (name, known), (_, other) in rows)
                )
            case (Callout(), Callout()) | (TickCard(), TickCard()) | (Together(), Together()):
                return replace(own, blocks=self.blocks(own.blocks, english.blocks))
            case PictureLine(), PictureLine():
                # Which picture fits is found by English words.
                both = self.blocks(own.blocks, english.blocks)
                return replace(own, picture=english.picture, blocks=both)
            case _:
                return own

    def _paragraph(self, own: Paragraph, english: Paragraph) -> Paragraph:
        spans, beneath = self.spans(own.spans, english.spans)
        if own.beneath and beneath:
            beneath = (*beneath, _BREAK)
        marks = (self._mark(*pair) for pair in zip(own.beneath, english.beneath, strict=False))
        return replace(own, spans=spans, beneath=(*beneath, *chain.from_iterable(marks)))

    def _mark(self, own: Span, english: Span) -> Spans:
        """Return what we say about words ("Suggested words"), the English after it."""
        if own.text == english.text:
            return (_english(english),)
        return (own, Span(" · "), _english(english)) if self.beside else (own,)

    def _heading(self, own: Heading, english: Heading) -> Heading:
        return replace(
            own,
            above=self.inline(own.above, english.above),
            beneath=self.beneath(own.text, english.text),
        )

    def _quotation(self, own: Quotation, english: Quotation) -> Quotation:
        note, below = self.spans(own.note, english.note, apart=False)
        del below
        return replace(
            own,
            above=self.inline(own.above, english.above),
            note=note,
            beneath=self.beneath(own.text, english.text),
            language=ENGLISH if _plain(own.text) == _plain(english.text) else "",
        )

    def _scale(self, own: Scale, english: Scale) -> tuple[Block, ...]:
        if own.words and _plain(own.words) == _plain(english.words):
            own = replace(own, language=ENGLISH)
        if not self.beside:
            return (own,)
        with speaking("en"):
            marks = (("start", own.start), ("now", own.now), ("hoped", own.hoped))
            known = [(name, value) for name, value in marks if value is not None]
            told = say("page.list.between").join(
                say(f"page.scale.{name}_words", number=value) for name, value in known
            )
        if _plain(own.words) != _plain(english.words):
            told = f"{told}. {english.words}"
        return (replace(own, beneath=(Span(told, language=ENGLISH),)) if known[1:] else own,)

    def _faces(self, own: Faces, english: Faces) -> tuple[Block, ...]:
        spans, beneath = self.spans(own.words, english.words)
        told = (Paragraph(beneath, muted=True),) if beneath else ()
        return (replace(own, words=spans), *told)

    def _choice(self, own: Choice, english: Choice) -> Choice:
        pairs = zip(own.options, english.options, strict=True)
        return replace(
            own,
            options=tuple(self.inline(*pair) for pair in pairs),
            beneath=self.beneath(own.label, english.label),
        )

    def _drawn(self, own: Drawn, english: Drawn) -> Drawn:
        same = _plain(own.sentence) == _plain(english.sentence)
        table = own.table
        if table is not None and english.table is not None:
            table = self._table(table, english.table)
        return replace(
            own,
            sentence=self.inline(own.sentence, english.sentence),
            language=ENGLISH if same else "",
            table=table,
        )

    def _table(self, own: Table, english: Table) -> Table:
        headers = zip(own.headers, english.headers, strict=True)
        rows = zip(own.rows, english.rows, strict=True)
        return replace(
            own,
            caption=self.inline(own.caption, english.caption),
            headers=tuple(self.inline(*pair) for pair in headers),
            rows=tuple(
                tuple(self._cell(*pair) for pair in zip(row, other, strict=True))
                for row, other in rows
            ),
        )

    def _cell(self, own: Spans, english: Spans) -> Spans:
        spans, beneath = self.spans(own, english)
        return (*spans, Span("\n", language=ENGLISH), *beneath) if beneath else spans

    def inline(self, own: str, english: str) -> str:
        """Return words with the English after them, if they differ."""
        if not self.beside or _plain(own) == _plain(english) or not own or not english:
            return own
        return f"{own} · \u2068{english}\u2069"

    def beneath(self, own: str, english: str) -> Spans:
        """Return what stands beneath words: the English, if it differs."""
        if not self.beside or _plain(own) == _plain(english):
            return ()
        return (Span(english, language=ENGLISH),)

    def spans(self, own: Spans, english: Spans, *, apart: bool = True) -> tuple[Spans, Spans]:
        """Return spans with the English of a line beneath, or beside what nobody has translated.

        A line that holds English words anyway gets the English of its other words among them, so
        that nothing is said twice.
        """
        if len(own) != len(english):
            whole = "".join(span.text for span in english)
            told = (english_parts(span, whole, self._language) for span in own)
            return tuple(chain.from_iterable(told)), english if self.beside else ()
        found: list[Span] = []
        beneath: list[Span] = []
        for line in _lines(own, english):
            same = [_plain(one.text) == _plain(other.text) for one, other in line]
            known = any(alike and _tells(pair[0]) for alike, pair in zip(same, line, strict=True))
            labels = all(
                alike or _is_label(pair[0]) for alike, pair in zip(same, line, strict=True)
            )
            told = [
                (_english(other),) if alike else english_parts(one, other.text, self._language)
                for (one, other), alike in zip(line, same, strict=True)
            ]
            if self.beside and ((known and labels) or not apart) and not all(same):
                told = [
                    spans if alike else (*spans, _second(one, other))
                    for spans, (one, other), alike in zip(told, line, same, strict=True)
                ]
            elif self.beside and not all(same):
                beneath += [_english(other) for _, other in line]
            found += chain.from_iterable(told)
        return tuple(found), _without_first_break(beneath)


def _unmarked(thing: T) -> T:
    """Return a tree without the signs around what filled gaps, which only two directions need."""
    if isinstance(thing, str):
        return cast("T", unmarked(thing))
    if isinstance(thing, tuple):
        return cast("T", tuple(map(_unmarked, cast("tuple[object, ...]", thing))))
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    values = {each.name: _unmarked(getattr(thing, each.name)) for each in fields(thing)}
    return replace(thing, **values)


def _things(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Walk blocks; those lines that go on from the one before belong to it."""
    thing: list[Block] = []
    for block in blocks:
        if thing and not _goes_on(block):
            yield thing
            thing = []
        thing.append(block)
    if thing:
        yield thing


def _sentences(thing: Sequence[Block]) -> list[list[Block]]:
    """Return a thing's lines, those of one sentence together."""
    found: list[list[Block]] = []
    for block in thing:
        if found and _goes_on(block) == _SAME_SENTENCE:
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _spans_of(block: Block) -> Iterator[Span]:
    """Walk the words of a line with a picture, led by a space."""
    for paragraph in block.blocks if isinstance(block, PictureLine) else ():
        for span in paragraph.spans if isinstance(paragraph, Paragraph) else ():
            yield _english(replace(span, text=f" {span.text}"))


def _with_more(block: Block, english: Spans) -> Block:
    """Return a block beneath whose last words more English stands."""
    match block:
        case Together() | PictureLine():
            last = _with_more(block.blocks[-1], english)
            return replace(block, blocks=(*block.blocks[:-1], last))
        case Paragraph():
            told = next(place for place, span in enumerate((*block.beneath, _BREAK))
                        if span == _BREAK)  # fmt: skip
            beneath = (*block.beneath[:told], *english, *block.beneath[told:])
            return replace(block, beneath=beneath)
        case _:
            return block


def _goes_on(block: Block) -> int:
    return block.goes_on if isinstance(block, PictureLine) else 0


def _lines(own: Spans, english: Spans) -> Iterator[list[tuple[Span, Span]]]:
    """Walk pairs of spans line by line; a span with a line's end in it begins the next line."""
    line: list[tuple[Span, Span]] = []
    for pair in zip(own, english, strict=True):
        if line and "\n" in pair[0].text:
            yield line
            line = []
        line.append(pair)
    if line:
        yield line


def _tells(span: Span) -> bool:
    return any(map(str.isalpha, span.text))


def _is_label(span: Span) -> bool:
    """Say whether words only lead to what stands after them."""
    return span.strong or not _tells(span) or span.text.rstrip().endswith(":")


def _english(span: Span) -> Span:
    return replace(span, language=ENGLISH)


def _second(own: Span, english: Span) -> Span:
    """Return the English of words that stand right before it, on the same line and quieter."""
    parted = not own.text or own.text[-1].isspace()
    return Span(("" if parted else " ") + english.text.lstrip(), language=ENGLISH)


def _without_first_break(spans: list[Span]) -> Spans:
    if not spans:
        return ()
    return (replace(spans[0], text=spans[0].text.lstrip()), *spans[1:])


def _plain(text: str) -> str:
    """Return text without the signs that keep directions apart, whatever its quotation marks."""
    seen = "".join(text[place] for place in without_isolates(text))
    return _QUOTES.sub("", seen)
