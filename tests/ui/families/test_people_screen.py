import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Helper, Person, Relationship
from taf_desktop.ui.common import errors
from taf_desktop.ui.families.chooser import ChooserRow
from taf_desktop.ui.families.people_screen import PeopleScreen
from taf_desktop.ui.forms.record_editor import RecordEditor
from tests.ui.families.sample import settle


@pytest.fixture
def screen(qtbot, place, ids):
    made = PeopleScreen(place.desk, place.runner)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()

    def reload(changes):
        if changes.touches_family(ids["family"]):
            made.show_family(place.desk.families.open(ids["family"]))

    place.bus.changed.connect(reload)
    made.show_family(place.desk.families.open(ids["family"]))
    return made


def heading(screen):
    return screen.findChild(QLabel, "chosenName").text()


def editor(screen):
    settle()
    return screen.findChildren(RecordEditor)[-1]


def answer(screen, name, value):
    editor(screen).view.editor(name).set_value(value)
    editor(screen).session.set_value(name, value)


def press(screen, name):
    screen.findChild(QPushButton, name).click()


def rows(screen):
    settle()
    return [row.accessibleName() for row in screen.findChildren(ChooserRow) if not row.isHidden()]


def test_people_are_listed_by_home_and_the_first_one_is_in_front(screen, ids):
    shown = rows(screen)
    assert shown[:5] == ["Mill Lane", "Mum, 36", "Ash, 12", "Robin, 9", "Baby, due May 2027"]
    assert shown.index("Nan, about 1961") > shown.index("Dad’s")
    assert heading(screen) == "Mum"
    assert screen.findChild(ChooserRow, f"person:{ids['mum']}").isChecked()


def test_choosing_shows_ties_in_both_directions(qtbot, screen, ids):
    row = screen.findChild(ChooserRow, f"person:{ids['ash']}")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert heading(screen) == "Ash"
    assert "Mum, Mother · has parental responsibility" in rows(screen)
    assert screen.thing_shown() == ids["ash"]


def test_what_is_typed_is_saved_and_the_row_follows(screen, place, ids):
    screen.show_thing(ids["robin"])
    answer(screen, "known_as", "Rob")
    screen.flush()
    assert place.vault.kept.things[ids["robin"]].known_as == "Rob"
    assert "Rob, 9" in rows(screen)
    assert heading(screen) == "Rob"


def test_a_change_elsewhere_does_not_rebuild_the_editor(screen, place, ids):
    screen.show_thing(ids["robin"])
    before = editor(screen)
    place.runner.run_change(
        lambda _ticket: (
            place.desk.records.put_aside_pair(ids["bo"])
            if hasattr(place.desk.records, "put_aside_pair")
            else (None, place.desk.records.put_aside("helper", ids["bo"]))
        ),
        lambda _none: None,
    )
    assert editor(screen) is before
    assert "Bo Example" not in rows(screen)


def test_adding_a_person_opens_one_short_form_in_their_home(screen, place, ids):
    place.desk.records.put_aside("home", ids["dads"])
    screen.show_family(place.desk.families.open(ids["family"]))
    press(screen, "add_person")
    assert heading(screen) == "Somebody without a name yet"
    answer(screen, "who", "child")
    answer(screen, "name", "Kim Example")
    screen.flush()
    kim = next(person for person in place.vault.all(Person) if person.name == "Kim Example")
    assert kim.home == ids["home"]
    assert heading(screen) == "Kim"


@pytest.mark.parametrize("leave", ["choose", "hide"])
def test_what_was_added_and_never_filled_in_leaves_no_blank(screen, place, ids, leave):
    press(screen, "add_helper")
    (blank,) = [helper for helper in place.vault.all(Helper) if not helper.name]
    if leave == "choose":
        screen.choose("person", ids["mum"])
    else:
        screen.hide()
    assert blank.id in place.vault.kept.aside


def test_something_typed_is_never_taken_for_a_blank(screen, place, ids):
    press(screen, "add_helper")
    answer(screen, "name", "Jude Example")
    screen.choose("person", ids["mum"])
    (jude,) = [helper for helper in place.vault.all(Helper) if helper.name == "Jude Example"]
    assert jude.id not in place.vault.kept.aside
    assert "Jude Example" in rows(screen)


def test_a_tie_is_added_from_the_person(screen, place, ids):
    screen.show_thing(ids["baby"])
    press(screen, "add_tie")
    assert heading(screen) == "Who is who to whom"
    answer(screen, "kind", "child")
    answer(screen, "other", ids["mum"])
    screen.flush()
    tie = place.vault.all(Relationship)[-1]
    assert (tie.person, tie.kind, tie.other) == (ids["baby"], "child", ids["mum"])
    assert heading(screen) == "Baby and Mum"
    screen.show_thing(ids["baby"])
    assert any(row.startswith("Mum, ") and "arent" in row for row in rows(screen))


def test_putting_aside_can_be_taken_back(screen, place, ids):
    screen.show_thing(ids["nan"])
    press(screen, "putAside")
    assert "Nan, about 1961" not in rows(screen)
    line = screen.findChild(QWidget, "asideLine")
    assert "Nan is put aside. Nothing is lost." in [x.text() for x in line.findChildren(QLabel)]
    press(screen, "asideUndo")
    assert "Nan, about 1961" in rows(screen)
    assert heading(screen) == "Nan"
    assert line.isHidden()


def test_the_familys_own_facts_are_edited_here_and_never_put_aside(screen, place, ids):
    screen.choose("family", ids["family"])
    assert heading(screen) == "About the family"
    assert screen.findChild(QPushButton, "putAside").isHidden()
    answer(screen, "called", "Dana, Ash and Robin")
    screen.flush()
    assert place.vault.kept.things[ids["family"]].called == "Dana, Ash and Robin"


def test_trouble_is_said(screen, place, ids, monkeypatch):
    shown = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: shown.append(error.message_id))

    def refuse(*_args):
        raise UserError("record.gone")

    monkeypatch.setattr(place.desk.records, "put_aside", refuse)
    press(screen, "putAside")
    assert shown == ["record.gone"]


def test_another_family_starts_afresh(screen, place):
    other, _ = place.desk.families.start("The New Example family")
    screen.show_family(place.desk.families.open(other.id))
    assert heading(screen) == "About the family"
    assert "Mum, 36" not in rows(screen)


def test_a_narrow_window_puts_the_list_above(qtbot, screen):
    screen.resize(650, 700)
    name = screen.findChild(QLabel, "chosenName")
    add = screen.findChild(QPushButton, "add_person")
    qtbot.waitUntil(lambda: name.mapTo(screen, name.rect().topLeft()).x() < 100)
    assert name.mapTo(screen, name.rect().topLeft()).y() > add.y() + 100


def test_arrows_move_along_the_rows_and_a_second_click_keeps_the_choice(qtbot, screen, ids):
    mum = screen.findChild(ChooserRow, f"person:{ids['mum']}")
    ash = screen.findChild(ChooserRow, f"person:{ids['ash']}")
    mum.setFocus()
    qtbot.keyClick(mum, Qt.Key.Key_Down)
    assert screen.focusWidget() is ash
    qtbot.keyClick(ash, Qt.Key.Key_Up)
    assert screen.focusWidget() is mum
    mum.click()
    assert mum.isChecked()


def test_a_row_keeps_the_keyboard_when_the_list_is_made_anew(screen, place, ids):
    screen.findChild(ChooserRow, f"person:{ids['ash']}").setFocus()
    place.runner.run_change(
        lambda _ticket: (None, place.desk.records.put_aside("helper", ids["bo"])),
        lambda _none: None,
    )
    settle()
    assert screen.focusWidget().objectName() == f"person:{ids['ash']}"
