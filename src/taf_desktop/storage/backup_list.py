"""The backups that lie in a folder, what was noted about them, and setting damaged ones aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import cast

from taf_desktop.domain.backups import BackupCard
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import backup_file, backup_manifest
from taf_desktop.storage.backup_file import SUFFIX
from taf_desktop.storage.header_file import QUARANTINE
from taf_desktop.storage.kdf import KdfPolicy
from taf_desktop.support import atomic

FOLDER = "backups"
SECOND_FOLDER = "TAF Desktop backups"
"""The folder made in a second place, so that a stick with other things on it stays tidy."""
NOTES = "notes.json"
OWED = "other_locks_to_go"
"""The note that backups go which somebody can open whose way in is taken away."""


class Notes:
    """What the program noted about its backups: when which was checked, and what is elsewhere.

    Nothing depends on it: if it is lost, backups are checked a little earlier.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NOTES

    def checked(self) -> Mapping[str, datetime]:
        """Return when files were last checked whole, by their names."""
        found = self._read().get("checked")
        return {
            name: moment
            for name, at in (
                cast("dict[str, object]", found) if isinstance(found, dict) else {}
            ).items()
            if (moment := _moment(at))
        }

    def moment(self, name: str) -> datetime | None:
        """Return a moment that was noted, or none."""
        return _moment(self._read().get(name))

    def note_checked(self, name: str, at: datetime, known: Iterable[str]) -> None:
        """Note that a file was checked; files that are gone are forgotten."""
        kept = {one: when.isoformat() for one, when in self.checked().items() if one in set(known)}
        self._write("checked", {**kept, name: at.isoformat()})

    def note(self, name: str, at: datetime | None) -> None:
        """Note a moment, or that there is none."""
        self._write(name, at.isoformat() if at else "")

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return cast("dict[str, object]", found) if isinstance(found, dict) else {}

    def _write(self, name: str, value: object) -> None:
        text = json.dumps({**self._read(), name: value}, indent=1, sort_keys=True)
        with suppress(OSError):
            atomic.write_bytes(self._file, text.encode("utf-8"))


def card_of(path: Path, policy: KdfPolicy, checked: datetime | None = None) -> BackupCard:
    """Return the card of one file, nothing of it believed.

    Raises:
        EnvironmentProblem: ``backup.missing``, ``backup.not_one``, ``backup.newer``,
            ``backup.damaged``.
    """
    front = backup_file.read_front(path, policy)
    manifest = backup_manifest.decode(front.description)
    return backup_manifest.card(path, manifest, front.size, checked)


def cards_in(
    folder: Path, policy: KdfPolicy, believe: Callable[[bytes], bool] | None = None
) -> tuple[BackupCard, ...]:
    """Return the backups in a folder, newest first; what is none is passed over.

    ``believe`` says of a description whether it counts; without it, all of them are listed.
    """
    checked, found = Notes(folder).checked(), list[BackupCard]()
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}"):
            with suppress(EnvironmentProblem):
                front = backup_file.read_front(path, policy)
                if believe is None or believe(front.description):
                    at = checked.get(path.name)
                    manifest = backup_manifest.decode(front.description)
                    found.append(backup_manifest.card(path, manifest, front.size, at))
    return newest_first(found)


def newest_first(cards: Iterable[BackupCard]) -> tuple[BackupCard, ...]:
    """Return backups in the order in which people look for them."""
    return tuple(sorted(cards, key=lambda card: (card.made, card.path.name), reverse=True))


def set_aside(path: Path, vault: Path) -> Path:
    """Move a damaged file into the vault's quarantine, where it is never deleted by us.

    Raises:
        OSError: it could not be moved.
    """
    quarantine = vault / QUARANTINE
    quarantine.mkdir(exist_ok=True)
    number, target = 1, quarantine / path.name
    while target.exists():
        number += 1
        target = quarantine / f"{path.stem}-{number}{path.suffix}"
    atomic.replace(path, target)
    return target


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
    # One without a time zone cannot be compared with any other.
    return moment if moment is not None and moment.tzinfo is not None else None
