import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from taf_desktop.services.profiles import Contact, Profile, all_profiles, profile_for
from taf_desktop.ui.settings.safety_screen import SafetyScreen
from taf_desktop.ui.settings.safety_view import safety_view


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.fixture
def screen(qtbot, immediate_runner):
    made = SafetyScreen(immediate_runner, lambda: "nottingham-city")
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    return made


def test_nottingham_city_comes_first_and_has_numbers():
    first = all_profiles()[0]
    assert (first.id, first.title) == ("nottingham-city", "Nottingham City")
    assert any(contact.phone == "999" for contact in first.contacts)
    assert profile_for("elsewhere") is None


def test_a_profile_that_cannot_be_read_is_left_out(tmp_path):
    (tmp_path / "broken.yaml").write_text("name: [", encoding="utf-8")
    (tmp_path / "good.yaml").write_text("title: Derby", encoding="utf-8")
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    assert [profile.title for profile in all_profiles(tmp_path)] == ["Derby"]


def test_the_page_says_what_to_do_and_whom_to_call(screen):
    words = words_of(screen)
    assert words[0] == "Worried about a child’s safety?"
    assert "Is a child in danger right now?" in words
    assert "0115 876 4800" in words
    assert "Number not filled in yet" in words
    assert any("Escalation" in w or "disagreement procedure" in w for w in words)


def test_unchecked_numbers_are_told_once():
    view = safety_view(Profile(id="x", title="X", contacts=(Contact(name="MASH", phone="1"),)))
    assert any("Nobody here has checked" in words for words in view.call.words)
    assert view.calls[0].small == ""


def test_the_day_of_checking_is_shown():
    contacts = (
        Contact(name="MASH", phone="1", checked="2026-11-02", when="Working days"),
        Contact(name="Lead", phone="2"),
    )
    view = safety_view(Profile(id="x", title="X", contacts=contacts))
    assert view.calls[0].small == "Working days · checked 2 November 2026"
    assert view.calls[1].small == "not checked yet"


def test_an_area_without_numbers_says_what_to_do():
    view = safety_view(None)
    assert view.calls == ()
    assert any("call 101" in words for words in view.call.words)


def test_the_way_back_is_first_and_escape_takes_it(screen, qtbot):
    screen.focus_first()
    with qtbot.waitSignal(screen.wants_back):
        screen._back.click()
    with qtbot.waitSignal(screen.wants_back):
        qtbot.keyClick(screen, Qt.Key.Key_Escape)


def test_the_same_page_is_left_as_it_is(screen):
    before = screen.findChildren(QLabel)
    screen.refresh()
    assert screen.findChildren(QLabel) == before
