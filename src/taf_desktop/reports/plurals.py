"""Which form of a word goes with a number, language by language.

The rules are those of the Unicode Common Locale Data Repository (cardinal rules for whole numbers),
written down for the languages of ``resources/translations``; others tell only one and many apart.
"""

from __future__ import annotations

from collections.abc import Callable


def _one_or_other(count: int) -> str:
    return "one" if count == 1 else "other"


def _none_or_one(count: int) -> str:
    return "one" if count in {0, 1} else "other"


def _polish(count: int) -> str:
    if count == 1:
        return "one"
    return "few" if _ends_in_few(count) else "many"


def _ukrainian(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if _ends_in_few(count) else "many"


def _ends_in_few(count: int) -> bool:
    return count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}


def _romanian(count: int) -> str:
    if count == 1:
        return "one"
    return "few" if count == 0 or 1 <= count % 100 <= 19 else "other"


def _arabic(count: int) -> str:
    if count in {0, 1, 2}:
        return ("zero", "one", "two")[count]
    last = count % 100
    if 3 <= last <= 10:
        return "few"
    return "many" if last >= 11 else "other"


_RULES: dict[str, Callable[[int], str]] = {
    "ar": _arabic,
    "pa": _none_or_one,
    "pl": _polish,
    "ro": _romanian,
    "uk": _ukrainian,
}

FORMS: dict[str, tuple[str, ...]] = {
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "pl": ("one", "few", "many"),
    "ro": ("one", "few", "other"),
    "uk": ("one", "few", "many"),
}
"""The forms a language tells apart, for those that have more than one and other."""


def plural_form(language: str, count: int) -> str:
    """Return the name of the form that goes with a number of 0 or more."""
    return _RULES.get(language, _one_or_other)(count)
