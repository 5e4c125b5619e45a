"""The family's words in easy words or their language, through the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QListWidget, QPushButton

from taf_desktop.app.saving import save_all
from taf_desktop.domain.wording import EASY
from taf_desktop.forms.picture_list import pictures
from taf_desktop.reports.preview import page_image
from taf_desktop.services.print_offers import LanguageOffer
from taf_desktop.services.wordings import Sentence
from taf_desktop.ui.documents import easy_words_view as view
from taf_desktop.ui.documents.easy_words_passage import PassageCard
from taf_desktop.ui.documents.own_translation_window import show_other_words
from taf_desktop.ui.documents.pick_box import PickBox
from taf_desktop.ui.documents.screen import DocumentsScreen
from taf_desktop.ui.forms.text_editors import LongTextEditor

URDU = LanguageOffer(code="ur", name="Urdu", own_name="اردو", note="", from_right=True)


@pytest.fixture
def window(place, qtbot):
    window = show_other_words(None, place.desk, place.runner, place.family_id, (URDU,))
    qtbot.addWidget(window)
    window.begin("plan", "en")
    qtbot.waitUntil(lambda: bool(cards(window)))
    yield window
    window.done(0)


def cards(window):
    return [card for card in window.findChildren(PassageCard) if not card.isHidden()]


def words(window):
    return [label.text() for label in window.findChildren(QLabel)]


def typed(card, text):
    card.findChild(LongTextEditor, "otherWords").setPlainText(text)
    card.window().flush()


def kept(place, language=EASY):
    found = place.desk.easy_words.read(place.family_id, "plan", language)
    return {(each.of_id, each.part): each for each in found}


def of(card):
    return card.passage.sentence.of_id, card.passage.sentence.part


def test_a_short_sentence_is_kept_and_marked_when_the_passage_changes(place, window, qtbot):
    card = cards(window)[0]
    assert of(card)[1] == "strengths"
    typed(card, "We eat together.")
    qtbot.waitUntil(lambda: kept(place)[of(card)].words == "We eat together.")
    assert any(text.startswith("Saved ") for text in words(window))
    sentence = kept(place)[of(card)]
    place.desk.easy_words.write(place.family_id, replace(sentence, said="As it was before."), EASY)
    window.begin("plan", EASY)
    card = next(c for c in cards(window) if of(c) == (sentence.of_id, sentence.part))
    assert "have changed since" in card.passage.state_words
    card.findChild(QPushButton, "stillRight").click()
    qtbot.waitUntil(lambda: not kept(place)[of(card)].overtaken)
    assert kept(place)[of(card)].words == "We eat together."


def test_only_what_is_left_is_shown_when_asked(window, qtbot):
    all_of_them = len(cards(window))
    typed(cards(window)[0], "Something easy.")
    window.findChild(QCheckBox, "onlyLeft").setChecked(True)
    assert len(cards(window)) < all_of_them
    assert all(card.passage.state != view.State.KEPT for card in cards(window))


def test_a_translation_is_typed_in_and_checked_by_somebody_with_a_name(place, window, qtbot):
    checker = window.findChild(QLineEdit, "checker")
    assert not checker.isVisible()
    window.findChild(PickBox, "way").picked.emit("ur")
    qtbot.waitUntil(checker.isVisible)
    card = cards(window)[0]
    typed(card, "ہم ساتھ کھاتے ہیں۔")
    press = window.findChild(QPushButton, "allChecked")
    press.click()
    assert kept(place, "ur")[of(card)].checked_by == ""
    checker.setText("Nadia Placeholder")
    press.click()
    qtbot.waitUntil(lambda: kept(place, "ur")[of(card)].checked_by == "Nadia Placeholder")
    assert "checked by Nadia Placeholder" in card.passage.state_words
    typed(card, "ہم مل کر کھاتے ہیں۔")
    qtbot.waitUntil(lambda: kept(place, "ur")[of(card)].checked_by == "")


def test_what_was_typed_a_moment_ago_is_kept_when_the_window_closes(place, window, qtbot):
    card = cards(window)[1]
    card.findChild(LongTextEditor, "otherWords").setPlainText("Just typed.")
    window.findChild(PickBox, "document").picked.emit("meeting")
    qtbot.waitUntil(lambda: kept(place)[of(card)].words == "Just typed.")
    last = cards(window)[0]
    at = of(last)
    last.findChild(LongTextEditor, "otherWords").setPlainText("Typed last.")
    window.close()
    read = place.desk.easy_words.read
    found = read(place.family_id, "meeting", EASY)
    assert next(s.words for s in found if (s.of_id, s.part) == at) == "Typed last."


def test_trouble_is_told_and_the_words_stay_and_the_window_with_them(place, window):
    card = cards(window)[0]
    place.runner.blocked = True
    typed(card, "Not kept.")
    assert any(text.startswith("Not saved") for text in words(window))
    window.close()
    assert window.isVisible()
    assert card.findChild(LongTextEditor, "otherWords").value() == "Not kept."
    place.runner.blocked = False
    window.close()
    assert kept(place)[of(card)].words == "Not kept."
    assert not window.isVisible()


def test_who_closes_it_again_although_nothing_can_be_kept_gets_away(place, window):
    place.runner.blocked = True
    typed(cards(window)[0], "Not kept.")
    window.close()
    window.close()
    assert not window.isVisible()


def test_every_sentence_has_a_picture_and_another_can_be_chosen(place, window, qtbot):
    card = cards(window)[0]
    typed(card, "We cook on Sundays.\nAsh reads.")
    row = card.findChildren(QPushButton, QRegularExpression("^picture:"))
    assert [each.property("shows") for each in row] == ["cook", "book"]
    assert "Ash reads." in row[1].accessibleName()
    row[1].click()
    picker = window.findChild(QDialog, "picture_picker")
    shown = picker.findChild(QListWidget, "pictureList")
    assert shown.count() == len(pictures())
    assert shown.currentItem().text() == "an open book"
    (star,) = shown.findItems("a bright star", Qt.MatchFlag.MatchExactly)
    shown.itemActivated.emit(star)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "picture_picker") is None)
    assert row[1].property("shows") == "well"
    window.flush()
    assert kept(place)[of(card)].picture == "- well"
    typed(card, "We cook on Sundays.\nWe sing.\nAsh reads.")
    assert kept(place)[of(card)].picture == "- - well"
    row = card.findChildren(QPushButton, QRegularExpression("^picture:"))
    row[2].click()
    window.findChild(QDialog, "picture_picker").findChild(QPushButton, "whichFits").click()
    qtbot.waitUntil(lambda: window.findChild(QDialog, "picture_picker") is None)
    window.flush()
    assert kept(place)[of(card)].picture == ""
    typed(card, "We cook.")
    assert [each.isVisible() for each in row[:1]] == [True]


def test_nothing_to_say_another_way_is_said():
    assert "nothing to write" in view.progress_words(())
    assert view.document_of("meeting_summary") == "meeting"
    assert view.document_of("leaflet") == "plan"
    assert view.document_of("who_knows") == "agreement"
    assert view.document_of("progress_closure") == "progress"
    odd = Sentence(
        kind="goal", of_id="g", part="not_asked", said="x", words="", picture="", checked_by="",
        checked_on="", overtaken=False,
    )  # fmt: skip
    assert view.place_of(odd) == "A goal"
    assert [pick.id for pick in view.language_picks((URDU,))] == [EASY, "ur"]


def test_what_was_typed_a_moment_ago_is_kept_when_the_program_locks(place, qtbot):
    """The window the documents screen opens is found by what saves all before locking."""
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    qtbot.waitUntil(screen.frame.pages.has_all_in_sight)
    screen.findChild(QPushButton, "other_words_open").click()
    window = screen.findChild(QDialog, "other_words")
    qtbot.waitUntil(lambda: bool(cards(window)))
    assert len(window.findChild(PickBox, "way")._picks) == 7
    first, second, *_ = cards(window)
    first.findChild(LongTextEditor, "otherWords").setPlainText("Typed before the lock.")
    assert save_all(screen) == ()
    assert kept(place)[of(first)].words == "Typed before the lock."
    second.findChild(LongTextEditor, "otherWords").setPlainText("Typed on another tab.")
    screen.flush()
    assert kept(place)[of(second)].words == "Typed on another tab."
    window.findChild(QPushButton, "closeWords").click()


def test_before_a_family_is_shown_nothing_opens(place, qtbot):
    screen = DocumentsScreen(place.desk, place.runner, page_image)
    qtbot.addWidget(screen)
    screen.write_other_words()
    assert screen.findChild(QDialog, "other_words") is None
