"""Lays out the folder that is installed, and leaves everything unused out.

``app``: the program with its resources and forms; ``site``: the packages it uses; ``python``:
CPython for Windows; ``licences``; and beside them the two programs that start it.
"""

from __future__ import annotations

import fnmatch
import io
import os
import re
import shutil
import subprocess
import tarfile
import tomllib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from installer import pe, windows_python

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CONTENTS = HERE / "contents.toml"
APP_PARTS = ("src/taf_desktop", "resources", "forms", "LICENSE")
LOCK = "requirements/app.txt"
QT_IMPORT = re.compile(r"^\s*(?:from|import) PySide6\.(Qt\w+)", re.MULTILINE)
PATHS = "python313.zip\n.\n..\\app\n..\\site\n"
"""All of Python's module path: no site folder, no PYTHONPATH, no folder a person is in."""


class Incomplete(Exception):
    """A library asks for another one that is not there; the message says which."""


def snapshot(commit: str, target: Path) -> int:
    """Lay the program of a commit into a folder; return the commit's time, seconds since 1970."""
    archive = subprocess.run(
        ["git", "archive", "--format=tar", commit, *APP_PARTS],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    unpacked = target.parent / "snapshot"
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        opened.extractall(unpacked, filter="data")
    target.mkdir(parents=True)
    for part in APP_PARTS:
        (unpacked / part).rename(target / Path(part).name)
    shutil.rmtree(unpacked)
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct", commit],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return int(said)


def lock_of(commit: str, target: Path) -> Path:
    """Lay the lock file of a commit into a folder and return its path."""
    file = target / Path(LOCK).name
    text = subprocess.run(
        ["git", "show", f"{commit}:{LOCK}"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    file.write_bytes(text)
    return file


def set_version(app: Path, version: str) -> None:
    """Write another version into the program; for trying an upgrade."""
    file = app / "taf_desktop" / "__init__.py"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        re.sub(r'__version__ = "[^"]+"', f'__version__ = "{version}"', text), encoding="utf-8"
    )


def version_of(app: Path) -> str:
    """Return the version of the program in a folder."""
    text = (app / "taf_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise Incomplete("taf_desktop names no version")
    return found[1]


def lay_python(official: Path, target: Path) -> None:
    """Copy CPython without what is never used, and say where modules are found."""
    target.mkdir(parents=True)
    for file in sorted(official.iterdir()):
        if file.name not in windows_python.NOT_SHIPPED:
            shutil.copyfile(file, target / file.name)
    (target / "python313._pth").write_text(PATHS, encoding="ascii", newline="\r\n")


def prune(site: Path, app: Path) -> list[str]:
    """Take out of the packages what nobody needs; return what was taken, sorted.

    Raises:
        Incomplete: something that stays asks for a library that is not there.
    """
    rules = tomllib.loads(CONTENTS.read_text(encoding="utf-8"))
    dropped = remove(site, [*rules["drop"]["anywhere"], *rules["drop"]["packages"]])
    dropped += prune_qt(site, qt_modules(app), rules)
    for folder, _inner, _files in sorted(os.walk(site), reverse=True):
        if not any(Path(folder).iterdir()):
            Path(folder).rmdir()
    return sorted(dropped)


def remove(folder: Path, patterns: Iterable[str]) -> list[str]:
    """Delete the files below a folder that match any of the patterns; return their paths."""
    check = re.compile("|".join(fnmatch.translate(pattern) for pattern in patterns))
    found = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and check.match(name):
            file.unlink()
            found.append(name)
    return found


def qt_modules(app: Path) -> set[str]:
    """Return the modules of Qt that the program imports."""
    found: set[str] = set()
    for file in (app / "taf_desktop").rglob("*.py"):
        found |= set(QT_IMPORT.findall(file.read_text(encoding="utf-8")))
    return found


def prune_qt(site: Path, modules: set[str], rules: dict[str, dict[str, list[str]]]) -> list[str]:
    """Delete every library of Qt that none of the modules and plug-ins leads to.

    Raises:
        Incomplete: something that stays asks for a library that is not there.
    """
    files = pe.binaries(site)
    wanted = {f"PySide6/{name}.pyd" for name in modules} | set(rules["qt"]["plugins"])
    roots = [path for path in files if path.parts[0] != "PySide6"]
    roots += [PurePosixPath(name) for name in sorted(wanted)]
    kept, missing = pe.reachable(roots, files)
    here = {"python3.dll", windows_python.DLL, *rules["windows"]["libraries"]}
    unknown = sorted(f"{path} asks for {name}" for path, name in missing if name not in here)
    if unknown:
        raise Incomplete("; ".join(unknown))
    gone = [path for path in files if path.parts[0] == "PySide6" and path not in kept]
    for path in gone:
        (site / path).unlink()
    return [str(path) for path in gone]


def set_times(folder: Path, moment: int) -> None:
    """Give everything in a folder one time, so that archives of it are the same each time."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (moment, moment))


def size(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
