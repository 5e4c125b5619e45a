from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.family import Family
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.ui.common import errors, tables
from taf_desktop.ui.families import list_view
from taf_desktop.ui.families.list_screen import FamiliesScreen


@pytest.fixture
def screen(qtbot, place):
    made = FamiliesScreen(place.desk, place.runner, place.bus)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def names(screen):
    return [row.name for row in screen.table.shown_rows()]


def enter(place, *family_names):
    return [place.desk.families.start(name)[0].id for name in family_names]


def test_typing_filters_at_once_whatever_accents_or_case(qtbot, place, screen):
    enter(place, "Ünal and Example", "The Example family", "Abdić")
    screen.show()
    found = screen.findChild(QLineEdit, "familiesFilter")
    qtbot.keyClicks(found, "UNAL")
    assert names(screen) == ["Ünal and Example"]
    found.clear()
    qtbot.keyClicks(found, "nobody")
    assert names(screen) == []
    assert "No family here has “nobody”" in screen.findChild(QWidget, "familiesCount").text()


def test_typing_in_the_list_goes_into_the_filter_and_enter_opens(qtbot, place, screen):
    enter(place, "The Example family")
    (wanted,) = enter(place, "Abdić")
    screen.show()
    screen.table.setFocus()
    qtbot.keyClicks(screen.table, "abd")
    found = screen.findChild(QLineEdit, "familiesFilter")
    assert found.text() == "abd"
    with qtbot.waitSignal(screen.open_family) as opened:
        qtbot.keyClick(found, Qt.Key.Key_Return)
    assert opened.args == [wanted]


def test_one_click_opens_a_family_and_down_goes_into_the_list(qtbot, place, screen):
    first, second = enter(place, "First Example", "Second Example")
    screen.show()
    qtbot.keyClick(screen.findChild(QLineEdit, "familiesFilter"), Qt.Key.Key_Down)
    assert screen.focusWidget() is screen.table
    opened = []
    screen.open_family.connect(opened.append)
    row = names(screen).index("Second Example")
    at = screen.table.visualRect(screen.table.rows_model.index(row, 0)).center()
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == [second]
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert opened == [second, first]


def test_starting_with_a_family_asks_the_name_and_opens_it(qtbot, place, screen):
    screen.show()
    screen.findChild(QPushButton, "emptyStart").click()
    begin = screen.findChild(QPushButton, "startBegin")
    screen.findChild(QPlainTextEdit, "startReason").setPlainText("Mornings are hard")
    begin.click()
    said = screen.findChild(QWidget, "startCard").name_row.error
    assert said == (
        "Please give the family a name, so that you can find them again. "
        "Any name they are happy with will do."
    )
    assert screen.findChild(QPlainTextEdit, "startReason").toPlainText() == "Mornings are hard"
    screen.findChild(QLineEdit, "startName").setText(" The Example family ")
    with qtbot.waitSignal(screen.open_family) as opened:
        begin.click()
    (kept,) = place.vault.all(Family)
    assert (kept.name, kept.reason) == ("The Example family", "Mornings are hard")
    assert (kept.lead_name, opened.args) == ("Sam Example", [kept.id])
    assert names(screen) == ["The Example family"]


def test_not_now_leaves_the_step_and_keeps_what_was_typed(qtbot, place, screen):
    enter(place, "The Example family")
    screen.show()
    screen.findChild(QPushButton, "startFamily").click()
    name = screen.findChild(QLineEdit, "startName")
    name.setText("Another")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert screen.findChild(QWidget, "startCard").isHidden()
    assert name.text() == "Another"
    assert len(place.vault.all(Family)) == 1


def test_one_filled_button_at_a_time(qtbot, place, screen):
    def filled():
        return [
            button.objectName()
            for button in screen.findChildren(QPushButton)
            if button.property("look") == "primary" and button.isVisible()
        ]

    screen.show()
    assert filled() == ["emptyStart"]
    screen.start()
    assert filled() == ["startBegin"]
    enter(place, "The Example family")
    screen.findChild(QPushButton, "startLeave").click()
    screen.refresh()
    assert filled() == ["startFamily"]


def test_an_empty_vault_offers_the_example(qtbot, place, screen, monkeypatch):
    entered = []

    def enter_example():
        family, changes = place.desk.families.start("The made-up family")
        entered.append(family.id)
        return family.id, changes

    monkeypatch.setattr(place.desk.example, "enter", enter_example)
    screen.show()
    with qtbot.waitSignal(screen.open_family) as opened:
        screen.findChild(QPushButton, "emptyExample").click()
    assert opened.args == entered
    assert names(screen) == ["The made-up family"]


def test_the_list_follows_changes_and_keeps_its_place(qtbot, place, screen):
    enter(place, "First Example", "Second Example", "Third Example")
    screen.show()
    screen.table.setCurrentIndex(screen.table.rows_model.index(1, 0))
    place.runner.run_change(
        lambda _ticket: place.desk.families.start("Fourth Example"), lambda _family: None
    )
    assert "Fourth Example" in names(screen)
    assert screen.table.current_row().name == "Second Example"


def test_a_hidden_list_catches_up_when_it_is_shown(qtbot, place, screen):
    screen.show()
    screen.hide()
    place.runner.run_change(
        lambda _ticket: place.desk.families.start("Late Example"), lambda _family: None
    )
    assert names(screen) == []
    screen.show()
    assert names(screen) == ["Late Example"]


def test_trouble_with_the_vault_is_said_and_nothing_typed_is_lost(place, screen, monkeypatch):
    shown = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: shown.append(error))
    trouble = EnvironmentProblem("documents.not_saved")

    def fail(*_args, **_values):
        raise trouble

    screen.show()
    screen.start()
    monkeypatch.setattr(place.desk.families, "start", fail)
    screen.findChild(QLineEdit, "startName").setText("The Example family")
    screen.findChild(QPushButton, "startBegin").click()
    assert shown == [trouble]
    assert screen.findChild(QLineEdit, "startName").text() == "The Example family"


def a_thousand(place, monkeypatch):
    facts = [
        FamilyFacts(
            family_id=f"{n:04}", name=f"Example {n}", changed_at="2026-11-20T12:00:00+00:00"
        )
        for n in reversed(range(1000))
    ]
    asked = []

    def newest(limit, before=("", "")):
        asked.append(before[1])
        after = [one for one in facts if not before[1] or one.family_id < before[1]]
        return after[:limit]

    monkeypatch.setattr(place.desk.families, "newest", newest)
    return asked


def test_a_thousand_families_are_folded_once_and_not_at_each_key(place, screen, monkeypatch):
    a_thousand(place, monkeypatch)
    folded = []

    def fold(text):
        folded.append(text)
        return tables_fold(text)

    tables_fold = tables.fold
    monkeypatch.setattr(tables, "fold", fold)
    monkeypatch.setattr(list_view, "fold", fold)
    screen.show()
    assert len(names(screen)) == len(folded) == 1000
    folded.clear()
    for letter in "ample 99":
        screen.findChild(QLineEdit, "familiesFilter").insert(letter)
    assert len(names(screen)) == 19
    assert folded == ["ample 99"[:n] for n in range(1, 9)]


def test_a_long_list_is_read_and_shown_by_the_page(qtbot, place, screen, monkeypatch):
    asked = a_thousand(place, monkeypatch)
    screen.show()
    assert asked == ["", "0900", "0400"]
    assert screen.table.model().rowCount() == tables.PAGE
    assert "1000" in screen.findChild(QWidget, "familiesCount").text()
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_End)
    assert screen.table.current_row().name == "Example 0"
    assert screen.table.model().rowCount() == 1000
    qtbot.keyClick(screen.table, Qt.Key.Key_Home)
    assert screen.table.current_row().name == "Example 999"


def test_only_what_changed_is_read_again(place, screen, monkeypatch):
    enter(place, "First Example", "Second Example")
    screen.show()
    monkeypatch.setattr(place.desk.families, "newest", lambda *_page: pytest.fail("read again"))
    change = lambda _ticket: place.desk.families.start("Third Example")  # noqa: E731
    place.runner.run_change(change, lambda _family: None)
    assert sorted(names(screen)) == ["First Example", "Second Example", "Third Example"]


def test_what_changes_while_the_list_is_being_read_is_read_once_more(place, screen, monkeypatch):
    (family_id,) = enter(place, "First Example")
    real, read = place.desk.families.newest, []

    def newest(limit, before=("", "")):
        found = real(limit, before)
        if not read:
            family = place.desk.records.change("family", family_id, 1, name="Other Example")
            place.bus.publish(family[1])
        read.append(before)
        return found

    monkeypatch.setattr(place.desk.families, "newest", newest)
    screen.show()
    assert names(screen) == ["Other Example"]
    assert len(read) == 1


def test_a_list_that_could_not_be_read_is_read_when_it_is_next_looked_at(
    place, screen, monkeypatch
):
    enter(place, "First Example")
    shown = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: shown.append(error))
    with monkeypatch.context() as broken:
        trouble = EnvironmentProblem("vault.disk_trouble")

        def fail(*_page):
            raise trouble

        broken.setattr(place.desk.families, "newest", fail)
        screen.show()
    assert (shown, names(screen)) == ([trouble], [])
    screen.hide()
    screen.show()
    assert names(screen) == ["First Example"]


def test_on_a_new_day_the_whole_list_is_worded_anew(place, screen, monkeypatch):
    enter(place, "First Example")
    screen.show()
    screen.hide()
    read = []
    real = place.desk.families.newest
    monkeypatch.setattr(
        place.desk.families, "newest", lambda *page: read.append(page) or real(*page)
    )
    screen.show()
    assert read == []
    screen.hide()
    tomorrow = place.desk.clock.today() + timedelta(days=1)
    monkeypatch.setattr(type(place.desk.clock), "today", lambda _clock: tomorrow)
    screen.show()
    assert len(read) == 1
