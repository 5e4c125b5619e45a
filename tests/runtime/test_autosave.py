import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import SIGNAL
from shiboken6 import delete, isValid

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.runtime.autosave import Autosave, Delays, SaveState

LONG = 60_000


@dataclass(frozen=True)
class Picture:
    revision: int
    text: str


class Work:
    """A text with revisions, as a form session has them."""

    def __init__(self):
        self.text, self.revision, self.saved_revision = "", 0, 0
        self.listeners = []

    @property
    def dirty(self):
        return self.revision != self.saved_revision

    def type(self, text):
        self.text += text
        self.revision += 1
        for listener in tuple(self.listeners):
            listener(frozenset({"text"}))

    def snapshot(self):
        return Picture(self.revision, self.text)

    def mark_saved(self, revision):
        self.saved_revision = max(self.saved_revision, revision)

    def listen(self, listener):
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


class Disk:
    """Keeps what is saved; can be full, and can be slow."""

    def __init__(self):
        self.texts, self.full, self.slow, self.fails = [], False, None, 0

    def save(self, picture):
        if self.slow is not None:
            assert self.slow.wait(30)
        if self.full or self.fails:
            self.fails = max(self.fails - 1, 0)
            raise EnvironmentProblem("runtime.tasks.closing")
        self.texts.append(picture.text)
        return None, ChangeSet()


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def disk():
    return Disk()


@pytest.fixture
def make(work, disk, runner, clock):
    made = []

    def build(**delays):
        made.append(Autosave(work, disk.save, runner, clock=clock, delays=Delays(**delays)))
        return made[-1]

    yield build
    for autosave in made:
        if isValid(autosave):
            autosave.stop()


def local_time(clock):
    return f"{clock.now().astimezone():%H:%M}"


def test_product_promise_three_seconds_at_most():
    assert Delays().longest <= 3_000
    assert Delays().quiet <= 2_000


def test_saves_after_a_pause_and_says_when(make, work, disk, clock, qtbot):
    autosave, said = make(quiet=5, longest=LONG), []
    autosave.said.connect(said.append)
    work.type("We eat together")
    assert autosave.state is SaveState.WAITING
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)
    assert disk.texts == ["We eat together"]
    assert said == ["Saving…", f"Saved {local_time(clock)}"]
    assert not work.dirty


def test_saves_at_the_latest_while_typing_goes_on(make, work, disk, qtbot):
    make(quiet=LONG, longest=5)
    work.type("a")
    work.type("b")
    qtbot.waitUntil(lambda: bool(disk.texts))
    assert disk.texts == ["ab"]


def test_typing_during_a_save_stays_unsaved_and_is_saved_next(make, work, disk, qtbot):
    autosave = make(quiet=LONG, longest=LONG)
    disk.slow = threading.Event()
    work.type("a")
    autosave.flush()
    work.type("b")
    autosave.flush()
    disk.slow.set()
    qtbot.waitUntil(lambda: len(disk.texts) == 2 and not work.dirty)
    assert disk.texts == ["a", "ab"]


def test_what_is_asked_for_after_a_flush_finds_every_word(make, work, disk, runner, qtbot):
    autosave, found = make(quiet=LONG, longest=LONG), []
    disk.slow = threading.Event()
    work.type("a")
    autosave.flush()
    work.type("b")
    autosave.flush()
    runner.run(lambda _ticket: disk.texts[-1], found.append)
    disk.slow.set()
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found == ["ab"]


def test_words_flushed_during_a_save_are_kept_though_their_page_goes(
    make, work, disk, runner, qtbot
):
    autosave = make(quiet=LONG, longest=LONG)
    disk.slow = threading.Event()
    work.type("a")
    autosave.flush()
    work.type("b")
    autosave.flush()
    autosave.stop()
    delete(autosave)
    disk.slow.set()
    qtbot.waitUntil(lambda: runner.idle, timeout=20_000)
    assert disk.texts == ["a", "ab"]


def test_a_failed_save_with_newer_words_behind_it_says_only_how_those_went(
    make, work, disk, clock, qtbot
):
    autosave, said = make(quiet=LONG, longest=LONG, retries=(LONG,)), []
    autosave.said.connect(said.append)
    disk.slow, disk.fails = threading.Event(), 1
    work.type("a")
    autosave.flush()
    work.type("b")
    autosave.flush()
    disk.slow.set()
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED, timeout=20_000)
    assert disk.texts == ["ab"]
    assert said == ["Saving…", "Saving…", f"Saved {local_time(clock)}"]
    assert not work.dirty


def test_late_save_does_not_hide_newer_typing(make, work, disk, qtbot):
    autosave = make(quiet=LONG, longest=LONG)
    work.type("a")
    autosave.flush()
    work.type("b")
    qtbot.waitUntil(lambda: bool(disk.texts) and work.saved_revision == 1)
    assert work.dirty
    assert autosave.state is SaveState.WAITING


def test_a_second_flush_during_a_save_still_ends_in_saved(make, work, disk, qtbot):
    disk.slow = threading.Event()
    saver = make()
    work.type("Hello")
    saver.flush()
    saver.flush()
    with qtbot.waitSignal(saver.said, timeout=5_000) as told:
        disk.slow.set()
    assert told.args[0].startswith("Saved")
    assert saver.state is SaveState.SAVED
    assert disk.texts == ["Hello"]


def test_after_stopping_nothing_is_saved_any_more(make, work, disk, qtbot):
    saver = make()
    work.type("Hello")
    saver.stop()
    saver.flush()
    assert saver.flush_and_wait(0.1) is False
    assert disk.texts == []


def test_after_stopping_nothing_of_the_program_is_heard_any_more(make, work, disk, qapp):
    def heard():
        return [
            qapp.receivers(SIGNAL(name))
            for name in (
                "focusObjectChanged(QObject*)",
                "applicationStateChanged(Qt::ApplicationState)",
            )
        ]

    before = heard()
    autosave = make()
    assert heard() == [count + 1 for count in before]
    autosave.stop()
    autosave.stop()
    assert heard() == before


def test_failure_is_said_stays_unsaved_and_is_tried_again(make, work, disk, qtbot):
    autosave, said = make(quiet=5, longest=LONG, retries=(5,)), []
    autosave.said.connect(said.append)
    disk.full = True
    work.type("a")
    qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    assert work.dirty
    assert said[-1].startswith("Not saved yet: ")
    disk.full = False
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)
    assert disk.texts == ["a"]


def test_unexpected_failure_says_a_calm_sentence_without_its_message(make, work, disk, qtbot):
    autosave, said = make(quiet=5, longest=LONG, retries=(LONG,)), []
    autosave.said.connect(said.append)
    disk.texts = None
    work.type("a")
    qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)
    assert "Your words are still here" in said[-1]
    assert "NoneType" not in said[-1]


def test_flush_and_wait_saves_everything_before_it_returns(make, work, disk):
    autosave = make(quiet=LONG, longest=LONG)
    work.type("a")
    autosave.flush()
    work.type("b")
    assert autosave.flush_and_wait(30)
    assert disk.texts[-1] == "ab"
    assert not work.dirty


def test_flush_and_wait_says_so_when_it_cannot(make, work, disk, qtbot):
    autosave = make(quiet=LONG, longest=LONG, retries=(LONG,))
    disk.full = True
    work.type("a")
    assert not autosave.flush_and_wait(30)
    disk.full, disk.slow = False, threading.Event()
    assert not autosave.flush_and_wait(0.01)
    assert work.dirty
    disk.slow.set()
    qtbot.waitUntil(lambda: not work.dirty)


def test_flush_and_wait_with_nothing_typed_returns_at_once(make, disk):
    assert make().flush_and_wait(0)
    assert disk.texts == []


def test_works_with_a_runner_that_has_no_threads(work, disk, immediate_runner, clock, qapp):
    autosave = Autosave(work, disk.save, immediate_runner, clock=clock)
    work.type("a")
    autosave.flush()
    assert autosave.state is SaveState.SAVED
    assert autosave.flush_and_wait(0)
    autosave.stop()
    work.type("b")
    assert disk.texts == ["a"]
