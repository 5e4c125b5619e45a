import pytest

from taf_desktop.forms.validate import Severity
from tests.forms.helpers import session


def only(form, key):
    (found,) = form.findings(key)
    return found


def test_a_date_in_words_is_kept_with_a_kind_hint():
    form = session("{type: date, name: day, label: Day, required: true}")
    form.set_value("day", "about 2015")
    found = only(form, "day")
    assert (found.severity, found.message_id) == (Severity.LOOK, "forms.look.date_words")
    assert "21 November 2026" in found.message
    assert form.value("day") == "about 2015"


def test_a_date_known_to_the_month_needs_no_remark():
    form = session("{type: date, name: day, label: Day}", answers={"day": "2026-11"})
    assert form.findings() == ()


def test_a_date_in_words_is_never_measured_against_a_rule():
    form = session(
        "{type: date, name: start, label: Start}",
        "{type: date, name: end, label: End, constraint: '. >= ${start}'}",
        answers={"start": "in spring", "end": "2026-11-21"},
    )
    assert form.findings("end") == ()
    form.set_value("end", "some day")
    assert only(form, "end").severity is Severity.LOOK
    form.set_value("start", "2026-12-01")
    form.set_value("end", "21 November 2026")
    assert only(form, "end").severity is Severity.MUST


def test_missing_answers_never_stop_anything():
    form = session("{type: text, name: words, label: Words, required: true}")
    found = only(form, "words")
    assert (found.severity, found.message_id) == (Severity.MUST, "forms.must.required")
    assert form.snapshot().answers == {}


def test_an_empty_repeat_that_is_needed():
    form = session(
        "{type: repeat, name: pets, label: Pets, required: true, "
        "fields: [{type: text, name: pet, label: Pet}]}"
    )
    assert only(form, "pets").message_id == "forms.must.required_rows"


def test_a_rule_broken_is_told_in_the_forms_own_words():
    form = session(
        "{type: integer, name: a, label: A, constraint: '. > 3', constraint_message: More!}",
        "{type: integer, name: b, label: B, constraint: '. > 3'}",
        answers={"a": 1, "b": 1},
    )
    assert (only(form, "a").message_id, only(form, "a").message) == ("", "More!")
    assert only(form, "b").message_id == "forms.must.constraint"
    assert form.snapshot().answers == {"a": 1, "b": 1}


def test_a_rule_that_cannot_be_told_refuses_nothing():
    form = session(
        "{type: integer, name: low, label: Low}",
        "{type: integer, name: high, label: High, constraint: '. > ${low}'}",
        answers={"high": 1},
    )
    assert form.findings() == ()
    form.set_value("low", 5)
    assert only(form, "high").severity is Severity.MUST


@pytest.mark.parametrize(
    ("kind", "message_id"),
    [("integer", "forms.not_a_whole_number"), ("decimal", "forms.not_a_number")],
)
def test_words_in_place_of_a_number_are_kept_and_remarked_on(kind, message_id):
    form = session(
        f"{{type: {kind}, name: rooms, label: Rooms, constraint: '. < 9'}}",
        "{type: text, name: many, label: Many, relevant: '${rooms} > 3'}",
        answers={"rooms": "5, with Nan"},
    )
    assert form.snapshot().answers["rooms"] == "5, with Nan"
    assert only(form, "rooms").message_id == message_id
    assert only(form, "rooms").severity is Severity.MUST
    assert not form.is_relevant("many")
    form.set_value("rooms", 5)
    assert form.findings() == ()
    assert form.is_relevant("many")


def test_a_number_outside_its_range():
    form = session(
        "{type: range, name: scale, label: Scale, parameters: {start: 1, end: 5}}",
        answers={"scale": 0},
    )
    assert "from 1 to 5" in only(form, "scale").message
    form.set_value("scale", 5)
    assert form.findings() == ()


def test_spaces_are_no_answer():
    form = session("{type: text, name: words, label: Words, required: true}")
    form.set_value("words", "   ")
    assert only(form, "words").message_id == "forms.must.required"


def test_nothing_is_said_about_what_is_not_asked():
    form = session(
        "{type: text, name: asked, label: Asked}",
        "{type: text, name: words, label: Words, required: true, relevant: \"${asked} = 'y'\"}",
    )
    assert form.findings() == ()
