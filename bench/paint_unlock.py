"""Show the program's unlock window, as the program does, and leave as soon as it is painted."""

import os
import sys

from taf_desktop.app.main import begin, claim, read_arguments

if __name__ == "__main__":
    given = read_arguments(["--data", sys.argv[1]])
    one = claim(given)
    if one is None:
        raise SystemExit("another program has this folder")
    program = begin(given, one)
    if program.start_window is None:
        raise SystemExit("no window")

    def leave() -> None:
        """Leave the process at once."""
        # Or so many starts without an end would be offered the safe mode.
        program.starts.went_well()
        os._exit(0)

    # What the program begins behind the painted window is no part of the figure.
    program.start_window.painted.disconnect()
    program.start_window.painted.connect(leave)
    program.app.exec()
