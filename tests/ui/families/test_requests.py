from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.ui.families.due_view import due_rows
from taf_desktop.ui.families.request_view import request_rows
from tests.ui.families.sample import overview, settle

TODAY = date(2026, 11, 21)


@pytest.fixture
def place(same_place):
    return same_place


@pytest.fixture
def ids(entered):
    return entered[1]


@pytest.fixture
def screen(qtbot, place, ids):
    return overview(qtbot, place, ids)


def requests(place, ids):
    return place.file(ids["family"]).requests


def button(screen, name):
    return screen.findChild(QPushButton, name)


def said(screen, name):
    settle()
    return [label.text() for label in screen.findChild(QWidget, name).findChildren(QLabel)]


def test_a_request_is_written_seen_and_put_aside_again(qtbot, place, ids, screen):
    assert "Nothing is waiting for another service." in said(screen, "requests")
    button(screen, "newRequest").click()
    (request,) = requests(place, ids)
    assert screen.thing_shown() == request.id
    assert (request.asked_on, request.asked_by) == ("2026-11-21", "Sam Example")
    qtbot.keyClicks(screen.findChild(QLineEdit, "to_name"), "School nurse")
    screen.flush()
    button(screen, "backToOverview").click()
    settle()
    assert "School nurse" in said(screen, "requests")
    assert "Answer wanted by 19 December 2026" in said(screen, "requests")
    screen.findChild(QWidget, f"request:{request.id}").click()
    assert screen.thing_shown() == request.id
    button(screen, "requestAside").click()
    assert requests(place, ids) == ()
    assert screen.thing_shown() == ""
    button(screen, "asideUndo").click()
    assert [each.to_name for each in requests(place, ids)] == ["School nurse"]
    assert screen.thing_shown() == request.id


def test_a_blank_request_is_not_left_behind(place, ids, screen):
    button(screen, "newRequest").click()
    button(screen, "backToOverview").click()
    assert requests(place, ids) == ()
    assert screen.findChild(QWidget, "asideLine").isHidden()


def test_an_open_request_follows_the_record(place, ids, screen):
    first = place.add(ServiceRequest, ids["family"], to_name="Hub")
    place.add(ServiceRequest, ids["family"], to_name="Nurse")
    screen.show_family(place.desk.families.open(ids["family"]))
    screen.show_thing(first.id)
    screen.show_thing(first.id)
    place.runner.run_change(
        lambda _t: place.desk.records.change(
            "service_request", first.id, first.revision, contact="0115 496 0000"
        ),
        lambda _thing: None,
    )
    assert screen.findChild(QLineEdit, "contact").text() == "0115 496 0000"
    place.runner.run_change(
        lambda _t: (None, place.desk.records.put_aside("service_request", first.id)),
        lambda _none: None,
    )
    assert screen.thing_shown() == ""
    other, _ = place.desk.families.start("The Other Example family")
    screen.show_family(place.desk.families.open(other.id))
    assert "Nothing is waiting for another service." in said(screen, "requests")


def test_how_a_request_stands_is_said_in_words(place, ids):
    for values in (
        {"to_name": "Hub", "answer": "yes"},
        {"to_name": "Nurse", "answered_on": "2026-11-20"},
        {"to_name": "Housing", "asked_on": "2026-09-01", "about": (ids["ash"],), "reason": "Wall"},
        {"to_name": "Club", "asked_on": "2026-11-01", "answer_by": "soon"},
        {"answer_by": "2026-11-30"},
    ):
        place.add(ServiceRequest, ids["family"], **values)
    file = place.file(ids["family"])
    rows = {row.name: (row.state, row.mood) for row in request_rows(file, TODAY)}
    assert rows == {
        "Housing": ("No answer. Wanted by 29 September 2026", "worry"),
        "Club": ("Not asked yet", "neutral"),
        "A service without a name yet": ("Answer wanted by 30 November 2026", "hope"),
        "Hub": ("Yes, they will help", "good"),
        "Nurse": ("Answered on 20 November 2026", "neutral"),
    }
    assert request_rows(file, TODAY)[0].about == "Ash · Wall"
    waiting = [row.words for row in due_rows(file, TODAY) if row.tab == "overview"]
    assert waiting == ["An answer from Housing", "An answer from A service without a name yet"]


def test_what_is_due_from_another_service_opens_its_request(place, ids, screen):
    request = place.add(ServiceRequest, ids["family"], to_name="Hub", answer_by="2026-10-01")
    screen.show_family(place.desk.families.open(ids["family"]))
    settle()
    screen.findChild(QWidget, f"due:{request.id}").click()
    assert screen.thing_shown() == request.id
