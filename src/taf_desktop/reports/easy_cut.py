"""Cuts long English sentences into short ones for Easy Read, without losing a word.

A sentence is cut only where two thoughts are joined ("so that", "because", "and packs the bag"),
never inside a list ("bread, milk and eggs"), brackets or quotation marks: a long sentence is easier
to understand than half a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from taf_desktop.reports.phrases import sentence

MOST_WORDS = 12
"""Ten to fifteen words in a sentence (GOV.UK, accessible formats)."""
_FEWEST = 3
"""Fewer words than this are no sentence of their own."""
_IN_A_LIST = 4
"""What stands between two commas of a list has at most so many words."""
_ENDS = re.compile(r"(?<=[.!?…؟۔।])\s+|(?<=[.!?…؟۔।][”’\"])\s+|\n+|;\s+")
_LONGER = {
    "can’t": "cannot", "won’t": "will not", "don’t": "do not", "doesn’t": "does not",
    "didn’t": "did not", "isn’t": "is not", "aren’t": "are not", "wasn’t": "was not",
    "it’s": "it is", "i’m": "I am", "we’re": "we are", "they’re": "they are",
    "i’ve": "I have", "we’ve": "we have", "we’ll": "we will", "i’ll": "I will",
}  # fmt: skip
_SHORTENED = re.compile(r"\b(?:" + "|".join(_LONGER) + r")\b", re.IGNORECASE)

_WHO = r"(?:i|he|she|it|we|you|they|nobody|somebody|everybody|then|there)"
_OF_WHAT = r"(?:the|a|an|his|her|their|my|our|your|its|it|him|them|this|that|[A-Z][a-z]+)"
_NO_VERB = r"(?:in|on|at|by|to|of|for|from|with|all|both|the|a|an|his|her|their|my|our|your|some)"
_THOUGHT = re.compile(
    r",?\s+(?=(?:but|so that|so|because|which)\s)"
    rf"|,?\s+(?=and\s+{_WHO}\b)"
    rf"|,?\s+(?=and\s+(?!{_NO_VERB}\b)[a-z]+\s+{_OF_WHAT}\b)"
    r"|\s+[–—]\s+"
    r"|:\s+"
)
_COMMA = re.compile(r",\s+(?!or\s)")
_LIST_PART = re.compile(r",\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+")
_ENCLOSED = re.compile(r"“[^”]*”|\([^)]*\)")
_LEADS_ON = re.compile(
    r"(?:when|if|after|before|while|as|since|until|once|although)\b", re.IGNORECASE
)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text in any language, each with an end; none is cut."""
    return tuple(sentence(each) for each in _ENDS.split(text) if each.strip())


def cut(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the sentences of an English text, each as the short ones it was cut into."""
    whole = _ENDS.split(_in_full(text.replace("'", "’")))
    return tuple(tuple(map(sentence, _pieces(each.strip()))) for each in whole if each.strip())


def suggested(text: str) -> tuple[str, ...]:
    """Return short sentences cut from a text, one after another."""
    return tuple(piece for whole in cut(text) for piece in whole)


def _in_full(text: str) -> str:
    def longer(found: re.Match[str]) -> str:
        words = _LONGER[found[0].lower()]
        return words[0].upper() + words[1:] if found[0][0].isupper() else words

    return _SHORTENED.sub(longer, text)


def _pieces(whole: str) -> Iterator[str]:
    """Walk the parts of a sentence, cut as late as the most words allow."""
    rest = whole
    while _count(rest) > MOST_WORDS:
        places = [each for each in _joints(rest) if _count(rest[: each.start()]) >= _FEWEST]
        if not places:
            break
        fitting = [each for each in places if _count(rest[: each.start()]) <= MOST_WORDS]
        found = fitting[-1] if fitting else places[0]
        yield rest[: found.start()]
        rest = rest[found.end() :]
    yield rest


def _joints(text: str) -> list[re.Match[str]]:
    """Return where a sentence may be cut: between thoughts, else at a comma that makes no list."""
    closed = [found.span() for found in _ENCLOSED.finditer(text)]
    thoughts = _open(_THOUGHT.finditer(text), closed, text)
    return thoughts or _open(_COMMA.finditer(text), [*closed, *_lists(text)], text)


def _open(
    found: Iterator[re.Match[str]], closed: list[tuple[int, int]], text: str
) -> list[re.Match[str]]:
    """Return those places that lie in nothing closed and have enough words after them."""
    return [
        each
        for each in found
        if not any(begin <= each.start() < end for begin, end in closed)
        and _count(text[each.end() :]) >= _FEWEST
        and not (each[0].startswith(",") and _LEADS_ON.match(text))
    ]


def _lists(text: str) -> list[tuple[int, int]]:
    """Return from where to where lists reach: several commas or "and" with little between them."""
    parts = list(_LIST_PART.finditer(text))
    spans: list[tuple[int, int]] = []
    for before, after in pairwise(parts):
        if _count(text[before.end() : after.start()]) <= _IN_A_LIST:
            spans.append((before.start(), after.end()))
    return spans


def _count(text: str) -> int:
    return len(text.split())
