"""A second start, the safe mode, the command line, and what is said of our own mistakes."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from taf_desktop.app import main as program
from taf_desktop.app import options as options_module
from taf_desktop.app import safe_mode, second_start
from taf_desktop.app.bootstrap import Program
from taf_desktop.app.main import Given
from taf_desktop.app.options import Options, Outside, windows_api
from taf_desktop.runtime import excepthook
from taf_desktop.runtime.single import OnlyOne
from taf_desktop.runtime.starts import Starts
from taf_desktop.runtime.windows import api as windows
from taf_desktop.services.machine_settings import MachineSettings
from taf_desktop.ui.common import dialogs, errors, theme
from tests.app.conftest import Robot, tiny_store
from tests.runtime.fake_windows import FakeApi


def test_the_quick_reading_of_the_command_line_says_the_same_as_the_whole(tmp_path):
    words = ["--data", str(tmp_path), "--vault", "v", "--unsaved", "--safe", "--after", "17"]
    quick = program.read_arguments(words)
    assert quick == Given(tmp_path, Path("v"), unsaved=True, safe=True, after=17)
    assert program._quickly([f"--data={tmp_path}"]) is None
    assert program.read_arguments([f"--data={tmp_path}", "--after=17"]).after == 17
    assert program._quickly(["--data"]) is None
    assert program._quickly(["--after", "soon"]) is None
    assert program.read_arguments(["--version"]).version


def test_options_come_back_from_their_own_words(tmp_path):
    options = Options(tmp_path, tmp_path / "v", unsaved=True, safe=True)
    given = program.read_arguments(options.arguments())
    assert Options(given.data, given.vault, given.unsaved, given.safe) == options


def test_a_second_start_asks_the_first_and_ends(monkeypatch, tmp_path):
    first = OnlyOne(tmp_path)
    assert first.claim()
    asked, api = [], FakeApi()
    monkeypatch.setattr(OnlyOne, "claim", lambda _one: False)
    monkeypatch.setattr(OnlyOne, "ask_for_window", lambda _one, file: asked.append(file) or True)
    monkeypatch.setattr(windows, "load_api", lambda: api)
    given = tmp_path / "given.fhcase"
    assert program.main(["--data", str(tmp_path), "--open", str(given)]) == 0
    assert asked == [given]
    assert api.told == [("foreground", first.holder())]
    first.release()


def test_a_first_one_that_does_not_answer_is_told(monkeypatch, tmp_path, qapp):
    told = []
    monkeypatch.setattr(OnlyOne, "claim", lambda _one: False)
    monkeypatch.setattr(OnlyOne, "ask_for_window", lambda _one, _file: False)
    monkeypatch.setattr(dialogs, "information", lambda *words: told.append(words))
    assert program.main(["--data", str(tmp_path)]) == program.ALREADY_OPEN
    assert "already open" in told[0][1]
    assert second_start.ask_the_first(tmp_path) is False
    theme.apply(qapp, theme.Mode.LIGHT)


@pytest.fixture
def made(qtbot, qapp, tmp_path):
    """Make programs over one data folder that answer second starts."""
    programs = []

    def make(**changes):
        one = OnlyOne(tmp_path / "data")
        assert one.claim()
        outside = Outside(make_store=tiny_store, in_place=True, end_by_force=lambda _seconds: None)
        options = Options(tmp_path / "data")._replace(**changes)
        programs.append(Program(qapp, options, outside, one=one))
        programs[-1].start()
        return Robot(qtbot, programs[-1])

    yield make
    for each in programs:
        each.quit()
        each.deleteLater()
    theme.apply(qapp, theme.Mode.LIGHT)


def test_the_first_window_comes_to_the_front(made, qtbot, tmp_path):
    robot = made()
    window = robot.program.start_window
    robot.until(lambda: robot.program._doorbell is not None)
    window.showMinimized()
    robot.until(window.isMinimized)
    request = OnlyOne(tmp_path / "data").request
    request.write_bytes(b"")
    robot.until(lambda: not window.isMinimized())
    robot.until(lambda: not request.exists())
    robot.program.quit()
    assert not (tmp_path / "data" / "running" / "program.lock").exists()


def test_a_double_click_opens_the_file_in_the_program_that_runs(made, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: told.append(error.message_id))
    given = tmp_path / "given.fhcase"
    given.write_bytes(b"not a hand-over")
    robot = made()
    robot.until(lambda: robot.program._doorbell is not None)
    # Before the vault is made it waits; so it does while it is locked.
    ring(tmp_path, given, robot)
    robot.first_start()
    robot.until(lambda: told == ["handover.not_ours"])
    assert robot.window.current_page == "receive"
    robot.window.show_page("families")
    ring(tmp_path, given, robot)
    robot.until(lambda: told == ["handover.not_ours"] * 2)
    assert robot.window.current_page == "receive"
    page = robot.lock()
    ring(tmp_path, given, robot)
    assert len(told) == 2
    robot.unlock(page)
    robot.until(lambda: told == ["handover.not_ours"] * 3)
    assert robot.program._options.hand_over is None
    robot.unlock(robot.lock())
    assert robot.window.current_page == "receive"


def ring(tmp_path, file, robot):
    answers = []
    second = OnlyOne(tmp_path / "data")
    asking = threading.Thread(target=lambda: answers.append(second.ask_for_window(file)))
    asking.start()
    robot.until(lambda: bool(answers))
    asking.join()
    assert answers == [True]


def test_a_file_asked_for_while_locking_goes_to_the_fresh_process(tmp_path):
    options = Options(tmp_path, hand_over=tmp_path / "a.fhcase")
    assert program.read_arguments(options.arguments()).hand_over == tmp_path / "a.fhcase"


def test_the_safe_mode_has_the_usual_look_and_opens_nothing(made, tmp_path):
    robot = made()
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    settings = MachineSettings(look="dark", text_size=200, last_vault="x", idle_minutes=3)
    robot.program.settings_file.write(settings)
    robot.program.lock()
    robot.program.quit()
    safe = made(safe=True)
    assert safe.program.settings == MachineSettings(idle_minutes=3)
    page = safe.program.start_window.unlock_page
    safe.until(lambda: page.title.text() == "My vault")
    safe.unlock(page)
    assert safe.window.current_page == "families"
    assert "safe mode" in safe.window.windowTitle()
    assert safe.program.settings_file.read() == settings
    assert safe.program.workplace._profile() == ""


def test_the_safe_mode_is_offered_after_two_starts_that_did_not_go_well(
    monkeypatch, qapp, tmp_path
):
    asked = []
    monkeypatch.setattr(dialogs, "question", lambda *words: asked.append(words) or True)
    assert safe_mode.offer(qapp)
    _parent, title, text, yes, no = asked[0]
    assert "did not go well" in title
    assert "stay as they are" in text
    assert (yes, no) == ("Start in safe mode", "Start as always")
    theme.apply(qapp, theme.Mode.LIGHT)


def test_a_program_that_stands_counts_as_well_started(made, tmp_path, monkeypatch):
    starts = Starts(tmp_path / "data" / "running")
    starts.begin()
    starts.begin()
    robot = made()
    robot.program.starts.went_well()
    assert starts.failed() == 0
    starts.begin()
    robot.program.quit()
    assert starts.failed() == 0


def test_a_mistake_while_locking_is_only_logged(made, monkeypatch):
    robot = made()
    robot.first_start()
    shown = []
    monkeypatch.setattr(errors, "show_fault", lambda *words: shown.append(words))
    fault = excepthook.describe(ValueError("Robin said"))
    robot.program._tell_fault(fault)
    assert len(shown) == 1
    robot.program.leaving._busy = True
    robot.program._tell_fault(fault)
    robot.program.show_yourself()
    robot.program.leaving._busy = False
    assert len(shown) == 1


def test_a_mistake_while_telling_a_mistake_does_not_go_round_for_ever(qtbot, qapp, caplog):
    def fail(_fault):
        raise RuntimeError("Robin said")

    last = excepthook.LastResort(fail, qapp)
    last.hear(ValueError, ValueError("Robin said"), None)
    qtbot.waitUntil(lambda: len(caplog.records) == 2)
    kinds = [record.args["kind"] for record in caplog.records]
    assert kinds == ["ValueError", "RuntimeError"]
    assert "Robin" not in caplog.text


def test_a_process_that_does_not_end_is_ended(monkeypatch):
    ended, over = [], threading.Event()
    monkeypatch.setattr("os._exit", lambda code: (ended.append(code), over.set()))
    options_module.end_by_force(0.0)
    assert over.wait(60)
    assert ended == [0]


def test_elsewhere_than_on_windows_there_are_no_calls_into_it():
    assert windows_api() is None


def test_a_fresh_process_is_told_whom_it_follows(monkeypatch, tmp_path):
    begun = []
    monkeypatch.setattr(
        QProcess, "startDetached", lambda command, words: begun.append(words) or (True, 1)
    )
    assert options_module.start_fresh_process(Options(tmp_path))
    assert begun[0][-2:] == ["--after", str(os.getpid())]
    assert program.read_arguments(begun[0][2:]).after == os.getpid()
