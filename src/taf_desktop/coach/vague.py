"""Vague verbs ("support", "monitor", "work with") where no deed and dose stand beside them."""

from __future__ import annotations

import re
from functools import cache

from taf_desktop.coach.context import Context
from taf_desktop.coach.finding import Finding, apart, found
from taf_desktop.coach.inflection import all_forms, verbs
from taf_desktop.coach.learned import is_quiet_at, speaks_to
from taf_desktop.coach.lists import alternatives, english, pattern, word_set, words_of
from taf_desktop.coach.reading import Reading, Span, Word
from taf_desktop.coach.spelling import is_known
from taf_desktop.coach.when import clock_times, counts, fixed_days, frequencies, lengths

_FILE = "words_action"
_TARGET = re.compile(r"\bfrom\s+\S+\s+to\s+\S+|\bto\s+\d|\bby\s+\d|\d\s?%|\bat least\b")


def vague_verbs(reading: Reading, ctx: Context) -> tuple[Finding, ...]:
    """Return every vague verb whose sentence has no concrete deed with its dose."""
    findings: list[Finding] = []
    for sentence in reading.sentences:
        before = len(findings)
        strong = _strong(reading, sentence)
        weak = _weak(reading, sentence) if not strong else []
        if strong and not _made_concrete(reading, ctx, sentence, strong):
            findings += [found(reading, *span, sort="vague") for span, _ in strong]
        elif weak and not _is_plain(reading, ctx, sentence, weak):
            findings += [found(reading, *span, sort="weak") for span, _ in weak]
        if len(findings) == before:
            findings += _like_others(reading, ctx, sentence)
    return apart(findings)


def _is_plain(reading: Reading, ctx: Context, sentence: Span, weak: list[tuple[Span, str]]) -> bool:
    """Say whether a sentence with a weak verb, or one no list knows, tells what is done."""
    if _has_deed(reading, sentence, weak) or has_dose(reading, ctx, sentence):
        return True
    listed = verbs(_FILE, "weak").keys() | words_of(_FILE, "weak_phrases")
    return not any(verb in listed for _, verb in weak) and is_quiet_at(
        "vague_verb", reading, sentence
    )


def _like_others(reading: Reading, ctx: Context, sentence: Span) -> list[Finding]:
    """Return what reads like the vague words of others, though no list names it.

    A listed word that was let pass has another meaning here: "engaged to be married".
    """
    listed = verbs(_FILE, "vague").keys()
    inside = (word for word in reading.words if _inside((word.at, word.at + 1), sentence))
    nouns = _phrases("weak").finditer(reading.outside, *sentence)
    if any(word.plain in listed for word in inside) or any(nouns):
        return []
    if has_dose(reading, ctx, sentence):
        return []
    place = speaks_to("vague_verb", reading, sentence)
    return [found(reading, *place, sort="weak")] if place else []


def has_dose(reading: Reading, ctx: Context, sentence: Span) -> bool:
    """Say whether a sentence tells how often, how long, how many or when."""
    doses = (frequencies(reading), lengths(reading), clock_times(reading), counts(reading))
    return any(
        _inside(span, sentence) for spans in (*doses, fixed_days(reading, ctx)) for span in spans
    )


def _made_concrete(
    reading: Reading, ctx: Context, sentence: Span, vague: list[tuple[Span, str]]
) -> bool:
    text = reading.outside[slice(*sentence)]
    if {verb for _, verb in vague} <= word_set(_FILE, "change_verbs") and _TARGET.search(text):
        return True
    if not has_dose(reading, ctx, sentence):
        return False
    if _done_by(text):
        return True
    if _has_deed(reading, sentence, vague):
        return True
    if {verb for _, verb in vague} == {"continue"} and _has_deed(
        reading, sentence, vague, "weak_deeds"
    ):
        return True
    fixed = (*fixed_days(reading, ctx), *clock_times(reading))
    return any(_inside(span, sentence) for span in fixed) and _has_deed(
        reading, sentence, vague, "weak_deeds"
    )


def _done_by(text: str) -> bool:
    """Say whether a sentence tells how: "by doing 20 minutes of football with him"."""
    known = verbs(_FILE, "vague").keys() | verbs(_FILE, "weak").keys()
    return any(match["how"] not in known for match in pattern("by_doing").finditer(text))


def _has_deed(
    reading: Reading, sentence: Span, besides: list[tuple[Span, str]], key: str = "deeds"
) -> bool:
    """Say whether somebody could watch what is done, leaving the vague words themselves aside."""
    aside = [m.span() for m in pattern("on_condition").finditer(reading.outside, *sentence)]
    known = verbs(_FILE, key)
    nouns = word_set(_FILE, "deed_nouns")
    for word in reading.words:
        place = (word.at, word.at + len(word.plain))
        if not _inside(place, sentence) or any(_overlap(place, span) for span, _ in besides):
            continue
        if _is_left_undone(reading, word.at) or _is_object(reading, word.at, word.plain):
            continue
        if _leads_nowhere(reading, word):
            continue
        if reading.outside[word.at] == "_" or any(_inside(place, span) for span in aside):
            continue
        if (word.plain in known and not _only_noun(reading, word.at, word.plain)) or (
            key == "deeds" and word.plain in nouns
        ):
            return True
    return False


def _is_left_undone(reading: Reading, at: int) -> bool:
    """Say whether a deed is what somebody does not do: "try not to shout"."""
    return bool(pattern("undone_before").search(reading.plain[:at]))


def _is_object(reading: Reading, at: int, plain: str) -> bool:
    """Say whether an "-ing" word is what something is done to: "adapt teaching"."""
    ends_ing = plain.endswith("ing")
    return ends_ing and bool(pattern("ing_as_object").search(reading.plain[:at]))


def _leads_nowhere(reading: Reading, word: Word) -> bool:
    """Say whether it is a name, a time, or done to what nobody sees ("show commitment")."""
    after = reading.plain[word.at + len(word.plain) :]
    says_when = word.plain in word_set(_FILE, "deed_nouns")
    if says_when and pattern("as_a_time").search(reading.plain[: word.at]):
        return True
    if word.capital and pattern("after_a_doer").match(after):
        return True
    return bool(pattern("unseen_aim").match(after))


def _only_noun(reading: Reading, at: int, plain: str) -> bool:
    """Say whether a word that can be a deed is a thing here: "the transfer", "positive play"."""
    before = reading.plain[:at]
    if plain in word_set(_FILE, "often_nouns"):
        return bool(pattern("noun_before").search(before))
    is_base = verbs(_FILE, "deeds").get(plain) == plain
    return is_base and bool(pattern("sure_noun_before").search(before))


def _strong(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    hits = [
        (m.span(), m.group())
        for m in _phrases("vague_phrases").finditer(reading.outside, *sentence)
    ]
    hits += [
        (m.span(), m["noun"]) for m in pattern("vague_noun").finditer(reading.outside, *sentence)
    ]
    hits += [
        (m.span(), " ".join(m.group().split()))
        for shape in (_aims(), pattern("watching"))
        for m in shape.finditer(reading.outside, *sentence)
    ]
    known = verbs(_FILE, "vague")
    for word in reading.words:
        span = (word.at, word.at + len(word.plain))
        verb = known.get(word.plain)
        if verb is None or not _inside(span, sentence) or reading.outside[word.at] == "_":
            continue
        if _is_used_as_verb(reading, word.at, word.plain, verb):
            hits.append((span, verb))
    return hits


def _weak(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    hits = [
        (match.span(), match.group())
        for key in ("weak", "weak_phrases")
        for match in _phrases(key).finditer(reading.outside, *sentence)
        if not _noun_of_weak(reading, match)
    ]
    text = reading.outside[slice(*sentence)]
    if not hits:
        hits += _undefined(reading, sentence) or _left_open(reading, sentence)
    hits += [
        ((match.start("more") + sentence[0], match.end() + sentence[0]), "more")
        for match in pattern("more_of").finditer(text)
    ]
    return hits


def _undefined(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    """Return what stands where a verb must ("to X", "will X") and is nothing one could watch."""
    hits: list[tuple[Span, str]] = []
    concrete = verbs(_FILE, "deeds").keys() | verbs(_FILE, "weak_deeds").keys()
    for match in pattern("verb_place").finditer(reading.outside, *sentence):
        group = "verb" if match["verb"] else "first"
        word, (start, end) = match[group], match.span(group)
        if group == "first" and not _is_order(word, reading.outside[end:]):
            continue
        nothing_seen = bool(pattern("unseen_aim").match(reading.outside[end:]))
        if (word in concrete and not nothing_seen) or not is_known(word):
            continue
        if word in word_set(_FILE, "deed_nouns") or _is_where_to(reading.outside[:start], group):
            continue
        if word == "be" and pattern("being_somewhere").match(reading.outside[end:]):
            continue
        if word in word_set(_FILE, "not_verbs"):
            continue
        hits.append(((start, end), word))
    return hits


def _is_where_to(before: str, group: str) -> bool:
    """Say whether "to" leads to a place or a thing: "takes them to football"."""
    return group == "verb" and bool(pattern("moves_to").search(before))


def _left_open(reading: Reading, sentence: Span) -> list[tuple[Span, str]]:
    """Return what leaves open what is done: "have a quiet word", "do what we could"."""
    return [
        (match.span(), "open")
        for match in pattern("left_open").finditer(reading.outside, *sentence)
    ]


def _is_order(word: str, after: str) -> bool:
    """Say whether a first word is told to be done: "extend her vocabulary", not "bus pass"."""
    if word in word_set(_FILE, "orders"):
        return True
    return _has_verb_forms(word) and bool(pattern("after_an_order").match(after))


@cache
def _has_verb_forms(word: str) -> bool:
    """Say whether English has an "-ing" and an "-ed" of a word."""
    stem = word.removesuffix("e")
    last = word[-1]
    doing = {f"{word}ing", f"{stem}ing", f"{word}{last}ing"} & english()
    done = {f"{word}ed", f"{stem}ed", f"{word}{last}ed", f"{word[:-1]}ied"} & english()
    return bool(doing and done)


def _noun_of_weak(reading: Reading, match: re.Match[str]) -> bool:
    """Say whether "help", "review" or "focus" is a thing here: "asks for help", "the review"."""
    before = reading.plain[: match.start()]
    after = reading.plain[match.end() :]
    if match.group() in {"early help"} or re.search(r"\bearly\s$", before):
        return True
    if re.match(r"\s+(?:of|date|meeting|form|sheet|worker)\b|\s+(?:desk|line)\b", after):
        return True
    return bool(pattern("thing_before").search(before))


def _is_used_as_verb(reading: Reading, at: int, plain: str, verb: str) -> bool:
    """Say whether a word that can be a thing is a deed here."""
    before, after = reading.plain[:at], reading.plain[at + len(plain) :]
    if verb == "support" and plain in {"support", "supports", "supporting"}:
        follows = re.match(r"[\s-]+(\w+)", after)
        if follows and follows[1] in word_set(_FILE, "noun_after_support"):
            return False
        if plain == "support" and pattern("support_as_thing").search(before):
            return bool(pattern("light").search(before))
    if verb == "monitor" and plain in {"monitor", "monitors"}:
        return not _ends_with(before, "noun_before_monitor")
    if verb == "address" and plain in {"address", "addresses"}:
        return not _ends_with(before, "noun_before_address") and not re.match(
            r"\s+book|\s*(?:$|:|\d|at\b|on\b|of\b|is\b|was\b|for\b)", after
        )
    if verb == "engage" and plain == "engaged":
        return not re.match(r"\s+to\s+(?:be\s+)?(?:marr|her|his)", after)
    return not (
        verb == "continue"
        and re.match(r"\s+(?:healthcare|care)\b", after)
        and plain == "continuing"
    )


def _ends_with(before: str, key: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{alternatives(words_of(_FILE, key))})\s+$", before))


@cache
def _aims() -> re.Pattern[str]:
    """Return the pattern of aims nobody can watch: "build a trusting relationship"."""
    does = alternatives(all_forms(words_of(_FILE, "aim_verbs")))
    aims = alternatives(words_of(_FILE, "aims"))
    return re.compile(rf"(?<![\w'-])(?:{does})\s+(?:[\w'-]+\s+){{0,4}}?(?:{aims})(?![\w'-])")


@cache
def _phrases(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{alternatives(all_forms(words_of(_FILE, key)))})(?![\w'-])")


def _inside(span: Span, sentence: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
