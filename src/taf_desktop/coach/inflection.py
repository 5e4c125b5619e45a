"""The forms of a verb, by rule, with a short list of those that go their own way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from taf_desktop.coach.lists import words_of

_VOWELS = "aeiou"


def forms(verb: str) -> frozenset[str]:
    """Return every form of a verb; of a phrase, every form of its first word.

    >>> sorted(forms("monitor"))
    ['monitor', 'monitored', 'monitoring', 'monitors']
    """
    first, gap, rest = verb.partition(" ")
    heads = _own_way().get(first) or _by_rule(first)
    return frozenset(head + gap + rest for head in heads)


@cache
def verbs(name: str, key: str) -> Mapping[str, str]:
    """Return every form of every verb of a list, each with its plain form."""
    return {form: verb for verb in words_of(name, key) for form in forms(verb)}


def all_forms(list_of: Iterable[str]) -> frozenset[str]:
    """Return every form of several verbs."""
    return frozenset(form for verb in list_of for form in forms(verb))


def _by_rule(verb: str) -> frozenset[str]:
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        stem = verb[:-1]
        return frozenset({verb, stem + "ies", stem + "ied", verb + "ing"})
    if verb.endswith("e"):
        ing = verb + "ing" if verb.endswith("ee") else verb[:-1] + "ing"
        return frozenset({verb, verb + "s", verb + "d", ing})
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    root = verb + verb[-1] if _doubles(verb) else verb
    return frozenset({verb, third, root + "ed", root + "ing"})


def _doubles(verb: str) -> bool:
    """Say whether the last letter is written twice, as in "stopped": one short syllable."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1 and verb[-3] not in _VOWELS


@cache
def _own_way() -> Mapping[str, frozenset[str]]:
    families = (entry.split() for entry in words_of("words_action", "irregular"))
    return {family[0]: frozenset(family) for family in families}
