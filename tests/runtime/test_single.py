import os
import subprocess
import sys
import threading
import time

import pytest

from taf_desktop.runtime.doorbell import Doorbell
from taf_desktop.runtime.lock_file import LockFile
from taf_desktop.runtime.single import OnlyOne
from taf_desktop.runtime.starts import Starts

# On Windows a virtual environment's python.exe only starts this one, which has another number.
INTERPRETER = getattr(sys, "_base_executable", sys.executable)
HOLD = """
import sys, time
from pathlib import Path
from taf_desktop.runtime.lock_file import LockFile
lock = LockFile(Path(sys.argv[1]))
print(int(lock.take()), flush=True)
sys.stdin.readline()
"""


class Holder:
    """Another process that takes a lock, or tries to."""

    def __init__(self, path):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [INTERPRETER, "-c", HOLD, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=env,
        )

    @property
    def has_it(self):
        return self.process.stdout.readline().strip() == "1"

    def end(self):
        self.process.kill()
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


@pytest.fixture
def hold():
    made = []

    def start(path):
        made.append(Holder(path))
        return made[-1]

    yield start
    for holder in made:
        holder.end()


def test_of_eight_that_race_one_gets_it(tmp_path, hold):
    racers = [hold(tmp_path / "vault.lock") for _ in range(8)]
    assert sum(racer.has_it for racer in racers) == 1


def test_a_killed_holder_is_no_holder(tmp_path, hold):
    path = tmp_path / "vault.lock"
    holder = hold(path)
    assert holder.has_it
    lock = LockFile(path)
    assert not lock.take()
    assert lock.refused
    assert lock.holder() == holder.process.pid
    holder.end()
    assert lock.take()
    lock.release()


@pytest.mark.parametrize("host", ["this", "another-computer"])
def test_a_left_over_lock_with_a_number_in_use_again_is_put_away(tmp_path, host):
    path = tmp_path / "vault.lock"
    mine = LockFile(path)
    assert mine.take()
    lines = path.read_text(encoding="utf-8").split("\n")
    mine.release()
    assert lines[0] == str(os.getpid())  # which lives, and is no holder any more
    if host != "this":
        lines[2] = host
    path.write_text("\n".join(lines), encoding="utf-8")
    long_ago = time.time() - 3600
    os.utime(path, (long_ago, long_ago))
    assert mine.take()
    mine.release()


def test_a_lock_somebody_is_just_making_is_left_alone(tmp_path):
    path = tmp_path / "vault.lock"
    mine = LockFile(path)
    assert mine.take()
    text = path.read_text(encoding="utf-8")
    mine.release()
    path.write_text(text, encoding="utf-8")
    assert not LockFile(path).take()


def test_a_folder_that_is_not_there_is_no_refusal(tmp_path):
    lock = LockFile(tmp_path / "missing" / "vault.lock")
    assert not lock.take()
    assert not lock.refused
    assert lock.holder() == 0


def test_a_second_start_raises_the_first_window_and_ends(qtbot, qapp, tmp_path, hold):
    one = OnlyOne(tmp_path)
    assert one.claim()
    raised = []
    bell = Doorbell(one, raised.append, qapp)
    answers = []
    file = tmp_path / "Case é 1.FHCASE"
    ask = OnlyOne(tmp_path).ask_for_window
    second = threading.Thread(target=lambda: answers.append(ask(file)))
    second.start()
    qtbot.waitUntil(lambda: bool(answers))
    second.join()
    assert answers == [True]
    assert raised == [file]
    assert not hold(one.folder / "program.lock").has_it
    bell.stop()
    one.release()


def test_a_first_one_that_does_not_answer_is_told_and_no_request_stays(tmp_path):
    one = OnlyOne(tmp_path)
    assert one.claim()
    assert not OnlyOne(tmp_path).ask_for_window(seconds=0.05)
    assert not one.request.exists()
    one.release()
    assert not OnlyOne(tmp_path / "nowhere").ask_for_window()


@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"relative.fhcase",
        b"/somewhere/a.exe",
        b"/somewhere/a.fhcase\n/elsewhere/b.fhcase",
        b"/somewhere/\0.fhcase",
        b"/some\xffwhere/a.fhcase",
        b"/" + b"x" * 5_000 + b".fhcase",
    ],
)
def test_a_request_names_one_hand_over_file_by_its_whole_path_or_none(tmp_path, words):
    one = OnlyOne(tmp_path)
    assert one.claim()
    one.request.write_bytes(words)
    assert one.take_request() == (True, None)
    assert one.take_request() == (False, None)
    one.release()


def test_an_old_or_strange_request_only_raises_the_window(tmp_path, monkeypatch):
    one = OnlyOne(tmp_path)
    assert one.claim()
    one.request.write_bytes(b"/somewhere/a.fhcase")
    long_ago = time.time() - 3_600
    os.utime(one.request, (long_ago, long_ago))
    assert one.take_request() == (True, None)
    (tmp_path / "else").write_bytes(b"/somewhere/a.fhcase")
    one.request.symlink_to(tmp_path / "else")
    assert one.take_request() == (True, None)
    one.request.write_bytes(b"/somewhere/a.fhcase")
    monkeypatch.setattr(os, "getuid", lambda: 4_321)
    assert one.take_request() == (True, None)
    one.release()


def test_a_path_too_long_to_hand_on_still_raises_the_window(tmp_path):
    one = OnlyOne(tmp_path)
    assert one.claim()
    long = tmp_path.joinpath(*["x" * 200] * 30, "a.fhcase")
    OnlyOne(tmp_path).ask_for_window(long, seconds=0.0)
    assert not one.request.exists()
    one.release()


def test_a_fresh_program_claims_the_folder_when_the_locking_one_is_gone(qtbot, qapp, tmp_path):
    old, fresh = OnlyOne(tmp_path), OnlyOne(tmp_path)
    assert old.claim()
    bell = Doorbell(fresh, lambda _file: None, qapp)
    assert not fresh.claimed
    old.release()
    qtbot.waitUntil(lambda: fresh.claimed)
    bell.stop()
    fresh.release()


def test_a_data_folder_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert OnlyOne(tmp_path / "file").claim()


def test_starts_that_do_not_go_well_are_counted_in_a_row(tmp_path):
    starts = Starts(tmp_path / "running")
    assert starts.failed() == 0
    starts.begin()
    starts.begin()
    assert starts.failed() == 2
    starts.went_well()
    assert starts.failed() == 0
    (tmp_path / "running" / "unfinished-starts").write_text("many", encoding="utf-8")
    assert starts.failed() == 0


def test_counting_stops_nobody(tmp_path):
    (tmp_path / "running").write_text("", encoding="utf-8")
    starts = Starts(tmp_path / "running")
    starts.begin()
    starts.went_well()
    assert starts.failed() == 0
