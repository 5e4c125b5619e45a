"""The real program with one family on the screen, which locks when it is told to.

Run as ``python -m tests.security.lock_worker DATA_FOLDER FAMILY_ID`` with the passphrase on the
first line of its input. It says ``open`` when the family is shown, locks at the next line, and
says ``blank`` when its window is gone.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from taf_desktop.app.bootstrap import Options, Outside, Program
from taf_desktop.app.main import leave
from tests.app.conftest import Robot, tiny_store
from tests.e2e.own_process import Patience, make_application


class Ear(QObject):
    """Passes a line from the input on to the window's thread."""

    heard = Signal()


def main() -> None:
    """Unlock, open the family, wait for the word, lock, and end when the program ends."""
    data, family_id = Path(sys.argv[1]), sys.argv[2]
    app = make_application()
    program = Program(app, Options(data), Outside(make_store=tiny_store))
    program.finished.connect(app.quit)
    program.start()
    robot = Robot(Patience(), program)
    robot.until(lambda: program.start_window.unlock_page.title.text())
    robot.unlock(program.start_window.unlock_page, sys.stdin.readline().rstrip("\n"))
    for tab in ("people", "agreement", "overview"):
        program.workplace.go_to((family_id, tab, ""))
        robot.idle()
    _say("open")
    ear = Ear()
    ear.heard.connect(program.lock, Qt.ConnectionType.QueuedConnection)
    program.leaving.blanked.connect(lambda: _say("blank"))
    threading.Thread(target=_listen, args=(ear,), daemon=True).start()
    leave(app.exec())


def _listen(ear: Ear) -> None:
    sys.stdin.readline()
    ear.heard.emit()


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
