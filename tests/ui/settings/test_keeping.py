import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.family import Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.retention import Tombstone
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.records import made as thing
from taf_desktop.support.words import catalogue
from taf_desktop.ui.common import errors
from taf_desktop.ui.settings.keeping_screen import KeepingScreen
from taf_desktop.ui.settings.keeping_view import SMALL_PARTS, holds_lines
from tests.services.kept_vault import kept_desk


@pytest.fixture
def kept(tmp_path, clock):
    with kept_desk(tmp_path, clock, profile="nottingham-city") as kept:
        kept.old, _ = kept.desk.families.start("The Example family", closed_on="2015-01-02")
        kept.desk.records.add(thing(Person, kept.old.id, who="child", name="Ash Example"))
        kept.new, _ = kept.desk.families.start("The Sample family")
        yield kept


@pytest.fixture
def made(qtbot, kept):
    bus = ChangeBus()
    runner = ImmediateRunner(bus.publish)
    screen = KeepingScreen(kept.desk, runner, bus, kept.after)
    qtbot.addWidget(screen)
    screen.resize(1100, 800)
    screen.show()
    screen.kept, screen.bus = kept, bus
    return screen


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch):
    def show(_parent, error):
        raise error

    monkeypatch.setattr(errors, "show", show)


@pytest.fixture
def troubles(monkeypatch):
    seen = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: seen.append(error))
    return seen


def find(screen, kind, name):
    return screen.findChild(kind, name)


def rows(screen):
    return [(row.name, row.when) for row in screen.list_page.table.shown_rows()]


def open_first(screen):
    table = screen.list_page.table
    table.setCurrentIndex(table.rows_model.index(0, 0))
    screen._open_current()
    return screen.page


def to_the_last_step(screen, *, backups=False):
    page = open_first(screen)
    find(page, QPushButton, "erase_begin").click()
    find(page, QCheckBox, "backups_too").setChecked(backups)
    find(page, QRadioButton, "reason_time_is_up").click()
    find(page, QCheckBox, "looked").click()
    find(page, QPushButton, "erase_go_on").click()
    return page


def test_what_is_due_stands_first_with_its_reason(made):
    assert rows(made) == [
        ("The Example family", "Due since 2 January 2022"),
        ("The Sample family", "Kept until 21 November 2033"),
    ]
    assert find(made, QLabel, "keepingCount").text() == "1 due, 1 kept"
    assert "counted from the day it was closed" in made.list_page.table.shown_rows()[0].why
    find(made, QLineEdit, "keepingFilter").setText("sample")
    assert len(rows(made)) == 1


def test_a_family_opens_and_escape_goes_back_step_by_step(qtbot, made):
    open_first(made)
    assert made.currentWidget() is made.page
    assert find(made, QLabel, "keeping_when").text() == "Due since 2 January 2022"
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.currentWidget() is made.list_page
    with qtbot.waitSignal(made.wants_back):
        qtbot.keyClick(made, Qt.Key.Key_Escape)
    open_first(made)
    find(made, QPushButton, "keeping_to_list").click()
    assert made.currentWidget() is made.list_page
    with qtbot.waitSignal(made.wants_back):
        find(made, QPushButton, "keeping_back").click()
    made.focus_first()
    qtbot.keyClick(made, Qt.Key.Key_A)


def test_a_rule_takes_effect_at_once(made):
    page = open_first(made)
    find(page, QRadioButton, "rule_youngest_25").click()
    assert find(page, QLabel, "keeping_when").text() == "A birth date is missing"
    assert made.kept.desk.retention.record(made.kept.old.id).rule.id == "youngest_25"
    find(page, QRadioButton, "rule_seven_after_closing").click()
    edit = find(page, QLineEdit, "counts_from")
    edit.setText("3 March 2021")
    edit.editingFinished.emit()
    assert find(page, QLabel, "keeping_when").text() == "Kept until 3 March 2028"
    revision = made.kept.desk.retention.record(made.kept.old.id).family.keeping.revision
    edit.editingFinished.emit()
    assert made.kept.desk.retention.record(made.kept.old.id).family.keeping.revision == revision


def test_a_record_can_be_kept_on_purpose_and_let_go(made):
    page = open_first(made)
    find(page, QPushButton, "hold_go").click()
    assert "say why" in page.hold_card._row.error
    find(page, QLineEdit, "hold_reason").setText("Complaint of March 2026")
    find(page, QLineEdit, "hold_review").setText("1 March 2027")
    find(page, QPushButton, "hold_go").click()
    assert "Complaint of March 2026" in find(page, QLabel, "held_words").text()
    assert "1 March 2027" in find(page, QLabel, "held_words").text()
    assert not find(page, QPushButton, "erase_begin").isEnabled()
    made.show_list()
    held = next(row for row in made.list_page.table.shown_rows() if row.held)
    assert (held.when, held.why) == ("Kept on purpose", "Complaint of March 2026")
    open_first(made)
    find(page, QPushButton, "let_go").click()
    assert find(page, QPushButton, "erase_begin").isEnabled()
    assert find(page, QPushButton, "hold_go").isVisible()


def test_a_record_is_removed_in_two_steps(made):
    page = open_first(made)
    find(page, QPushButton, "erase_begin").click()
    assert not page.rule_card.isVisible()
    assert "People: 1" in [label.text() for label in page.erase_card.findChildren(QLabel)]
    assert "after 186 days" in find(page, QLabel, "horizon").text()
    go_on = find(page, QPushButton, "erase_go_on")
    assert not go_on.isEnabled()
    find(page, QRadioButton, "reason_time_is_up").click()
    assert not go_on.isEnabled()
    find(page, QCheckBox, "looked").click()
    assert go_on.isEnabled()
    go_on.click()
    find(page, QLineEdit, "erase_name").setText("the sample family")
    find(page, QPushButton, "erase_go").click()
    assert "not the family’s name" in page.erase_card.second._row.error
    assert len(made.kept.desk.retention.all().records) == 2
    find(page, QLineEdit, "erase_name").setText("the example family")
    find(page, QPushButton, "erase_go").click()
    assert made.currentWidget() is made.list_page
    assert [name for name, _ in rows(made)] == ["The Sample family"]
    words = [label.text() for label in find(made, QWidget, "keepingSaid").findChildren(QLabel)]
    assert "186 more days" in words[0]
    assert find(made, QWidget, "ledger").isVisible()
    assert made.kept.after.asked == ["before", "rewrite"]
    assert not made.kept.desk.erasure.owes_finishing()


def test_older_backups_can_go_at_once(made):
    page = to_the_last_step(made, backups=True)
    assert "at once" in find(page, QLabel, "horizon").text()
    find(page, QLineEdit, "erase_name").setText("The Example family")
    find(page, QPushButton, "erase_go").click()
    assert made.kept.after.asked == ["rewrite", "only_newest"]
    words = [label.text() for label in find(made, QWidget, "keepingSaid").findChildren(QLabel)]
    assert "nor in any backup" in words[0]


@pytest.mark.parametrize("name", ["erase_leave", "erase_leave_second"])
def test_at_each_step_it_can_be_left_as_it_is(made, name):
    page = to_the_last_step(made)
    find(page, QPushButton, name).click()
    assert page.rule_card.isVisible()
    assert find(page, QPushButton, "erase_begin").isVisible()
    assert not find(page, QCheckBox, "looked").isChecked()
    assert find(page, QPushButton, "erase_begin").isEnabled()


def test_records_that_could_not_be_renewed_are_said_honestly(made):
    page = to_the_last_step(made)
    find(page, QLineEdit, "erase_name").setText("The Example family")
    real = made.kept.after.rewrite

    def full():
        raise EnvironmentProblem("vault.disk_full")

    made.kept.after.rewrite = full
    find(page, QPushButton, "erase_go").click()
    words = [label.text() for label in find(made, QWidget, "keepingSaid").findChildren(QLabel)]
    assert "tried again" in words[0]
    assert made.kept.desk.erasure.owes_finishing()
    made.kept.after.rewrite = real


def test_trouble_is_shown_and_nothing_is_removed(made, troubles):
    page = to_the_last_step(made)
    made.kept.after.trouble = EnvironmentProblem("vault.disk_full")
    find(page, QLineEdit, "erase_name").setText("The Example family")
    find(page, QPushButton, "erase_go").click()
    assert [error.message_id for error in troubles] == ["vault.disk_full"]
    assert len(made.kept.desk.retention.all().records) == 2
    assert find(page, QPushButton, "erase_go").isEnabled()
    made.kept.files.close()
    find(page, QRadioButton, "rule_youngest_26").click()
    find(page, QPushButton, "hold_go").click()
    find(page, QLineEdit, "hold_reason").setText("Complaint")
    find(page, QPushButton, "hold_go").click()
    page.hold_card._let_go()
    page.erase_card._look()
    made.show_list()
    assert len(troubles) >= 5
    made.hide()


def test_an_empty_vault_says_what_will_be_here(qtbot, tmp_path, clock):
    with kept_desk(tmp_path, clock) as empty:
        screen = KeepingScreen(empty.desk, ImmediateRunner(), ChangeBus(), empty.after)
        qtbot.addWidget(screen)
        screen.show()
        words = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
        assert "No record here yet" in words


def test_what_would_be_removed_has_words_for_every_kind():
    for kind in set(KINDS) - SMALL_PARTS:
        assert f"erasure.holds.{kind}" in catalogue()
    assert holds_lines({"family": 1, "keeping": 1}) == ("Only the family’s name and its own page.",)
    assert holds_lines({"unicorn": 2, "griffin": 1, "person": 5}) == (
        "People: 5",
        "Other entries: 3",
    )


def test_many_removed_records_are_counted(qtbot, made):
    for number in range(7):
        family, _ = made.kept.desk.families.start(f"The {number} family")
        with made.kept.unit_of_work() as unit:
            at = f"2026-11-0{number + 1}T12:00:00+00:00"
            unit.erase(Tombstone(family_id=family.id, erased_at=at, rule="r", reason="mistake"))
            unit.commit()
    made.show_list()

    def shown():
        labels = find(made, QWidget, "ledger").findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 7)
    words = shown()
    assert words[1] == "7 November 2026: It was started by mistake, or is here twice"
    assert words[-1] == "and 2 before"
