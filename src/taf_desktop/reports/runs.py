"""Text made ready for the page: cleaned, and cut into runs of one font.

What people wrote is never changed in meaning: letters are composed (Unicode NFC), signs that cannot
be seen are left out, and everything else is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.reports.fonts import MISSING, Face, Letters, Weight, chain

PLAIN = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201d\u2022\u2026]*")
"""Text that needs no cleaning and reads from left to right."""

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_JOINERS = frozenset("\u200c\u200d")
_KEPT = _JOINERS | frozenset("\n\u2066\u2067\u2068\u2069")
_NOT_DRAWN = re.compile(r"[\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")
_TAGS = ("\U000e0020", "\U000e007f")
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one font."""

    text: str
    face: Face


def clean(text: str) -> str:
    """Return text with composed letters, line feeds at line ends and no invisible signs."""
    if PLAIN.fullmatch(text):
        return text
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", "    ")
    return "".join(_visible(sign) for sign in lines)


def _visible(sign: str) -> str:
    if sign in _KEPT or _TAGS[0] <= sign <= _TAGS[1]:
        return sign
    category = unicodedata.category(sign)
    if category in {"Cc", "Cf"}:
        return ""
    return MISSING if category == "Cs" else sign


def clusters(text: str) -> Iterator[str]:
    """Walk the signs a reader sees: a letter with its marks, an emoji sequence, a flag."""
    start = 0
    for place in range(1, len(text)):
        if not _continues(text, start, place):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _continues(text: str, start: int, place: int) -> bool:
    sign = text[place]
    if sign < "\u0300":
        return False
    if sign in _JOINERS or _SKIN_TONES[0] <= sign <= _SKIN_TONES[1]:
        return True
    if _TAGS[0] <= sign <= _TAGS[1] or unicodedata.category(sign) in {"Mn", "Mc", "Me"}:
        return True
    if text[place - 1] == "\u200d":
        return unicodedata.category(sign) == "So"
    both_flags = _is_flag_letter(sign) and _is_flag_letter(text[place - 1])
    return both_flags and place - start == 1


def _is_flag_letter(sign: str) -> bool:
    return _FLAG_LETTERS[0] <= sign <= _FLAG_LETTERS[1]


def runs(text: str, weight: Weight, letters: Letters = Letters.READABLE) -> list[Run]:
    """Cut cleaned text without line ends into runs of the first font that has each sign."""
    fonts = chain(weight, letters)
    if fonts[0].letters.issuperset(text):
        return [Run(text, fonts[0])] if text else []
    found: list[Run] = []
    for cluster in clusters(text):
        run = _run_of(cluster, fonts)
        if found and found[-1].face is run.face:
            run = Run(found.pop().text + run.text, run.face)
        found.append(run)
    return found


def _run_of(cluster: str, fonts: tuple[Face, ...]) -> Run:
    needed = [ord(sign) for sign in _NOT_DRAWN.sub("", cluster)]
    for face in fonts:
        if all(code in face.coverage for code in needed):
            return Run(cluster, face)
    for face in fonts:
        if needed[0] in face.coverage:
            return Run("".join(s for s in cluster if ord(s) in face.coverage), face)
    box = next(face for face in fonts if ord(MISSING) in face.coverage)
    return Run(MISSING, box)
