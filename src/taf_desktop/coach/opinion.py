"""Opinion as fact: absolutes and mind-reading that belong to nobody."""

from __future__ import annotations

import re
from functools import cache

from taf_desktop.coach.context import Context, Kind
from taf_desktop.coach.core import core_of
from taf_desktop.coach.finding import Finding, apart, found
from taf_desktop.coach.learned import speaks_to
from taf_desktop.coach.lists import alternatives, file_content, pattern, word_set, words_of
from taf_desktop.coach.reading import Reading, Span

_FILE = "words_opinion"
_WISHES = frozenset({Kind.GOAL, Kind.MEASURE, Kind.WHEN, Kind.WHO})
"""What is hoped for is said of somebody's mind, and rightly: "Leah likes going to school"."""
_WELCOMING = re.compile(r"^\s*(?:there for|welcome|been there|on hand|open\b|at home on)")
_TYPICAL_OF = re.compile(r"\s+(?:day|week|morning|for (?:his|her|their) age|development|age)")
_HARMLESS_NEVER = re.compile(r"\s+(?:mind|again|alone|less)\b")


def opinions(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return absolutes (sort ``absolute``) and guesses at what somebody wants (sort ``mind``)."""
    if ctx.kind is Kind.QUOTATION:
        return ()
    findings: list[Finding] = []
    for sentence in reading.sentences:
        text = reading.outside[slice(*sentence)]
        if pattern("said_so").search(reading.outside[sentence[1] :]):
            continue
        named = (*_absolutes(text), *_minds(text))
        held = [(span, sort) for span, sort in named if not _attributed(text, span)]
        for span, sort in held:
            findings.append(found(reading, span[0] + sentence[0], span[1] + sentence[0], sort=sort))
        if not held and ctx.kind not in _WISHES and not _attributed(text, (len(text), len(text))):
            findings += _like_others(reading, sentence)
    return apart(findings)


def _like_others(reading: Reading, sentence: Span) -> list[Finding]:
    """Return what reads like the guesses of others, though no pattern names it.

    An absolute that was let pass is none here: "is not always late".
    """
    if pattern("let_pass").search(reading.outside[slice(*sentence)]):
        return []
    place = speaks_to("opinion_as_fact", reading, sentence)
    return [found(reading, *place, sort="mind")] if place else []


def _absolutes(text: str) -> list[tuple[Span, str]]:
    return [
        (m.span(), "absolute") for m in _absolute_pattern().finditer(text) if _is_claim(text, m)
    ]


def _minds(text: str) -> list[tuple[Span, str]]:
    core = core_of(text)
    found_here = [m.span() for m in _mind_pattern().finditer(text)]
    found_here += [core.back(*m.span()) for m in pattern("opinion_core").finditer(core.text)]
    return [(span, "mind") for span in found_here]


def _is_instruction(before: str) -> bool:
    """Say whether a sentence tells somebody what to do: "Wash hands every time"."""
    first = re.match(r"\W*(\w+)", before)
    deeds = (("words_action", "deeds"), ("words_action", "weak_deeds"), (_FILE, "instructions"))
    return first is not None and any(first[1] in word_set(*named) for named in deeds)


def _is_claim(text: str, match: re.Match[str]) -> bool:
    """Say whether an absolute says what somebody is like, and is no rule, plan or plain fact."""
    word = " ".join(match.group().split())
    before, after = text[: match.start()], text[match.end() :]
    if word in {"always", "constantly", "definitely", "certainly"} and (
        pattern("not_absolute_before").search(before) or _WELCOMING.match(after)
    ):
        return False
    if word in word_set(_FILE, "always_sorts") and _is_instruction(before):
        return False
    if word in {"always", "never"}:
        return not _rule_or_fact(word, before, after)
    if word == "will never":
        return not pattern("speaker_before").search(before)
    if word in {"clearly", "plainly"}:
        if pattern("is_before").search(before):
            return not pattern("made_clear").match(after)
        return not (pattern("manner").search(before) or pattern("manner_after").match(after))
    if word in {"definitely", "certainly", "surely", "totally"}:
        return not pattern("promise_before").search(before)
    if word in word_set(_FILE, "all_the_time"):
        return bool(before.strip()) and not pattern("done_regularly").search(before)
    return not (word in {"typical", "typically"} and _TYPICAL_OF.match(after))


def _rule_or_fact(word: str, before: str, after: str) -> bool:
    """Say whether "always" or "never" tells a rule, a plan or a plain fact."""
    if pattern("order_before").search(before) and not pattern("plan_before").search(before):
        return True
    if pattern("speaker_before").search(before):
        return True
    if word == "always" and re.search(r"\bwill\s+$", before):
        return True
    next_word = re.match(r"\s+(?:yet\s+)?(\w+)", after)
    if next_word is None or not pattern("had_before").search(before):
        return word == "never" and bool(_HARMLESS_NEVER.match(after))
    plain_fact = next_word[1] in word_set(_FILE, f"facts_after_{word}")
    return plain_fact and not pattern("as_a_character").match(after)


def _attributed(text: str, span: Span) -> bool:
    """Say whether somebody is named whose view it is: "Mum says", "according to school"."""
    before = text[: span[0]]
    if pattern("own_view").search(text) or _speaker_pattern().search(before):
        return True
    if pattern("attributed_before").search(before):
        return True
    return bool(pattern("attributed_after").search(text[span[1] :]))


@cache
def _absolute_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'absolutes'))})(?![\w-])")


@cache
def _mind_pattern() -> re.Pattern[str]:
    rows = [row.strip() for row in str(file_content(_FILE)["mind"]).splitlines() if row.strip()]
    return re.compile("|".join(rf"(?:(?<![\w'-])|(?='))(?:{row})(?!\w)" for row in rows))


@cache
def _speaker_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'-])(?:{alternatives(words_of(_FILE, 'attributing'))})"
        r"(?![\w'-])(?!\s+(?:nothing|little|very\s+little|no\s+more|lies|fibs)\b)"
    )
