"""Measure everything and print one table: what, the figure, the goal. Never fails on a figure."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench import (
    backup,
    coach,
    data_layer,
    feel,
    growth,
    history,
    opening,
    pages,
    preview,
    standards,
    start,
)
from bench.timing import Figure
from bench.vaults import Shelf

MEASURES: dict[str, Callable[[Shelf], Iterator[Figure]]] = {
    "start": start.measure,
    "growth": growth.measure,
    "feel": feel.measure,
    "opening": opening.measure,
    "data": data_layer.measure,
    "history": history.measure,
    "backup": backup.measure,
    "pages": pages.measure,
    "preview": preview.measure,
    "coach": coach.measure,
    "standards": standards.measure,
}
WIDTH = 66


def main(wanted: list[str]) -> int:
    """Run the measures named, or all of them; 2 if there is none of a name."""
    unknown = [name for name in wanted if name not in MEASURES]
    if unknown:
        print(f"There is no {', '.join(unknown)}; there are {', '.join(MEASURES)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="taf-bench-") as folder:
        shelf = Shelf(Path(folder))
        print(f"{'what':{WIDTH}} {'figure':>10}  {'goal':>9}")
        for name, measure in MEASURES.items():
            if not wanted or name in wanted:
                for figure in measure(shelf):
                    _tell(figure)
        shelf.close()
    return 0


def _tell(figure: Figure) -> None:
    mark = "met" if figure.reached else "over the goal"
    print(f"{figure.what:{WIDTH}} {figure.shown:>10}  {figure.goal_shown:>9}  {mark}")
    if figure.note:
        print(f"    {figure.note}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
