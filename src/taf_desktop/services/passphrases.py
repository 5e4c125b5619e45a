"""How long a passphrase would stand, said honestly and in words, and five words that stand."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from zxcvbn import zxcvbn

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.vault import normal_passphrase
from taf_desktop.services import guesses

LONGEST_SCORED = 72
"""zxcvbn refuses longer ones; what follows can only make it stronger."""

SHORTEST = 12
GATE = 12.1
"""Powers of ten: a new passphrase has to stand for more than 10^12 guesses.

A little more, because zxcvbn credits any four parts with 10^12, however common they are.
"""

HALF_WAY = 9.0
"""Powers of ten from which a passphrase is nearly good enough."""

OUR_WORDS = (
    "taf", "team", "around", "family", "families", "hub", "early", "help", "assessment", "plan",
    "vault", "passphrase", "password", "school", "senco", "nhs", "council", "example",
)  # fmt: skip
"""Words that lie close at hand for somebody who uses this program."""

ACCOUNT = ("USERNAME", "USER", "COMPUTERNAME", "USERDOMAIN")
"""Where the computer says who is signed in, and what it is called."""

SHORTEST_OWN = 3
"""Letters from which a word counts as somebody's own."""

SUGGESTED_WORDS = 5
"""Of 7776 words: 64 bits."""


class Strength(StrEnum):
    """How a passphrase is judged; ``passphrase.strength.<value>`` in the words says it."""

    EMPTY = "empty"
    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A strength and, as a power of ten, how many guesses it stands for."""

    strength: Strength
    guesses_log10: float


def judge(passphrase: str, own_words: tuple[str, ...] = ()) -> Judgement:
    """Judge a passphrase; ``own_words`` (name, school, town) count as easily guessed.

    So do the words of this program's work and the name of the computer's account. Only a strong
    one may lock a vault.
    """
    if not passphrase:
        return Judgement(Strength.EMPTY, 0.0)
    counted = normal_passphrase(passphrase)
    words = _close_at_hand((*own_words, *account_words()))
    log10 = _guesses(counted, words)
    if len(counted) < SHORTEST:
        return Judgement(Strength.SHORT, log10)
    if log10 < HALF_WAY:
        return Judgement(Strength.WEAK, log10)
    return Judgement(Strength.FAIR if log10 < GATE else Strength.STRONG, log10)


def check(passphrase: str, own_words: tuple[str, ...] = ()) -> None:
    """Refuse a new passphrase that could be guessed. Older vaults keep opening with theirs.

    Raises:
        UserError: ``vault.passphrase_too_short`` or ``vault.passphrase_too_weak``.
    """
    strength = judge(passphrase, own_words).strength
    if strength in (Strength.EMPTY, Strength.SHORT):
        raise UserError("vault.passphrase_too_short")
    if strength is not Strength.STRONG:
        raise UserError("vault.passphrase_too_weak")


def suggest() -> str:
    """Return five words by chance, which nobody would guess in a lifetime."""
    words = word_list()
    return " ".join(secrets.choice(words) for _ in range(SUGGESTED_WORDS))


@cache
def word_list() -> tuple[str, ...]:
    """Return the words to choose from: 7776 easy, kindly ones.

    They are the EFF's long list (CC BY 3.0, https://www.eff.org/dice), from ``xkcdpass``.
    """
    text = files("xkcdpass").joinpath("static", "eff-long").read_text(encoding="ascii")
    return tuple(text.split())


def account_words(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return what the computer calls its account and itself."""
    return tuple(environment[name] for name in ACCOUNT if environment.get(name))


def _guesses(passphrase: str, words: list[str]) -> float:
    """Return how many guesses a passphrase stands for, as a power of ten.

    zxcvbn gives a space the worth of any other letter and a fourth word at least 10^12, which
    makes a name and a school look strong. So words that lie close at hand count for next to
    nothing: what is left without them is judged as well, and the lower judgement holds.
    """
    rest, found = passphrase.casefold(), 0
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_OWN and word.casefold() in rest:
            rest, found = rest.replace(word.casefold(), " "), found + 1
    own = {word.casefold() for word in words}
    whole = min(_scored(passphrase, words), guesses.of_phrase(passphrase, own))
    if not found:
        return whole
    return min(whole, _scored(re.sub(r"[\W_]+", "", rest), words) + found)


def _scored(passphrase: str, words: list[str]) -> float:
    if not passphrase:
        return 0.0
    return float(zxcvbn(passphrase[:LONGEST_SCORED], user_inputs=words)["guesses_log10"])


def _close_at_hand(phrases: tuple[str, ...]) -> list[str]:
    """Return phrases word by word and run together, as people write them."""
    words = [word for phrase in phrases for word in normal_passphrase(phrase).split()]
    together = ["".join(phrase.split()) for phrase in phrases]
    return [*dict.fromkeys((*words, *together, *OUR_WORDS))]
