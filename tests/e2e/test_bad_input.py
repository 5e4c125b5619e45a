"""What does not fit is met with a clear sentence, and nothing that was written is lost."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from taf_desktop.app import warming
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.support import paths
from tests.e2e import assessing, meeting, papers, people, planning, starting
from tests.e2e.hands import Hands, see
from tests.e2e.test_journey import everything_kept
from tests.reports.reading import squeezed

NUMBER = """
      - {type: integer, name: at_table, label: "How many eat at your table?"}
"""
URDU = "ہم سب صبح ایک ساتھ ناشتہ کریں"
LONG = f"<b>Not bold</b> & 3 < 5 😀 {URDU} " + "We want calm mornings, all of us. " * 145 + "The end."


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
    (file,) = (tmp_path / "forms" / "taf-assessment").glob("*.yaml")
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
    assert "Calm mornings for all" in everything_kept(hands, hands.page.place()[0])
    answers = hands.screen._work.draft.assessment.answers
    assert answers["at_table"] == 5


def test_days_in_words_are_kept_as_words(hands):
    hands.go("people")
    people.add_home(hands, "Mill Lane", "7 Mill Lane")
    people.add_person(hands, "An adult", "Nan Sample", "Nan", "about 1961", "Mill Lane")
    hands.go("plan")
    hands.press("startPlan")
    hands.type("review_date", "after half term")
    hands.type("who_to_call", "Nan")
    assert "Kept as you wrote it" in hands.read()
    hands.screen.flush()
    hands.idle()
    kept = everything_kept(hands, hands.page.place()[0])
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
    assert LONG.strip() in everything_kept(hands, hands.page.place()[0])
    assert LONG.strip() in hands.find("goalWords", kind=QLabel).text()
    hands.go("documents")
    papers.wait_for_pages(hands)
    papers.save(hands, monkeypatch, tmp_path / "plan.pdf")
    (tmp_path/"plan.pdf").replace("/tmp/long.pdf"); (tmp_path/"plan.pdf").write_bytes(open("/tmp/long.pdf","rb").read())
    printed = squeezed(papers.words_of(tmp_path / "plan.pdf"))
    assert squeezed("<b>Not bold</b> & 3 < 5") in printed
    assert squeezed("all of us. The end.") in printed


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
    assert "Three calm mornings" in everything_kept(hands, hands.page.place()[0])


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
    assert "Calm mornings" in everything_kept(hands, hands.page.place()[0])
