"""Checks what the tests reach, layer by layer, against a floor.

Run after pytest with coverage: ``python -m tests.coverage_floor``. Lines and branches count alike.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from coverage import Coverage

FLOORS = {
    "domain": 100.0,
    "forms": 100.0,
    "coach": 97.0,
    "services": 97.0,
    "support": 95.0,
    "storage": 96.0,
    "reports": 97.0,
    "runtime": 96.0,
    "ui": 95.0,
    "app": 86.0,
}


def reached() -> dict[str, float]:
    """Return the share reached of each layer, in per cent."""
    coverage = Coverage()
    coverage.load()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "coverage.json"
        coverage.json_report(outfile=str(report), ignore_errors=True)
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    hit: dict[str, int] = defaultdict(int)
    all_: dict[str, int] = defaultdict(int)
    for name, entry in files.items():
        parts = Path(name).parts
        layer = parts[parts.index("taf_desktop") + 1]
        totals = entry["summary"]
        hit[layer] += totals["covered_lines"] + totals["covered_branches"]
        all_[layer] += totals["num_statements"] + totals["num_branches"]
    return {layer: 100.0 * hit[layer] / all_[layer] for layer in all_ if all_[layer]}


def main() -> int:
    """Print a line for each layer and return 1 if one is below its floor."""
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
    below = 0
    shares = reached()
    for layer, floor in FLOORS.items():
        share = shares.get(layer, 0.0)
        below += share < floor
        word = "ok" if share >= floor else "BELOW"
        print(f"{word:6} {layer:9} {share:6.1f} % (floor {floor:.0f})")
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
