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


def test_many_signals_and_calls_do_not_end_the_program():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=SOURCES
    )
    assert done.stdout.strip() == "alive"
    assert done.returncode == 0
