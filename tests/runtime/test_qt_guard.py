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

LATE = """
import enum
import sys
from taf_desktop.runtime.qt_guard import import_qt, make_late_classes
import_qt()
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.QtGui import QColor, QImage, QPainter

lists, make = [], enum.EnumType._create_

def noted(kind, name, *rest, **named):
    made = make(kind, name, *rest, **named)
    lists.append(len(made))
    return made

enum.EnumType._create_ = noted
app = QApplication([])
window = QWidget()
if "before" in sys.argv:
    list(make_late_classes())
    lists.clear()
app.findChild(QWidget)
image = QImage(9, 9, QImage.Format.Format_RGB32)
painter = QPainter(image)
painter.fillRect(image.rect(), QColor("red"))
painter.end()
print(max(lists, default=0) > 60)
"""


def run(script, *words):
    done = subprocess.run(
        [sys.executable, "-c", script, *words], capture_output=True, text=True, cwd=SOURCES
    )
    assert done.returncode == 0
    return done.stdout.strip()


def test_many_signals_and_calls_do_not_end_the_program():
    assert run(SCRIPT) == "alive"


def test_import_stays_that_of_python():
    assert run(IMPORTS) == "True"


def test_no_long_list_of_names_is_made_while_children_are_looked_for_or_something_is_painted():
    assert run(LATE) == "True"
    assert run(LATE, "before") == "False"
