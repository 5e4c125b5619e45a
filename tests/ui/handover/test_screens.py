import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton

from taf_desktop.domain.handover import Part
from taf_desktop.domain.retention import Tombstone
from taf_desktop.runtime.autosave import Autosave
from taf_desktop.services.handovers import read_file, write_file
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.forms.text_editors import LongTextEditor
from taf_desktop.ui.handover.cards_page import CardsPage
from taf_desktop.ui.handover.receive_page import ReceivePage
from taf_desktop.ui.handover.send_screen import DONE, LOOK, WHAT, WHO, WHY, HandOverScreen
from taf_desktop.ui.settings.keeping_view import ledger_lines


@pytest.fixture
def sending(qtbot, sam, runner):
    screen = HandOverScreen(sam.desk, runner)
    qtbot.addWidget(screen)
    screen.resize(1000, 700)
    screen.show()
    screen.show_family(sam.desk.families.open(sam.id))
    return screen


@pytest.fixture
def receiving(qtbot, ida, runner):
    page = ReceivePage(ida.desk, runner)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.begin()
    return page


@pytest.fixture
def cards(qtbot, sam, runner):
    page = CardsPage(sam.desk, runner)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def find(screen, kind, name):
    """Return the newest widget with a name: older ones go when the event loop turns."""
    return screen.findChildren(kind, name)[-1]


def press(screen, name):
    find(screen, QPushButton, name).click()


def words_on(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def step(screen):
    return screen._pages.currentIndex()


def know(sam, ida, *, compared=True):
    card = ida.desk.handovers.own()[0].card
    sam.desk.handovers.keep(card, compared=compared)


def answer_why(screen, purpose="new_lead"):
    find(screen, QRadioButton, f"option/{purpose}").click()
    find(screen, LongTextEditor, "handover_reason").set_value("They moved.")
    for code in ("agreed", "public_task"):
        find(screen, QRadioButton, f"option/{code}").click()


def to_the_look(screen, purpose="new_lead"):
    press(screen, "go_0")
    answer_why(screen, purpose)
    press(screen, "go_1")
    press(screen, "go_2")


def send_by_card(screen, sam, ida):
    know(sam, ida)
    screen.reload()
    find(screen, QRadioButton, "contact_0").click()
    to_the_look(screen)
    press(screen, "go_3")


def test_a_record_goes_step_by_step_and_is_taken_in_on_the_other_side(
    sending, receiving, sam, ida, file, qtbot
):
    send_by_card(sending, sam, ida)
    assert step(sending) == DONE
    assert "Sealed for Ida Example" in words_on(sending)
    assert "closed and kept" in words_on(sending)
    assert file.read_bytes().startswith(b"age-encryption.org/v1")
    press(receiving, "choose_handover")
    look = receiving.look
    assert receiving.currentWidget() is look
    assert "This family is new here" in words_on(look)
    assert look.words.words == sam.desk.handovers.own()[0].words
    assert not look.take.isEnabled()
    find(look, QCheckBox, "words_agree").click()
    press(receiving, "take_in")
    assert receiving.currentWidget() is receiving.taken
    with qtbot.waitSignal(receiving.wants_family) as opened:
        press(receiving, "open_taken")
    assert opened.args == [sam.id]
    assert ida.desk.families.open(sam.id).file.family.lead_name == "Ida Example"
    receiving.begin()
    press(receiving, "choose_handover")
    assert "taken in before" in words_on(look)
    assert "Everything in this file is here already" in words_on(look)
    assert not find(look, QCheckBox, "words_agree").isVisible()
    press(receiving, "leave_it")
    assert receiving.currentWidget() is receiving.choose


def test_what_is_missing_is_said_and_nothing_goes_on(sending, sam, ida):
    assert find(sending, QLabel, "no_cards").isVisible()
    press(sending, "go_0")
    assert find(sending, QLabel, "trouble_0").text() == "Please choose who it is for."
    find(sending, QRadioButton, "by_words").click()
    press(sending, "go_0")
    assert "write the name" in find(sending, QLabel, "trouble_0").text()
    find(sending, QLineEdit, "to_name").setText("Kit Sample")
    press(sending, "go_0")
    assert step(sending) == WHY
    press(sending, "go_1")
    assert "on which ground" in find(sending, QLabel, "trouble_1").text()
    answer_why(sending)
    find(sending, QLineEdit, "from_day").setText("soon")
    press(sending, "go_1")
    assert "from which your colleague leads" in find(sending, QLabel, "trouble_1").text()
    answer_why(sending, "work_together")
    press(sending, "go_1")
    press(sending, "go_2")
    assert step(sending) == WHAT
    assert "at least one part" in find(sending, QLabel, "trouble_2").text()
    press(sending, "back_2")
    press(sending, "back_1")
    assert step(sending) == WHO


def test_only_a_new_lead_is_offered_everything_at_first(sending):
    find(sending, QRadioButton, "by_words").click()
    find(sending, QLineEdit, "to_name").setText("Kit Sample")
    press(sending, "go_0")
    answer_why(sending, "work_together")
    assert sending.what.wanted().parts == frozenset()
    answer_why(sending, "new_lead")
    assert sending.what.wanted().parts == frozenset(Part)
    assert len(sending.what.wanted().versions) >= 3
    answer_why(sending, "advice")
    assert sending.what.wanted().versions == frozenset()
    press(sending, "whole_record")
    assert sending.what.wanted().parts == frozenset(Part)


def test_six_words_are_shown_with_how_to_say_them_and_open_it(sending, receiving, file, sam, ida):
    find(sending, QRadioButton, "by_words").click()
    find(sending, QLineEdit, "to_name").setText("Ida Example")
    to_the_look(sending)
    assert step(sending) == LOOK
    assert "Please think about this first" in words_on(sending.look)
    press(sending, "go_3")
    words = sending.done.words.words
    assert len(words.split()) == 6
    assert "Say them only on the telephone" in words_on(sending)
    press(receiving, "choose_handover")
    assert receiving.currentWidget() is receiving.words
    receiving.words.field.setText("kettle windoww")
    press(receiving, "open_spoken")
    assert "windoww" in receiving.words.row.error
    receiving.words.field.setText(words.upper())
    press(receiving, "open_spoken")
    assert "You were told six words" in words_on(receiving.look)
    assert receiving.look.take.isEnabled()
    press(sending, "hand_over_again")
    assert step(sending) == WHO
    assert "handed to Ida Example" in words_on(sending)


def test_a_full_disk_hands_nothing_over_and_writes_nothing_down(
    sending, sam, ida, file, told, monkeypatch
):
    from taf_desktop.support import atomic

    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(atomic, "write_bytes", full)
    send_by_card(sending, sam, ida)
    assert told == ["handover.not_saved"]
    assert sam.desk.handovers.offer(sam.id).lines == ()
    assert sam.desk.families.open(sam.id).file.family.closed_on == ""


def test_what_cannot_be_written_down_is_no_hand_over(sending, sam, ida, file, told, monkeypatch):
    from taf_desktop.domain.errors import EnvironmentProblem

    def fails(_parcel):
        raise EnvironmentProblem("vault.disk_full")

    monkeypatch.setattr(sam.desk.handovers, "sent", fails)
    send_by_card(sending, sam, ida)
    assert told == ["vault.disk_full"]
    assert not file.exists()


def test_calling_off_the_file_leaves_it_at_looking(sending, sam, ida, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_save_file", lambda *_: None)
    send_by_card(sending, sam, ida)
    assert step(sending) == LOOK


def test_a_file_that_is_none_is_said_and_escape_goes_back(qtbot, receiving, file, told):
    file.write_bytes(b"not a hand-over")
    press(receiving, "choose_handover")
    assert told == ["handover.not_ours"]
    receiving._ask_words()
    qtbot.keyClick(receiving, Qt.Key.Key_Escape)
    assert receiving.currentWidget() is receiving.choose
    with qtbot.waitSignal(receiving.wants_back):
        qtbot.keyClick(receiving, Qt.Key.Key_Escape)
    qtbot.keyClick(receiving, Qt.Key.Key_A)


def test_where_both_changed_something_it_is_asked_whose_holds(
    sending, receiving, sam, ida, file, qtbot
):
    from dataclasses import replace

    from taf_desktop.domain.family import Person

    send_by_card(sending, sam, ida)
    press(receiving, "choose_handover")
    find(receiving, QCheckBox, "words_agree").click()
    press(receiving, "take_in")
    for kept, notes in ((sam, "His"), (ida, "Hers")):
        with kept.unit_of_work() as unit:
            child = unit.of_family(Person, sam.id)[0]
            unit.put(replace(child, notes=notes))
            unit.commit()
    press(sending, "hand_over_again")
    find(sending, QRadioButton, "contact_0").click()
    to_the_look(sending)
    press(sending, "go_3")
    receiving.begin()
    press(receiving, "choose_handover")
    assert "Both of you changed some things" in words_on(receiving.look)
    find(receiving, QRadioButton, "take_theirs").click()
    press(receiving, "take_in")
    assert ida.desk.families.open(sam.id).file.people[0].notes == "His"


def test_a_card_is_given_added_compared_and_taken_off(cards, sam, ida, file, qtbot, told):
    own = sam.desk.handovers.own()[0]
    assert cards.words.words == own.words
    press(cards, "save_card")
    assert read_file(file).decode() == own.text
    press(cards, "copy_card")
    assert QApplication.clipboard().text() == own.text
    theirs = ida.desk.handovers.own()[0]
    cards.paste.setPlainText("\n".join(f"> {line}" for line in theirs.text.splitlines()))
    press(cards, "add_pasted")
    qtbot.waitUntil(lambda: "Words not compared yet" in words_on(cards))
    press(cards, "agree_0")
    assert sam.desk.handovers.contacts()[0].confirmed_on
    press(cards, "forget_0")
    assert find(cards, QLabel, "no_contacts").isVisible()
    write_file(file, theirs.text.encode())
    press(cards, "add_card_file")
    assert len(sam.desk.handovers.contacts()) == 1
    cards.paste.setPlainText("hello")
    press(cards, "add_pasted")
    cards.paste.setPlainText(theirs.text.replace("Ida", "Eve"))
    press(cards, "add_pasted")
    assert told == ["handover.card.unreadable", "handover.card.changed"]
    with qtbot.waitSignal(cards.wants_back):
        qtbot.keyClick(cards, Qt.Key.Key_Escape)
    qtbot.keyClick(cards, Qt.Key.Key_A)


def again(qtbot, make, kept, runner, screen):
    """Lock and unlock: save what is typed, and show a new screen over the same vault."""
    assert all(work.flush_and_wait(5) for work in screen.findChildren(Autosave))
    fresh = make(kept.desk, runner)
    qtbot.addWidget(fresh)
    fresh.resize(1000, 700)
    fresh.show()
    return fresh


def sending_again(qtbot, sam, runner, screen):
    fresh = again(qtbot, HandOverScreen, sam, runner, screen)
    fresh.show_family(sam.desk.families.open(sam.id))
    return fresh


def test_what_was_chosen_is_there_again_after_locking(qtbot, sending, sam, ida, runner, file):
    find(sending, QRadioButton, "by_words").click()
    find(sending, QLineEdit, "to_name").setText("Kit Sample")
    fresh = sending_again(qtbot, sam, runner, sending)
    assert step(fresh) == WHO
    assert fresh.who.receiver().name == "Kit Sample"
    press(fresh, "go_0")
    answer_why(fresh)
    find(fresh, QLineEdit, "from_day").setText("3 December 2026")
    find(fresh, LongTextEditor, "handover_reason").insertPlainText(" Half a sent")
    fresh = sending_again(qtbot, sam, runner, fresh)
    assert step(fresh) == WHY
    why = fresh.why.why()
    assert "Half a sent" in why.reason
    assert (why.purpose, why.from_day, why.told) == ("new_lead", "2026-12-03", "agreed")
    assert fresh.what.wanted().parts == frozenset(Part)
    assert len(fresh.what.wanted().versions) >= 3
    find(fresh, QCheckBox, "part_meetings").click()
    press(fresh, "go_1")
    press(fresh, "go_2")
    fresh = sending_again(qtbot, sam, runner, fresh)
    assert step(fresh) == LOOK
    assert "Kit Sample" in words_on(fresh.look)
    assert Part.MEETINGS not in fresh.what.wanted().parts
    press(fresh, "go_3")
    assert step(fresh) == DONE
    fresh = sending_again(qtbot, sam, runner, fresh)
    assert step(fresh) == WHO
    assert fresh.who.receiver().name == ""


def test_a_hand_over_can_be_begun_again_and_a_card_chosen_before_is_still_chosen(
    qtbot, sending, sam, ida, runner, monkeypatch
):
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirm_dangerous", lambda *_: answers.pop(0))
    know(sam, ida)
    sending.reload()
    find(sending, QRadioButton, "contact_0").click()
    press(sending, "go_0")
    fresh = sending_again(qtbot, sam, runner, sending)
    assert fresh.who.receiver().name == "Ida Example"
    assert step(fresh) == WHY
    press(fresh, "anew_1")
    assert step(fresh) == WHY
    press(fresh, "anew_1")
    assert step(fresh) == WHO
    fresh = sending_again(qtbot, sam, runner, fresh)
    assert step(fresh) == WHO


def test_choices_go_with_the_family_and_what_cannot_be_read_is_forgotten(qtbot, sending, sam):
    from taf_desktop.services.handover_drafts import SENDING, HandoverDrafts

    find(sending, QRadioButton, "by_words").click()
    find(sending, QLineEdit, "to_name").setText("Kit Sample")
    sending.flush()
    assert HandoverDrafts(sam.unit_of_work).sending(sam.id).name == "Kit Sample"
    with sam.unit_of_work() as unit:
        unit.erase(stone(sam))
        unit.commit()
    assert "Kit Sample" not in str(sam.desk.settings.read())
    sam.desk.settings.write({SENDING + sam.id: '{"family": 3}', "place_came": "["})
    assert HandoverDrafts(sam.unit_of_work).sending(sam.id) is None
    assert HandoverDrafts(sam.unit_of_work).came() is None


def stone(kept):
    at = "2026-11-21T14:32:00+00:00"
    return Tombstone(family_id=kept.id, erased_at=at, rule="seven", reason="asked")


def test_a_record_removed_here_is_taken_in_again_only_with_a_reason(
    sending, receiving, sam, ida, file, qtbot
):
    with ida.unit_of_work() as unit:
        unit.erase(stone(sam))
        unit.commit()
    send_by_card(sending, sam, ida)
    press(receiving, "choose_handover")
    look = receiving.look
    assert "removed here for good on 21 November 2026" in words_on(look)
    assert "The family asked for it" in words_on(look)
    find(look, QCheckBox, "words_agree").click()
    assert not look.take.isEnabled()
    find(look, QRadioButton, "option/came_back").click()
    press(receiving, "take_in")
    assert receiving.currentWidget() is receiving.taken
    (line,) = ledger_lines(ida.desk.retention.all().erased)
    assert "Taken in again on" in line
    assert "being supported here again" in line


def receiving_again(qtbot, ida, runner, page):
    fresh = again(qtbot, ReceivePage, ida, runner, page)
    fresh.come()
    return fresh


def test_a_file_being_looked_at_is_there_again_after_locking_until_it_is_decided(
    qtbot, sending, receiving, sam, ida, runner, file
):
    send_by_card(sending, sam, ida)
    press(receiving, "choose_handover")
    fresh = receiving_again(qtbot, ida, runner, receiving)
    assert fresh.currentWidget() is fresh.look
    assert "This family is new here" in words_on(fresh.look)
    fresh.come()
    assert fresh.currentWidget() is fresh.look
    find(fresh.look, QCheckBox, "words_agree").click()
    press(fresh, "take_in")
    fresh.open_file(file)
    assert fresh.currentWidget() is fresh.look
    press(fresh, "leave_it")
    fresh = receiving_again(qtbot, ida, runner, fresh)
    assert fresh.currentWidget() is fresh.choose


def test_the_six_words_typed_are_kept_with_it_and_a_file_that_is_gone_is_said(
    qtbot, sending, receiving, sam, ida, runner, file, told
):
    find(sending, QRadioButton, "by_words").click()
    find(sending, QLineEdit, "to_name").setText("Ida Example")
    to_the_look(sending)
    press(sending, "go_3")
    press(receiving, "choose_handover")
    fresh = receiving_again(qtbot, ida, runner, receiving)
    assert fresh.currentWidget() is fresh.words
    fresh.words.field.setText(sending.done.words.words)
    press(fresh, "open_spoken")
    fresh = receiving_again(qtbot, ida, runner, fresh)
    assert fresh.currentWidget() is fresh.look
    file.unlink()
    gone = receiving_again(qtbot, ida, runner, fresh)
    assert told == ["handover.came_gone"]
    assert gone.currentWidget() is gone.choose
    assert ida.desk.settings.read()["place_came"] == ""


def test_without_a_name_there_is_no_card(qtbot, ida, runner):
    ida.desk.settings.write({"person_name": ""})
    page = CardsPage(ida.desk, runner)
    qtbot.addWidget(page)
    page.show()
    assert "write your name" in words_on(page)
    assert not find(page, QPushButton, "save_card").isEnabled()
