import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
from taf_desktop.runtime.qt_guard import keep_singletons_alive

class Sender(QObject):
    sent = Signal()

keep_singletons_alive()
app = QCoreApplication([])
sender = Sender()
for _ in range(20_000):
    sender.sent.emit()
    sender.setObjectName("")
print("alive")
"""


IMPORTS = """
import builtins
own = builtins.__import__
from taf_desktop.runtime.qt_guard import import_qt
import_qt()
import PySide6.QtWidgets
print(builtins.__import__ is own)
"""


def run(script):
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=SOURCES
    )
    assert done.returncode == 0
    return done.stdout.strip()


def test_many_signals_and_calls_do_not_end_the_program():
    assert run(SCRIPT) == "alive"


def test_import_stays_that_of_python():
    assert run(IMPORTS) == "True"
