"""The answers about the person who works here, as work that can be saved. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Listener = Callable[[frozenset[str]], None]


@dataclass(frozen=True, slots=True)
class PersonSnapshot:
    """The answers at one revision."""

    revision: int
    values: Mapping[str, str]


class PersonAnswers:
    """Holds the answers and knows which are not saved yet (``runtime.autosave.Saveable``)."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._revision = 0
        self._saved = 0
        self._listeners: list[Listener] = []

    @property
    def dirty(self) -> bool:
        """Whether there are changes that have not been saved."""
        return self._revision != self._saved

    def load(self, values: Mapping[str, str]) -> None:
        """Take what the vault remembers; nothing is unsaved afterwards."""
        self._values = dict(values)

    def answer(self, name: str) -> str:
        """Return an answer, or ""."""
        return self._values.get(name, "")

    def change(self, name: str, value: str) -> None:
        """Take an answer the person changed."""
        if self.answer(name) == value:
            return
        self._values[name] = value
        self._revision += 1
        for listener in tuple(self._listeners):
            listener(frozenset({name}))

    def snapshot(self) -> PersonSnapshot:
        """Return the answers as they are now."""
        return PersonSnapshot(self._revision, dict(self._values))

    def mark_saved(self, revision: int) -> None:
        """Note that the snapshot of this revision has been saved."""
        self._saved = max(self._saved, revision)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call a listener after each change; return how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop
