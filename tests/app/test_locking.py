"""What makes the program lock, what cannot stop it, and where one is afterwards."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from taf_desktop.app import guards as guarding
from taf_desktop.app.one_writer import LOCK, OneWriter
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.runtime.windows.messages import END_SESSION, POWER, SESSION
from taf_desktop.ui.common import dialogs
from tests.app.conftest import TINY_POLICY, FullDisk
from tests.e2e import assessing, planning, starting
from tests.e2e.hands import REAL_ASK, Hands, see
from tests.runtime.fake_windows import FakeApi, send

FIELD = "being_healthy_going_well"


@pytest.fixture
def api():
    return FakeApi()


@pytest.fixture
def robot(begin, api):
    made = begin(make_api=lambda: api)
    made.first_start()
    return made


def locked(robot):
    robot.until(lambda: robot.program.start_window is not None)
    assert robot.program.workplace is None
    # A change under way is waited for; the tests give it no minute, and their program lives on.
    robot.until(lambda: robot.program.vaults()._store._database is None)


def filter_of(robot):
    return robot.program.guards.events._filter


@pytest.mark.parametrize(
    ("number", "value"), [(SESSION, 7), (SESSION, 2), (SESSION, 4), (POWER, 4)]
)
def test_the_signs_of_windows_lock(robot, number, value):
    send(filter_of(robot), number, value)
    locked(robot)


def test_idle_time_locks_after_the_minutes_chosen(robot):
    idle = robot.program.guards.idle
    assert idle.seconds == 300
    robot.program.apply_look(robot.program.settings._replace(idle_minutes=1))
    assert idle.seconds == 60
    began = idle._last
    idle._now = lambda: began + 59
    idle.look()
    assert robot.program.workplace is not None
    idle._now = lambda: began + 60
    idle.look()
    locked(robot)


def minimise(robot, monkeypatch, *, shared):
    monkeypatch.setattr(guarding, "MINIMISED", 20)
    guards = robot.program.guards
    guards.away.setInterval(20)
    robot.program.apply_look(robot.program.settings._replace(shared_laptop=shared))
    robot.window.showMinimized()
    return guards


def test_a_window_put_away_on_a_shared_laptop_locks(robot, monkeypatch):
    minimise(robot, monkeypatch, shared=True)
    locked(robot)


def test_a_window_put_away_on_ones_own_laptop_does_not(robot, monkeypatch):
    guards = minimise(robot, monkeypatch, shared=False)
    assert not guards.away.isActive()
    assert robot.program.workplace is not None


def test_a_window_that_comes_back_in_time_does_not_lock(robot, monkeypatch):
    monkeypatch.setattr(guarding, "MINIMISED", 60_000)
    robot.program.apply_look(robot.program.settings._replace(shared_laptop=True))
    robot.window.showMinimized()
    guards = robot.program.guards
    robot.until(guards.away.isActive)
    robot.window.showNormal()
    robot.until(lambda: not guards.away.isActive())


def test_logging_off_saves_and_starts_nothing(robot):
    robot.window.show_page("settings")
    robot.idle()
    line = robot.line("person_name")
    robot.until(line.isEnabled)
    line.setFocus()
    line.selectAll()
    robot.qtbot.keyClicks(line, "Kim Example")
    send(filter_of(robot), END_SESSION, 1)
    assert robot.program.workplace is not None
    read = []
    settings = robot.program._desk_settings
    robot.program.runner.run(lambda _ticket: settings.read(), read.append)
    robot.until(lambda: read)
    assert read[0]["person_name"] == "Kim Example"


def test_windows_are_hidden_from_capture_and_what_was_allowed_ends(robot, api):
    window = int(robot.window.winId())
    assert ("hear", window) in api.told
    robot.program.guards.shield.allow(True)
    assert api.told[-1][2] is False
    bar = see(robot.window, "seen_on_call")
    assert "can see this window" in bar.findChild(QLabel).text()
    robot.lock()
    assert not robot.program.guards.shield.allowed
    assert ("forget", window) in api.told
    assert ("hide all",) in api.told
    assert ("protect",) in api.told


def test_hiding_again_is_one_click_away(robot):
    robot.program.guards.shield.allow(True)
    robot.button("hide_from_call").click()
    assert not robot.program.guards.shield.allowed
    assert not robot.window.findChild(object, "seen_on_call").isVisible()


def test_what_was_copied_is_gone_after_locking(robot):
    guard = robot.program.guards.clipboard
    guard._is_ours = lambda: True
    QApplication.clipboard().setText("Ash wants to be on time")
    assert QApplication.clipboard().text()
    robot.lock()
    assert not QApplication.clipboard().text()


def test_an_open_dialog_does_not_stop_it_and_is_called_off(robot, monkeypatch):
    monkeypatch.setattr(dialogs, "_ask", REAL_ASK)
    messages = filter_of(robot)
    QTimer.singleShot(0, robot.program, lambda: send(messages, SESSION, 7))
    answer = dialogs.question(robot.window, "Example", "Shall it?", "Yes")
    assert answer is False
    locked(robot)
    assert QApplication.activeModalWidget() is None


def test_a_long_look_up_does_not_stop_it(robot):
    database = robot.program.vaults()._store._database
    begun = []

    def look(_ticket):
        with database._engine.connect() as connection:
            begun.append(True)
            connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000000000)"
                " SELECT count(*) FROM n"
            ).fetchall()

    robot.program.runner.run(look, lambda _nothing: pytest.fail("it came to an end"))
    robot.until(lambda: begun)
    robot.program.lock()
    locked(robot)


@pytest.fixture
def disk():
    return FullDisk()


def test_a_full_disk_blanks_at_once_and_locks_when_there_is_room_again(begin, disk):
    robot = begin(make_store=lambda: disk, retry_seconds=60.0)
    robot.first_start()
    robot.unlock(robot.lock())
    hands = Hands(robot)
    starting_page(hands)
    disk.full = True
    window = robot.window
    robot.program.lock()
    assert not window.isVisible()
    robot.until(lambda: cover() is not None)
    words = cover().findChild(QLabel, "cover_words").text()
    assert "could not be saved yet" in words
    assert "free some space" in words
    assert not cover().close()
    disk.full = False
    page = robot.program
    robot.until(lambda: page.start_window is not None)
    assert cover() is None
    unlock = robot.program.start_window.unlock_page
    robot.until(lambda: unlock.title.text() == "My vault")
    assert not unlock.trouble.isVisible()
    robot.unlock(unlock)
    robot.until(lambda: robot.window.rail._person.full_text() == "Kim Example")


def starting_page(hands):
    hands.window.show_page("settings")
    hands.idle()
    line = hands.robot.line("person_name")
    hands.until(line.isEnabled)
    line.setFocus()
    line.selectAll()
    hands.robot.qtbot.keyClicks(line, "Kim Example")


def cover():
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if type(each).__name__ == "LockedCover" and each.isVisible()
    ]
    return found[0] if found else None


@pytest.fixture
def hands(robot):
    made = Hands(robot)
    starting.start_family(made, "The Example family", "")
    return made


def keyboard_in(hands, name):
    def there():
        widget = QApplication.focusWidget()
        while widget is not None and widget.objectName() != name:
            widget = widget.parentWidget()
        return widget is not None

    hands.until(there)
    return QApplication.focusWidget()


def test_afterwards_the_cursor_is_where_it_was_in_the_assessment(hands):
    hands.go("assessment")
    assessing.start(hands)
    assessing.next_area(hands)
    hands.at(FIELD)
    hands.keys("Everybody sleeps through")
    box = see(hands.screen, FIELD, QPlainTextEdit)
    mark = box.textCursor()
    mark.setPosition(9)
    box.setTextCursor(mark)
    starting.unlock(hands, starting.lock(hands))
    box = keyboard_in(hands, FIELD)
    assert box.toPlainText() == "Everybody sleeps through"
    assert box.textCursor().position() == 9


def test_afterwards_a_goal_is_open_again_to_be_written_in(hands):
    hands.go("plan")
    hands.press("startPlan")
    hands.press("addGoal")
    hands.at("words")
    hands.keys("Calm mornings")
    hands.type("measure", "A tick on the fridge")
    starting.unlock(hands, starting.lock(hands))
    box = keyboard_in(hands, "measure")
    assert box.isVisible()
    assert len(planning.goals(hands)) == 1


def test_afterwards_the_settings_are_open_where_they_were(robot):
    hands = Hands(robot)
    hands.begin_in(hands.window)
    robot.window.show_page("settings")
    robot.idle()
    line = robot.line("person_email")
    robot.until(line.isEnabled)
    line.setFocus()
    starting.unlock(hands, starting.lock(hands))
    assert robot.window.current_page == "settings"
    assert keyboard_in(hands, "person_email") is not None


def test_closing_forgets_the_place(hands, begin, api):
    hands.go("people")
    with hands.robot.qtbot.waitSignal(hands.program.finished):
        hands.robot.window.close()
    again = begin(make_api=lambda: api)
    page = again.program.start_window.unlock_page
    again.until(lambda: page.title.text() == "My vault")
    again.unlock(page)
    assert again.window.current_page == "families"


def test_one_vault_has_one_writer(tmp_path):
    first, second = OneWriter(policy=TINY_POLICY), OneWriter(policy=TINY_POLICY)
    made = first.create_keys(tmp_path, "Example", "seven quiet herons")
    first.create_database(made.card, made.keys)
    assert (made.card.folder / LOCK).exists()
    with pytest.raises(EnvironmentProblem) as refused:
        second.open(made.card.folder, made.keys)
    assert refused.value.message_id == "vault.already_open"
    with pytest.raises(EnvironmentProblem):
        first.open(made.card.folder, made.keys)
    first.close()
    second.open(made.card.folder, made.keys)
    second.close()
    assert not (made.card.folder / LOCK).exists()


def test_a_vault_that_will_not_open_is_let_go(tmp_path):
    store = OneWriter(policy=TINY_POLICY)
    made = store.create_keys(tmp_path, "Example", "seven quiet herons")
    with pytest.raises(EnvironmentProblem):
        store.open(made.card.folder, made.keys)
    assert store._lock is None
