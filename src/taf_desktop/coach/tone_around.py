"""Reads around a word of blame or jargon: whom it is about, and whether it is explained."""

from __future__ import annotations

import re

from taf_desktop.coach.lists import pattern, word_set

_FILE = "words_tone"
_PERSON_NEAR = 3
_WORDS = re.compile(r"[\w'&]+")


def of_things(text: str, match: re.Match[str]) -> bool:
    """Say whether the words are about a machine, an office or an animal, not about a person."""
    before = _WORDS.findall(text[: match.start()])[-_PERSON_NEAR:]
    things = word_set(_FILE, "not_a_person")
    if any(word in word_set(_FILE, "animals") for word in before):
        return True
    if before and before[-1] in things:
        return True
    says_no = match.group().startswith(("refus", "fail"))
    people = word_set(_FILE, "known_people")
    if says_no and any(w in things for w in before) and not any(w in people for w in before):
        return True
    after = _WORDS.findall(text[match.end() :])[:1]
    return bool(after) and after[0] in word_set(_FILE, "not_of_people")


def is_right(text: str, match: re.Match[str]) -> bool:
    """Say whether somebody may say no: "the right to refuse", "you can refuse"."""
    if not match.group().startswith("refus"):
        return False
    return bool(pattern("may_say_no").search(text[: match.start()]))


def about_people(text: str, match: re.Match[str]) -> bool:
    """Say whether a word describes a person or a home: "is very defensive", "an absent father"."""
    word, rest = " ".join(match.group().split()).removesuffix("s"), text[match.end() :]
    after = _WORDS.findall(rest)[:3]
    if after and after[0] in word_set(_FILE, "not_of_people"):
        return False
    if _before_person(after):
        return True
    only_before = word in word_set(_FILE, "only_before_people")
    if after and rest.startswith(" ") and not _stands_alone(after[0]):
        return False
    linked = pattern("linking").search(text[: match.start()])
    if linked and not only_before:
        if linked["subject"] in word_set(_FILE, "not_a_person") | word_set(
            _FILE, "things_that_are_hard"
        ):
            return False
        return not (word in word_set(_FILE, "feelings") and pattern("own_feeling").match(rest))
    alone = not after and not _WORDS.search(text[: match.start()])
    return alone and not only_before


def _stands_alone(next_word: str) -> bool:
    """Say whether an adjective ends here: "is difficult at home", but not "a difficult place"."""
    return next_word.endswith("ly") or next_word in word_set(_FILE, "after_adjectives")


def _before_person(after: list[str]) -> bool:
    """Say whether a person comes next: "father", "and rude father", "young father"."""
    people = word_set(_FILE, "known_people")
    if not after:
        return False
    if after[0] in people:
        return True
    if after[0] in {"and", "or"}:
        return len(after) == 3 and after[2] in people
    return len(after) > 1 and after[1] in people and after[0] not in word_set(_FILE, "gap_words")


def everyday(text: str, match: re.Match[str]) -> bool:
    """Say whether a word of the lists has its everyday meaning here."""
    word, before, after = match.group(), text[: match.start()], text[match.end() :]
    if word.startswith("placement"):
        student = re.match(r"\s+(?:year|student|tutor)", after)
        return bool(pattern("work_placement").search(before) or student)
    if word == "step up":
        return bool(pattern("own_step").search(before))
    if word == "universal":
        return after.startswith(" credit")
    if word == "targeted":
        return after.startswith((" family", " by"))
    if word == "pathway":
        clinical = re.search(r"\b(?:autism|adhd|asd|neuro\w*)\b", text)
        return bool(re.search(r"\b(?:garden|the|a)\s+$", before)) and not clinical
    return word == "attachment" and bool(re.search(r"\b(?:email|the)\s+$", before))


def explained(text: str, start: int, end: int) -> bool:
    """Say whether the meaning stands right beside a word, before or after it."""
    rest, before = text[end:], text[:start]
    if pattern("explains_after").match(rest) and len(rest.strip(" ():,")) > _PERSON_NEAR:
        return True
    said = pattern("explains_before").search(before)
    return bool(said) and bool(pattern("explains_here").search(before[-16:]))
