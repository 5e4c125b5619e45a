import re

import pytest

from taf_desktop.forms.definition import Audience, FieldType
from taf_desktop.forms.loader import definition_hash, load
from taf_desktop.support import paths
from taf_desktop.support.words import catalogue, say
from tests.forms.helpers import FIXTURES, HEAD, define, good, one_group

BAD = sorted(FIXTURES.joinpath("bad").glob("*.yaml"))
IN_CATALOGUE = {"not_text", "wrong_place", "bad_map"}
"""Faults of a folder, tested with the catalogue."""


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_each_kind_of_fault_is_found_in_its_line(file):
    text = file.read_text(encoding="utf-8")
    line = 1 + next(n for n, words in enumerate(text.splitlines()) if "# here" in words)
    result = load(text, file.name)
    sentence = catalogue()[f"forms.fault.{file.stem}.message"]
    pattern = re.compile(re.sub(r"\\{\w+\\}", ".*", re.escape(sentence)))
    assert result.definition is None
    found = [each for each in result.faults if pattern.fullmatch(each.message)]
    assert [(each.file, each.line) for each in found] == [(file.name, line)]
    assert found[0].hint


def test_every_kind_of_fault_has_a_sample():
    kinds = {key.split(".")[2] for key in catalogue() if key.startswith("forms.fault.")}
    assert {file.stem for file in BAD} == kinds - IN_CATALOGUE


def test_all_faults_come_at_once_in_the_order_of_the_file():
    text = HEAD.format(version="one") + (
        "  - type: group\n    name: Home\n    label: Our home\n    fields:\n"
        "      - {type: txt, name: a, label: A}\n"
        "      - {type: select_one nowhere, name: b, label: B, relevnt: x}\n"
        "      - {type: text, name: c, label: C, relevant: '${d} = yes'}\n"
        "      - {type: text, name: c, label: C, relevant: \"${d} = 'x' or ${e} = 'x'\"}\n"
    )
    faults = load(text, "many.yaml").faults
    assert [each.line for each in faults] == [2, 6, 9, 10, 10, 11, 12, 12, 12]


def test_a_near_miss_is_named():
    text = FIXTURES.joinpath("bad", "unknown_key.yaml").read_text(encoding="utf-8")
    assert "“relevant”" in load(text, "near.yaml").faults[0].hint


def test_a_template_fault_is_told_once_however_many_groups_use_it():
    groups = "".join(
        f"  - {{type: group, name: g{n}, label: G, template: area}}\n" for n in range(3)
    )
    text = (
        HEAD.format(version="1.0.0")
        + groups
        + (
            "templates:\n  area:\n"
            "    - {type: text, name: a, label: A, relevant: \"${_b} = 'x'\"}\n"
        )
    )
    faults = load(text, "template.yaml").faults
    assert [each.line for each in faults] == [10]


def test_a_circle_is_shown_with_its_questions():
    text = FIXTURES.joinpath("bad", "circular.yaml").read_text(encoding="utf-8")
    assert "first → second" in load(text, "circle.yaml").faults[0].message


@pytest.mark.parametrize(
    "survey",
    [
        "  - type: group\n    name: g\n    label: G\n    relevant: \"${a} = 'x'\"\n"
        "    fields: [{type: text, name: a, label: A}]\n",
        "  - type: group\n    name: g\n    label: G\n    fields:\n"
        "      - {type: calculate, name: a, calculation: '${b} + 1'}\n"
        "      - {type: calculate, name: b, calculation: '${a} + 1'}\n",
        "  - type: group\n    name: g\n    label: G\n    fields:\n      - type: repeat\n"
        "        name: r\n        label: R\n        relevant: \"${a} = 'x'\"\n"
        "        fields: [{type: text, name: a, label: A}]\n",
    ],
    ids=["section waits for its own question", "calculations", "repeat waits for its own question"],
)
def test_other_circles_are_found(survey):
    faults = load(HEAD.format(version="1.0.0") + survey, "circle.yaml").faults
    assert len(faults) == 1
    assert "circle" in faults[0].message


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("{type: calculate, name: a}", "“calculation” is missing"),
        ("{type: repeat, name: a, label: A}", "“fields” is missing"),
        ("{type: text, name: a, label: A, x-taf: {rows_from: people}}", "“rows_from” does not"),
        ("{type: note, name: a, label: A, required: true}", "“required” does not belong"),
        ("{type: note, name: a, label: A, constraint: '. > 1'}", "“constraint” does not belong"),
        ("{type: text, name: a, label: A, parameters: {start: 1}}", "“parameters” does not"),
        ("{type: select_one codes.gender, name: a, label: A}", "no list of choices"),
        ("{type: text, name: a, label: A, relevant: \"${home} = 'x'\"}", "no such question"),
    ],
)
def test_keys_must_suit_the_type(field, words):
    text = HEAD.format(version="1.0.0") + (
        "  - type: group\n    name: home\n    label: H\n    fields:\n      - " + field + "\n"
    )
    (fault,) = load(text, "keys.yaml").faults
    assert words in fault.message
    assert fault.line == 9


def test_two_circles_are_both_found():
    fields = "".join(
        f"      - {{type: text, name: {a}, label: L, relevant: \"${{{b}}} = 'x'\"}}\n"
        for a, b in ("ab", "ba", "cd", "dc")
    )
    text = HEAD.format(version="1.0.0") + (
        "  - type: group\n    name: g\n    label: G\n    fields:\n" + fields
    )
    assert len(load(text, "circles.yaml").faults) == 2


def test_a_text_that_is_not_a_form_at_all_is_only_faults():
    deep = "a: " + "[" * 2_000
    for text in (
        deep,
        "bell \a",
        "version: .inf",
        "? [a]\n: b\n",
        "title: 0o17",
        "just words",
        "- a\n- b\n",
        "42",
        "survey: 3",
        "{survey: [3, {fields: 4}]}",
    ):
        result = load(text, "odd.yaml")
        assert result.definition is None
        assert result.faults


def test_words_by_language():
    one, two = good("labels").sections[0].fields
    assert (one.label, one.hint, one.guidance) == (
        {"en": "One"},
        {"en": "Why not"},
        {"en": "You could ask"},
    )
    assert two.label == {"en": "Two", "pl": "Dwa"}


def test_yes_and_no_stay_texts_and_options_keep_their_marks():
    field = good("yes_no_stay_text").sections[0].fields[0]
    assert [option.name for option in field.choices.options] == ["yes", "no", "old"]
    assert field.choices.options[1].hint == {"en": "Not at all"}
    assert [option.retired for option in field.choices.options] == [False, False, True]


def test_every_type_can_be_written():
    fields = {field.name: field for field in good("types").fields()}
    assert {field.type for field in fields.values()} == set(FieldType)
    assert fields["many_lines"].type is FieldType.LONG_TEXT
    assert fields["many_lines"].appearance == {"quote"}
    assert fields["one"].choices.name == "codes.yes_no_unsure"
    scale = fields["scale"]
    assert (scale.start, scale.end, scale.start_label, scale.end_label) == (
        1,
        5,
        {"en": "Low"},
        {"en": "High"},
    )
    assert fields["pets"].fields == (fields["pet"],)


def test_rules_are_parsed():
    fields = {field.name: field for field in good("rules").fields()}
    assert fields["never"].required is None
    assert fields["always"].required.tree == fields["yes_word"].required.tree
    assert fields["sometimes"].required.names == {"always"}
    assert fields["age"].constraint_message == {"en": "Please look at the age again."}


def test_x_taf():
    field = good("x_taf").sections[0].fields[0]
    assert field.audience is Audience.PROFESSIONAL
    assert field.sensitive
    assert field.third_party
    assert field.show_previous
    assert field.summary
    assert (field.suggestions, field.print_lines) == ("named_people", 6)
    assert field.appearance == {"suggest", "half"}


def test_record_lists():
    fields = {field.name: field for field in good("record_lists").fields()}
    assert fields["main_home"].choices.source == "homes"
    assert fields["views"].rows_from == "children"


def test_templates_give_each_group_its_own_questions():
    definition = good("template")
    home, school = definition.sections
    assert [field.name for field in home.fields] == [
        "home_good",
        "home_worry",
        "home_worry_detail",
        "home_times",
        "home_extra",
    ]
    assert home.fields[0].label == {"en": "What is good about your home?"}
    assert home.fields[0].hint == {"en": "Start here."}
    assert school.fields[0].label == {"en": "What goes well?"}
    assert home.fields[2].relevant.names == {"home_worry"}
    assert school.fields[2].required.names == {"school_good"}
    inner = home.fields[3].fields[0]
    assert (inner.name, inner.guidance) == ("home_when", {"en": "A month is enough."})
    assert school.relevant.names == {"home_good"}


def test_a_section_and_a_question_may_share_a_name():
    definition = good("section_and_question_share_a_name")
    assert definition.sections[0].name == definition.sections[0].fields[0].name


def test_line_ends_and_byte_order_marks_do_not_change_the_hash():
    text = one_group("{type: text, name: words, label: Words}").text
    windows = define("\ufeff" + text.replace("\n", "\r\n"))
    assert windows.hash == define(text).hash == definition_hash(text)
    assert windows.text == text


def test_a_definition_can_be_read_again_from_its_own_text():
    definition = good("template")
    assert define(definition.text) == definition


def test_the_shipped_forms_have_no_faults():
    files = sorted(paths.forms_folder().glob("*/*.yaml"))
    files += sorted(paths.resource("record").glob("*.yaml"))
    assert files
    assert [load(file.read_text(encoding="utf-8"), file.name).faults for file in files] == [
        ()
    ] * len(files)


def test_messages_have_no_technical_words():
    words = [text for key, text in catalogue().items() if key.startswith("forms.")]
    assert words
    assert not [text for text in words if re.search(r"\b(invalid|error|entity|user)\b", text, re.I)]
    assert say("forms.look.date_words")
