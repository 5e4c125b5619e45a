"""Measure everything and print one table: what, the figure, the goal. Never fails on a figure."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import backup, coach, data_layer, growth, history, pages, start
from bench.timing import Figure

MEASURES: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "start": start.measure,
    "growth": growth.measure,
    "data": data_layer.measure,
    "history": history.measure,
    "backup": backup.measure,
    "pages": pages.measure,
    "coach": coach.measure,
}


def main(wanted: list[str]) -> int:
    """Run the measures named, or all of them."""
    width = 66
    print(f"{'what':{width}} {'figure':>10}  {'goal':>8}")
    for name, measure in MEASURES.items():
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory(prefix="taf-bench-") as folder:
            for figure in measure(Path(folder)):
                mark = "" if figure.reached else "   over the goal"
                print(f"{figure.what:{width}} {figure.shown:>10}  {figure.goal_shown:>8}{mark}")
                if figure.note:
                    print(f"    {figure.note}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
