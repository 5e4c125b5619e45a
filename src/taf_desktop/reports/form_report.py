"""A filled-in form on paper: the same questions, under the same rules, as on the screen.

``PRINTERS`` has one function for each type of question. It returns what to print below the
question's label, or nothing if the question was not answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from taf_desktop.forms.definition import Audience, Field, FieldType, Section, in_language
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.types import show
from taf_desktop.reports.phrases import stopped
from taf_desktop.reports.tree import (
    Block,
    Callout,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Scale,
    Span,
    Table,
    Together,
    Tone,
    strong,
    words,
)
from taf_desktop.reports.wording import say

_MOST_COLUMNS = 3
_LONGEST_CELL = 140
_LONGEST_ROW = 60
_LONGEST_SHORT = 90
_SHORT = 24
_MOST_TOGETHER = 6
_ENDS = "?!.:…"
_TONES = {"good": Tone.GOOD, "worry": Tone.WORRY}


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form being printed: its answers, for whom, and in which language."""

    session: FormSession
    audience: Audience
    language: str = "en"

    def prints(self, item: Field, key: str) -> bool:
        """Say whether a question belongs on this page: it is asked, and meant for these readers."""
        for_them = self.audience is Audience.PROFESSIONAL or item.audience is Audience.FAMILY
        return for_them and self.session.is_relevant(key)

    def label(self, item: Field) -> str:
        """Return a question's words."""
        return in_language(item.label, self.language)


Printer = Callable[[FormPage, Field, str], tuple[Block, ...]]


def section_blocks(page: FormPage, section: Section) -> tuple[Block, ...]:
    """Return a section: its heading and every answer in it, or that it was not talked about."""
    if not page.session.section_is_relevant(section.name):
        return ()
    told = tuple(_answers(page, section))
    heading = Heading(in_language(section.label, page.language), 2)
    if not any(not isinstance(block, _Note) for block in told):
        return heading, words(say("form_page.not_yet"))
    plain = tuple(block.block if isinstance(block, _Note) else block for block in told)
    return heading, *plain


@dataclass(frozen=True, slots=True)
class _Note:
    """A note of the form: printed beside answers, and no answer itself."""

    block: Block


def _answers(page: FormPage, section: Section) -> Iterator[Block | _Note]:
    for item in section.fields:
        if not page.prints(item, item.name):
            continue
        answer = PRINTERS[item.type](page, item, item.name)
        if item.type is FieldType.NOTE:
            yield from map(_Note, answer)
        elif answer:
            yield from _with_label(page, item, answer)


def _with_label(page: FormPage, item: Field, answer: tuple[Block, ...]) -> Iterator[Block]:
    label = page.label(item)
    tone = next((tone for name, tone in _TONES.items() if name in item.appearance), None)
    if tone is not None:
        yield Callout((Heading(label, 3, tone), *answer), tone)
    elif isinstance(answer[0], Scale) and len(answer) <= _MOST_TOGETHER:
        yield Together((Heading(label, 3), *answer))
    elif isinstance(answer[0], Table | Scale):
        yield Heading(label, 3)
        yield from answer
    elif len(answer) == 1 and isinstance(answer[0], Paragraph):
        yield Paragraph((strong(_before(label)), *answer[0].spans))
    else:
        yield Facts(((label, answer),))


def _before(label: str) -> str:
    """Return a label as it stands before its answer: with a colon, unless it is a question."""
    if label.rstrip()[-1:] in _ENDS:
        return label.rstrip() + " "
    return say("form_page.label", label=label)


def _text(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    told = page.session.shown(key).strip()
    if not told:
        return ()
    if "quote" in item.appearance and not _TONES.keys() & item.appearance:
        return (Quotation(told, marks=False),)
    return (words(told),)


def _shown(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    del item
    told = page.session.shown(key).strip()
    return (words(told),) if told else ()


def _choices(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    value = page.session.value(key)
    if not isinstance(value, tuple) or len(value) < 2:
        return _shown(page, item, key)
    options = page.session.options(key)
    told = [show(item, (code,), options, page.language) for code in value]
    return (words(say("form_page.between").join(told)),)


def _range(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    value = page.session.value(key)
    if not isinstance(value, int):
        return ()
    return (
        Scale(str(value), _ends(page, item), now=value, low=item.start, high=item.end, key=False),
    )


def _ends(page: FormPage, item: Field) -> str:
    low = in_language(item.start_label, page.language)
    high = in_language(item.end_label, page.language)
    if not (low and high):
        return ""
    return say("form_page.range", low=item.start, low_words=low, high=item.end, high_words=high)


def _note(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    del key
    return (words(page.label(item)),)


def _repeat(page: FormPage, item: Field, key: str) -> tuple[Block, ...]:
    rows = [row for row in page.session.telling_rows(key) if _row_answers(page, item, row)]
    if not rows:
        return ()
    if sum(field.type is FieldType.RANGE for field in item.fields) == 1:
        return tuple(_scale_row(page, item, row) for row in rows)
    columns = [field for field in item.fields if any(_cell(page, item, row, field) for row in rows)]
    cells = [[_cell(page, item, row, field) for field in columns] for row in rows]
    headers = [page.label(field) for field in columns]
    if _fits_a_table(headers, cells):
        return (Table(tuple(headers), tuple(tuple((Span(c),) for c in row) for row in cells)),)
    return tuple(block for row in rows for block in _row_blocks(page, item, row))


def _fits_a_table(headers: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    """Say whether rows read well beside one another: few columns, or short words in them."""
    widest = [max(map(len, column)) for column in zip(headers, *cells, strict=True)]
    few = len(headers) <= _MOST_COLUMNS and max(widest) <= _LONGEST_CELL
    return few or sum(widest) <= _LONGEST_ROW


def _row_answers(page: FormPage, item: Field, row: str) -> list[Field]:
    return [field for field in item.fields if _cell(page, item, row, field)]


def _cell(page: FormPage, item: Field, row: str, field: Field) -> str:
    key = row_key(item.name, row, field.name)
    return page.session.shown(key).strip() if page.prints(field, key) else ""


def _scale_row(page: FormPage, item: Field, row: str) -> Block:
    """Return a row that holds a 0 to 10 as a line, what comes first beside it, the rest below."""
    told = [f for f in _row_answers(page, item, row) if f.type is not FieldType.RANGE]
    shown = [_cell(page, item, row, field) for field in told]
    label = page.session.row_label(item.name, row)
    if shown and (not label or label == shown[0]):
        label, *shown = shown
    scale = next(field for field in item.fields if field.type is FieldType.RANGE)
    value = page.session.value(row_key(item.name, row, scale.name))
    now = value if isinstance(value, int) else None
    return Scale(label, "\n".join(shown), now=now, low=scale.start, high=scale.end, key=False)


def _row_blocks(page: FormPage, item: Field, row: str) -> Iterator[Block]:
    """Return a row: what it is about and short answers in one line, longer ones below."""
    answered = _row_answers(page, item, row)
    first = _cell(page, item, row, answered[0])
    title = page.session.row_label(item.name, row) or first
    if title.startswith(first):
        title = first
    spans = [strong(title)]
    blocks: list[Block] = []
    for field in answered:
        text = _cell(page, item, row, field)
        if text == title:
            continue
        label = _before(page.label(field))
        if blocks or not _is_short(field, text):
            blocks.append(words(strong(label), text))
        else:
            gap = " " if len(spans) > 1 else "\n" if len(title) > _SHORT else "  "
            spans.append(Span(f"{gap}{label}{stopped(text)}"))
    yield Together((Paragraph(tuple(spans)), *blocks))


def _is_short(field: Field, text: str) -> bool:
    return "quote" not in field.appearance and len(text) <= _LONGEST_SHORT and "\n" not in text


PRINTERS: Mapping[FieldType, Printer] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.SELECT_ONE: _shown,
    FieldType.SELECT_MULTIPLE: _choices,
    FieldType.INTEGER: _shown,
    FieldType.DECIMAL: _shown,
    FieldType.DATE: _shown,
    FieldType.RANGE: _range,
    FieldType.NOTE: _note,
    FieldType.CALCULATE: _shown,
    FieldType.REPEAT: _repeat,
}
"""One printer for every type of question."""
