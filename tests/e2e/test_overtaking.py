"""Whoever is quicker than the importing behind the first window: every key is heard all along."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 8
"""So many modules of ours are imported at a stretch at most; all guards come with the first."""


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.overtaking_program", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("way", ["locked", "closed"])
def test_a_plan_gone_to_at_once_after_unlocking_is_not_imported_in_one_piece(tmp_path, way):
    run(tmp_path / "data", "prepare", way)
    stretches = json.loads(run(tmp_path / "data", way))
    assert any("taf_desktop.ui.plans.screen" in each for each in stretches)
    assert [each for each in stretches if len(each) > AT_ONCE] == []
