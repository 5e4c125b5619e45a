"""A program of its own that types until the status line says Saved, and is then killed.

Run as ``python -m tests.e2e.typing_until_saved FOLDER``. It prints a line when it may be killed,
and goes on typing without ever closing anything.
"""

import sys
from pathlib import Path

from taf_desktop.app.bootstrap import Options, Outside, Program
from taf_desktop.app.main import leave
from tests.app.conftest import Robot, tiny_store
from tests.e2e import assessing, starting
from tests.e2e.hands import Hands
from tests.e2e.own_process import Patience, make_application

SAVED = "Ash wants to be on time, and Mum wants to stop shouting"
NOT_YET = " (said at the door)"
READY = "ready to be killed"


def main():
    app = make_application()
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
    leave(app.exec())


if __name__ == "__main__":
    main()
