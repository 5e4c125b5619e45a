"""The real window in a process of its own, in which a robot types until it is killed.

Run as ``python -m tests.security.typing_program FOLDER prepare`` once, then with ``type SEED``. For
each key it writes the moment and the letter, before the key is pressed.
"""

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from taf_desktop.app.bootstrap import Program
from taf_desktop.app.main import leave
from taf_desktop.app.options import Options, Outside
from tests.app.conftest import Robot, tiny_store
from tests.e2e import assessing, starting
from tests.e2e.hands import Hands
from tests.e2e.own_process import Patience, make_application

FIELD = "reason"
SLOWEST, QUICKEST = 350, 40
"""Milliseconds between two keys; now and then the robot stops to think."""
THINKS = 0.03
THINKING = (800, 2_600)


def prepare(hands):
    """Make a vault with a family and an assessment that is begun."""
    hands.robot.first_start()
    starting.start_family(hands, "The Example family", "")
    hands.go("assessment")
    assessing.start(hands)
    hands.at(FIELD)
    hands.program.quit()


def go_to_field(hands):
    """Unlock and put the keyboard into the answer, after what is there."""
    hands.until(lambda: hands.program.start_window.unlock_page.title.text() == "My vault")
    hands.robot.unlock(hands.program.start_window.unlock_page)
    found = []
    desk = hands.program.workplace._made_of.desk
    hands.program.runner.run(lambda _ticket: desk.families.all(), found.extend)
    hands.until(lambda: found)
    hands.program.workplace.go_to((found[0].family_id, "assessment", ""))
    hands.tab = "assessment"
    hands.until(lambda: assessing.work(hands) is not None)
    box = hands.find(FIELD)
    hands.begin_in(hands.window)
    box.setFocus()
    hands.at(FIELD)
    return box


class Typist:
    """Presses keys at a person's pace, from a seed, for ever."""

    def __init__(self, box, seed):
        self.box = box
        self.random = random.Random(seed)
        self.number = 0
        self.timer = QTimer(singleShot=True, timeout=self.press)
        self.timer.start(0)

    def press(self):
        letter = "abcdefghijklmnopqrstuvwxyz "[self.number % 27]
        self.number += 1
        sys.stdout.write(f"{time.time():.4f} {letter}\n")
        sys.stdout.flush()
        QTest.keyClicks(self.box, letter)
        pause = self.random.randint(QUICKEST, SLOWEST)
        if self.random.random() < THINKS:
            pause = self.random.randint(*THINKING)
        self.timer.start(pause)


def main():
    folder, task, *rest = sys.argv[1:]
    app = make_application()
    program = Program(app, Options(Path(folder)), Outside(make_store=tiny_store, in_place=True))
    program.start()
    hands = Hands(Robot(Patience(), program))
    if task == "prepare":
        prepare(hands)
        leave(0)
    _typist = Typist(go_to_field(hands), int(rest[0]))
    leave(app.exec())


if __name__ == "__main__":
    main()
