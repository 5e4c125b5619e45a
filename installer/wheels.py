"""Installs the wheels for Windows from the lock file, with hashes, on any machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from packaging.markers import Marker

WINDOWS = {
    "implementation_name": "cpython",
    "implementation_version": "3.13.2",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.19045",
    "python_full_version": "3.13.2",
    "python_version": "3.13",
    "sys_platform": "win32",
}
"""What the markers of a lock file are asked about: pip would ask about the machine it runs on."""


def for_windows(lock: str) -> str:
    """Return the part of a lock file that holds on Windows, without its markers."""
    kept = []
    for block in blocks(lock):
        head, *hashes = block
        requirement, _, marker = head.removesuffix("\\").partition(";")
        if not marker or Marker(marker.strip()).evaluate(dict(WINDOWS)):
            kept.append("\n".join([f"{requirement.strip()} \\", *hashes]))
    return "\n".join(kept) + "\n"


def blocks(lock: str) -> list[list[str]]:
    """Return the requirements of a lock file, each with its lines of hashes."""
    found: list[list[str]] = []
    for line in lock.splitlines():
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        if line[0].isspace():
            found[-1].append(f"    {words}")
        else:
            found.append([words])
    return found


def install(lock: Path, work: Path, target: Path) -> None:
    """Install a lock file's Windows part into a folder, nothing compiled and nothing built."""
    part = work / f"windows-{lock.name}"
    part.write_text(for_windows(lock.read_text(encoding="utf-8")), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--no-deps", "--no-compile", "--require-hashes", "--only-binary", ":all:",
               "--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp",
               "--target", str(target), "-r", str(part)]  # fmt: skip
    subprocess.run(command, check=True)
