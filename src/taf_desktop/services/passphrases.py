"""How long a passphrase would stand, said honestly and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from zxcvbn import zxcvbn

LONGEST_SCORED = 72
"""zxcvbn refuses longer ones; what follows can only make it stronger."""

SHORTEST = 12


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

    The mark for strong, 10^12 guesses, is the vault's own gate.
    """
    if not passphrase:
        return Judgement(Strength.EMPTY, 0.0)
    inputs = [word for phrase in own_words for word in phrase.split() if word]
    log10 = float(zxcvbn(passphrase[:LONGEST_SCORED], user_inputs=inputs)["guesses_log10"])
    if len(passphrase) < SHORTEST:
        return Judgement(Strength.SHORT, log10)
    if log10 < 9:
        return Judgement(Strength.WEAK, log10)
    return Judgement(Strength.FAIR if log10 < 12 else Strength.STRONG, log10)
