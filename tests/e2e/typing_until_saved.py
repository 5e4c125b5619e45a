"""A program of its own that types until the status line says Saved, and is then killed.

Run as ``python -m tests.e2e.typing_until_saved FOLDER``. It prints a line when it may be killed,
and goes on typing without ever closing anything.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from taf_desktop.app.bootstrap import Options, Outside, Program
from taf_desktop.runtime.qt_guard import keep_singletons_alive
from tests.app.conftest import Robot, tiny_store
from tests.e2e import assessing, starting
from tests.e2e.hands import Hands

SAVED = "Ash wants to be on time, and Mum wants to stop shouting"
NOT_YET = " (said at the door)"
READY = "ready to be killed"


class Patience:
    """Waits as the test plugin does, for a program that is no test."""

    def waitUntil(self, condition, timeout):  # noqa: N802 - the name the plugin gives it
        late = QTimer(singleShot=True)
        late.start(timeout)
        while not condition():
            if not late.isActive():
                raise TimeoutError
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()


def main():
    keep_singletons_alive()
    app = QApplication([])
    outside = Outside(make_store=tiny_store, in_place=True)
    program = Program(app, Options(Path(sys.argv[1])), outside)
    program.start()
    hands = Hands(Robot(Patience(), program))
    hands.robot.first_start()
    starting.start_family(hands, "The Example family", "")
    hands.go("assessment")
    assessing.start(hands)
    hands.type("reason", SAVED)
    hands.saved()
    hands.keys(NOT_YET)
    sys.stdout.write(f"{READY} {hands.page.place()[0]}\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
