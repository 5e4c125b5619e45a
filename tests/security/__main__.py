"""``python3 dev.py prove``: every promise of docs/SECURITY.md at full length, as one table.

``python3 dev.py prove P3 P10`` proves some of them; ``--short`` takes the effort of the tests. It
needs nobody beside it: what fails is a line of the table, and the next promise is proved.
"""

import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.security.catalogue import LONG_PROOFS
from tests.security.proof import LONG, SHORT, Effort, Result

SHORTLY = "--short"
HEAD = ("", "promise", "faults put in", "figure", "time")


def main(arguments: list[str]) -> int:
    """Prove, say each line as it is done, print the table, and return 1 if one does not hold."""
    effort = SHORT if SHORTLY in arguments else LONG
    named = [each for each in arguments if each != SHORTLY]
    unknown = [name for name in named if name not in LONG_PROOFS]
    if unknown:
        there_is = ", ".join((*LONG_PROOFS, SHORTLY))
        sys.stdout.write(f"There is no {', '.join(unknown)}; there are {there_is}.\n")
        return 2
    wanted = named or list(LONG_PROOFS)
    rows: list[tuple[str, ...]] = []
    held = True
    for name in wanted:
        begun = time.monotonic()
        result = _proved(name, effort)
        held = held and result.held
        mark = "held" if result.held else "BROKEN"
        taken = f"{time.monotonic() - begun:.0f} s"
        rows.append((mark, result.promise, result.faults, result.figure, taken))
        sys.stdout.write(f"{mark:6}  {'  |  '.join(rows[-1][1:])}\n")
        sys.stdout.flush()
    sys.stdout.write(_table(rows))
    return int(not held)


def _proved(name: str, effort: Effort) -> Result:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            return LONG_PROOFS[name](effort, Path(folder))
        except Exception as error:
            traceback.print_exc()
            return Result(name, "", f"ended by {type(error).__name__}; see above", held=False)


def _table(rows: list[tuple[str, ...]]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *rows]
    return "\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
