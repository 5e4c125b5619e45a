"""The words of pages in the language a page is printed in.

Documents ask for their words here. ``speaking`` says in which language they are answered while a
document is built and drawn; without it they are answered in English. What a translation does not
hold yet is answered in English too, so that nothing is ever missing on a page.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from taf_desktop.domain.dates import Known, read_date
from taf_desktop.domain.dates import spoken_date as english_date
from taf_desktop.domain.dates import spoken_day as english_day
from taf_desktop.domain.printing import ENGLISH
from taf_desktop.forms.codes import label_of as english_label
from taf_desktop.reports.direction import (
    ISOLATES,
    holds_right_to_left,
    isolated,
    language_from_right,
)
from taf_desktop.reports.plurals import plural_form
from taf_desktop.reports.translations import folded, translation
from taf_desktop.reports.vague_dates import vague_words
from taf_desktop.support.quoting import quoted as english_quoted
from taf_desktop.support.words import catalogue


@dataclass(frozen=True, slots=True)
class _Speech:
    language: str = ENGLISH
    beside_english: bool = False
    marking: bool = False

    @property
    def keeps_apart(self) -> bool:
        """Whether what fills a gap stands between signs."""
        return self.marking or language_from_right(self.language)


_ENGLISH_ALONE = _Speech()
_speech: ContextVar[_Speech] = ContextVar("speech", default=_ENGLISH_ALONE)


@contextmanager
def speaking(
    language: str, *, beside_english: bool = False, marking: bool = False
) -> Generator[None]:
    """Answer with words of this language; ``say_all`` adds the English if it stands beside.

    ``marking`` puts signs around what fills the gaps of sentences, so that English is found there
    (``reports.english_parts``); in languages read from the right they always stand there.
    """
    before = _speech.set(_Speech(language, beside_english, marking))
    try:
        yield
    finally:
        _speech.reset(before)


def say(message_id: str, /, **values: object) -> str:
    """Return a sentence in the language spoken, its gaps filled.

    A sentence that depends on a number has a form for each that the language tells apart; the form
    is chosen by the value named ``count``.

    Raises:
        KeyError: no such message, or a gap was given no value. Both are faults of ours.
    """
    return _said(_speech.get().language, message_id, values)


def say_all(message_id: str, /, **values: object) -> str:
    """Return a sentence in the language spoken and, where that is printed too, in English."""
    speech = _speech.get()
    own = _said(speech.language, message_id, values)
    english = _said(ENGLISH, message_id, values)
    if not speech.beside_english or own == english:
        return own
    if language_from_right(speech.language):
        english = isolated(english)
    return f"{own} · {english}"


def kept(text: str) -> str:
    """Return a name or other words that read their own way among words read from the right."""
    return isolated(text) if text and _speech.get().keeps_apart else text


def full_stop(text: str) -> str:
    """Return the sign that ends a sentence: the language's own after its letters, else a dot."""
    return "." if not text or text[-1].isascii() else say("page.stop")


def _said(language: str, message_id: str, values: dict[str, object]) -> str:
    if language != ENGLISH and _speech.get().keeps_apart:
        values = {
            name: isolated(value) if isinstance(value, str) and _is_open(value) else value
            for name, value in values.items()
        }
    return _sentence(language, message_id, values.get("count")).format_map(values)


def _is_open(value: str) -> bool:
    """Say whether a gap's words are not yet kept from what stands around them."""
    return bool(value) and ISOLATES.isdisjoint(value)


def _sentence(language: str, message_id: str, count: object) -> str:
    """Return a sentence with its gaps, in English where the language does not have it."""
    for spoken in dict.fromkeys((language, ENGLISH)):
        messages = catalogue() if spoken == ENGLISH else translation(spoken).messages
        ids = [message_id]
        if isinstance(count, int):
            ids = [f"{message_id}.{plural_form(spoken, count)}", f"{message_id}.other", message_id]
        found = next((messages[each] for each in ids if each in messages), None)
        if found is not None:
            return found
    raise KeyError(message_id)


def label_of(name: str, code: str) -> str:
    """Return the words of a code in the language spoken; "" for ""."""
    language = _speech.get().language
    own = "" if language == ENGLISH else translation(language).messages.get(f"codes.{name}.{code}")
    return own or english_label(name, code)


def spoken_language() -> str:
    """Return the code of the language spoken."""
    return _speech.get().language


def translated(text: str) -> str:
    """Return fixed words of a data file (a form, an area's profile) in the language spoken.

    They are found by the English words themselves, however they were typed, so that a translation
    never outlives a change of what it translates; what has none stays as it is.
    """
    language = _speech.get().language
    if language == ENGLISH:
        return text
    own = translation(language)
    return own.messages.get(f"data_words.{text}") or own.data_words.get(folded(text)) or text


def spoken_date(day: date) -> str:
    """Return a day as it is said: "21 November 2026"."""
    if _speech.get().language == ENGLISH:
        return english_date(day)
    month = say(f"dates.of_month.m{day.month}")
    return say("dates.day", day=day.day, month=month, year=day.year)


def spoken_day(day: date) -> str:
    """Return a day as it is said with its name: "Saturday 21 November 2026"."""
    if _speech.get().language == ENGLISH:
        return english_day(day)
    name = say(f"dates.weekday.d{day.isoweekday()}")
    return say("dates.weekday_day", weekday=name, date=spoken_date(day))


def short_date(day: date) -> str:
    """Return a day without its year: "21 November"."""
    if _speech.get().language == ENGLISH:
        return english_date(day).removesuffix(f" {day.year}")
    return say("dates.short", day=day.day, month=say(f"dates.of_month.m{day.month}"))


def show_date(text: str) -> str:
    """Return a stored date as it is said; words for a date we do not know stay as they are."""
    found = read_date(text)
    if found.day is not None:
        return spoken_date(found.day)
    if found.known is Known.MONTH and _speech.get().language != ENGLISH:
        return say("dates.month", month=say(f"dates.month_name.m{found.month}"), year=found.year)
    if found.known is Known.WORDS and _speech.get().language != ENGLISH:
        return vague_words(found.text, say) or kept(found.text)
    return found.spoken()


def quoted(words: str) -> str:
    """Return somebody's words in the quotation marks of the language spoken."""
    marked = english_quoted(words)
    language = _speech.get().language
    if language == ENGLISH or marked == words.strip():
        return marked
    if language_from_right(language) and not holds_right_to_left(words):
        return marked
    return say("page.quote.open") + words.strip() + say("page.quote.close")
