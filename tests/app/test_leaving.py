import pytest

from taf_desktop.app.bootstrap import Options
from taf_desktop.ui.common import dialogs
from tests.app.conftest import PASSPHRASE, FullDisk


@pytest.fixture
def disk():
    return FullDisk()


def type_name(robot, words):
    robot.window.show_page("settings")
    robot.idle()
    line = robot.line("person_name")
    robot.until(line.isEnabled)
    line.setFocus()
    line.selectAll()
    robot.qtbot.keyClicks(line, words)


def test_lock_returns_to_the_same_place(robot):
    robot.first_start("look_at_example")
    robot.until(lambda: robot.window.current_page == "family")
    robot.idle()
    page = robot.program.workplace.family_page
    family_id = page.place()[0]
    page.tabs.show_tab("people")
    robot.idle()
    before = page.place()
    robot.unlock(robot.lock())
    assert robot.window.current_page == "family"
    assert robot.program.workplace.family_page.place() == before
    assert before[:2] == (family_id, "people")


def test_lock_saves_what_is_being_typed(robot):
    robot.first_start()
    type_name(robot, "Kim Example")
    robot.unlock(robot.lock())
    robot.window.show_page("settings")
    robot.until(lambda: robot.line("person_name").text() == "Kim Example")
    assert robot.window.rail._person.full_text() == "Kim Example"


def test_lock_by_key_hides_the_window_and_closes_the_vault(robot):
    robot.first_start()
    window = robot.window
    window.lock_wanted.emit()
    robot.until(lambda: robot.program.start_window is not None)
    assert not window.isVisible()
    assert robot.program.workplace is None
    assert robot.program.vaults()._store._database is None


def test_a_fresh_process_is_asked_for_with_the_same_vault(begin, tmp_path):
    started = []
    robot = begin(in_place=False, start_fresh=lambda options: started.append(options) or True)
    robot.first_start()
    folder = robot.program._opened.card.folder
    with robot.qtbot.waitSignal(robot.program.finished):
        robot.program.lock()
    assert started == [Options(tmp_path / "data", folder)]
    assert started[0].arguments() == ["--data", str(tmp_path / "data"), "--vault", str(folder)]
    assert robot.program.runner._open is False


def test_lock_without_the_last_words_says_so_afterwards(begin, disk):
    robot = begin(make_store=lambda: disk)
    robot.first_start()
    robot.unlock(robot.lock())
    type_name(robot, "Lost Example")
    disk.full = True
    page = robot.lock()
    disk.full = False
    assert "could not be saved" in page.trouble.words.text()
    robot.unlock(page)
    assert robot.window.rail._person.full_text() == "Sam Example"


def test_closing_never_goes_silently_over_a_failed_save(begin, disk, monkeypatch):
    asked = []
    answers = [False, True]

    def ask(parent, title, text, action):
        asked.append((title, text, action))
        return answers.pop(0)

    monkeypatch.setattr(dialogs, "confirm_dangerous", ask)
    robot = begin(make_store=lambda: disk)
    robot.first_start()
    robot.unlock(robot.lock())
    type_name(robot, "Lost Example")
    disk.full = True
    ended = []
    robot.program.finished.connect(lambda: ended.append(True))
    robot.window.close()
    assert robot.window.isVisible()
    assert ended == []
    title, text, action = asked[0]
    assert "not saved" in title
    assert "Settings" in text
    assert action == "Close without saving"
    with robot.qtbot.waitSignal(robot.program.finished):
        robot.window.close()
    assert len(asked) == 2
    assert robot.program.workplace is None


def test_closing_with_everything_saved_asks_nothing(robot, begin, monkeypatch):
    monkeypatch.setattr(dialogs, "confirm_dangerous", lambda *_: pytest.fail("asked"))
    robot.first_start()
    type_name(robot, "Kim Example")
    with robot.qtbot.waitSignal(robot.program.finished):
        robot.window.close()
    again = begin()
    page = again.program.start_window.unlock_page
    again.until(lambda: page.title.text() == "My vault")
    again.unlock(page, PASSPHRASE)
    assert again.window.rail._person.full_text() == "Kim Example"
    assert again.window.current_page == "families"
