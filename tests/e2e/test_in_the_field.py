"""Where the program is really used: odd folders, another language, a clock that is put back."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import taf_desktop
from taf_desktop.support import clock as clocks
from taf_desktop.support import paths
from tests.app.conftest import PASSPHRASE
from tests.e2e import people, starting
from tests.e2e.hands import Hands
from tests.e2e.keeping import words_kept

LONG = "Zażółć gęślą jaźń 家族 " + "long " * 20 + "name"
NOT_OURS = ("/.cache/fontconfig", "/proc/", "/dev/")
"""What the system's own libraries write for every program with a window (Linux)."""


def installed(folder):
    """Lay out the program as a set-up does, in a folder nobody may write to; return its files."""
    folder.mkdir(parents=True)
    own = paths.program_folder()
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(taf_desktop.__file__).parent, folder / "taf_desktop", ignore=leave)
    for part in ("resources", "forms"):
        shutil.copytree(own / part, folder / part)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return listing(folder)


def listing(folder):
    return {(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}


def use(tmp_path, program, data, language):
    """Use the whole program in a process of its own; return what it wrote, and outside its data."""
    home = tmp_path / "home"
    for name in ("tmp", "config", "cache"):
        (home / name).mkdir(parents=True, exist_ok=True)
    env = {
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "LC_ALL": language,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": os.pathsep.join(str(Path(path).resolve()) for path in (program, *sys.path)),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.field_program", str(data)],
        capture_output=True,
        env=env,
        cwd=home,
        timeout=280,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    ran_from, *written = done.stdout.splitlines()
    assert ran_from == str(program)
    strange = [
        path
        for path in written
        if not path.startswith(str(data)) and not any(known in path for known in NOT_OURS)
    ]
    left = [str(path) for path in home.rglob("*") if path.is_file() and not _known(path)]
    return written, strange + left


def _known(path):
    return any(known in str(path) for known in NOT_OURS)


def test_it_writes_nowhere_but_in_its_own_folder_however_that_is_called(tmp_path):
    data = tmp_path / LONG / "TAF Desktop"
    data.parent.mkdir()
    program = tmp_path / f"Programme {LONG}" / "TAF Desktop"
    before = installed(program)
    written, strange = use(tmp_path, program, data, "tr_TR.UTF-8")
    assert strange == []
    assert listing(program) == before
    assert any(path.endswith("records.db") for path in written)
    assert any("/logs/" in path for path in written)
    assert not any(path.startswith(str(program)) for path in written)
    for path in program.rglob("*"):
        path.chmod(0o755)


@pytest.fixture
def hands(robot):
    made = Hands(robot)
    robot.first_start()
    starting.start_family(made, "The Example family", "")
    return made


@pytest.fixture
def arabic():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Arabic, QLocale.Country.Egypt))
    yield
    QLocale.setDefault(before)


def test_days_and_numbers_mean_the_same_in_another_language(arabic, hands):
    hands.go("people")
    people.add_home(hands, "Mill Lane", "7 Mill Lane")
    people.add_person(hands, "An adult", "Dana Example", "Mum", "3 May 1990", "Mill Lane")
    hands.go("plan")
    hands.press("startPlan")
    hands.date("review_date", "3 May 2031")
    hands.screen.flush()
    hands.idle()
    kept = words_kept(hands)
    assert "1990-05-03" in kept
    assert "2031-05-03" in kept


def test_a_clock_that_is_put_back_loses_nothing(hands, monkeypatch):
    hands.go("plan")
    hands.press("startPlan")
    planning_words = "If Dana is ill, Nan comes at seven"
    hands.type("if_things_change", planning_words)
    hands.screen.flush()
    hands.idle()
    long_ago = datetime.now(UTC) - timedelta(days=800)
    monkeypatch.setattr(clocks.SystemClock, "now", lambda _self: long_ago)
    monkeypatch.setattr(clocks.SystemClock, "today", lambda _self: long_ago.date())
    hands.type("who_to_call", "Nan Sample")
    hands.screen.flush()
    hands.idle()
    starting.unlock(hands, starting.lock(hands))
    hands.idle()
    kept = words_kept(hands, hands.page.place()[0])
    assert planning_words in kept
    assert "Nan Sample" in kept
    assert PASSPHRASE not in kept
