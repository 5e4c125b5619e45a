"""P12: passphrases a computer guesses soon are refused, and offered ones never are."""

from itertools import islice
from pathlib import Path

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from taf_desktop.domain.errors import UserError
from taf_desktop.services import passphrases
from tests.security.proof import Effort, Result
from tests.services.weak_and_strong import STRONG, WEAK

OWN = ("Sam Example", "Placeholder Primary School", "Riverside School", "Nottingham")
GUESSABLE = (
    "FamilyHub2026!", "placeholder primary", "nottingham2026", "sam example 2026", "qwertyuiop123",
    "1qaz2wsx3edc4rfv", "aaaaaaaaaaaa", "abcabcabcabc", "password password", "P@ssw0rd1234",
    "Summer2026!!", "letmein123456", "12 November 2026", "nottingham forest", "iloveyou12345",
)  # fmt: skip


def prove(effort: Effort, _folder: Path) -> Result:
    """Judge the commonest passwords, words of the place, and passphrases the program offers."""
    common = list(islice(FREQUENCY_LISTS["passwords"], max(300, effort.wrong_keys)))
    weak = [*common, *(word * 2 for word in common[:1000]), *GUESSABLE, *WEAK]
    taken = [word for word in weak if _accepted(word)]
    lost = [word for word in STRONG if not _accepted(word)]
    offered = max(100, effort.wrong_keys // 10)
    refused = sum(not _accepted(passphrases.suggest()) for _ in range(offered))
    figure = (
        f"{len(taken)} of {len(weak):,} taken; {refused} of {offered:,} offered ones and"
        f" {len(lost)} of {len(STRONG)} strong ones refused"
    )
    held = not (taken or refused or lost)
    faults = "commonest, own words, walks, everyday phrases"
    return Result("P12 weak passphrases refused", faults, figure, held)


def _accepted(passphrase: str) -> bool:
    try:
        passphrases.check(passphrase, OWN)
    except UserError:
        return False
    return True
