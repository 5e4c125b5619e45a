"""Answering a request to see the record, through the real window."""

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel, QRadioButton

from taf_desktop.reports.preview import page_image
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.documents.access_dialog import AccessDialog, answer_request
from taf_desktop.ui.documents.access_presenter import state_words
from taf_desktop.ui.documents.screen import DocumentsScreen
from tests.ui.documents.test_give import choose, person, press, words


@pytest.fixture
def window(place, qtbot):
    window = answer_request(None, place.desk, place.runner, place.family_id)
    qtbot.waitExposed(window)
    yield window
    window.done(0)


@pytest.fixture
def troubles(monkeypatch):
    found = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: found.append(error.message_id))
    return found


@pytest.fixture
def begun(place, window, qtbot):
    button = f"asked_{person(place, 'Nasreen').id}"
    qtbot.waitUntil(lambda: "Nobody has asked yet." in words(window))
    press(window, button)
    return window


def test_from_asking_to_the_answer(place, begun, qtbot, monkeypatch, tmp_path, troubles):
    window, saved = begun, []
    assert window.findChild(QLabel, "answer_by").text() == "Answer by 21 December 2026"
    press(window, "answer")
    review = window.review
    assert review.isVisible()
    every = len(review._found)
    assert f"{every} of {every} passages" in words(window)
    press(review, "decide")
    choose(review, "access_choice", "Leave it out")
    press(review, "decide")
    assert troubles == ["access.no_reason"]
    review.reason.setText("About somebody else")
    gone = review.text.toPlainText()
    press(review, "decide")
    assert f"{every - 1} of {every} passages" in words(window)
    press(review, "passage_before")
    assert review.text.toPlainText() == gone
    assert review.reason.text() == "About somebody else"
    press(review, "passage_next")
    choose(review, "access_choice", "Give it with words taken out")
    press(review, "take_marked")
    assert not review.words.toPlainText()
    review.text.selectAll()
    press(review, "take_marked")
    press(review, "take_marked")
    assert review.words.toPlainText().count("\n") == 1
    review.words.setPlainText(review.text.toPlainText().split("\u2029")[0])
    review.reason.setText("A name")
    press(review, "decide")
    while review._found[review._at].needs_a_look:
        choose(review, "access_choice", "Give it")
        press(review, "decide")
    assert "has been looked at" in words(window)
    press(review, "review_back")
    press(window, "answer")
    assert window.answer.isVisible()
    monkeypatch.setattr(
        dialogs, "choose_save_file", lambda _p, _t, path, _k: saved.append(path.name) or None
    )
    press(window, "save_pack")
    assert "Type a password" in words(window)
    press(window.answer.password, "suggest_words")
    press(window, "save_pack")
    assert "not the same" in words(window)
    secret = window.answer.password.values()[0]
    window.answer.password.second.line.setText(secret)
    press(window, "save_pack")
    assert saved == ["taf-access-pack-2026-11-21.pdf"]
    monkeypatch.setattr(dialogs, "choose_save_file", lambda _p, _t, path, _k: tmp_path / path.stem)
    press(window, "save_pack")
    qtbot.waitUntil(lambda: "Saved as taf-access-pack-2026-11-21.pdf" in words(window))
    pages = pypdfium2.PdfDocument(tmp_path / "taf-access-pack-2026-11-21.pdf", password=secret)
    told = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert " ".join(gone.split())[:40] not in " ".join(told.split())
    answers = [False, True]
    monkeypatch.setattr(dialogs, "question", lambda *_words: answers.pop(0))
    press(window, "save_log")
    press(window, "save_log")
    assert (tmp_path / "taf-access-log-2026-11-21.pdf").exists()
    window.answer.lock.click()
    assert window.answer.missing() == ""
    press(window, "access_done")
    qtbot.waitUntil(lambda: "Answered on 21 November 2026" in words(window))
    assert len(place.desk.copies.log(place.family_id)) == 1


def test_the_days_are_counted_anew_when_they_change(place, begun, qtbot):
    window = begun
    request = place.desk.access.requests(place.family_id)[0]
    changed, changes = place.desk.records.change(
        "access_request", request.id, request.revision, paused_on="2026-11-22"
    )
    assert changes
    assert state_words(changed, place.desk).startswith("The clock stands still")
    window._request_saved(changed)
    assert "The clock stands still" in words(window)
    assert "Write down when" in state_words(type(changed)(id="r", family_id="f"), place.desk)
    press(window, "request_back")
    press(window, f"request_{request.id}")
    press(window, "review")
    press(window.review, "review_back")
    qtbot.waitUntil(lambda: window.request.isVisible())


def test_nobody_else_in_it_and_trouble(place, begun, troubles, monkeypatch):
    window = begun
    for each in place.desk.access.gather(window._request_id).waiting:
        place.desk.access.decide(window._request_id, each, "give")
    press(window, "answer")
    press(window, "answer_back")
    gathered = place.desk.access.gather(window._request_id)
    alone = type(gathered)(gathered.request, gathered.subject, gathered.file, ())
    window._show_passages(alone)
    assert "Nobody else is in any passage found" in words(window)
    assert not [b for b in window.review.findChildren(QRadioButton) if b.isVisible()]
    place.runner.blocked = True
    window.start_for(person(place, "Dana").id)
    assert troubles == ["documents.not_saved"]
    place.runner.blocked = False
    window._gathered = None
    window._answered()
    monkeypatch.setattr(dialogs, "choose_save_file", lambda *_words: None)
    window._save("pack")
    press(window.review, "review_back")
    press(window, "request_back")
    press(window, "access_close")
    assert not window.isVisible()


def test_it_is_one_click_from_the_documents(place, qtbot):
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    screen.frame.consents.access_wanted.emit()
    (window,) = screen.findChildren(AccessDialog)
    assert window.isVisible()
    window.done(0)
