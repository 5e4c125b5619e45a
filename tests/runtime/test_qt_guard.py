import subprocess
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"

SCRIPT = """
from PySide6.QtCore import QCoreApplication, QObject, Signal
from taf_desktop.runtime.qt_guard import keep_true_alive

class Sender(QObject):
    sent = Signal()

keep_true_alive()
app = QCoreApplication([])
sender = Sender()
for _ in range(5_000):
    sender.sent.emit()
print("alive")
"""


def test_many_signals_do_not_end_the_program():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, cwd=SOURCES
    )
    assert done.stdout.strip() == "alive"
    assert done.returncode == 0
