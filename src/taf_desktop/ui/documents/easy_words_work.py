"""Other words that were typed and are not kept yet, for ``runtime.autosave``. Qt-free.

It outlives the boxes they were typed in: changing the list or closing the window loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taf_desktop.services.wordings import Sentence


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be kept at one revision: pairs of a language and a sentence."""

    revision: int
    sentences: tuple[tuple[str, Sentence], ...]


class WordsWork:
    """A ``runtime.autosave.Saveable`` that holds the newest words of each passage."""

    def __init__(self) -> None:
        self._revision = 0
        self._typed: dict[tuple[str, str, str], tuple[int, Sentence]] = {}
        self._listeners: list[Callable[[frozenset[str]], None]] = []

    @property
    def dirty(self) -> bool:
        """Whether there are words that have not been kept."""
        return bool(self._typed)

    def put(self, language: str, sentence: Sentence) -> None:
        """Take a passage's words as they are now."""
        self._revision += 1
        key = (language, sentence.of_id, sentence.part)
        self._typed[key] = (self._revision, sentence)
        for listener in tuple(self._listeners):
            listener(frozenset({sentence.part}))

    def snapshot(self) -> Typed:
        """Return everything that is not kept yet."""
        told = tuple((key[0], sentence) for key, (_, sentence) in self._typed.items())
        return Typed(self._revision, told)

    def mark_saved(self, revision: int) -> None:
        """Note that everything up to this revision is kept."""
        self._typed = {key: each for key, each in self._typed.items() if each[0] > revision}

    def listen(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Call a listener after each change; return how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
