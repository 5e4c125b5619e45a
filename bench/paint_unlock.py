"""Show the program's unlock window, as the program does, and leave as soon as it is painted."""

import os
import sys

from taf_desktop.app.main import begin, read_arguments

if __name__ == "__main__":
    program = begin(read_arguments(["--data", sys.argv[1]]))
    if program.start_window is None:
        raise SystemExit("no window")
    # What the program begins behind the painted window is no part of the figure.
    program.start_window.painted.disconnect()
    program.start_window.painted.connect(lambda: os._exit(0))
    program.app.exec()
