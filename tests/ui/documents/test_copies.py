"""The log of copies and those that are due, through the real window."""

import pytest
from PySide6.QtWidgets import QPushButton

from taf_desktop.reports.preview import page_image
from taf_desktop.services.copies import Way
from taf_desktop.services.copies_due import reader_of_person
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.documents.copies_dialog import show_copies
from tests.ui.documents.test_give import person, press, words


@pytest.fixture
def window(place, qtbot):
    window = show_copies(None, place.desk, place.runner, page_image, place.family_id)
    qtbot.waitExposed(window)
    yield window
    window.done(0)


def test_a_due_copy_is_given_from_the_list_and_can_be_taken_back(place, window, qtbot, monkeypatch):
    dana = person(place, "Dana")
    qtbot.waitUntil(lambda: "The plan, version 2 · No copy yet" in words(window))
    assert "None yet. When you give a copy" in words(window)
    press(window, f"give_plan_{dana.id}")
    (giving,) = window.findChildren(type(window).__base__, "give_copy_dialog")
    press(giving, "give_go")
    press(giving, "copy_note")
    qtbot.waitUntil(lambda: "The plan, version 2, for Dana" in words(window))
    assert "21 November 2026 · Given by hand · On paper · given by Sam Example" in words(window)
    buttons = [each.objectName() for each in window.findChildren(QPushButton)]
    qtbot.waitUntil(
        lambda: (
            not [
                each
                for each in window.findChildren(QPushButton, f"give_plan_{dana.id}")
                if each.isVisible()
            ]
        )
    )
    (strike,) = [each for each in buttons if each.startswith("strike_")]
    answers = [False, True]
    monkeypatch.setattr(dialogs, "question", lambda *_words: answers.pop(0))
    press(window, strike)
    assert len(place.desk.copies.log(place.family_id)) == 1
    press(window, strike)
    assert place.desk.copies.log(place.family_id) == ()
    qtbot.waitUntil(lambda: "None yet" in words(window))


def test_how_it_went_is_told_and_trouble_is_shown(place, window, qtbot, monkeypatch):
    robin = place.file().current_agreement(person(place, "Robin").id)
    place.desk.records.change("agreement", robin.id, robin.revision, not_share_with="Dad")
    copies = place.desk.copies
    imran = reader_of_person(person(place, "Imran"))
    copy = copies.draw(copies.prepare("plan", place.family_id, "", imran))
    copies.give(copy, Way(how="email", file_kind="pdf", protected="yes"))
    copies.give(copy, Way(how="stick", file_kind="docx", protected="no"))
    window.read()
    qtbot.waitUntil(lambda: "PDF file · with a password · with parts left out" in words(window))
    assert "Word file · without a password" in words(window)
    troubles = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: troubles.append(error))
    monkeypatch.setattr(dialogs, "question", lambda *_words: True)
    place.runner.blocked = True
    press(window, f"strike_{copies.log(place.family_id)[0].id}")
    assert len(troubles) == 1


def test_everybody_has_one(place, window, qtbot):
    copies = place.desk.copies
    for due in copies.due(place.family_id):
        of_id = due.of_id if due.document_id == "meeting" else ""
        prepared = copies.prepare(due.document_id, place.family_id, of_id, due.reader)
        copies.give(_Undrawn(prepared), Way(how="by_hand"))
    window.read()
    qtbot.waitUntil(lambda: "Nobody. Everybody has the newest copy." in words(window))


class _Undrawn:
    left_out = ()

    def __init__(self, prepared):
        self.prepared = prepared
