"""What was chosen so far for a hand-over, as work that is saved beside the typing. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taf_desktop.services.handover_drafts import Choices

Listener = Callable[[frozenset[str]], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture of the choices of one family; none once there is nothing to keep."""

    revision: int
    family_id: str
    choices: Choices | None


class DraftWork:
    """Watches the choices (``runtime.autosave.Saveable``). ``collect`` tells what they are now."""

    def __init__(self, collect: Callable[[], tuple[str, Choices | None]]) -> None:
        self._collect = collect
        self._revision = self._saved = 0
        self._listener: Listener | None = None
        self.asleep = False
        """Whether changes are made by the program itself just now."""

    @property
    def dirty(self) -> bool:
        """Whether something changed since it was last saved."""
        return self._revision != self._saved

    def touch(self) -> None:
        """Something was chosen or typed."""
        if self.asleep:
            return
        self._revision += 1
        if self._listener is not None:
            self._listener(frozenset())

    def snapshot(self) -> Taken:
        """Return the choices as they are now."""
        return Taken(self._revision, *self._collect())

    def mark_saved(self, revision: int) -> None:
        """Note that this picture was saved."""
        self._saved = max(self._saved, revision)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell one listener of each change; return how to stop it."""
        self._listener = listener
        return self._deafen

    def _deafen(self) -> None:
        self._listener = None
