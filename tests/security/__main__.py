"""``python3 dev.py prove``: every promise of docs/SECURITY.md at full length, as one table.

``python3 dev.py prove P3 P10`` proves some of them; ``--short`` takes the effort of the tests.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.security.catalogue import PROOFS
from tests.security.proof import LONG, SHORT, Result


def main(arguments: list[str]) -> int:
    """Prove, print a line for each as it is done, and return 1 if one does not hold."""
    effort = SHORT if "--short" in arguments else LONG
    wanted = [each for each in arguments if not each.startswith("-")] or list(PROOFS)
    results: list[Result] = []
    for name in wanted:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            begun = time.monotonic()
            result = PROOFS[name](effort, Path(folder))
            seconds = time.monotonic() - begun
        results.append(result)
        mark = "held  " if result.held else "BROKEN"
        parts = (f"{mark}  {result.promise}", result.faults, result.figure, f"{seconds:.0f} s")
        sys.stdout.write("  |  ".join(parts) + "\n")
        sys.stdout.flush()
    return int(not all(result.held for result in results))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
