from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from taf_desktop.app.library_place import LibraryPlace
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.support.words import say
from taf_desktop.ui.library.screen import LibraryScreen
from taf_desktop.ui.settings.library_card import LibraryFolderCard
from taf_desktop.ui.settings.presenter import MachinePresenter
from taf_desktop.ui.shell.main_window import MainWindow
from tests.ui.plans.story import empty_story, named, new_story

OWN = """area: home
goals:
  - words: "{child} has a lamp of {his} own"
  - words: "{child} has a warm bed at last"
"""


@pytest.fixture
def story():
    made = new_story()
    made.change_plan()
    return made


@pytest.fixture
def screen(story, qtbot):
    return shown(story, qtbot)


def shown(story, qtbot):
    made = LibraryScreen(story.desk, story.runner)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def words(widget):
    """Return every word of a card; its labels may have come a moment ago."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def listed(screen):
    rows = range(screen.list.count())
    return [screen.list.item(row).text() for row in rows]


def choose(screen, wanted):
    for row in range(screen.list.count()):
        if wanted in screen.list.item(row).text():
            screen.list.setCurrentRow(row)
            return
    raise AssertionError(wanted)


def test_everything_is_there_by_part_of_family_life(screen):
    assert screen.count.text() == "140 beginnings in 14 parts of family life"
    rows = listed(screen)
    assert len(rows) == 140 + 2 * 14
    assert rows[0] == "Being healthy: goals"
    assert screen.list.item(0).flags() == Qt.ItemFlag.NoItemFlags
    entry = words(named(screen, "libraryEntry"))
    assert "Ash sleeps well and wakes up rested." in entry
    assert "How we will know" in entry
    assert "Comes with the program" in entry


def test_words_a_part_and_a_kind_narrow_it(screen):
    screen.search.setText("dentist")
    dentist = "ring a dentist and book a check-up for (name)"
    assert listed(screen) == ["Being healthy: actions", dentist]
    assert screen.count.text() == "1 of 140 beginnings"
    assert "Somebody of the family does it" in words(named(screen, "libraryEntry"))
    screen.search.clear()
    screen.area.setCurrentIndex(screen.area.findData("money"))
    screen.kind.setCurrentIndex(screen.kind.findData("goal"))
    assert len([row for row in listed(screen) if row.endswith(": goals")]) == 1
    screen.search.setText("zzz")
    assert screen.count.text() == say("library.count.none")
    assert not named(screen, "libraryEntry").isVisible()
    assert not named(screen, "libraryUse").isVisible()


def test_typing_anywhere_searches(screen):
    screen.list.setFocus()
    QTest.keyClicks(screen, "bed")
    assert screen.search.text() == "bed"
    QTest.keyClick(screen, Qt.Key.Key_Down)
    assert screen.search.text() == "bed"


def test_a_goal_is_copied_for_a_child_and_the_plan_opens_at_it(screen, story, qtbot):
    robin = next(p for p in story.file.children() if p.known_as == "Robin")
    choose(screen, "teeth")
    screen.use.child.setCurrentIndex(screen.use.child.findData(robin.id))
    assert "Robin’s teeth do not hurt any more." in words(named(screen, "libraryEntry"))
    with qtbot.waitSignal(screen.wants_plan) as told:
        named(screen, "libraryUseIt").click()
    goal = story.file.plan.goals[-1].goal
    assert told.args == [story.family_id, goal.id]
    assert goal.words == "Robin’s teeth do not hurt any more."
    assert goal.whose == (robin.id,)
    assert goal.measure
    assert goal.area == "being_healthy"


def test_an_action_is_copied_below_a_goal(screen, story, qtbot):
    choose(screen, "ring a dentist")
    before = len(story.file.plan.goals[1].actions)
    screen.use.goal.setCurrentIndex(1)
    with qtbot.waitSignal(screen.wants_plan) as told:
        named(screen, "libraryUseIt").click()
    actions = story.file.plan.goals[1].actions
    assert len(actions) == before + 1
    assert told.args[1] == actions[-1].id
    assert actions[-1].what == "ring a dentist and book a check-up for Ash"
    assert actions[-1].who == "Dana"


def test_only_a_plan_that_is_being_written_takes_something(qtbot):
    agreed = shown(new_story(), qtbot)
    assert named(agreed, "libraryNoPlan").isVisible()
    assert not named(agreed, "libraryUseIt").isVisible()
    assert "(name) sleeps well" in words(named(agreed, "libraryEntry"))


def test_an_action_needs_a_goal(qtbot):
    story = empty_story()
    family = story.file.family
    story.desk.plans.start(family.id, strengths="")
    screen = shown(story, qtbot)
    choose(screen, "ring a dentist")
    assert named(screen, "libraryNoGoal").isVisible()
    assert not named(screen, "libraryUseIt").isEnabled()
    choose(screen, "We move more")
    named(screen, "libraryUseIt").click()
    assert story.file.plan.goals[0].goal.whose == ()


def test_a_plan_that_was_agreed_meanwhile_says_so(screen, story, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr("taf_desktop.ui.library.screen.errors.show", lambda _w, e: told.append(e))
    plan = story.file.plan
    story.desk.plans.add_answer(plan.plan, who="Dana", answer="agree")
    story.desk.plans.agree(plan.plan.id)
    choose(screen, "ring a dentist")
    named(screen, "libraryUseIt").click()
    assert [each.message_id for each in told] == ["record.signed"]
    screen.reload()
    assert named(screen, "libraryNoPlan").isVisible()


def test_the_place_s_own_folder_is_read_with_its_faults(story, qtbot, tmp_path):
    (tmp_path / "ours.yaml").write_text(OWN, encoding="utf-8")
    story.desk.library.folder = str(tmp_path)
    screen = shown(story, qtbot)
    assert screen.count.text().endswith("1 of them from your place’s own folder")
    faults = words(named(screen, "libraryFaults"))
    assert "ours.yaml, line 3" in faults
    assert "“{his}” cannot be filled in. Only {child} and {adult} can." in faults
    choose(screen, "warm bed at last")
    assert "own folder: ours.yaml" in words(named(screen, "libraryEntry"))
    (tmp_path / "ours.yaml").write_text(OWN.replace("{his}", "its"), encoding="utf-8")
    screen.reload()
    assert not named(screen, "libraryFaults").isVisible()
    assert "lamp of its own" in "\n".join(listed(screen))


def test_the_folder_is_chosen_in_the_settings(story, qtbot, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    file = MachineSettingsFile(tmp_path / "settings.toml")
    machine = MachinePresenter(file, story.runner, MachineSettings(), lambda _settings: None)
    place = LibraryPlace(story.desk, story.runner, window, machine)
    place.card.chosen.emit("N:/library")
    assert story.desk.library.folder == "N:/library"
    assert file.read().library_folder == "N:/library"
    with qtbot.waitSignal(place.wants_place) as told:
        place.page.wants_plan.emit("family", "goal")
    assert told.args == [("family", "plan", "goal")]


def test_the_card_asks_for_a_folder_and_stops_using_it(qtbot):
    answers = [Path("N:/library"), None]
    card = LibraryFolderCard("", lambda *_asked: answers.pop(0))
    qtbot.addWidget(card)
    card.show()
    with qtbot.waitSignal(card.chosen) as told:
        named(card, "choose_library_folder").click()
    assert told.args == ["N:/library"]
    assert named(card, "library_folder_now").text() == "N:/library"
    named(card, "choose_library_folder").click()
    assert named(card, "library_folder_now").text() == "N:/library"
    with qtbot.waitSignal(card.chosen) as told:
        named(card, "drop_library_folder").click()
    assert told.args == [""]
    assert not named(card, "library_folder_now").isVisible()
