"""The PIN and the people who can open a vault, on a real one."""

import pytest
from PySide6.QtWidgets import QPushButton

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.errors import UserError
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.settings.people_card import PeopleSection
from taf_desktop.ui.settings.pin_card import PinSection
from taf_desktop.ui.settings.presenter import VaultPresenter
from taf_desktop.ui.settings.ways_presenter import PeoplePresenter, PinPresenter
from tests.services.boxes import NoBox
from tests.services.test_quick_unlock import PASSPHRASE, PIN, Place

OTHER = "nine loud otters dozing"


@pytest.fixture
def place(tmp_path):
    found = Place(tmp_path)
    yield found
    found.vaults.close()


@pytest.fixture
def deeds():
    return []


@pytest.fixture
def vault(place, immediate_runner, deeds):
    (card,) = place.vaults.all()
    return VaultPresenter(place.vaults, card, immediate_runner, deeds.append)


@pytest.fixture
def pin(qtbot, vault):
    section = PinSection(PinPresenter(vault))
    qtbot.addWidget(section)
    section.load()
    section.show()
    return section


@pytest.fixture
def people(qtbot, vault, immediate_runner):
    printed = []
    asker = StrengthAsker(immediate_runner, lambda: ())
    section = PeopleSection(
        PeoplePresenter(vault), asker, lambda *given: printed.append(given[1:]) or True
    )
    section.printed = printed
    qtbot.addWidget(section)
    section.load()
    section.show()
    return section


def set_pin(section, passphrase=PASSPHRASE, first=PIN, second=PIN):
    section.set.click()
    form = section.form
    form.current.line.setText(passphrase)
    form.first.line.setText(first)
    form.second.line.setText(second)
    form.button.click()
    return form


def test_a_pin_is_off_until_it_is_set_and_can_be_taken_away(pin, place, deeds):
    assert pin.state.text() == "A PIN is not set up."
    assert pin.drop.isHidden()
    form = set_pin(pin)
    assert form.isHidden()
    assert form.first.text() == form.current.text() == ""
    assert "works from now on" in pin.said.text()
    assert pin.state.text().startswith("Your PIN works until ")
    assert pin.set.text() == "Choose another PIN"
    pin.drop.click()
    assert "no longer opens" in pin.said.text()
    assert pin.state.text() == "A PIN is not set up."
    assert deeds == [Deed.KEY_ADDED, Deed.KEY_REMOVED]
    assert place.box.kept == {}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"passphrase": ""}, "present passphrase first"),
        ({"passphrase": "eleven loud gannets"}, "does not open this vault"),
        ({"first": "123", "second": "123"}, "at least 6 digits"),
        ({"first": "123456", "second": "123456"}, "first that anybody would try"),
        ({"second": "482916"}, "not the same"),
    ],
)
def test_what_keeps_a_pin_from_being_set_is_said_and_nothing_typed_is_lost(
    pin, place, given, words
):
    form = set_pin(pin, **given)
    assert words in form.said.text()
    assert form.first.text() == given.get("first", PIN)
    assert form.button.isEnabled()
    assert place.box.kept == {}


def test_a_computer_without_a_place_for_secrets_says_so(pin, place):
    place.box = NoBox()
    assert "no safe place" in set_pin(pin).said.text()


def test_on_a_shared_account_none_is_offered(pin, place):
    pin.set.click()
    place.shared = True
    pin.load()
    assert pin.set.isHidden()
    assert pin.form.isHidden()
    assert "Others use this Windows account" in pin.state.text()


def test_taking_away_may_fail_and_says_so(pin, place, monkeypatch):
    set_pin(pin)

    def full(*_):
        raise UserError("vault.disk_full")

    monkeypatch.setattr(place.vaults, "turn_quick_off", full)
    pin.drop.click()
    assert "no room left" in pin.said.text()


def add(section, passphrase=PASSPHRASE, label="Deputy", new=OTHER, again=OTHER):
    section.more.click()
    form = section.adding
    form.current.line.setText(passphrase)
    form.label.setText(label)
    form.pair.first.line.setText(new)
    form.pair.second.line.setText(again)
    form.button.click()
    return form


def names(section):
    return [person.name for person in section._people]


def removal(section, place):
    slot = place.vaults.people(place.folder)[1].slot_id
    section.findChild(QPushButton, f"remove_{slot}").click()
    return section.removing


def test_a_second_person_is_added_and_opens_the_vault(people, place, deeds):
    assert names(people) == ["The person who made this vault (you)"]
    form = add(people)
    assert form.isHidden()
    assert form.label.text() == form.pair.first.text() == ""
    assert "can open this vault" in people.said.text()
    assert names(people) == ["The person who made this vault (you)", "Deputy"]
    assert deeds == [Deed.KEY_ADDED]
    place.unlock(OTHER)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"passphrase": ""}, "present passphrase first"),
        ({"passphrase": "eleven loud gannets"}, "does not open this vault"),
        ({"label": " "}, "nickname"),
        ({"again": "other"}, "not the same"),
        ({"new": "summer holiday", "again": "summer holiday"}, "could guess"),
    ],
)
def test_what_keeps_a_person_out_is_said(people, given, words):
    form = add(people, **given)
    assert words in form.said.text()
    assert form.pair.first.text() == given.get("new", OTHER)
    assert len(names(people)) == 1


def test_nobody_takes_themselves_off_the_list(people, place):
    own = place.vaults.people(place.folder)[0].slot_id
    assert people.findChild(QPushButton, f"remove_{own}").isHidden()
    add(people)
    assert people.findChild(QPushButton, f"remove_{own}").isHidden()


def test_somebody_is_taken_off_the_list_with_a_new_code(people, place, deeds):
    add(people)
    form = removal(people, place)
    assert form.who.text() == "Take Deputy off the list"
    form.current.line.setText("eleven loud gannets")
    form.button.click()
    assert "does not open this vault" in form.said.text()
    form.current.line.setText(PASSPHRASE)
    form.button.click()
    code = form.typed.card.code
    assert form.button.text() == "Take off the list"
    assert form.current_row.isHidden()
    form.typed.card.print_button.click()
    assert people.printed == [("North team", code)]
    form.typed.line.setText("AAAA")
    form.button.click()
    assert "not the same code" in form.said.text()
    form.typed.line.setText(code)
    form.button.click()
    assert form.isHidden()
    assert "everything was locked anew" in people.said.text()
    assert names(people) == ["The person who made this vault (you)"]
    assert deeds == [Deed.KEY_ADDED, Deed.KEY_REMOVED]
    place.unlock(code)
    with pytest.raises(UserError):
        place.unlock(OTHER)


def test_who_loses_their_way_in_with_somebody_is_named_before(people, place):
    add(people)
    form = removal(people, place)
    assert form.others.isHidden()
    another = "four damp kettles humming"
    add(people, label="Kit", new=another, again=another)
    form = removal(people, place)
    assert not form.others.isHidden()
    assert "Kit cannot open this vault either" in form.others.text()


def test_leaving_a_removal_changes_nothing(people, place):
    add(people)
    form = removal(people, place)
    form.current.line.setText(PASSPHRASE)
    form.button.click()
    form.leave.click()
    assert form.typed.card.code == ""
    assert len(place.vaults.people(place.folder)) == 2
    removal(people, place)
    assert form.button.text() == "Go on"
    people.more.click()
    assert form.isHidden()
