"""Settings of this computer: how the program looks, when it locks. Nothing about people.

Read before the first window is painted: see ``docs/decisions/0009-first-paint.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from taf_desktop.support import simple_toml

Look = Literal["system", "light", "dark"]
TEXT_SIZES = (100, 115, 130, 150, 175, 200)
IDLE_CHOICES = (1, 2, 3, 5, 10, 15)
"""Minutes; a settings file may also name one between."""
LONGEST_IDLE = 15


class MachineSettings(NamedTuple):
    """What this computer remembers.

    ``text_size`` is in per cent; ``last_vault`` is a vault id; the program locks after
    ``idle_minutes`` without a key or a click, and on a ``shared_laptop`` also when it stays
    minimised. Backups are copied to ``second_place`` (a folder), which is offered again on the day
    ``second_place_later``. The place's own library is read from ``library_folder``.
    """

    look: Look = "system"
    text_size: int = 100
    last_vault: str = ""
    idle_minutes: int = 5
    shared_laptop: bool = False
    second_place: str = ""
    second_place_later: str = ""
    library_folder: str = ""


WORDS = ("last_vault", "second_place", "second_place_later", "library_folder")
"""Settings that are words: an id, folders with slashes, an ISO day."""

CHOICES: Mapping[str, tuple[object, ...]] = {
    "look": get_args(Look),
    "text_size": TEXT_SIZES,
    "idle_minutes": IDLE_CHOICES,
    "shared_laptop": (False, True),
}
"""What a person may choose, by setting, in the order of the page."""


class MachineSettingsFile:
    """Reads and writes the settings file, simple TOML in the program's data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> MachineSettings:
        """Return the settings; what is missing or does not fit has its default."""
        try:
            found = simple_toml.read(self._path.read_text(encoding="utf-8"))[""]
        except (OSError, ValueError):
            return MachineSettings()
        known = {name: value for name, value in found.items() if _fits(name, value)}
        return MachineSettings()._replace(**known)  # pyright: ignore[reportArgumentType]

    def write(self, settings: MachineSettings) -> None:
        """Keep the settings.

        Raises:
            OSError: the folder cannot be written.
        """
        from taf_desktop.support.atomic import write_bytes

        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(self._path, simple_toml.write(settings._asdict()).encode("utf-8"))


def _fits(name: str, value: object) -> bool:
    if name == "idle_minutes":
        return type(value) is int and 1 <= value <= LONGEST_IDLE
    if name in WORDS:
        return isinstance(value, str)
    # Told apart by type too: to Python, 1 is True.
    return any(value == one and type(value) is type(one) for one in CHOICES.get(name, ()))
