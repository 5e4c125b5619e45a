"""Where a vault lies on disk, and where one must not lie.

``<base>/<vault id>/`` holds the header and its twin, the records, and ``backups``. Names are ids
only. A folder that a cloud service copies, or one on another computer, is refused: a copy taken
while the records are open is broken more often than not, and two computers writing to one database
destroy it. So is a stick that anybody can read and pull out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from taf_desktop.support.machine import Kernel, kernel32

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


REMOVABLE, REMOTE = 2, 4
"""What Windows' GetDriveTypeW answers for a stick or card, and for a drive on another computer."""

SMALL_FILE_SYSTEMS = ("FAT", "FAT12", "FAT16", "FAT32", "EXFAT")
"""File systems without owners and without a journal: anybody reads them, and a pull breaks them."""

RECALLED = 0x0040_0000 | 0x0004_0000
"""Windows' attributes of what a cloud service fetches when it is wanted."""


class Drive(NamedTuple):
    """What Windows says of a drive: its type (see above) and its file system, in capitals."""

    type: int
    file_system: str


def suits_vault(folder: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether a vault may lie under a folder."""
    return not unsuited(folder, environment)


def unsuited(
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    drive_of: Callable[[Path], Drive | None] | None = None,
) -> str:
    """Return why a vault must not lie under a folder, as a message id; "" if it may.

    Backups may lie in any of these: they are closed files.
    """
    if _on_network(str(folder)):
        return "vault.folder_on_network"
    if (
        _has_cloud_name(folder)
        or _in_onedrive(folder, environment)
        or _marked(folder)
        or _recalled(folder)
    ):
        return "vault.folder_not_suitable"
    if _roams(folder, environment):
        return "vault.folder_roams"
    drive = (drive_of or _drive_of)(folder)
    if drive is not None and drive.type == REMOTE:
        return "vault.folder_on_network"
    if drive is not None and drive.type == REMOVABLE and drive.file_system in SMALL_FILE_SYSTEMS:
        return "vault.folder_removable"
    return ""


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


def _roams(folder: Path, environment: Mapping[str, str]) -> bool:
    """Say whether Windows copies the folder to a server when the person signs out."""
    root = _comparable(environment.get("APPDATA", ""))
    path = _comparable(str(folder))
    return bool(root) and (path == root or path.startswith(root + "/"))


def _recalled(folder: Path) -> bool:
    for place in (folder, *folder.parents):
        try:
            attributes = getattr(place.stat(), "st_file_attributes", 0)
        except OSError:
            continue
        if attributes & RECALLED:
            return True
    return False


def _drive_of(folder: Path) -> Drive | None:
    if sys.platform != "win32":
        return None
    return windows_drive(f"{folder.resolve().drive}\\", kernel32())


def windows_drive(root: str, kernel: Kernel) -> Drive:
    """Ask Windows about the drive with a root, such as that of E."""
    import ctypes

    name = ctypes.create_unicode_buffer(32)
    known = kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name))
    return Drive(int(kernel.GetDriveTypeW(root)), name.value.upper() if known else "")
