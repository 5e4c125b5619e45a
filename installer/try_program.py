"""The steps about the installed program: used by keys, by the journey of the tests, and tested."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from installer.try_install import Installing
from installer.wine import WINE
from installer.wine_machine import Machine

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SIDE = HERE / "windows_side"
OFFICIAL = ROOT / "build" / "windows" / "fresh" / "official-python"
LEAVE_OUT = ("-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:pytest_cov", "-o", "pythonpath=.")
"""Options of pytest inside: the installed program is tested, and nothing is written beside it."""


class Using:
    """Uses it under Wine. ``tests`` is a checkout; ``out`` takes what is kept."""

    def __init__(self, machine: Machine, tests: Path, site: Path, out: Path) -> None:
        self._machine = machine
        self._tests = tests
        self._site = site
        self._out = out
        self._python = machine.work / "python"

    def make_vault(self) -> str:
        """Make a vault with the installed older version."""
        self._lay_python()
        self._call(SIDE / "vault.py", "make")
        return ""

    def read_vault(self) -> str:
        """Open the vault with the installed version."""
        return self._call(SIDE / "vault.py", "read")

    def load_all(self) -> str:
        """Import every module of the program with exactly what is installed."""
        return self._call(SIDE / "load_all.py")

    def console(self) -> str:
        """Ask the console program for its version."""
        done = self._machine.run(self._machine.installed / "taf-desktop-cli.exe", "--version")
        assert done.returncode == 0, done.stdout
        assert "TAF Desktop" in done.stdout, done.stdout
        return done.stdout.strip()

    def real_program(self) -> str:
        """Use the program itself, by keys that come from Windows."""
        return self._machine.watch(
            self._python / "python.exe", self._place(SIDE / "real_program.py"), self._program(),
            pictures=self._out / "by-hand", seconds=300, **self._environment(),
        )  # fmt: skip

    def while_open(self, installing: Installing) -> str:
        """Run the set-up while the program is open and unlocked, then end the program."""
        words = [WINE, self._python / "python.exe", self._place(SIDE / "real_program.py"),
                 self._program(), "stay"]  # fmt: skip
        with subprocess.Popen(
            [str(word) for word in words], env=self._machine.environment(**self._environment()),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", errors="replace",
        ) as running:  # fmt: skip
            try:
                said = [running.stdout.readline() for _ in range(2)] if running.stdout else []
                assert "unlocked" in said[-1], said
                return installing.while_open()
            finally:
                self._call(SIDE / "end_all.py")

    def journey(self) -> str:
        """Do the journey of the end-to-end tests in windows of the ``windows`` platform."""
        return self._call(SIDE / "journey.py", self._place(self._out / "journey"))

    def same_words(self) -> str:
        """Do the same journey on Linux and compare the words of the saved plan."""
        target = self._out / "journey-linux"
        found = f"{self._tests / 'src'}:{self._tests}"
        subprocess.run(
            [sys.executable, str(SIDE / "journey.py"), str(target), "offscreen"],
            cwd=self._tests, check=True, capture_output=True, timeout=600,
            env={**self._machine.environment(), "PYTHONPATH": found},
        )  # fmt: skip
        here, there = ((self._out / name / "plan.txt").read_text(encoding="utf-8")
                       for name in ("journey-linux", "journey"))  # fmt: skip
        assert here.split() == there.split(), "the words differ"
        return f"{len(there.split())} words alike"

    def killed(self) -> str:
        """Kill the program while somebody types and open the vault again."""
        folder = self._machine.home / "Killed while typing"
        shutil.rmtree(folder, ignore_errors=True)
        return self._call(SIDE / "kill_while_typing.py", self._place(folder))

    def keyring(self) -> str:
        """Keep and read back a secret."""
        return self._call(SIDE / "keep_secret.py")

    def developer(self) -> str:
        """Run the developer's own script, with packages laid out as its ``.venv`` would be.

        Making the environment itself cannot be tried: the embeddable Python has no ``venv``.
        """
        scripts = self._tests / ".venv" / "Scripts"
        shutil.copytree(self._python, scripts, dirs_exist_ok=True)
        packages = scripts / "Lib" / "site-packages"
        packages.mkdir(parents=True, exist_ok=True)
        (packages / "all.pth").write_text(self._place(self._site), encoding="utf-8")
        stamp = "import dev; (dev.VENV / '.installed-dev').write_text(dev.fingerprint('dev'))"
        python = scripts / "python.exe"
        more = {"PYTHONPATH": self._place(self._tests), "PYTHONUTF8": "1"}
        self._machine.run(python, "-c", stamp, cwd=self._tests, check=True, **more)
        done = self._machine.run(
            python, "dev.py", "lint", cwd=self._tests, seconds=900, log=self._out / "dev-lint.log",
            **more,
        )  # fmt: skip
        found = re.findall(r"^(ok|FAILED) +(.+?)\s*$", done.stdout, re.MULTILINE)
        # basedpyright's node cannot run in Wine, and there is no git here for the house rules.
        assert ("ok", "import contracts") in found, done.stdout[-1500:]
        return ", ".join(f"{name} {mark}" for mark, name in found)

    def suite(self, name: str) -> str:
        """Run one folder of tests against the installed program."""
        return self._pytest(f"tests/{name}", f"tests-{name}")

    def _pytest(self, what: str, log: str) -> str:
        said = self._call(
            "-m",
            "pytest",
            *LEAVE_OUT,
            "--tb=short",
            "-o",
            "timeout=300",
            what,
            log=log,
            quiet=False,
        )
        found = re.findall(r"\d+ passed.*", said)
        return found[-1] if found else "all passed"

    def _call(self, *arguments: str | Path, log: str = "", quiet: bool = True) -> str:
        words = [self._place(each) if isinstance(each, Path) else each for each in arguments]
        name = log or Path(str(words[0]).replace("\\", "/")).stem
        done = self._machine.run(
            self._python / "python.exe", *words, seconds=3000, cwd=self._tests,
            log=self._out / f"{name}.log", **self._environment(),
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"exit code {done.returncode}\n{done.stdout[-3000:]}")
        return (
            done.stdout.strip().splitlines()[-1] if quiet and done.stdout.strip() else done.stdout
        )

    def _lay_python(self) -> None:
        """Lay out the installed Python once more, with python.exe, which is not installed.

        Without the path file: so that it also finds the tests and what they need.
        """
        shutil.rmtree(self._python, ignore_errors=True)
        shutil.copytree(self._machine.installed / "python", self._python)
        (self._python / "python313._pth").unlink()
        shutil.copyfile(OFFICIAL / "python.exe", self._python / "python.exe")

    def _environment(self) -> dict[str, str]:
        folders = (SIDE, self._machine.installed / "app", self._machine.installed / "site",
                   self._site, self._tests)  # fmt: skip
        return {
            "PYTHONPATH": ";".join(map(self._place, folders)),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TAF_DEV_SITE": self._place(self._site),
            "QT_PLUGIN_PATH": self._place(self._site / "PySide6" / "plugins"),
        }

    def _place(self, path: Path) -> str:
        return self._machine.windows_path(path)

    def _program(self) -> str:
        return self._place(self._machine.installed / "TAF Desktop.exe")
