"""The steps about setup.exe, the MSI and the uninstaller."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from installer import signing
from installer.wine_machine import Machine

UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\TAF Desktop"
PROGRAM = "TAF Desktop.exe"
OPEN, NEWER, FOREIGN = 5, 6, 7
"""Exit codes of setup.exe: see setup/setup.nsi."""


OLDER = "0.0.9"
"""The version that the older set-ups say they are."""


def msi_of(setup: Path) -> Path:
    """Return the MSI that was built beside a setup.exe."""
    return setup.with_name(setup.name.replace("-setup.exe", ".msi"))


class Installing:
    """Sets the program up, in every way an IT team would, and looks at what is there after it."""

    def __init__(self, machine: Machine, setup: Path, older: Path) -> None:
        self._machine = machine
        self._setup = setup
        self._older = older

    def older(self) -> str:
        """Install the older version."""
        self._run(self._older)
        return self._look(OLDER)

    def upgrade(self) -> str:
        """Install the newer version over it."""
        leftover = self._machine.installed / "app" / "taf_desktop" / "only_in_the_older_one.py"
        leftover.write_text("")
        before = contents(self._machine.data)
        assert before, "there should be a vault"
        self._run(self._setup)
        assert not leftover.exists(), "a module of the older version is still there"
        assert contents(self._machine.data) == before, "the vault was touched"
        return self._look("")

    def repair(self) -> str:
        """Run the same set-up over a damaged copy."""
        broken = self._machine.installed / "python" / "python313.dll"
        lost = self._machine.installed / "app" / "taf_desktop" / "app" / "main.py"
        good = broken.read_bytes()
        broken.write_bytes(b"damaged")
        lost.unlink()
        self._run(self._setup)
        assert broken.read_bytes() == good
        assert lost.is_file()
        return self._look("")

    def downgrade(self) -> str:
        """Run the older set-up over the newer version."""
        before = contents(self._machine.installed)
        self._run(self._older, expect=NEWER)
        assert contents(self._machine.installed) == before
        return f"exit code {NEWER}"

    def while_open(self) -> str:
        """Run the set-up while the program is open."""
        before = contents(self._machine.installed)
        self._run(self._setup, expect=OPEN)
        assert contents(self._machine.installed) == before
        return f"exit code {OPEN}"

    def foreign_folder(self) -> str:
        """Set up into a folder that holds something else."""
        folder = self._machine.home / "Papers"
        (folder / "app").mkdir(parents=True)
        (folder / "app" / "letter.txt").write_text("keep me")
        self._run_into(folder, expect=FOREIGN)
        assert (folder / "app" / "letter.txt").read_text() == "keep me"
        assert [each.name for each in folder.iterdir()] == ["app"]
        return f"exit code {FOREIGN}"

    def long_folder(self) -> str:
        """Set up into a long folder with letters of all kinds, start it there, and remove it."""
        self.uninstall()
        folder = (
            self._machine.home / ("Ein sehr langer Ordner für 家族 und Łódź " * 2).strip() / "TAF"
        )
        self._run_into(folder)
        said = self._machine.run(folder / "taf-desktop-cli.exe", "--version").stdout
        assert "TAF Desktop" in said, said
        self._remove(folder)
        self._run(self._setup)
        return f"{len(self._machine.windows_path(folder))} letters"

    def uninstall(self) -> str:
        """Uninstall silently; vaults and settings stay."""
        before = contents(self._machine.data)
        self._remove(self._machine.installed)
        assert contents(self._machine.data) == before, "the vault was touched"
        assert not self._machine.registry(UNINSTALL)
        assert not self._machine.registry(r"HKCU\Software\Classes\.fhcase")
        assert not self._shortcut().exists()
        return f"{len(before)} files of vaults and settings still there"

    def msi(self) -> str:
        """Install, update, repair and remove with Windows Installer, as Intune and policy do."""
        before = contents(self._machine.data)
        newer = self._machine.windows_path(msi_of(self._setup))
        program = self._machine.installed / PROGRAM
        self._msiexec("/i", self._machine.windows_path(msi_of(self._older)))
        assert self._said_version() == OLDER
        self._msiexec("/i", newer)
        version = self._said_version()
        assert version != OLDER, "the older version is still there"
        assert self._shortcut().exists()
        assert "--open" in self._machine.registry(
            r"HKCU\Software\Classes\TAFDesktop.HandOver\shell\open\command"
        )
        program.unlink()
        # What "msiexec /fa" stands for; Wine does not know that short form.
        self._msiexec("/i", newer, "REINSTALL=ALL", "REINSTALLMODE=amus")
        assert program.is_file(), "not repaired"
        self._msiexec("/x", newer)
        left = [each.name for each in self._machine.installed.rglob("*") if each.is_file()]
        assert not left, left[:5]
        assert contents(self._machine.data) == before, "the vault was touched"
        return f"{OLDER} to {version}"

    def _msiexec(self, what: str, package: str, *more: str) -> None:
        self._machine.run("msiexec", what, package, "/qn", *more, check=True)

    def _said_version(self) -> str:
        cli = self._machine.installed / "taf-desktop-cli.exe"
        said = self._machine.run(cli, "--version").stdout
        assert "TAF Desktop" in said, said
        return said.split()[-1]

    def sign(self) -> str:
        """Sign a copy of setup.exe; the signature holds, and fails when a byte is changed."""
        both, authority = signing.throw_away(self._machine.work / "signing", "try")
        copy = self._machine.work / "signing" / self._setup.name
        shutil.copyfile(self._setup, copy)
        assert not signing.verify(copy, authority)
        signing.sign_file(copy, both, "try")
        assert signing.verify(copy, authority)
        content = bytearray(copy.read_bytes())
        content[len(content) // 2] ^= 1
        copy.write_bytes(content)
        assert not signing.verify(copy, authority)
        return "signed, verified, and refused after one changed byte"

    def _run_into(self, folder: Path, expect: int = 0) -> None:
        """Set up into a folder, whose name must not be in quotes, as the README says."""
        setup, place = map(self._machine.windows_path, (self._setup, folder))
        line = f'"{setup}" /S /D={place}'
        call = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1]))"
        done = self._machine.run(self._machine.work / "python" / "python.exe", "-c", call, line)
        assert done.returncode == expect, f"exit code {done.returncode}: {done.stdout}"

    def _run(self, setup: Path, expect: int = 0) -> None:
        done = self._machine.run(setup, "/S")
        assert done.returncode == expect, f"exit code {done.returncode}: {done.stdout}"

    def _remove(self, folder: Path) -> None:
        # Without _?= the uninstaller goes on from a copy of itself, and nobody can wait for it.
        place = self._machine.windows_path(folder)
        done = self._machine.run(folder / "uninstall.exe", "/S", f"_?={place}")
        assert done.returncode == 0, done.stdout
        left = [each.name for each in folder.iterdir()] if folder.is_dir() else []
        # It cannot delete itself when it is told to stay in its folder.
        assert left in ([], ["uninstall.exe"]), left
        shutil.rmtree(folder, ignore_errors=True)

    def _shortcut(self) -> Path:
        below = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/TAF Desktop.lnk"
        return self._machine.home / below

    def _look(self, version: str) -> str:
        """Look at what a person and an IT team find after setting up."""
        said = self._machine.registry(UNINSTALL, "DisplayVersion")
        assert version in said, said
        assert self._shortcut().is_file(), "no entry in the Start menu"
        command = self._machine.registry(
            r"HKCU\Software\Classes\TAFDesktop.HandOver\shell\open\command"
        )
        assert '--open "%1"' in command, command
        assert not list(self._machine.installed.glob("*.before"))
        assert not list(self._machine.installed.rglob("python*.exe"))
        return said.split()[-1]


def contents(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its digest."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
