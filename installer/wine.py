"""Runs Windows programs on Debian with Wine, in a prefix of our own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

WINE = Path("/usr/lib/wine/wine64")


class Prefix:
    """A Windows drive of its own, for one user. ``folder`` is made at the first use."""

    def __init__(self, folder: Path, user: str = "builder") -> None:
        self.folder = folder
        self.user = user
        self.drive = folder / "drive_c"
        self.home = self.drive / "users" / user

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a Windows program; nothing of this machine's own settings."""
        home = self.folder.parent / "home"
        home.mkdir(parents=True, exist_ok=True)
        kept = {key: os.environ[key] for key in ("PATH", "DISPLAY") if key in os.environ}
        return {
            **kept,
            "HOME": str(home),
            "USER": self.user,
            "WINEPREFIX": str(self.folder),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
            "TZ": "Europe/London",
            **more,
        }

    def make(self) -> None:
        """Make the drive, once."""
        if not self.home.is_dir():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self.run("wineboot", "-i")
            self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
            self.run("wineserver", "-w")

    def run(
        self, *command: str | Path, check: bool = False, seconds: float = 900,
        cwd: Path | None = None, log: Path | None = None, **more: str,
    ) -> subprocess.CompletedProcess[str]:  # fmt: skip
        """Run a Windows program to its end and return what it said, also in ``log``."""
        words = [str(word) for word in command]
        program = ["wineserver", *words[1:]] if words[0] == "wineserver" else [str(WINE), *words]
        done = subprocess.run(
            program, env=self.environment(**more), cwd=cwd, stdin=subprocess.DEVNULL, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds, encoding="utf-8",
            errors="replace",
        )  # fmt: skip
        if log is not None:
            log.write_text(done.stdout, encoding="utf-8")
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}\n{done.stdout}")
        return done

    def windows_path(self, path: Path) -> str:
        """Return how Windows programs call a path of this machine."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path.resolve()).replace("/", "\\")
