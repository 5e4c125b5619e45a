import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Agreement
from taf_desktop.ui.common import errors
from taf_desktop.ui.families.agreement_screen import AgreementScreen
from taf_desktop.ui.families.chooser import ChooserRow
from taf_desktop.ui.forms.record_editor import RecordEditor
from tests.ui.families.sample import settle


@pytest.fixture
def screen(qtbot, place, ids):
    made = AgreementScreen(place.desk, place.runner)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()

    def reload(changes):
        if changes.touches_family(ids["family"]):
            made.show_family(place.desk.families.open(ids["family"]))

    place.bus.changed.connect(reload)
    made.show_family(place.desk.families.open(ids["family"]))
    return made


def card_of(screen, person_id):
    settle()
    (card,) = screen.findChildren(QWidget, f"agreement:{person_id}")
    return card


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def press(screen, person_id, name):
    card_of(screen, person_id).findChild(QPushButton, name).click()


def editor(screen):
    settle()
    return screen.findChildren(RecordEditor)[-1]


def answers_of(place, person_id):
    kept = [answer for answer in place.vault.all(Agreement) if answer.person == person_id]
    return [answer for answer in kept if answer.id not in place.vault.kept.aside]


def test_each_person_has_a_card_in_plain_words(screen, ids):
    mum = said(card_of(screen, ids["mum"]))
    assert mum[:2] == ["Mum", "Agrees"]
    assert "Mum agrees to take part." in mum
    assert "Ask again by 15 January 2027" in mum
    robin = said(card_of(screen, ids["robin"]))
    assert robin == ["Robin", "Not yet asked", "Robin has not been asked yet."]
    assert card_of(screen, ids["baby"]).findChildren(QPushButton) == []


def test_a_note_says_what_agreement_is_and_is_not(screen):
    note = " ".join(said(screen.findChild(QWidget, "aboutAgreement")))
    assert "is a choice" in note
    assert "not the legal reason" in note


def test_only_the_first_person_still_to_be_asked_has_the_filled_button(screen, ids):
    filled = [
        button.objectName()
        for button in screen.findChildren(QPushButton)
        if button.property("look") == "primary"
    ]
    assert filled == [f"answer:{ids['robin']}"]


def test_writing_down_an_answer(screen, place, ids):
    press(screen, ids["robin"], f"answer:{ids['robin']}")
    session = editor(screen).session
    assert session.value("person") == ids["robin"]
    assert session.value("given_on") == "2026-11-21"
    session.set_value("decision", "agree")
    session.set_value("scope", ("take_part", "contact_named"))
    screen.flush()
    (kept,) = answers_of(place, ids["robin"])
    assert (kept.decision, kept.given_on) == ("agree", "2026-11-21")
    assert "Robin agrees to take part." in said(card_of(screen, ids["robin"]))
    assert screen.thing_shown() == kept.id


def test_an_answer_never_given_leaves_no_blank(screen, place, ids):
    press(screen, ids["robin"], f"answer:{ids['robin']}")
    assert len(answers_of(place, ids["robin"])) == 1
    screen.hide()
    assert answers_of(place, ids["robin"]) == []


def test_a_change_of_mind_is_an_answer_of_its_own(screen, place, ids):
    press(screen, ids["mum"], f"withdraw:{ids['mum']}")
    before = {answer.decision for answer in answers_of(place, ids["mum"])}
    assert before == {"decline", "agree", "withdrawn"}
    mum = said(card_of(screen, ids["mum"]))
    assert "Mum has changed their mind and no longer takes part." in mum
    assert "Told us on 21 November 2026" in mum
    screen.hide()
    assert len(answers_of(place, ids["mum"])) == 3


def test_earlier_answers_can_be_read(screen, ids):
    (row,) = card_of(screen, ids["mum"]).findChildren(ChooserRow)
    assert row.accessibleName() == "Does not want to take part"
    assert row.accessibleDescription() == "Given on 1 September 2026"
    row.click()
    assert editor(screen).session.value("decision") == "decline"
    assert screen.findChild(QLabel, "chosenName").text() == "Mum’s answer"


def test_an_answer_written_by_mistake_is_put_aside_and_taken_back(screen, place, ids):
    screen.show_thing(ids["ash"])
    screen.findChild(QPushButton, "putAside").click()
    assert answers_of(place, ids["ash"]) == []
    assert "Ash has not been asked yet." in said(card_of(screen, ids["ash"]))
    screen.findChild(QPushButton, "asideUndo").click()
    assert len(answers_of(place, ids["ash"])) == 1


def test_a_family_without_people_is_sent_to_the_people_first(qtbot, screen, place):
    family, _ = place.desk.families.start("The New Example family")
    screen.show_family(place.desk.families.open(family.id))
    settle()
    with qtbot.waitSignal(screen.wants_tab) as asked:
        (add,) = [
            button
            for button in screen.findChildren(QPushButton)
            if button.text() == "Add a person" and not button.isHidden()
        ]
        add.click()
    assert asked.args == ["people", ""]


def test_an_answer_is_shown_by_its_own_id_and_by_its_button(screen, place, ids):
    (kept,) = answers_of(place, ids["ash"])
    screen.show_thing(kept.id)
    assert screen.thing_shown() == kept.id
    screen.show_thing(ids["nan"])
    assert screen.thing_shown() == kept.id
    counts = next(a for a in answers_of(place, ids["mum"]) if a.decision == "agree")
    press(screen, ids["mum"], f"see:{counts.id}")
    assert screen.thing_shown() == counts.id


def test_trouble_is_said(screen, place, ids, monkeypatch):
    shown = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: shown.append(error.message_id))

    def refuse(*_args):
        raise UserError("record.gone")

    monkeypatch.setattr(place.desk.records, "add", refuse)
    press(screen, ids["robin"], f"answer:{ids['robin']}")
    assert shown == ["record.gone"]
    assert answers_of(place, ids["robin"]) == []
