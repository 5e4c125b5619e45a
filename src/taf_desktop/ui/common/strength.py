"""Asks beside the screen how strong a passphrase is, and answers in words. Qt-free.

Loaded before the first window, so what judges is imported only when something is to be judged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taf_desktop.domain.ports import TaskRunner, Ticket


@dataclass(frozen=True, slots=True)
class StrengthWords:
    """A judgement as it is shown: ``level`` 0 (nothing typed) to 4 (strong), and a sentence."""

    level: int
    sentence: str


class StrengthAsker:
    """Judges on a cpu lane; only the answer to the newest question is passed on."""

    def __init__(self, runner: TaskRunner, own_words: Callable[[], tuple[str, ...]]) -> None:
        """Take what runs the work, and what gives words that others could guess."""
        self._runner = runner
        self._own_words = own_words
        self._ticket: Ticket | None = None

    def ask(
        self, passphrase: str, on_answer: Callable[[StrengthWords], None], owner: object
    ) -> None:
        """Judge a passphrase and call ``on_answer`` while ``owner`` lives."""
        if self._ticket is not None:
            self._ticket.cancel()
        words = self._own_words()
        self._ticket = self._runner.run(
            lambda _ticket: judged(passphrase, words), on_answer, owner=owner, lane="cpu"
        )

    def suggest(self, on_answer: Callable[[str], None], owner: object) -> None:
        """Suggest a passphrase of five words and call ``on_answer`` while ``owner`` lives."""
        self._runner.run(lambda _ticket: _suggested(), on_answer, owner=owner, lane="cpu")


def _suggested() -> str:
    from taf_desktop.services.passphrases import suggest

    return suggest()


def judged(passphrase: str, own_words: tuple[str, ...]) -> StrengthWords:
    """Return the judgement of a passphrase in words."""
    from taf_desktop.services.passphrases import Strength, judge
    from taf_desktop.support.words import say

    strength = judge(passphrase, own_words).strength
    return StrengthWords(list(Strength).index(strength), say(f"passphrase.strength.{strength}"))
