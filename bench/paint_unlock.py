"""Show the program's unlock window and leave as soon as it is painted."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from taf_desktop.app.bootstrap import Options, Program

if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    program = Program(app, Options(Path(sys.argv[1])))
    program.start()
    if program.start_window is None:
        raise SystemExit("no window")
    program.start_window.painted.connect(lambda: os._exit(0))
    app.exec()
