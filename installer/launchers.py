"""Builds the two small programs that start TAF Desktop, with mingw-w64, from ``launcher/``."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

from installer.windows_python import DLL

SOURCES = Path(__file__).resolve().parent / "launcher"
APPLICATION_ID = "TAFDesktop.TAFDesktop"
PREFIX = "x86_64-w64-mingw32-"


class Launcher(NamedTuple):
    """A program to build: its file name, what Windows says of it, and whether it has a console."""

    name: str
    description: str
    console: bool


PROGRAMS = (
    Launcher("TAF Desktop.exe", "TAF Desktop", console=False),
    Launcher("taf-desktop-cli.exe", "TAF Desktop, for IT teams", console=True),
)


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts: four numbers."""
    parts = [int(part) for part in version.split(".")]
    first, second, third, *_ = [*parts, 0, 0]
    return first, second, third, 0


def build(launcher: Launcher, version: str, icon: Path, cli_module: str, target: Path) -> None:
    """Compile one program into a folder. The same inputs give the same bytes."""
    described = target / f"{launcher.name}.res"
    facts = {
        "ICON_FILE": f'"{icon}"',
        "MANIFEST_FILE": f'"{SOURCES / "launcher.manifest"}"',
        "VERSION_NUMBERS": ",".join(map(str, numbers(version))),
        "VERSION_WORDS": f'"{version}"',
        "FILE_DESCRIPTION": f'"{launcher.description}"',
        "FILE_NAME": f'"{launcher.name}"',
    }
    header = target / "facts.h"
    header.write_text(
        "".join(f"#define {name} {value}\n" for name, value in facts.items()), "utf-8"
    )
    resources = target / "resources.rc"
    resources.write_text(
        f'#include "{header}"\n' + (SOURCES / "launcher.rc").read_text("utf-8"), "utf-8"
    )
    subprocess.run([f"{PREFIX}windres", "-O", "coff", str(resources), str(described)], check=True)
    subprocess.run(
        [f"{PREFIX}gcc", "-municode", "-Os", "-s", "-Wall", "-Wextra", "-Werror",
         "-DUNICODE", "-D_UNICODE", f'-DPYTHON_DLL=L"{DLL}"', f'-DCLI_MODULE=L"{cli_module}"',
         f'-DAPPLICATION_ID=L"{APPLICATION_ID}"', "-Wl,--no-insert-timestamp",
         "-Wl,--nxcompat,--dynamicbase,--high-entropy-va", f"-ffile-prefix-map={SOURCES}=.",
         *(("-DCONSOLE", "-mconsole") if launcher.console else ("-mwindows",)),
         str(SOURCES / "launcher.c"), str(described), "-o", str(target / launcher.name),
         "-lshell32", "-lole32"],
        check=True,
    )  # fmt: skip
    for file in (described, header, resources):
        file.unlink()
