"""The program in a process of its own, that does what it is told on its standard input.

Run as ``python -m tests.e2e.locking_program FOLDER``. It writes a line for each thing that happens,
with the moment on the clock that all processes share.
"""

import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from taf_desktop.app.bootstrap import Program
from taf_desktop.app.main import claim, leave, read_arguments
from taf_desktop.app.options import Options, Outside, start_fresh_process
from taf_desktop.ui.common import dialogs
from tests.app.conftest import Robot, tiny_store
from tests.e2e import assessing, starting
from tests.e2e.hands import Hands
from tests.e2e.own_process import Patience, make_application

FIELD = "being_healthy_going_well"
WORDS = "Everybody sleeps through"
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000000)"
    " SELECT count(*) FROM n"
)


def tell(*words):
    sys.stdout.write(" ".join((f"{time.time():.4f}", *map(str, words))) + "\n")
    sys.stdout.flush()


def start_fresh(options):
    tell("locked", not options.unsaved)
    return start_fresh_process(options)


class Ear(QObject):
    """Hears the parent beside the event loop."""

    heard = Signal(str)

    def listen(self):
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in sys.stdin:
            self.heard.emit(line.strip())


class Told:
    """What the program can be told."""

    def __init__(self, hands):
        self.hands = hands
        self.program = hands.program

    def do(self, word):
        getattr(self, word)()

    def lock(self):
        tell("locking")
        self.program.lock()

    def dialog(self):
        tell("asking")
        dialogs.question(self.program.workplace.window, "Example", "Shall it?", "Yes")

    def query(self):
        store = self.program.vaults()._store

        def look(_ticket):
            tell("looking")
            with store._database._engine.connect() as connection:
                connection.exec_driver_sql(ENDLESS).fetchall()

        self.program.runner.run(look, lambda _nothing: None)

    def draw(self):
        def long(_ticket):
            tell("drawing")
            time.sleep(60)

        self.program.runner.run(long, lambda _nothing: None, lane="cpu")


def prepare(hands):
    """Go through the first start to a half-written answer in a section that is not the first."""
    hands.robot.first_start()
    starting.start_family(hands, "The Example family", "")
    hands.go("assessment")
    assessing.start(hands)
    assessing.next_area(hands)
    hands.at(FIELD)
    hands.keys(WORDS)


def main():
    given = read_arguments(["--data", sys.argv[1]])
    one = claim(given)
    app = make_application()
    outside = Outside(make_store=tiny_store, start_fresh=start_fresh)
    program = Program(app, Options(Path(sys.argv[1])), outside, one=one)
    program.finished.connect(app.quit)
    program.start()
    program.leaving.blanked.connect(lambda: tell("blank"))
    hands = Hands(Robot(Patience(), program))
    prepare(hands)
    told, ear = Told(hands), Ear()
    ear.heard.connect(told.do)
    ear.listen()
    tell("ready")
    leave(app.exec())


if __name__ == "__main__":
    main()
