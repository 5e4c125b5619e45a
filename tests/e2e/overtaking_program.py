"""The program in a process of its own, unlocked as soon as it can be, and what is imported when.

Run as ``python -m tests.e2e.overtaking_program FOLDER prepare WAY`` once, then without ``prepare``.
The WAY is ``locked`` on a plan, to which it comes back by itself, or ``closed``: then somebody goes
there as soon as the list is shown. Prints for each stretch of the window's thread which modules of
ours were imported in it, as JSON.
"""

import json
import sys
import threading
from pathlib import Path

STRETCHES = [[]]
OURS = "taf_desktop."


class Hearing:
    """Hears of each module of ours that the window's thread looks for, to import it."""

    def find_spec(self, name, _path=None, _target=None):
        here = threading.current_thread() is threading.main_thread()
        if here and name.startswith(OURS) and name not in STRETCHES[-1]:
            STRETCHES[-1].append(name)


def mark_stretches():
    """Begin a stretch with each step of whoever builds, and with each turn of the event loop."""
    from PySide6.QtCore import QAbstractEventDispatcher

    from taf_desktop.ui.common.turns import Turns

    step = Turns._step

    def marked(turns):
        STRETCHES.append([])
        step(turns)
        STRETCHES.append([])

    Turns._step = marked
    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(lambda: STRETCHES.append([]))
    return dispatcher


def main():
    folder, *deed, way = sys.argv[1:]
    from taf_desktop.app.bootstrap import Program
    from taf_desktop.app.main import leave
    from taf_desktop.app.options import Options, Outside
    from tests.e2e.own_process import Patience, make_application

    app = make_application()
    # Made here: what the tests' own stand-in brings along is what is to be heard.
    from taf_desktop.storage.kdf import KdfParameters, KdfPolicy

    tiny = KdfParameters(8, 1, 1)

    def store():
        from taf_desktop.storage.vault import VaultFiles

        return VaultFiles(policy=KdfPolicy(tiny, tiny, tiny, KdfParameters(64, 4, 2)))

    outside = Outside(make_store=store, in_place=True, end_by_force=lambda _seconds: None)
    program = Program(app, Options(Path(folder)), outside)
    if deed:
        prepare(program, way)
    else:
        overtake(program, Patience(), way)
    leave(0)


def prepare(program, way):
    from tests.app.conftest import Robot
    from tests.e2e.own_process import Patience

    program.start()
    robot = Robot(Patience(), program)
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    robot.idle()
    workplace = program.workplace
    workplace.go_to((workplace.family_page.place()[0], "plan", ""))
    robot.idle()
    if way == "locked":
        robot.lock()
    else:
        closed = []
        program.finished.connect(lambda: closed.append(True))
        program.close()
        robot.until(lambda: closed)


def overtake(program, patience, way):
    """Unlock, and go to the plan at once if the program does not come back to it by itself."""
    from PySide6.QtCore import QTimer

    sys.meta_path.insert(0, Hearing())
    _dispatcher = mark_stretches()
    program.start()
    first = program.start_window.unlock_page

    def until(condition):
        patience.waitUntil(lambda: bool(condition()), 60_000)

    until(lambda: first.title.text() and first.button.isEnabled())
    first.field.line.setText("seven quiet herons dozing")
    first.button.click()
    until(lambda: program.workplace is not None)
    workplace = program.workplace
    if way == "closed":
        table = workplace.families.table
        until(table.shown_rows)
        workplace._fill_soon.stop()
        family_id = table.shown_rows()[0].family_id
        QTimer.singleShot(0, lambda: workplace.go_to((family_id, "plan", "")))
    until(lambda: workplace.window.current_page == "family")
    until(lambda: "Plan" in workplace.family_page.titles.values())
    sys.stdout.write(json.dumps([each for each in STRETCHES if each]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
