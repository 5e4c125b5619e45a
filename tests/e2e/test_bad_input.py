"""What does not fit is met with a clear sentence, and nothing that was written is lost."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from taf_desktop.app import warming
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.support import paths
from tests.app.conftest import FullDisk
from tests.e2e import assessing, meeting, papers, people, planning, starting
from tests.e2e.hands import Hands, see
from tests.e2e.keeping import words_kept
from tests.reports.reading import squeezed

NUMBER = """
      - {type: integer, name: at_table, label: "How many eat at your table?"}
"""
URDU = "ہم سب صبح ایک ساتھ ناشتہ کریں"
BEGINNING = "<b>Not bold</b> & 3 < 5 😀"
LONG = f"{BEGINNING}\n{URDU}\n" + "We want calm mornings, all of us. " * 145 + "The end."


@pytest.fixture
def hands(robot):
    """Somebody who has just started with a family."""
    hands = Hands(robot)
    robot.first_start()
    starting.start_family(hands, "The Example family", "")
    return hands


@pytest.fixture
def form_with_a_number(tmp_path, monkeypatch):
    """The assessment as an area may change it: its first section asks for a number too."""
    shutil.copytree(paths.forms_folder(), tmp_path / "forms")
    *_, file = sorted((tmp_path / "forms" / "taf-assessment").glob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    before = "      - type: select_one codes.depth\n"
    file.write_text(text.replace(before, NUMBER + before), encoding="utf-8")
    forms = Catalogue.read(tmp_path / "forms")
    assert forms.faults == ()
    monkeypatch.setattr(warming, "forms", lambda: forms)


def test_words_in_a_number_box_stay_on_screen(form_with_a_number, hands):
    hands.go("assessment")
    assessing.start(hands)
    hands.type("at_table", "5")
    hands.type("reason", "Calm mornings")
    hands.type("at_table", ", with Nan")
    assert "needs a whole number" not in hands.read()
    hands.type("reason", " for all")
    said = hands.read()
    assert "This needs a whole number" in said
    assessing.open_area(hands, "Our home")
    assessing.open_area(hands, "Before we begin")
    assert see(hands.screen, "at_table").text() == "5, with Nan"
    hands.idle()
    assert "Calm mornings for all" in words_kept(hands)
    answers = hands.screen._work.draft.assessment.answers
    assert answers["at_table"] == "5, with Nan"


def test_days_in_words_are_kept_as_words(hands):
    hands.go("people")
    people.add_home(hands, "Mill Lane", "7 Mill Lane")
    people.add_person(hands, "An adult", "Nan Sample", "Nan", "about 1961", "Mill Lane")
    hands.go("plan")
    hands.press("startPlan")
    hands.type("review_date", "after half term")
    hands.type("who_to_call", "Nan")
    assert "Kept just as you wrote it" in hands.read()
    hands.screen.flush()
    hands.idle()
    kept = words_kept(hands)
    assert "about 1961" in kept
    assert "after half term" in kept


def test_a_very_long_goal_of_every_kind_of_letter_is_kept_shown_and_printed(
    hands, tmp_path, monkeypatch
):
    hands.go("plan")
    hands.press("startPlan")
    hands.press("addGoal")
    hands.at("words")
    hands.paste(LONG)
    hands.press("editDone", planning.goals(hands)[0])
    assert len(LONG) > 4_950
    assert LONG in words_kept(hands)
    shown = hands.find("goalWords", kind=QLabel)
    assert LONG in shown.text()
    assert shown.textFormat() is Qt.TextFormat.PlainText
    hands.go("documents")
    papers.wait_for_pages(hands)
    papers.save(hands, monkeypatch, tmp_path / "plan.pdf")
    printed = squeezed(papers.words_of(tmp_path / "plan.pdf"))
    for words in (BEGINNING, URDU, "all of us. The end."):
        assert squeezed(words) in printed


def test_a_meeting_without_a_day_is_not_finished_and_keeps_its_words(hands):
    hands.go("meetings")
    meeting.plan_first(hands)
    meeting.part(hands, "run")
    hands.type("good_news", "Three calm mornings")
    meeting.part(hands, "finish")
    with hands.answering("Close") as said:
        hands.press("finishRecord")
    assert "Please write the day of the meeting first" in said[0]
    assert "Everything you wrote is kept" in said[0]
    meeting.part(hands, "run")
    assert see(hands.screen, "good_news", QPlainTextEdit).toPlainText() == "Three calm mornings"
    assert "Three calm mornings" in words_kept(hands)


def test_a_plan_nobody_answered_is_not_agreed_and_keeps_its_words(hands):
    hands.go("plan")
    hands.press("startPlan")
    with hands.answering("Close") as said:
        hands.press("keepAsAgreed")
    assert "The plan has no goal yet" in said[0]
    hands.press("addGoal")
    hands.at("words")
    hands.keys("Calm mornings")
    hands.press("editDone")
    with hands.answering("Close") as said:
        hands.press("keepAsAgreed")
    assert "Nobody's answer to the plan is written down yet" in said[0]
    assert hands.find("planPill").text().startswith("Draft")
    assert "Calm mornings" in hands.find("goalWords", kind=QLabel).text()
    assert "Calm mornings" in words_kept(hands)


def test_a_full_disk_loses_nothing_of_what_was_put_away_on_screen(begin):
    disk = FullDisk()
    robot = begin(make_store=lambda: disk)
    hands = Hands(robot)
    robot.first_start()
    starting.start_family(hands, "The Example family", "")
    family_id = hands.page.place()[0]
    hands.go("people")
    people.add_home(hands, "Mill Lane", "7 Mill Lane")
    people.add_person(hands, "An adult", "Dana Example", "Mum", "1990", "Mill Lane")
    hands.go("plan")
    hands.press("startPlan")
    hands.press("addGoal")
    hands.at("words")
    hands.keys("Calm mornings")
    hands.press("editDone")
    hands.saved()
    disk.full = True
    hands.press("changeGoal")
    hands.type("words", " for all of us")
    hands.press("editDone")
    line = see(robot.window, "saved_words", QLabel)
    hands.until(lambda: line.text().startswith("Not saved yet"))
    hands.go("people")
    people.open_row(hands, "home", "Mill Lane")
    hands.type("address", "Upstairs at ")
    people.open_row(hands, "person", "Mum")
    hands.until(lambda: line.text().startswith("Not saved yet"))
    disk.full = False
    starting.unlock(hands, starting.lock(hands))
    kept = words_kept(hands, family_id)
    assert "Calm mornings for all of us" in kept
    assert "Upstairs at 7 Mill Lane" in kept
