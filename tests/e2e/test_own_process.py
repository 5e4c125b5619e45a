"""The programs of the tests live and end as the program itself does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROGRAMS = [
    path
    for path in sorted(TESTS.rglob("*.py"))
    if "__main__" in (text := path.read_text(encoding="utf-8")) and " Program(" in text
]
SAY = """
import atexit, gc
from tests.e2e.own_process import make_application
from taf_desktop.app.main import leave
atexit.register(print, "taken apart")
app = make_application()
print("collects by itself" if gc.isenabled() else "collects when told")
leave(3)
"""


def test_garbage_is_collected_when_told_and_nothing_is_taken_apart_at_the_end():
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", SAY]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.stdout.split("\n"), done.returncode) == (["collects when told", ""], 3)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_every_program_of_the_tests_is_made_so(path):
    text = path.read_text(encoding="utf-8")
    assert "make_application()" in text
    assert "    leave(" in text


def test_there_are_such_programs():
    assert {path.stem for path in PROGRAMS} >= {"typing_program", "lock_worker", "field_program"}
