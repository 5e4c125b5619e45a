"""What the IT department may ask a person to read out or to send: no names, no paths, no words."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from taf_desktop.app.options import VAULTS
from taf_desktop.services.machine_settings import CHOICES, MachineSettingsFile
from taf_desktop.support import about, logs

SETTINGS = "settings.toml"
LOGS = "logs"
Line = tuple[str, str]


def diagnostics(data: Path) -> tuple[Line, ...]:
    """Return names and values about the program, this computer and a data folder."""
    return (*about.lines(), *_libraries(), *_folder(data), *_settings(data), *_events(data))


def as_text(lines: tuple[Line, ...]) -> str:
    """Return the lines as they are printed."""
    width = max(len(name) for name, _ in lines)
    return "".join(f"{name:{width}}  {value}\n" for name, value in lines)


def _libraries() -> Iterator[Line]:
    from taf_desktop.app.versions import versions

    known = {name for name, _ in about.lines()}
    yield from (line for line in versions() if line[0] not in known)


def _folder(data: Path) -> Iterator[Line]:
    vaults = data / VAULTS
    folders = [each for each in vaults.iterdir() if each.is_dir()] if vaults.is_dir() else []
    yield "vaults", str(len(folders))
    sizes = [_size(folder) for folder in folders]
    yield "largest vault", f"{max(sizes, default=0) / 1e6:.1f} MB"
    with suppress(OSError):
        place = next(each for each in (data, *data.parents) if each.exists())
        yield "room left", f"{shutil.disk_usage(place).free / 1e9:.1f} GB"


def _size(folder: Path) -> int:
    total = 0
    for each in folder.rglob("*"):
        with suppress(OSError):
            total += each.stat().st_size if each.is_file() else 0
    return total


def _settings(data: Path) -> Iterator[Line]:
    settings = MachineSettingsFile(data / SETTINGS).read()
    # Only what is chosen from a list: others may hold the name of a folder.
    for name in CHOICES:
        yield f"setting {name}", str(getattr(settings, name))


def _events(data: Path) -> Iterator[Line]:
    """Count the events of the log by their code, and name the last faults by reference."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    for file in sorted((data / LOGS).glob(f"{logs.FILE_NAME}*"), reverse=True):
        with suppress(OSError):
            for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
                event = logs.event_in(line)
                if event:
                    counts[event] += 1
                if event == "fault.unexpected":
                    faults.append(line)
    for event, number in sorted(counts.items()):
        yield f"event {event}", str(number)
    for line in faults[-5:]:
        yield "fault", line
