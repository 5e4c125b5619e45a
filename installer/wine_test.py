"""Tries the real setup.exe and the installed program on Windows' own interfaces, under Wine.

``python3 dev.py windows-test`` runs this. Prints a table of steps with seconds; pictures, logs and
the table lie in ``build/windows-test/``. What Wine cannot show is listed in ``docs/WINDOWS.md``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer import wheels
from installer.try_install import OLDER, Installing, msi_of
from installer.try_program import OFFICIAL, Using
from installer.wine_machine import Machine

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / "build" / "windows-test"
SUITES = ("support", "domain", "forms", "storage", "services", "reports")
MSI = "the MSI: install, update, repair, remove"

Step = tuple[str, Callable[[], str]]


def main() -> int:
    """Go through every step, print the table, and return 1 if a step failed."""
    options = read_arguments()
    # One state of the project for everything, also when somebody commits meanwhile.
    options.commit = subprocess.run(
        ["git", "rev-parse", options.commit], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    if not options.only:
        shutil.rmtree(WORK / "out", ignore_errors=True)
    (WORK / "out").mkdir(parents=True, exist_ok=True)
    steps = make_steps(options)
    with Machine(WORK) as machine:
        wanted = [(name, step) for name, step in steps(machine) if is_wanted(name, options.only)]
        rows = [take(name, step) for name, step in wanted]
    table = "\n".join(
        f"{mark:6} {seconds:6.1f} s  {name}{told}" for mark, seconds, name, told in rows
    )
    (WORK / "out" / "steps.txt").write_text(table + "\n", encoding="utf-8")
    failed = sum(mark == "FAILED" for mark, *_ in rows)
    print(f"\n{table}\n\n{len(rows) - failed} passed, {failed} failed")
    return int(bool(failed))


def read_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="dev.py windows-test", description=__doc__)
    parser.add_argument("--commit", default="HEAD", help="whose tests are run, and what is built")
    parser.add_argument("--setup", type=Path, help="a setup.exe that is there; else one is built")
    parser.add_argument("--older-setup", type=Path, help="one to upgrade from; else one is built")
    parser.add_argument(
        "--only",
        nargs="*",
        default=[],
        metavar="WORDS",
        help="only steps whose name has these words, on what is there already",
    )
    parser.add_argument("--suites", nargs="*", default=SUITES, help="test folders to run inside")
    return parser.parse_args()


def is_wanted(name: str, only: list[str]) -> bool:
    """Say whether a step is to be taken."""
    return not only or any(words in name for words in only)


def make_steps(options: argparse.Namespace) -> Callable[[Machine], list[Step]]:
    """Prepare what the steps need on this side; return what makes their list."""
    setup, older = set_ups(options)
    site = packages_for_tests(WORK, ROOT / "requirements" / "dev.txt")

    def steps(machine: Machine) -> list[Step]:
        installing = Installing(machine, setup, older)
        # On the Windows drive: tests that look for Linux's own folders must not find them.
        tests = machine.drive / "tests of TAF"
        using = Using(machine, tests, site, WORK / "out")
        return [
            ("a Windows drive for a person with a space and Łë in the name", machine.prepare),
            ("the project's tests", lambda: tests_of(options.commit, tests)),
            (f"set up {OLDER} silently, without an administrator", installing.older),
            ("the vault of the older version", using.make_vault),
            ("upgrade in place; the vault is not touched", installing.upgrade),
            ("the vault opens in the new version", using.read_vault),
            ("every module loads with what is installed", using.load_all),
            ("what the console program says", using.console),
            ("start, unlock, lock, unlock, close by the keyboard", using.real_program),
            ("set-up stops while the program is open", lambda: using.while_open(installing)),
            ("the whole journey in real windows", using.journey),
            ("the plan has the same words as on Linux", using.same_words),
            ("killed while typing, opened again", using.killed),
            ("secrets in Credential Manager", using.keyring),
            *((f"tests of {name}", lambda name=name: using.suite(name)) for name in options.suites),
            ("dev.py lint, run by Windows' Python", using.developer),
            ("repair of a damaged copy", installing.repair),
            ("an older set-up over a newer one changes nothing", installing.downgrade),
            ("a folder with other things in it is not touched", installing.foreign_folder),
            ("a long folder with spaces and letters of all kinds", installing.long_folder),
            ("uninstall; vaults stay", installing.uninstall),
            *(
                ((MSI, installing.msi),)
                if msi_of(setup).exists() and msi_of(older).exists()
                else ()
            ),
            ("signing with a certificate made for the test", installing.sign),
        ]

    return steps


def set_ups(options: argparse.Namespace) -> tuple[Path, Path]:
    """Return the set-ups to try, built now unless they are named; an MSI lies beside each."""
    older, setup = options.older_setup, options.setup
    if older is None:
        older = built("setup.exe", "--quick", "--commit", options.commit, "--as-version", OLDER)
    if setup is None:
        setup = built("setup.exe", "--commit", options.commit)
    return setup, older


def built(end: str, *arguments: str) -> Path:
    """Build with these arguments and return the newest file of an ending."""
    subprocess.run([sys.executable, "-m", "installer.build", *arguments], cwd=ROOT, check=True)
    return max((ROOT / "dist").glob(f"*{end}"), key=lambda file: file.stat().st_mtime)


def tests_of(commit: str, target: Path) -> str:
    """Lay the project of a commit into a folder, with its tests; return the commit."""
    target.mkdir(parents=True)
    archive = subprocess.run(
        ["git", "archive", "--format=tar", commit], cwd=ROOT, capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", str(target)], input=archive, check=True)
    return commit


def packages_for_tests(work: Path, lock: Path) -> Path:
    """Return a folder with the Windows packages of the checks, installed once for a lock file."""
    site, mark = work / "dev-site", work / "dev-site.txt"
    wanted = wheels.for_windows(lock.read_text(encoding="utf-8"))
    if not mark.is_file() or mark.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(site, ignore_errors=True)
        wheels.install(lock, work, site)
        # Python's own, which some tests compare with; the program does without.
        for name in ("_sqlite3.pyd", "sqlite3.dll"):
            shutil.copyfile(OFFICIAL / name, site / name)
        mark.write_text(wanted, encoding="utf-8")
    return site


def take(name: str, step: Callable[[], str]) -> tuple[str, float, str, str]:
    """Take one step and return its row: passed or not, seconds, its name, what it told."""
    print(f"… {name}", flush=True)
    began = time.monotonic()
    try:
        mark, told = "ok", step()
    except (AssertionError, OSError, RuntimeError, subprocess.SubprocessError) as fault:
        mark, told = "FAILED", f"{type(fault).__name__}: {fault}"[-2000:]
    seconds = time.monotonic() - began
    print(f"  {mark} {seconds:.1f} s {told}", flush=True)
    first = told.strip().splitlines()[-1:] or [""]
    return mark, seconds, name, f" · {first[0]}" if first[0] else ""


if __name__ == "__main__":
    sys.exit(main())
