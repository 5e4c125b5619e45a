"""Giving a copy, through the real window."""

import pypdfium2
import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QWidget

from taf_desktop.reports.preview import page_image
from taf_desktop.services.print_choices import PrintChoice
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.documents import give_dialog
from taf_desktop.ui.documents.give_dialog import give_a_copy
from taf_desktop.ui.documents.give_presenter import GiveWanted


def person(place, name):
    return next(each for each in place.file().people if each.known_as == name)


def press(window, name):
    (button,) = [each for each in window.findChildren(QPushButton, name) if each.isVisible()]
    button.click()


def words(window):
    from PySide6.QtWidgets import QLabel

    return "\n".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())


def choose(window, group, label):
    box = window.findChild(QWidget, group)
    (button,) = [each for each in box.findChildren(QRadioButton) if each.text() == label]
    button.click()


@pytest.fixture
def opened(place, qtbot):
    def open_(*names, **values):
        wanted = GiveWanted(
            family_id=place.family_id, document_id="plan", title="Our plan", **values
        )
        window = give_a_copy(None, place.desk, place.runner, page_image, wanted)
        qtbot.waitExposed(window)
        for name in names:
            window.findChild(QCheckBox, f"reader_{person(place, name).id}").click()
        return window

    return open_


@pytest.fixture
def saves_to(monkeypatch, tmp_path):
    asked = []

    def choose_file(_parent, _title, suggested, _kinds):
        asked.append(suggested.name)
        return tmp_path / suggested.stem

    monkeypatch.setattr(dialogs, "choose_save_file", choose_file)
    return asked


def test_a_copy_is_locked_saved_and_noted_and_the_next_one_comes(
    place, opened, saves_to, tmp_path, qtbot
):
    robin = place.file().current_agreement(person(place, "Robin").id)
    place.desk.records.change("agreement", robin.id, robin.revision, not_share_with="Dad")
    window = opened("Imran", "Dana")
    given = []
    window.given.connect(given.append)
    press(window, "give_go")
    first = words(window)
    assert "copy 1 of 2" in first
    names = [each.name for each in window._waiting]
    assert set(names) == {"Imran", "Dana"}
    window.resize(1100, 700)
    qtbot.waitUntil(window.pages.has_all_in_sight)
    assert window.pages.isVisible()
    choose(window, "copy_form", "PDF file with a password")
    press(window, "copy_give")
    assert "Type a password" in words(window)
    press(window.copy_page.password, "suggest_words")
    secret = window.copy_page.password.values()[0]
    press(window, "copy_give")
    assert "not the same" in words(window)
    window.copy_page.password.second.line.setText(secret)
    press(window, "copy_give")
    assert saves_to == ["taf-plan-2026-11-21.pdf"]
    raw = (tmp_path / "taf-plan-2026-11-21.pdf").read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(raw)
    assert len(pypdfium2.PdfDocument(raw, password=secret)) > 1
    assert "copy 2 of 2" in words(window)
    # Dana is before Imran in the family.
    assert "Nothing. This copy has everything on it." in first
    qtbot.waitUntil(lambda: "Robin does not want Imran to see it." in words(window))
    assert window.copy_page.password.values() == ("", "")
    press(window, "copy_skip")
    assert not window.isVisible()
    (noted,) = place.desk.copies.log(place.family_id)
    assert (noted, noted.protected, noted.how) == (given[0], "yes", "email")


def test_a_file_without_a_password_is_asked_about(place, opened, saves_to, tmp_path, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr(dialogs, "question", lambda *_words: answers.pop(0))
    window = opened(reader_id=person(place, "Dana").id)
    press(window, "give_go")
    choose(window, "copy_form", "Word file")
    press(window, "copy_give")
    assert not saves_to
    press(window, "copy_give")
    assert (tmp_path / "taf-plan-2026-11-21.docx").exists()
    (noted,) = place.desk.copies.log(place.family_id)
    assert (noted.file_kind, noted.protected) == ("docx", "no")


def test_a_file_nobody_names_is_not_saved(place, opened, monkeypatch):
    monkeypatch.setattr(dialogs, "question", lambda *_words: True)
    monkeypatch.setattr(dialogs, "choose_save_file", lambda *_words: None)
    window = opened("Dana")
    press(window, "give_go")
    choose(window, "copy_form", "Plain words for listening")
    press(window, "copy_give")
    assert place.desk.copies.log(place.family_id) == ()
    press(window, "copy_note")
    assert place.desk.copies.log(place.family_id)[0].file_kind == "txt"


def test_on_paper_it_is_printed_and_noted(place, opened, monkeypatch):
    printed = []
    monkeypatch.setattr(give_dialog, "ask_printer", lambda _parent, _jobs: None)
    monkeypatch.setattr(
        give_dialog, "print_jobs", lambda _printer, jobs, picture, _ticket: printed.append(
            (jobs[0].name, picture(jobs[0].document, 0, 0.2).width)
        ) or 1
    )  # fmt: skip
    window = opened("Dana")
    press(window, "give_go")
    press(window, "copy_give")
    assert not printed
    monkeypatch.setattr(give_dialog, "ask_printer", lambda _parent, _jobs: "a printer")
    press(window, "copy_give")
    assert printed[0][0] == "taf-plan-2026-11-21"
    (noted,) = place.desk.copies.log(place.family_id)
    assert (noted.file_kind, noted.protected, noted.how) == ("paper", "", "by_hand")


@pytest.mark.parametrize(
    ("choice", "sheets"),
    [
        (PrintChoice(two_on_sheet=True, both_sides=True), (2, True, False)),
        (PrintChoice(format_id="booklet"), (1, True, True)),
    ],
)
def test_a_copy_lies_on_its_sheets_as_was_chosen_for_the_document(
    opened, monkeypatch, choice, sheets
):
    jobs = []
    monkeypatch.setattr(give_dialog, "ask_printer", lambda _parent, given: jobs.extend(given))
    window = opened("Dana", printing=choice.printing(), paper=choice)
    press(window, "give_go")
    press(window, "copy_give")
    (job,) = jobs
    assert (job.across, job.both_sides, job.sideways) == sheets
    window.reject()


def test_a_passage_is_left_out_and_let_in_again(opened, qtbot):
    window = opened("Dana")
    press(window, "give_go")
    press(window, "leave_out_more")
    assert window.passages.list.count() > 10
    window.passages.list.setCurrentRow(3)
    said = window.passages.list.currentItem().text()
    press(window, "mark_third_party")
    qtbot.waitUntil(lambda: "A passage you marked" in words(window))
    assert said[:30] in words(window)
    press(window, "let_in_again")
    qtbot.waitUntil(lambda: "Nothing. This copy has everything on it." in words(window))
    press(window, "leave_out_more")
    press(window, "passages_back")
    assert window.copy_page.isVisible()
    window.reject()


def test_somebody_else_and_nobody(place, opened, monkeypatch):
    troubles = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: troubles.append(error))
    window = opened()
    assert not window.readers.go.isEnabled()
    window.readers.other.setText("Kim  Placeholder")
    press(window, "give_go")
    assert "The copy for Kim Placeholder" in words(window)
    assert "neither in the family nor in the team" in words(window)
    place.runner.blocked = True
    press(window, "copy_note")
    assert len(troubles) == 1
    place.runner.blocked = False
    window._failed(troubles[0])
    assert not window.isVisible()
    again = opened()
    press(again, "give_cancel")
    assert not again.isVisible()
