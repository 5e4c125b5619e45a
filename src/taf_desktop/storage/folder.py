"""Where a vault lies on disk, and where one must not lie.

``<base>/<vault id>/`` holds the header and its twin, the records, and later ``backups`` and
``attachments``. Names are ids only. A folder that a cloud service copies, or one on another
computer, is refused: a copy taken while the records are open is broken more often than not, and two
computers writing to one database destroy it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

RECORDS = "records.db"
UNFINISHED = "records.db.new"

CLOUD_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "box sync",
    "nextcloud",
)
"""What the folders of cloud services are called; they may be followed by an organisation's name."""

CLOUD_MARKERS = (
    ".dropbox",
    ".dropbox.cache",
    ".tmp.driveupload",
    ".sync_root",
    ".849C9593-D756-4E56-8D6E-42412F2A707B",
)
"""Files such services leave at the top of what they copy (the last one is OneDrive's)."""


def suits_vault(folder: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether a vault may lie under a folder: on this computer, and not copied to a cloud."""
    return not (
        _on_network(str(folder))
        or _has_cloud_name(folder)
        or _in_onedrive(folder, environment)
        or _marked(folder)
    )


def _on_network(path: str) -> bool:
    plain = path.replace("/", "\\")
    if plain.startswith("\\\\?\\"):
        return plain[4:].upper().startswith("UNC\\")
    return plain.startswith("\\\\")


def _has_cloud_name(folder: Path) -> bool:
    parts = str(folder).replace("\\", "/").lower().split("/")
    return any(part.startswith(name) for part in parts for name in CLOUD_NAMES)


def _in_onedrive(folder: Path, environment: Mapping[str, str]) -> bool:
    roots = [
        value
        for name, value in environment.items()
        if name.lower().startswith("onedrive") and value
    ]
    path = _comparable(str(folder))
    return any(path == root or path.startswith(root + "/") for root in map(_comparable, roots))


def _comparable(path: str) -> str:
    return path.replace("\\", "/").rstrip("/").lower()


def _marked(folder: Path) -> bool:
    return any(
        (place / marker).exists() for place in (folder, *folder.parents) for marker in CLOUD_MARKERS
    )
