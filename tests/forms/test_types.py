import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.forms.definition import FieldType
from taf_desktop.forms.types import (
    CODECS,
    as_value,
    blank,
    conform,
    from_json,
    from_value,
    is_answered,
    parse,
    show,
    to_json,
)
from tests.forms.helpers import good, one_group, options

FIELDS = {field.type: field for field in good("types").fields()}
CODES = [option.name for option in FIELDS[FieldType.SELECT_MULTIPLE].choices.options]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ANSWERS = {
    FieldType.TEXT: TEXTS,
    FieldType.LONG_TEXT: TEXTS,
    FieldType.DATE: TEXTS | st.dates().map(str),
    FieldType.SELECT_ONE: st.sampled_from(["", "yes", "no"]),
    FieldType.SELECT_MULTIPLE: st.lists(st.sampled_from(CODES), unique=True).map(tuple),
    FieldType.INTEGER: st.none() | st.integers(-999_999, 999_999),
    FieldType.RANGE: st.none() | st.integers(0, 10),
    FieldType.DECIMAL: st.none() | st.integers(-999_999, 999_999).map(lambda n: n / 100),
    FieldType.NOTE: st.just(""),
    FieldType.CALCULATE: TEXTS | st.integers(),
    FieldType.REPEAT: st.lists(st.text("abc123", min_size=1), unique=True).map(tuple),
}


def test_every_type_has_a_codec():
    assert set(CODECS) == set(FieldType)


@given(st.data())
def test_answers_survive_being_kept(data):
    kind = data.draw(st.sampled_from(list(FieldType)))
    answer = data.draw(ANSWERS[kind])
    field = FIELDS[kind]
    assert from_json(field, json.loads(json.dumps(to_json(field, answer)))) == answer


@given(st.data())
def test_what_is_shown_can_be_typed_again(data):
    kind = data.draw(st.sampled_from([*FieldType][:8]))
    field = FIELDS[kind]
    answer = conform(field, data.draw(ANSWERS[kind]))
    kept = parse(field, answer) if isinstance(answer, str) else answer
    assume(not str(kept).startswith("0") or kind is not FieldType.DATE)
    again = parse(field, show(field, kept)) if is_answered(kept) else kept
    assert again == kept


@pytest.mark.parametrize(
    ("kind", "typed", "kept", "shown"),
    [
        (FieldType.TEXT, "two\nlines", "two lines", "two lines"),
        (FieldType.LONG_TEXT, "two\r\nlines", "two\nlines", "two\nlines"),
        (FieldType.INTEGER, " 7 ", 7, "7"),
        (FieldType.INTEGER, "7.0", 7, "7"),
        (FieldType.INTEGER, "−3", -3, "-3"),
        (FieldType.INTEGER, "1,200", 1200, "1200"),
        (FieldType.INTEGER, "", None, ""),
        (FieldType.DECIMAL, "7.5", 7.5, "7.5"),
        (FieldType.DECIMAL, ".25", 0.25, "0.25"),
        (FieldType.RANGE, "0", 0, "0"),
        (FieldType.DATE, "21/11/2026", "2026-11-21", "21 November 2026"),
        (FieldType.DATE, "Nov 2026", "2026-11", "November 2026"),
        (FieldType.DATE, "about 2015", "about 2015", "about 2015"),
        (FieldType.SELECT_ONE, "yes", "yes", "Yes"),
        (FieldType.SELECT_ONE, "YES", "yes", "Yes"),
        (FieldType.SELECT_ONE, " ", "", ""),
        (FieldType.NOTE, "anything", "", ""),
        (FieldType.REPEAT, "anything", (), ""),
        (FieldType.CALCULATE, "yes", "yes", "Yes"),
        (FieldType.CALCULATE, "2026-11-21", "2026-11-21", "21 November 2026"),
        (FieldType.CALCULATE, "words", "words", "words"),
    ],
)
def test_typing_and_showing(kind, typed, kept, shown):
    field = FIELDS[kind]
    assert parse(field, typed) == kept
    assert show(field, kept) == shown


def test_several_choices_are_typed_as_codes_or_words():
    field = FIELDS[FieldType.SELECT_MULTIPLE]
    first, second = field.choices.options[:2]
    assert parse(field, f"{first.name} {second.name}") == (first.name, second.name)
    assert parse(field, f"{first.label['en']}; {second.name}") == (first.name, second.name)
    both = show(field, (first.name, second.name))
    assert both == f"{first.label['en']}; {second.label['en']}"


@pytest.mark.parametrize(
    ("kind", "typed", "message_id"),
    [
        (FieldType.RANGE, "4½", "forms.not_a_whole_number"),
        (FieldType.SELECT_ONE, "purple", "forms.not_a_choice"),
    ],
)
def test_what_cannot_be_read_is_refused_in_kind_words(kind, typed, message_id):
    with pytest.raises(UserError) as raised:
        parse(FIELDS[kind], typed)
    assert raised.value.message_id == message_id
    assert raised.value.sentence()


@pytest.mark.parametrize("typed", ["five", "7.5", "5, with Nan", "1 2", "٣"])
def test_words_in_place_of_a_whole_number_are_kept(typed):
    field = FIELDS[FieldType.INTEGER]
    assert parse(field, f" {typed} ") == typed
    assert show(field, typed) == typed
    assert from_json(field, json.loads(json.dumps(to_json(field, typed)))) == typed
    assert as_value(field, typed) == ""


@pytest.mark.parametrize("typed", ["1,5", "1e5", "nan", "٣", "about\nhalf"])
def test_words_in_place_of_a_number_are_kept(typed):
    field = FIELDS[FieldType.DECIMAL]
    kept = typed.replace("\n", " ")
    assert parse(field, typed) == kept
    assert as_value(field, kept) == ""
    assert as_value(field, 1.5) == 1.5


@given(TEXTS)
def test_a_date_is_never_refused(text):
    field = FIELDS[FieldType.DATE]
    assert is_answered(parse(field, text)) == bool(text.split())


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (FieldType.TEXT, 5),
        (FieldType.RANGE, "5"),
        (FieldType.INTEGER, 5.5),
        (FieldType.INTEGER, True),
        (FieldType.DECIMAL, float("nan")),
        (FieldType.SELECT_MULTIPLE, "a"),
        (FieldType.SELECT_ONE, ("a",)),
        (FieldType.NOTE, "words"),
    ],
)
def test_an_answer_of_the_wrong_type_is_our_own_mistake(kind, answer):
    with pytest.raises(Bug):
        conform(FIELDS[kind], answer)


def test_json_of_no_known_shape_is_refused():
    with pytest.raises(Bug):
        from_json(FIELDS[FieldType.TEXT], {"a": 1})


def test_one_proper_form():
    assert conform(FIELDS[FieldType.INTEGER], "  ") is None
    assert conform(FIELDS[FieldType.INTEGER], 5.0) == 5
    assert conform(FIELDS[FieldType.SELECT_MULTIPLE], ("a", "a", "b")) == ("a", "b")
    assert conform(FIELDS[FieldType.SELECT_MULTIPLE], None) == ()
    assert parse(FIELDS[FieldType.INTEGER], 5.0) == 5


@pytest.mark.parametrize("answer", ["", "  \n", None, ()])
def test_not_answered(answer):
    assert not is_answered(answer)
    assert as_value(FIELDS[FieldType.TEXT], answer) == ""


def test_nought_is_an_answer():
    assert is_answered(0)
    assert is_answered(0.0)


def test_blanks_are_not_answered():
    assert not any(is_answered(blank(field)) for field in FIELDS.values())


def test_rules_see_dates_in_iso_form():
    assert as_value(FIELDS[FieldType.DATE], "4 March 2026") == "2026-03-04"


@pytest.mark.parametrize(
    ("value", "answer"),
    [(True, "yes"), (False, "no"), (None, ""), ((), ""), (("a", 1), ("a", "1")), (2.5, 2.5)],
)
def test_results_of_calculations(value, answer):
    assert from_value(value) == answer


def test_lists_of_the_record():
    definition = one_group(
        "{type: select_one homes, name: home, label: Home}",
        rest="choices:\n  homes: {source: homes}\n",
    )
    field = definition.sections[0].fields[0]
    assert parse(field, "h1") == "h1"
    assert show(field, "h1", options("h1", "h2")) == "H1 Example"
    assert show(field, "gone", options("h1")) == "No longer in the list"


def test_a_code_a_list_never_had_is_shown_as_it_is():
    assert show(FIELDS[FieldType.SELECT_ONE], "mystery") == "mystery"


def test_other_languages():
    definition = one_group(
        "{type: select_one l, name: a, label: A}",
        rest="choices:\n  l: [{name: x, label: {en: Mum, pl: Mama}}, {name: y, label: Dad}]\n",
    )
    field = definition.sections[0].fields[0]
    assert show(field, "x", language="pl") == "Mama"
    assert show(field, "y", language="pl") == "Dad"
    assert parse(field, "mama") == "x"


def test_calculated_numbers_and_choices_are_shown():
    field = FIELDS[FieldType.CALCULATE]
    assert show(field, 2.50) == "2.5"
    assert show(field, ("a", "b")) == "a; b"
    assert show(FIELDS[FieldType.REPEAT], ("r1", "r2")) == "2"
