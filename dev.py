#!/usr/bin/env python3
"""Everything a developer does, from one file: run, demo, test, lint, bench.

Needs only Python 3.11 or newer and its standard library. The first call makes ``.venv`` and
installs what the lock file names, with hashes; later calls find the work done and start at once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("app", "dev", "bench")}
BIGGER = {"app": ("app", "dev", "bench"), "dev": ("dev", "bench"), "bench": ("bench",)}

# What PySide6 needs on a bare Debian or Ubuntu, beyond what its wheels carry.
QT_PACKAGES = (
    "libegl1", "libgl1", "libxkbcommon0", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1",
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-image0",
    "libxcb-render-util0", "libxcb-xinerama0",
)  # fmt: skip
QT_LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libxkbcommon-x11.so.0", "libxcb-cursor.so.0",
                "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libfontconfig.so.1", "libdbus-1.so.3",
                "libxcb-shape.so.0", "libxcb-image.so.0", "libxcb-render-util.so.0",
                "libxcb-xinerama.so.0", "libxkbcommon.so.0")  # fmt: skip
# veraPDF, which checks that documents can be read aloud, is a Java program.
CHECKER_PACKAGES = ("default-jdk-headless", "libjaxb-java")
# What builds and tries the Windows set-up: a program of each, and the package it is in.
INSTALLER_PROGRAMS = {
    "makensis": "nsis", "wixl": "wixl", "osslsigncode": "osslsigncode", "openssl": "openssl",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64", "/usr/lib/wine/wine64": "wine64",
    "wineserver": "wine", "Xvfb": "xvfb",
}  # fmt: skip
BENCH_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
BENCH_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")


class SetupError(Exception):
    """Set-up cannot go on; the message says what to do."""


def main() -> int:
    """Run one task and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "task", choices=TASKS, help="; ".join(f"{k}: {v[1]}" for k, v in TASKS.items())
    )
    arguments, rest = parser.parse_known_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything is checked
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0])
        return 2
    try:
        return TASKS[arguments.task][0](rest)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 2


def run(rest: list[str]) -> int:
    """Open the program, or do the demonstration where there is no screen."""
    prepare("app")
    if not has_screen():
        print("There is no screen here, so this is the demonstration instead.\n")
        return call("-m", "taf_desktop.app.demo", *rest)
    return call("-m", "taf_desktop.app.main", *rest)


def demo(rest: list[str]) -> int:
    """Make the example family and its documents in demo-output/, without a screen."""
    prepare("app")
    return call("-m", "taf_desktop.app.demo", *rest)


def test(rest: list[str]) -> int:
    """Run every check; with arguments, only pytest with them."""
    prepare("dev")
    page_checker()
    if rest:
        return call("-m", "pytest", *rest)
    results = {name: call(*command) for name, command in {**LINT, **CHECKS}.items()}
    return report(results)


def lint(_rest: list[str]) -> int:
    """Run the checks that need no test: style, types, import contracts, house rules."""
    prepare("dev")
    return report({name: call(*command) for name, command in LINT.items()})


def bench(rest: list[str]) -> int:
    """Measure, as ratios within one run. Prints and never fails on a figure."""
    prepare("bench")
    return call("-m", "bench", *rest)


def learn(_rest: list[str]) -> int:
    """Weigh the coach's signs anew from the labelled sentences; prints how well they do."""
    prepare("bench")
    return call("-m", "tests.coach.learn")


def prove(rest: list[str]) -> int:
    """Put every promise of docs/SECURITY.md to the long test and print one table."""
    prepare("dev")
    return call("-m", "tests.security", *rest)


def installer(rest: list[str]) -> int:
    """Build setup.exe and the MSI for Windows from a commit; only on Debian and its like."""
    prepare("dev")
    programs(INSTALLER_PROGRAMS)
    return call("-m", "installer.build", *rest)


def windows_test(rest: list[str]) -> int:
    """Set the program up under Wine and use it there, step by step."""
    prepare("dev")
    programs(INSTALLER_PROGRAMS)
    return call("-m", "installer.wine_test", *rest)


LINT = {
    "style": ("-m", "ruff", "check", "."),
    "format": ("-m", "ruff", "format", "--check", "."),
    "types": ("-m", "basedpyright", "--warnings"),
    "import contracts": ("-c", "from importlinter.cli import lint_imports_command as c; c()"),
    "house rules": ("-m", "tests.house_rules"),
}
# Whole files, given out in the order of tests/conftest.py, so that neither process waits long.
TWO_AT_ONCE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
CHECKS = {
    "tests": ("-m", "pytest", *TWO_AT_ONCE, "--cov", "--cov-report=", "tests"),
    "coverage": ("-m", "tests.coverage_floor"),
}
TASKS = {
    "run": (run, "open the program"),
    "demo": (demo, "make the example family and its documents, no screen needed"),
    "test": (test, "every check"),
    "prove": (prove, "the long proof of every promise of docs/SECURITY.md, as one table"),
    "lint": (lint, "style, types and import contracts"),
    "installer": (installer, "setup.exe and the MSI for Windows"),
    "windows-test": (windows_test, "the real set-up and program, tried under Wine"),
    "bench": (bench, "figures, as ratios within one run"),
    "learn": (learn, "the coach's weights, anew from the labelled sentences"),
}


def report(results: dict[str, int]) -> int:
    """Print one line for each check and return 1 if any failed."""
    print()
    for name, code in results.items():
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {name}")
    return int(any(results.values()))


def call(*arguments: str) -> int:
    """Run the project's own Python with the sources on its path."""
    environment = dict(os.environ, PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}", PYTHONUTF8="1")
    # Compiled once and kept, or every start would compile the program again.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if arguments[:2] == ("-m", "pytest"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment, check=False).returncode


def has_screen() -> bool:
    """Say whether a window can be shown here."""
    if WINDOWS or sys.platform == "darwin" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare(lock: str) -> None:
    """Make ``.venv`` and install a lock file, unless that was done and nothing changed since."""
    stamps = {name: VENV / f".installed-{name}" for name in LOCKS}
    for name in BIGGER[lock]:
        if (
            PYTHON.exists()
            and stamps[name].exists()
            and stamps[name].read_text() == fingerprint(name)
        ):
            return
    system_libraries(QT_LIBRARIES, QT_PACKAGES)
    if lock == "bench":
        system_libraries(BENCH_LIBRARIES, BENCH_PACKAGES)
    make_venv()
    print("Installing what the project needs …", flush=True)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--require-hashes", "--no-deps", "--only-binary", ":all:",
               "-r", LOCKS[lock]]  # fmt: skip
    if subprocess.run(install, cwd=ROOT, check=False).returncode:
        raise SetupError("The packages could not be installed; the lines above say why. Try again.")
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    stamps[lock].write_text(fingerprint(lock))


def fingerprint(lock: str) -> str:
    """Return a digest of a lock file and of the Python it was installed for."""
    return hashlib.sha256(LOCKS[lock].read_bytes() + sys.version.encode()).hexdigest()


def make_venv() -> None:
    """Make the virtual environment, mending Debian's python3 without venv if it may."""
    if PYTHON.exists():
        return
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    apt(("python3-venv", "python3-pip"), "This Python cannot make virtual environments.")
    if subprocess.run(command, check=False).returncode:
        raise SetupError("The virtual environment could not be made; the lines above say why.")


def system_libraries(libraries: tuple[str, ...], packages: tuple[str, ...]) -> None:
    """Install the Linux libraries that are missing, where this machine is Debian-like."""
    if not sys.platform.startswith("linux"):
        return
    known = subprocess.run(
        ["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=False
    ).stdout
    if any(library not in known for library in libraries):
        apt(packages, "Some libraries that windows need are missing.")


def programs(needed: dict[str, str]) -> None:
    """Install the Debian packages of the programs that are missing."""
    missing = tuple(package for name, package in needed.items() if shutil.which(name) is None)
    if missing:
        apt(missing, "Some programs that make and try the Windows set-up are missing.")


def page_checker() -> None:
    """Install what checks that documents can be read aloud; Windows does without that check."""
    jar = Path("/usr/share/java/jaxb-runtime.jar")
    if sys.platform.startswith("linux") and not (shutil.which("javac") and jar.exists()):
        apt(CHECKER_PACKAGES, "The check that documents can be read aloud needs Java.")


def apt(packages: tuple[str, ...], why: str) -> None:
    """Install Debian packages if this person may, or say the one command that does."""
    command = f"apt-get install -y {' '.join(packages)}"
    get = shutil.which("apt-get")
    if get is None:
        raise SetupError(f"{why} Please install: {' '.join(packages)}")
    if os.geteuid() != 0:
        raise SetupError(f"{why} Please run this once, then try again:\n\n    sudo {command}\n")
    print(why, "Installing them …", flush=True)
    subprocess.run([get, "update", "-qq"], check=False)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    if subprocess.run(
        [get, "install", "-y", "-qq", *packages], env=environment, check=False
    ).returncode:
        raise SetupError(f"{why} Please run this once, then try again:\n\n    {command}\n")


if __name__ == "__main__":
    sys.exit(main())
