"""The program in a process of its own that writes down every file it opens to write.

Run as ``python -m tests.e2e.field_program FOLDER``. Python's own calls are heard by an audit hook;
those of the database and of Qt by looking at the open files again and again (Linux).
"""

import os
import sys
import threading
from pathlib import Path

WRITTEN = set()
_MAKES = {
    "os.mkdir": 0,
    "os.rename": 1,
    "os.remove": 0,
    "os.rmdir": 0,
    "os.link": 1,
    "os.symlink": 1,
}
_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def hear(event, arguments):
    if event == "open":
        path, _mode, flags = arguments
        if isinstance(flags, int) and flags & _WRITE and not isinstance(path, int):
            WRITTEN.add(str(Path(os.fsdecode(path)).absolute()))
    elif event in _MAKES:
        path = arguments[_MAKES[event]]
        if not isinstance(path, int):
            WRITTEN.add(str(Path(os.fsdecode(path)).absolute()))


def look_at_open_files(over):
    while not over.wait(0.005):
        for handle in list(Path("/proc/self/fd").iterdir()):
            try:
                info = Path("/proc/self/fdinfo", handle.name).read_text(encoding="ascii")
                path = str(handle.readlink())
            except OSError:
                continue
            if int(info.split()[3], 8) & (os.O_WRONLY | os.O_RDWR) and path.startswith("/"):
                WRITTEN.add(path)


def use_everything(robot):
    """Bring the example family, look at every tab and page, draw a document, lock and unlock."""
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    robot.idle()
    workplace = robot.program.workplace
    family_id = workplace.family_page.place()[0]
    for tab in workplace.family_page.tab_names:
        workplace.go_to((family_id, tab, ""))
        robot.idle()
    for page in ("settings", "help"):
        robot.window.show_page(page)
        robot.idle()
    drawn = []
    documents = workplace._made_of.desk.documents
    robot.program.runner.run(
        lambda _ticket: documents.draw(documents.gather("plan", family_id)), drawn.append
    )
    robot.until(lambda: drawn)
    robot.unlock(robot.lock())
    robot.idle()
    assert robot.window.current_page == "help"


def main():
    over = threading.Event()
    sys.addaudithook(hear)
    threading.Thread(target=look_at_open_files, args=(over,), daemon=True).start()
    from taf_desktop.app.bootstrap import Program
    from taf_desktop.app.main import claim, leave, read_arguments
    from taf_desktop.app.options import Options, Outside
    from taf_desktop.support import paths
    from tests.app.conftest import Robot, tiny_store
    from tests.e2e.own_process import Patience, make_application

    given = read_arguments(["--data", sys.argv[1]])
    one = claim(given)
    app = make_application()
    outside = Outside(make_store=tiny_store, in_place=True)
    program = Program(app, Options(given.data), outside, one=one)
    program.start()
    use_everything(Robot(Patience(), program))
    program.quit()
    over.set()
    lines = [str(paths.program_folder()), *sorted(WRITTEN)]
    sys.stdout.write("\n".join(lines) + "\n")
    leave(0)


if __name__ == "__main__":
    main()
