"""Settings of this computer: how the program looks. Nothing about people is ever kept here."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Literal, cast, get_args

Look = Literal["system", "light", "dark"]
TEXT_SIZES = (100, 115, 130, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class MachineSettings:
    """What this computer remembers. ``text_size`` is in per cent; ``last_vault`` is a vault id."""

    look: Look = field(default="system", metadata={"choices": get_args(Look)})
    text_size: int = field(default=100, metadata={"choices": TEXT_SIZES})
    last_vault: str = field(default="", metadata={"choices": ()})


class MachineSettingsFile:
    """Reads and writes the settings file, TOML in the program's data folder."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> MachineSettings:
        """Return the settings; what is missing or does not fit has its default."""
        try:
            found = _read_toml(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return MachineSettings()
        known = {f.name: found[f.name] for f in fields(MachineSettings) if _fits(f.name, found)}
        return replace(MachineSettings(), **known)

    def write(self, settings: MachineSettings) -> None:
        """Keep the settings.

        Raises:
            OSError: the folder cannot be written.
        """
        import tomli_w

        from taf_desktop.support.atomic import write_bytes

        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(self._path, tomli_w.dumps(asdict(settings)).encode("utf-8"))


def _read_toml(text: str) -> dict[str, object]:
    import tomllib

    return tomllib.loads(text)


def _fits(name: str, found: dict[str, object]) -> bool:
    choices = cast(
        "tuple[object, ...]",
        next(f for f in fields(MachineSettings) if f.name == name).metadata["choices"],
    )
    return name in found and (found[name] in choices if choices else isinstance(found[name], str))
