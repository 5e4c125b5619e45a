"""Finds the people in a text: who is called by name, and who only by family word, role or group.

A name is known by the record, by its title ("Mrs Okafor"), by its capital letter where English
would write none, or by a list of given names. Names that are also words (Rose, Will, May) need
something around them that only a name has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from taf_desktop.coach.context import Context
from taf_desktop.coach.inflection import verbs
from taf_desktop.coach.lists import alternatives, english, given_names, pattern, word_set, words_of
from taf_desktop.coach.reading import Reading, Span, Word
from taf_desktop.coach.spelling import is_known, near_english

_JOINED = re.compile(r"[ \-]|\s?/\s?")
_SINGLE_WORD_BEFORE = re.compile(r"(?:^|[.!?:;•\n(\"“])[\s\-–*\d.)\"“]*$")


_SHORT = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in a text: where (in ``plain``), and whether a title stands before it."""

    start: int
    end: int
    titled: bool = False
    child: bool = False


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A family word, role, group, service or place that stands where a name could."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=1024)
def names(reading: Reading, ctx: Context) -> tuple[Named, ...]:
    """Return every person's name in a text, in order."""
    shouted = reading.text.upper() == reading.text and len(reading.words) > 2
    found: list[Named] = []
    place = 0
    while place < len(reading.words):
        length, named = _name_at(reading, ctx, place, shouted=shouted)
        if named is not None:
            found.append(named)
        place += max(length, 1)
    return tuple(found)


def _name_at(
    reading: Reading, ctx: Context, place: int, *, shouted: bool
) -> tuple[int, Named | None]:
    """Return how many words belong together from here on, and the name they make, if any."""
    words = reading.words
    word = words[place]
    stem = _stem(word.plain)
    known = ctx.names.get(stem)
    if known is not None and (
        word.capital or stem not in english() or _small_but_known(reading, place)
    ):
        return 1, _named(words[place : place + 1], child=known.child)
    if stem in word_set("words_people", "titles") and _follows_title(reading, place):
        chain = _chain(reading, place + 1)
        return 1 + len(chain), _named((word, *chain), titled=True)
    if stem in word_set("words_people", "family_titles") and _family_title(reading, place):
        chain = _chain(reading, place + 1)
        return 1 + len(chain), _named((word, *chain), titled=True)
    if word.capital and not shouted:
        chain = _up_to_somebody_known(_chain(reading, place), ctx)
        return len(chain), _named(chain) if _is_name(reading, chain, place) else None
    if stem in given_names() and stem not in english() and len(stem) > 2:
        return 1, _named((word,)) if _not_listed(stem) else None
    if _small_and_strange(reading, place, stem):
        return 1, _named((word,))
    return 1, None


def _small_and_strange(reading: Reading, place: int, stem: str) -> bool:
    """Say whether a word no list knows is a name typed small: "oluwadamilare rings mum"."""
    word = reading.words[place]
    if len(stem) < _SHORT - 1 or not stem.isalpha() or is_known(stem) or near_english(stem):
        return False
    if not _not_listed(stem) or _plural(stem):
        return False
    starts = _starts_sentence(reading, word)
    after = _next(reading, place)
    acts = after is not None and (
        after.plain in {"to", "will"}
        or _third_person(after.plain)
        or (len(stem) > _SHORT and after.plain in {"is", "has", "can", "was"})
        or bool(pattern("where_somebody_is").match(reading.plain[after.at :]))
    )
    return (starts and acts) or bool(pattern("reaches_small").search(reading.plain[: word.at]))


def _small_but_known(reading: Reading, place: int) -> bool:
    """Say whether a known name typed small ("me and lee") is the name and not the word."""
    before = reading.plain[: reading.words[place].at]
    joined = re.search(
        r"(?:^|\b(?:and|with|by|from|for|tell|ask|ring|text|mr|mrs|ms)\s+|&\s*|,\s*)$", before
    )
    return bool(joined) or _cue(reading, place)


def _named(words: tuple[Word, ...], *, titled: bool = False, child: bool = False) -> Named:
    return Named(words[0].at, words[-1].at + len(words[-1].plain), titled, child)


def _stem(plain: str) -> str:
    return plain[:-2] if plain.endswith("'s") else plain


def _follows_title(reading: Reading, place: int) -> bool:
    """Say whether a name comes after "Mrs" or "Dr", typed with or without a capital."""
    after = _next(reading, place)
    if after is None:
        return False
    stem = _stem(after.plain)
    return after.capital or (stem not in english() and _not_listed(stem))


def _family_title(reading: Reading, place: int) -> bool:
    """Say whether "Auntie" or "Nurse" goes before a name: "Auntie Bisi", "coach Dan"."""
    after = _next(reading, place)
    if after is None or not after.capital or after.text.isupper():
        return False
    stem = _stem(after.plain)
    ambiguous = stem in word_set("words_people", "ambiguous")
    return _not_listed(stem) and (stem not in english() or ambiguous)


def _next(reading: Reading, place: int) -> Word | None:
    """Return the next word if only a space or a full stop lies between."""
    if place + 1 >= len(reading.words):
        return None
    word, after = reading.words[place], reading.words[place + 1]
    return after if reading.text[word.end : after.start].strip(" .") == "" else None


def _chain(reading: Reading, place: int) -> tuple[Word, ...]:
    """Return the words that stand together as one name: capitals, and "de la" between them."""
    chain = [reading.words[place]]
    for at in range(place + 1, min(place + 6, len(reading.words))):
        before, word = reading.words[at - 1], reading.words[at]
        between = reading.text[before.end : word.start]
        if before.plain.endswith("'s") or not (between in {" ", "-", " - "} or between == ""):
            break
        if not (word.capital or word.plain in word_set("words_people", "particles")):
            break
        if _listed_person_word(word.plain) and between != "-":
            break
        chain.append(word)
    while len(chain) > 1 and not chain[-1].capital:
        chain.pop()
    return tuple(chain)


def _up_to_somebody_known(chain: tuple[Word, ...], ctx: Context) -> tuple[Word, ...]:
    """Return what stands before a name of the record: "Year" of "Year Will Price"."""
    known = (at for at, word in enumerate(chain) if at and _stem(word.plain) in ctx.names)
    return chain[: next(known, len(chain))]


def _is_name(reading: Reading, chain: tuple[Word, ...], place: int) -> bool:
    if _of_a_place(reading, chain, place):
        return False
    first = _starts_sentence(reading, chain[0])
    candidates = [(word, first and word is chain[0]) for word in chain]
    return any(
        _could_be_name(reading, word, place + number, starts=starts)
        for number, (word, starts) in enumerate(candidates)
    )


def _of_a_place(reading: Reading, chain: tuple[Word, ...], place: int) -> bool:
    """Say whether a chain belongs to a place or service: "Bulwell Hub", "St Ann's"."""
    plains = [_stem(word.plain) for word in chain]
    nouns = word_set("words_people", "org_nouns")
    last = place + len(chain)
    after = reading.words[last] if last < len(reading.words) else None
    gap = reading.text[chain[-1].end : after.start] if after else ""
    possessive = chain[-1].plain.endswith("'s")
    next_is_noun = after is not None and gap == " " and after.plain in nouns and not possessive
    if any(
        plain in nouns and plain not in word_set("words_people", "ambiguous")
        for plain in plains[1:]
    ):
        return True
    if plains[0] == "st" or (place and reading.words[place - 1].plain in {"st", "saint"}):
        return True
    if (
        next_is_noun
        and after is not None
        and after.plain not in {"house", "close", "lead", "drive", "park", "way", "line"}
    ):
        return True
    before = reading.words[place - 1].plain if place else ""
    unlisted = not any(plain in given_names() for plain in plains)
    return before in word_set("words_people", "place_before") and unlisted and not possessive


def _could_be_name(reading: Reading, word: Word, place: int, *, starts: bool) -> bool:
    stem = _stem(word.plain)
    if len(stem) < 2 or not _not_listed(stem):
        return False
    if word.text.isupper() and len(word.text) > 1:
        return stem in given_names() and len(stem) > 3
    if stem in word_set("words_people", "ambiguous"):
        return _ambiguous_is_name(reading, word, place, stem, starts=starts)
    if stem in given_names():
        return True
    if stem in english() or _plural(stem):
        return False
    if starts and near_english(stem):
        return _cue(reading, place)
    return True


def _ambiguous_is_name(
    reading: Reading, word: Word, place: int, stem: str, *, starts: bool
) -> bool:
    """Decide for Rose, Will or May by what stands around them."""
    before = reading.plain[: word.at]
    if stem in word_set("words_people", "months_as_names") and (
        pattern("month_before").search(before)
        or re.match(r"\s*(?:\d|half|bank|holiday)", reading.plain[word.at + len(word.plain) :])
    ):
        return False
    if pattern("not_after").search(before):
        return False
    after = _next(reading, place)
    if starts and stem in word_set("words_people", "services"):
        return after is not None and after.capital
    return not starts or _cue(reading, place)


def _cue(reading: Reading, place: int) -> bool:
    """Say whether what comes after a word is what comes after a name."""
    word = reading.words[place]
    if word.plain.endswith("'s"):
        return True
    rest = reading.plain[word.at + len(word.plain) :]
    if pattern("after_a_name").match(rest):
        return True
    after = _next(reading, place)
    if after is None:
        return False
    return (after.capital and _not_listed(_stem(after.plain))) or _third_person(after.plain)


def _third_person(plain: str) -> bool:
    """Say whether a word is what somebody does or did: "rings", "met", "asked"."""
    return any(
        plain in verbs("words_action", key)
        and plain != verbs("words_action", key)[plain]
        and not plain.endswith("ing")
        for key in ("deeds", "weak_deeds", "vague", "weak")
    )


def _starts_sentence(reading: Reading, word: Word) -> bool:
    return bool(_SINGLE_WORD_BEFORE.search(reading.text[: word.start]))


def _plural(stem: str) -> bool:
    return stem.endswith("s") and stem[:-1] in english()


@cache
def _listed() -> frozenset[str]:
    keys = (
        "family",
        "roles",
        "groups",
        "services",
        "orgs",
        "places",
        "proper",
        "titles",
        "org_nouns",
    )
    listed = {word for key in keys for word in words_of("words_people", key)}
    listed |= {part for word in listed for part in word.split()}
    return frozenset(listed) - word_set("words_people", "ambiguous")


def _not_listed(stem: str) -> bool:
    return stem not in _listed()


@cache
def _person_words() -> frozenset[str]:
    keys = ("family", "roles", "groups")
    return frozenset(word for key in keys for word in words_of("words_people", key))


def _listed_person_word(plain: str) -> bool:
    return plain in _person_words()


@cache
def _unnamed_pattern() -> re.Pattern[str]:
    keys = ("family", "roles", "groups", "services")
    phrases = [phrase for key in keys for phrase in words_of("words_people", key)]
    return re.compile(rf"(?<![\w'-])(?:{alternatives(phrases)})(?:'s)?(?![\w-])")


@lru_cache(maxsize=1024)
def unnamed(reading: Reading) -> tuple[Unnamed, ...]:
    """Return every family word, role, group, service or place, in order."""
    return tuple(
        Unnamed(*match.span(), _stem(" ".join(match.group().split())))
        for match in _unnamed_pattern().finditer(reading.plain)
    )


def first_words(spans: tuple[Span, ...]) -> Span | None:
    """Return the earliest of some places."""
    return min(spans, default=None)
