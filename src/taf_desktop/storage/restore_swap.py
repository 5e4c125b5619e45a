"""Putting a restored vault in the place of the present one, so that a crash leaves one of them.

A note inside the restored folder says that it is wanted. With the note written, ``finish`` does
what is still to be done, as often as it takes: the present vault is put away for 30 days (for good,
if it is damaged), its backups move over, and the restored folder takes its place.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from taf_desktop.domain.backups import kept_until
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.faults import disk_problem
from taf_desktop.support import atomic

RESTORING = ".restoring"
EARLIER = ".earlier"
DAMAGED = ".quarantine"
NOTE = "wanted.json"
MOVED = ("backups", "quarantine")
STAMP = "%Y%m%d-%H%M%S"


def new_folder(base: Path, vault_id: str, now: datetime) -> Path:
    """Make an empty folder for a vault that is being restored; older unfinished ones are cleared.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    restoring = base / RESTORING
    try:
        clear_unfinished(base)
        folder = _unused(restoring, vault_id, now)
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        raise disk_problem(error) from error
    return folder


def clear_unfinished(base: Path) -> None:
    """Remove restored vaults that nobody wanted, such as after the program was cut short."""
    for left in _folders(base / RESTORING):
        if not (left / NOTE).is_file():
            shutil.rmtree(left, ignore_errors=True)


def want(folder: Path, present: Path, now: datetime, *, damaged: bool) -> None:
    """Note that a restored folder is to take the place of the present one.

    Raises:
        EnvironmentProblem: the disk is full or closed to us; nothing has changed.
    """
    kind = DAMAGED if damaged else EARLIER
    away = _unused(present.parent / kind, present.name, now)
    note = {"place": present.name, "away": f"{kind}/{away.name}"}
    try:
        atomic.write_bytes(folder / NOTE, json.dumps(note).encode("utf-8"))
    except OSError as error:
        raise disk_problem(error) from error


def finish(base: Path) -> None:
    """Do what is still to be done of every swap that was wanted.

    Raises:
        EnvironmentProblem: ``backup.swap_failed``, something holds a folder; it is tried again.
    """
    for folder in _folders(base / RESTORING):
        note = _note(folder)
        if note is not None:
            try:
                _finish(base, folder, *note)
            except OSError as error:
                raise EnvironmentProblem("backup.swap_failed") from error


def forget_earlier(base: Path, today: date) -> int:
    """Remove vaults that a restored one took the place of, once their 30 days are over.

    Damaged ones lie elsewhere and stay.
    """
    removed = 0
    for folder in _folders(base / EARLIER):
        with suppress(ValueError):
            stamp = folder.name.rpartition("~")[2]
            put_away = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC).date()
            if today > kept_until(put_away):
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
    return removed


def remove_earlier(place: Path) -> int:
    """Remove every vault that a restored one took this place of, at once; return how many.

    For erasing without waiting. Damaged ones lie elsewhere and stay.
    """
    removed = 0
    for folder in _folders(place.parent / EARLIER):
        if folder.name.startswith(f"{place.name}~"):
            shutil.rmtree(folder, ignore_errors=True)
            removed += not folder.exists()
    return removed


def _finish(base: Path, folder: Path, place_name: str, away_name: str) -> None:
    place, away = base / place_name, base / away_name
    if place.exists():
        away.parent.mkdir(mode=0o700, exist_ok=True)
        atomic.replace(place, away)
    for name in MOVED:
        _move_all(away / name, folder / name)
    atomic.replace(folder, place)
    (place / NOTE).unlink()


def _move_all(source: Path, target: Path) -> None:
    if not source.is_dir():
        return
    target.mkdir(mode=0o700, exist_ok=True)
    for path in source.iterdir():
        if not (target / path.name).exists():
            atomic.replace(path, target / path.name)


def _note(folder: Path) -> tuple[str, str] | None:
    try:
        found = json.loads((folder / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    content = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    place, away = content.get("place"), content.get("away")
    return (place, away) if isinstance(place, str) and isinstance(away, str) else None


def _unused(folder: Path, name: str, now: datetime) -> Path:
    number, stamp = 1, f"{now.astimezone(UTC):{STAMP}}"
    while (path := folder / f"{name}~{number}~{stamp}").exists():
        number += 1
    return path


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
