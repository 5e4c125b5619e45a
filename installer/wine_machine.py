"""The computer the installed program is tried on: Wine, a screen without a monitor, stand-ins.

What Wine 8 lacks is put beside it for the try only: see ``stand_ins/``. None of it is ever shipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

from installer.wine import WINE, Prefix

HERE = Path(__file__).resolve().parent
USER = "Zoë Łukasik"
STAND_INS = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
SIZE = "1600x1000"
SETTINGS = (
    (r"HKCU\Software\Wine\DllOverrides", "mscms", "native"),
    (r"HKCU\Software\Wine\Explorer", "Desktop", "Default"),
    (r"HKCU\Software\Wine\Explorer\Desktops", "Default", SIZE),
    (r"HKCU\Software\Wine\WineDbg", "ShowCrashDialog", ""),
)


class Machine(Prefix):
    """A Windows for one person, with a screen. ``with`` starts the screen and ends everything."""

    def __init__(self, work: Path) -> None:
        super().__init__(work / "prefix", USER)
        self.work = work
        self.installed = self.home / "AppData" / "Local" / "Programs" / "TAF Desktop"
        self.data = self.home / "AppData" / "Local" / "TAF Desktop"
        self._screen: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> Machine:
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as said:
            self.display = f":{said.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.run("wineserver", "-k")
        if self._screen is not None:
            self._screen.terminate()
            self._screen.wait()

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment, with our own screen."""
        return {**super().environment(**more), "DISPLAY": self.display}

    def prepare(self) -> str:
        """Make the drive afresh, with the stand-ins and the settings of the try."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.make()
        for name, libraries in STAND_INS.items():
            subprocess.run(
                ["x86_64-w64-mingw32-gcc", "-shared", "-Os", "-s",
                 "-o", str(self.drive / "windows" / "system32" / f"{name}.dll"),
                 str(HERE / "stand_ins" / f"{name}.c"), *libraries],
                check=True,
            )  # fmt: skip
        for key, name, value in SETTINGS:
            kind = () if value else ("/t", "REG_DWORD")
            self.run("reg", "add", key, "/v", name, *kind, "/d", value or "0", "/f", check=True)
        assert self.home.is_dir(), f"{USER} has no folder"
        return ""

    def registry(self, key: str, name: str = "") -> str:
        """Return what the registry says of a key or one of its values; empty if it is not there."""
        which = ("/v", name) if name else ()
        done = self.run("reg", "query", key, *which)
        return done.stdout if done.returncode == 0 else ""

    def picture(self, target: Path) -> None:
        """Keep a picture of the screen."""
        from PIL import ImageGrab

        ImageGrab.grab(xdisplay=self.display).save(target)

    def watch(self, *command: str | Path, pictures: Path, seconds: float, **more: str) -> str:
        """Run a program, keep a picture at each line it says, and return what it said.

        Raises:
            RuntimeError: it failed, or took too long.
        """
        words = [str(WINE), *(str(word) for word in command)]
        late = time.monotonic() + seconds
        said: list[str] = []
        with subprocess.Popen(
            words, env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        ) as running:  # fmt: skip
            for line in running.stdout or ():
                said.append(line.strip())
                time.sleep(1)  # what the line tells of is painted a moment later
                self.picture(pictures.with_name(f"{pictures.name}-{len(said)}.png"))
                if time.monotonic() > late:
                    running.kill()
        if running.returncode:
            raise RuntimeError("\n".join(said))
        return "; ".join(said)
