import gc
import subprocess
import sys
from pathlib import Path

import pytest

from taf_desktop import __version__
from taf_desktop.app import main as program
from taf_desktop.app.collector import CALM, Collector
from taf_desktop.app.versions import versions

SOURCES = Path(__file__).resolve().parents[2] / "src"

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from taf_desktop.app import main as program
from taf_desktop.app import warming
from taf_desktop.ui.start.window import StartWindow

HEAVY = ("sqlalchemy", "sqlcipher3", "reportlab", "ruamel", "cryptography", "alembic", "keyring",
         "zxcvbn", "argon2", "msgspec", "pypdfium2", "concurrent.futures", "ctypes", "platformdirs",
         "taf_desktop.ui.common.focus", "taf_desktop.ui.common.dialogs")
painted = []

real = StartWindow.paintEvent

def paint(window, event):
    real(window, event)
    if not painted:
        painted.append([name for name in HEAVY if name in sys.modules])
        print("before the first paint:", painted[0])

StartWindow.paintEvent = paint

def look_again():
    if "sqlalchemy" in sys.modules and "taf_desktop.app.workplace" in sys.modules:
        print("after:", "sqlalchemy")
        for window in QApplication.topLevelWidgets():
            if isinstance(window, StartWindow):
                window.close()
                return
    QTimer.singleShot(20, look_again)

QTimer.singleShot(0, look_again)
code = program.main(["--data", sys.argv[1]])
print("gives way:", sys.getswitchinterval() < 0.005)
print("code:", code)
"""


def test_only_qt_is_imported_before_the_first_paint(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path)],
        capture_output=True,
        text=True,
        cwd=SOURCES,
        timeout=240,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "before the first paint: []",
        "after: sqlalchemy",
        "gives way: True",
        "code: 0",
    ]


OWN_PROCESS = """
import atexit
import sys
from taf_desktop.app.main import run

atexit.register(print, "taken apart")
sys.argv = ["taf-desktop", "--version"]
run()
"""


def test_a_process_of_its_own_says_all_and_ends_without_being_taken_apart():
    done = subprocess.run(
        [sys.executable, "-c", OWN_PROCESS],
        capture_output=True,
        text=True,
        cwd=SOURCES,
        timeout=240,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, f"TAF Desktop {__version__}\n")


def test_version_is_said_without_a_window(capsys):
    assert program.main(["--version"]) == 0
    assert capsys.readouterr().out == f"TAF Desktop {__version__}\n"


def test_arguments_name_the_data_folder_and_the_vault(tmp_path):
    given = program.read_arguments(["--data", str(tmp_path), "--vault", str(tmp_path / "v")])
    assert given.data == tmp_path
    assert given.vault == tmp_path / "v"
    assert program.read_arguments([]).data.name == "TAF Desktop"


def test_unknown_arguments_are_refused():
    with pytest.raises(SystemExit):
        program.read_arguments(["--network"])


def test_garbage_is_collected_by_the_timer_only(qapp):
    collector = Collector()
    try:
        assert not gc.isenabled()
        heap = [[] for _ in range(gc.get_threshold()[0] + 1)]
        assert collector.collect() >= 0
        assert heap
        while collector.collect() >= 0:
            continue
        assert gc.get_count()[0] <= gc.get_threshold()[0]
    finally:
        collector.stop()
    assert gc.isenabled()


@pytest.fixture
def looks(monkeypatch):
    """What a collector did, asked with counts of our own instead of waiting for them."""
    done = []
    monkeypatch.setattr(gc, "collect", done.append)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    monkeypatch.setattr(gc, "unfreeze", lambda: done.append("thawed"))

    def look(collector, *counts):
        for each in counts:
            monkeypatch.setattr(gc, "get_count", lambda each=each: each)
            collector.collect()
        return done

    return look


def test_the_program_itself_is_looked_through_no_more(qapp, looks):
    collector = Collector()
    try:
        assert looks(collector, (0, 11, 0), (0, 11, 0)) == ["frozen", 1, 1]
    finally:
        collector.stop()
    assert looks(collector) == ["frozen", 1, 1, "thawed"]


def test_what_is_older_is_looked_at_often_once_the_program_is_settled(qapp, looks):
    collector = Collector()
    try:
        assert looks(collector, (0, 4, 0)) == []
        assert looks(collector, (0, 11, 0), (0, 3, 0), (0, 4, 0)) == ["frozen", 1, 1]
    finally:
        collector.stop()


def test_everything_is_looked_through_only_when_nobody_is_at_work(qapp, looks):
    collector = Collector()
    busy, calm = (9000, 0, 11), (10, 0, 11)
    try:
        assert looks(collector, *[calm] * (CALM - 1), busy, busy) == [0, 0]
        assert looks(collector, *[calm] * CALM) == [0, 0, "frozen", 2]
    finally:
        collector.stop()


def test_neither_is_what_was_loaded_since_the_look_before(qapp, monkeypatch):
    counts = [(90_000, 0, 0)]
    done = []
    monkeypatch.setattr(gc, "get_count", lambda: counts[-1])
    monkeypatch.setattr(gc, "collect", done.append)
    monkeypatch.setattr(gc, "freeze", lambda: done.append("frozen"))
    monkeypatch.setattr(gc, "unfreeze", lambda: None)
    collector = Collector()
    try:
        for each in ((9000, 1, 0), (30_000, 2, 0), (0, 11, 0), (30_000, 0, 1)):
            collector.collect()
            counts.append(each)
        collector.collect()
    finally:
        collector.stop()
    assert done == ["frozen", 0, 0, "frozen", 0, "frozen", 1, 0]


def test_versions_are_told():
    told = dict(versions())
    assert told["program"] == __version__
    assert told["sqlcipher"].startswith("4.")
