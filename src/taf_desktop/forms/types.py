"""What each type of question can hold: one codec for each, between typing, keeping and showing.

What a person writes is kept. A date in words is a date; "5, with Nan" in a question for a number is
kept as those words, counts as no number for rules, and gets a remark (``forms.validate``). Only
what is not typed but chosen can be refused: a scale and a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from taf_desktop.domain.dates import read_date, show_date
from taf_desktop.domain.entity import Answer
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.forms.definition import Field, FieldType, Option, in_language
from taf_desktop.forms.expressions import Value
from taf_desktop.support.words import say

Options = Sequence[Option]
Plain = str | int | float | list[str] | None
"""An answer as JSON holds it."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How one type of question reads, checks and shows its answers."""

    blank: Answer
    fits: Callable[[Answer], bool]
    parse: Callable[[Field, str], Answer]
    show: Callable[[Field, Answer, Options, str], str]


def parse(item: Field, raw: Answer) -> Answer:
    """Return the answer to keep for what a person typed, or for a value that is one already.

    Raises:
        UserError: ``forms.not_a_whole_number`` for a scale, ``forms.not_a_choice`` for a list.
    """
    if isinstance(raw, str):
        return CODECS[item.type].parse(item, raw)
    return conform(item, raw)


def show(item: Field, answer: Answer, options: Options | None = None, language: str = "en") -> str:
    """Return an answer in words, for the screen and the page; "" where there is none.

    ``options`` are the choices of a list only the record knows, such as the people of the family.
    """
    if not is_answered(answer):
        return ""
    own = item.choices.options if item.choices else ()
    return CODECS[item.type].show(item, answer, own if options is None else options, language)


def to_json(item: Field, answer: Answer) -> Plain:
    """Return an answer as JSON can hold it."""
    fitting = conform(item, answer)
    return list(fitting) if isinstance(fitting, tuple) else fitting


def from_json(item: Field, plain: object) -> Answer:
    """Return the answer that JSON held.

    Raises:
        Bug: it is not of the question's type.
    """
    if isinstance(plain, list):
        return conform(item, tuple(str(each) for each in cast(list[object], plain)))
    if plain is None or isinstance(plain, str | int | float):
        return conform(item, plain)
    raise Bug("forms.problem.unfit_answer")


def conform(item: Field, answer: Answer) -> Answer:
    """Return an answer in its one proper form: no choice twice, ``None`` as the type's own blank.

    Raises:
        Bug: it is not of the question's type.
    """
    codec = CODECS[item.type]
    if answer is None:
        return codec.blank
    if codec.blank is None and isinstance(answer, str) and not answer.strip():
        return None
    if isinstance(answer, tuple):
        answer = tuple(dict.fromkeys(answer))
    if isinstance(answer, float) and item.type in _WHOLE and answer.is_integer():
        answer = int(answer)
    if isinstance(answer, bool) or not codec.fits(answer):
        raise Bug("forms.problem.unfit_answer")
    return answer


def blank(item: Field) -> Answer:
    """Return what "not answered" is for a question."""
    return CODECS[item.type].blank


def is_answered(answer: Answer) -> bool:
    """Say whether there is an answer: not "", spaces only, an empty choice or ``None``."""
    if isinstance(answer, str):
        return bool(answer.strip())
    return answer is not None and answer != ()


def is_number_in_words(item: Field, answer: Answer) -> bool:
    """Say whether a question for a number was answered with words that are none."""
    return item.type in _NUMBERS and isinstance(answer, str) and is_answered(answer)


def as_value(item: Field, answer: Answer) -> Value:
    """Return an answer as rules see it: dates in ISO form, and "" for whatever is not answered.

    Words where a number is asked for are no number to a rule.
    """
    if not is_answered(answer) or is_number_in_words(item, answer):
        return ""
    if item.type is FieldType.DATE and isinstance(answer, str):
        return read_date(answer).text
    return answer


def from_value(value: Value) -> Answer:
    """Return the result of a calculation as an answer: true and false become yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return tuple(str(each) for each in value) or ""
    return "" if value is None else value


def _is_text(answer: Answer) -> bool:
    return isinstance(answer, str)


def _is_number(answer: Answer) -> bool:
    return isinstance(answer, int | float) and abs(answer) < float("inf")


def _is_whole(answer: Answer) -> bool:
    return isinstance(answer, int)


def _is_number_or_words(answer: Answer) -> bool:
    return _is_text(answer) or _is_number(answer)


def _is_whole_or_words(answer: Answer) -> bool:
    return _is_text(answer) or _is_whole(answer)


def _is_codes(answer: Answer) -> bool:
    return isinstance(answer, tuple)


def _parse_line(_item: Field, raw: str) -> str:
    return " ".join(raw.splitlines()) if "\n" in raw or "\r" in raw else raw


def _parse_long(_item: Field, raw: str) -> Answer:
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _parse_date(_item: Field, raw: str) -> Answer:
    return read_date(raw).text


def _parse_number(item: Field, raw: str) -> Answer:
    found = _number(raw)
    return _parse_line(item, raw).strip() if found is _NO_NUMBER else found


def _parse_whole(item: Field, raw: str) -> Answer:
    found = _number(raw)
    if isinstance(found, float):
        return _parse_line(item, raw).strip()
    return found


def _parse_scale(item: Field, raw: str) -> Answer:
    found = _parse_whole(item, raw)
    if isinstance(found, str):
        raise UserError("forms.not_a_whole_number")
    return found


_NO_NUMBER = float("nan")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,15})(\.\d{1,15})?|[+-]?\.\d{1,15}")


def _number(raw: str) -> int | float | None:
    """Read "7", "7.5", "1,200" and "−3"; a comma is for thousands, as in the UK.

    Returns:
        The number, ``None`` for nothing, and not-a-number for words.
    """
    clean = raw.strip().replace("−", "-")
    if not clean:
        return None
    if not _NUMBER.fullmatch(clean) or not clean.isascii():
        return _NO_NUMBER
    found = float(clean.replace(",", ""))
    return int(found) if found.is_integer() else found


def _parse_one(item: Field, raw: str) -> Answer:
    clean = raw.strip()
    return _code(item, clean) if clean else ""


def _parse_many(item: Field, raw: str) -> Answer:
    known = {each.name for each in item.choices.options} if item.choices else set[str]()
    pieces = raw.split()
    if not all(piece in known for piece in pieces):
        pieces = [piece.strip() for piece in raw.split(";") if piece.strip()]
    return tuple(dict.fromkeys(_code(item, piece) for piece in pieces))


def _code(item: Field, raw: str) -> str:
    """Return the code for a code or for its words. A list of the record takes any code."""
    if item.choices is None or item.choices.source:
        return raw
    for each in item.choices.options:
        if raw == each.name or raw.casefold() in {w.casefold() for w in each.label.values()}:
            return each.name
    raise UserError("forms.not_a_choice")


def _parse_nothing(item: Field, _raw: str) -> Answer:
    return CODECS[item.type].blank


def _show_text(_item: Field, answer: Answer, _options: Options, _language: str) -> str:
    return str(answer)


def _show_number(_item: Field, answer: Answer, _options: Options, _language: str) -> str:
    if isinstance(answer, float):
        return f"{answer:.10f}".rstrip("0").rstrip(".")
    return str(answer)


def _show_date(_item: Field, answer: Answer, _options: Options, _language: str) -> str:
    return show_date(str(answer))


def _show_codes(item: Field, answer: Answer, options: Options, language: str) -> str:
    codes = answer if isinstance(answer, tuple) else (str(answer),)
    words = {each.name: in_language(each.label, language) for each in options}
    gone = say("forms.answer.gone") if item.choices and item.choices.source else ""
    return say("forms.answer.between").join(words.get(code) or gone or code for code in codes)


def _show_calculated(item: Field, answer: Answer, options: Options, language: str) -> str:
    if isinstance(answer, str):
        if answer in {"yes", "no"}:
            return say(f"forms.answer.{answer}")
        return show_date(answer) if _is_iso_day(answer) else answer
    if isinstance(answer, tuple):
        return _show_codes(item, answer, options, language)
    return _show_number(item, answer, options, language)


def _is_iso_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _show_rows(_item: Field, answer: Answer, _options: Options, _language: str) -> str:
    return str(len(answer)) if isinstance(answer, tuple) else ""


_WHOLE = frozenset({FieldType.INTEGER, FieldType.RANGE})
_NUMBERS = frozenset({FieldType.INTEGER, FieldType.DECIMAL})

CODECS: Mapping[FieldType, Codec] = {
    FieldType.TEXT: Codec("", _is_text, _parse_line, _show_text),
    FieldType.LONG_TEXT: Codec("", _is_text, _parse_long, _show_text),
    FieldType.SELECT_ONE: Codec("", _is_text, _parse_one, _show_codes),
    FieldType.SELECT_MULTIPLE: Codec((), _is_codes, _parse_many, _show_codes),
    FieldType.INTEGER: Codec(None, _is_whole_or_words, _parse_whole, _show_number),
    FieldType.DECIMAL: Codec(None, _is_number_or_words, _parse_number, _show_number),
    FieldType.DATE: Codec("", _is_text, _parse_date, _show_date),
    FieldType.RANGE: Codec(None, _is_whole, _parse_scale, _show_number),
    FieldType.NOTE: Codec("", lambda answer: answer == "", _parse_nothing, _show_text),
    FieldType.CALCULATE: Codec("", lambda _answer: True, _parse_line, _show_calculated),
    FieldType.REPEAT: Codec((), _is_codes, _parse_nothing, _show_rows),
}
"""One codec for every type of question."""
