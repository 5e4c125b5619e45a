"""Hand-overs that are not done yet: what was chosen so far, and a file still being looked at.

Kept in the vault among what it remembers of the person's place, so that locking, closing and a
crash lose nothing. Gone as soon as it is handed over, decided, or the family is erased.
"""

from __future__ import annotations

import msgspec

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.handover import Part, Why
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.services.handover_content import Wanted

SENDING = "place_sending_"
"""Before the family's id. ``place_`` is how the names of such settings begin: no deed, and
nothing that makes a backup necessary."""
CAME = "place_came"


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen so far, and the ``step`` reached (0 to 3).

    ``sign`` is the signing key on the chosen card; ``spoken`` that six words are told instead, to
    ``name``, ``role`` and ``organisation``.
    """

    step: int = 0
    spoken: bool = False
    sign: str = ""
    name: str = ""
    role: str = ""
    organisation: str = ""
    purpose: str = ""
    reason: str = ""
    basis: str = ""
    told: str = ""
    from_day: str = ""
    parts: tuple[Part, ...] = ()
    versions: tuple[str, ...] = ()

    def why(self) -> Why:
        """Return why it goes."""
        return Why(
            purpose=self.purpose,
            reason=self.reason,
            basis=self.basis,
            told=self.told,
            from_day=self.from_day,
        )

    def wanted(self) -> Wanted:
        """Return what goes."""
        return Wanted(frozenset(self.parts), frozenset(self.versions))


class Came(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came and is not decided: where it lies, and the six words, if they were typed.

    The words open this one file, which lies outside; they are forgotten once it is decided.
    """

    path: str
    words: str = ""
    family: str = ""


class _Sending(msgspec.Struct, frozen=True, kw_only=True):
    """Choices as they are kept. Settings that hold a family's id go when it is erased."""

    family: str
    choices: Choices


class HandoverDrafts:
    """What an open vault remembers of hand-overs that are not done. Database lane."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def sending(self, family_id: str) -> Choices | None:
        """Return what was chosen so far for a family; nothing where nothing was."""
        try:
            return msgspec.json.decode(self._read(SENDING + family_id), type=_Sending).choices
        except msgspec.MsgspecError:
            return None

    def keep_sending(self, family_id: str, choices: Choices | None) -> tuple[None, ChangeSet]:
        """Keep what was chosen so far; nothing once it is handed over or begun again."""
        kept = _Sending(family=family_id, choices=choices) if choices else None
        return self._write(SENDING + family_id, kept)

    def came(self) -> Came | None:
        """Return the file that came and is not decided."""
        try:
            return msgspec.json.decode(self._read(CAME), type=Came)
        except msgspec.MsgspecError:
            return None

    def keep_came(self, came: Came | None) -> tuple[None, ChangeSet]:
        """Keep which file is being looked at; nothing once it is decided."""
        return self._write(CAME, came)

    def _read(self, name: str) -> str:
        with self._unit_of_work() as unit:
            return unit.settings().get(name, "")

    def _write(self, name: str, kept: msgspec.Struct | None) -> tuple[None, ChangeSet]:
        text = msgspec.json.encode(kept).decode() if kept is not None else ""
        with self._unit_of_work() as unit:
            if unit.settings().get(name, "") != text:
                unit.set_setting(name, text)
            return None, unit.commit()
