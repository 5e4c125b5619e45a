import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from taf_desktop.domain.audit import NOTHING_YET, CheckResult, Deed, Entry, Finding, Noticed
from taf_desktop.domain.kinds import KINDS
from taf_desktop.services.audit import HistoryWatch
from taf_desktop.support.words import catalogue
from taf_desktop.ui.settings import history_view
from taf_desktop.ui.settings.history_screen import HistoryScreen
from taf_desktop.ui.settings.history_view import (
    HistoryPresenter,
    advice,
    evidence_typed,
    history_row,
    result_words,
)
from tests.services.kept_vault import new_kept_desk

AT = "2026-11-21T14:32:00.000000+00:00"


@pytest.fixture
def kept(tmp_path, clock):
    with new_kept_desk(tmp_path, clock) as kept:
        kept.family, _ = kept.desk.families.start("The Example family")
        kept.other, _ = kept.desk.families.start("The Sample family")
        kept.desk.trail.viewed(kept.family.id)
        yield kept


@pytest.fixture
def made(qtbot, kept, immediate_runner):
    watch = HistoryWatch(kept.desk.trail, immediate_runner, None)
    presenter = HistoryPresenter(kept.desk.trail, immediate_runner, None)
    screen = HistoryScreen(presenter, watch)
    watch.told = screen.show_check
    screen.watch = watch
    qtbot.addWidget(screen)
    screen.resize(1100, 700)
    screen.show()
    return screen


def entry(deed, kind="", **values):
    given = {"seq": 9, "at": AT, "ticks": 0, "slot": "s", "deed": deed, "kind": kind}
    return Entry(**{**given, **values})


def shown(screen):
    return [(row.what, row.family) for row in screen.table.shown_rows()]


def said(screen, name="historyCheck"):
    return " ".join(label.text() for label in screen.findChild(object, name).findChildren(QLabel))


def test_the_newest_line_comes_first_in_words(made):
    assert shown(made)[:3] == [
        ("Opened the record", "The Example family"),
        ("Added the family’s own page", "The Sample family"),
        ("Added the family’s own page", "The Example family"),
    ]
    assert made.table.shown_rows()[0].when == "21 November 2026, 14:32"
    assert made.findChild(QLabel, "historyCount").text() == "6 lines"
    assert made.table.isColumnHidden(4)


def test_typing_finds_lines_by_any_words_they_show(qtbot, made):
    edit = made.findChild(QLineEdit, "historyFilter")
    qtbot.keyClicks(edit, "sample ADDED")
    qtbot.waitUntil(lambda: len(shown(made)) == 1)
    assert shown(made) == [("Added the family’s own page", "The Sample family")]
    assert made.findChild(QLabel, "historyCount").text() == "1 lines hold these words"
    edit.setText("nobody at all")
    qtbot.waitUntil(lambda: not shown(made))
    assert "Nothing in the history" in made.findChild(QLabel, "historyCount").text()
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert made.table.hasFocus() or not made.isActiveWindow()


def test_looking_goes_on_into_older_lines(made, kept, monkeypatch):
    monkeypatch.setattr(history_view, "PART", 2)
    made.findChild(QLineEdit, "historyFilter").setText("history began")
    made.refresh()
    assert shown(made) == [("The history began", "")]
    monkeypatch.setattr(history_view, "SHOWN", 2)
    made.findChild(QLineEdit, "historyFilter").setText("")
    made.refresh()
    assert len(shown(made)) == 2
    assert "newest 2" in made.findChild(QLabel, "historyCount").text()


def test_the_check_is_told_and_can_be_done_again(made):
    assert "has not been looked through yet" in said(made)
    made.findChild(QPushButton, "check_again").click()
    assert "Everything agrees. 6 lines" in said(made)
    found = CheckResult(6, NOTHING_YET, (Noticed(Finding.THING_OLDER, 3),), True)
    made.show_check(found)
    assert "3 entries of the records are older" in said(made)
    made.show_stopped()
    assert "could not be looked through" in said(made)
    made.watch._running = True
    made.show_check(found)
    assert "You can go on working" in said(made)
    assert not made.findChild(QPushButton, "check_again").isEnabled()


def test_an_evidence_page_can_be_compared(made, kept, clock):
    evidence = kept.desk.trail.evidence(kept.card, clock, (), None)
    made.findChild(QPushButton, "compare").click()
    line, code = (made.findChild(QLineEdit, f"compare_{name}") for name in ("line", "code"))
    answer = made.findChild(QLabel, "compare_said")
    go = made.findChild(QPushButton, "compare_go")
    line.setText(f"{evidence.head.seq:,}")
    code.setText(evidence.head.code.upper())
    go.click()
    assert answer.text().startswith("This agrees")
    line.setText("2")
    go.click()
    assert answer.text().startswith("This does not agree")
    code.setText("abc")
    go.click()
    assert "whole code" in answer.text()


def test_escape_and_the_button_lead_back(qtbot, made):
    with qtbot.waitSignal(made.wants_back):
        qtbot.keyClick(made, Qt.Key.Key_Escape)
    with qtbot.waitSignal(made.wants_back):
        made.findChild(QPushButton, "history_back").click()
    with qtbot.waitSignal(made.wants_evidence):
        made.findChild(QPushButton, "evidence").click()
    made.show_saved("Saved")
    assert made.findChild(QLabel, "evidence_saved").isVisible()
    made.focus_first()
    qtbot.keyClick(made, Qt.Key.Key_A)


def test_who_it_was_is_shown_where_several_people_have_a_key(qtbot, kept, immediate_runner):
    slot = kept.desk.trail.lines(None, 1)[0].slot
    presenter = HistoryPresenter(
        kept.desk.trail, immediate_runner, None, lambda: {slot: "Sam Example"}
    )
    screen = HistoryScreen(presenter, HistoryWatch(kept.desk.trail, immediate_runner, None))
    qtbot.addWidget(screen)
    screen.show()
    assert not screen.table.isColumnHidden(4)
    assert screen.table.shown_rows()[0].who == "Sam Example"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_of_its_own_and_names_its_fields(kind):
    assert f"audit.thing.{kind}" in catalogue()
    row = history_row(entry("changed", kind, fields=("position",)), {})
    assert row.details == ""


def test_changed_fields_are_named_as_the_form_asks_them():
    row = history_row(entry("changed", "person", fields=("name", "born", "notes", "gp", "sex")), {})
    assert row.details.endswith("and 2 more")
    assert history_row(entry("changed", "assessment", fields=("answers",)), {}).details == ""
    assert history_row(entry("viewed", "family", fields=("name",)), {}).details == ""


def test_what_a_later_program_wrote_is_said_plainly():
    row = history_row(entry("danced", "unicorn", family_id="gone"), {})
    assert row.what == "Something else was done"
    assert row.family == "A family that was removed"
    assert history_row(entry(Deed.PRINTED, "unicorn"), {}).what == "Printed an entry"


def test_findings_say_how_many_and_what_to_do():
    one = CheckResult(9, NOTHING_YET, (Noticed(Finding.LINE_CHANGED, 1),), True)
    many = CheckResult(9, NOTHING_YET, (Noticed(Finding.LINE_CHANGED, 2),), True)
    assert result_words(one)[1] == "A line of the history is not as it was written."
    assert result_words(many)[1] == "2 lines of the history are not as they were written."
    assert "You can go on working" in advice(one)


@pytest.mark.parametrize(
    ("line", "code", "read"),
    [
        ("12", "ab" * 32, (12, "ab" * 32)),
        (" 1,234 ", "AB " * 32, (1234, "ab" * 32)),
        ("", "ab" * 32, None),
        ("twelve", "ab" * 32, None),
        ("12", "ab" * 31, None),
        ("١٢", "ab" * 32, None),
    ],
)
def test_a_page_can_be_typed_with_spaces_and_capitals(line, code, read):
    assert evidence_typed(line, code) == read
