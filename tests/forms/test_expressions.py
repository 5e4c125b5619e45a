from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taf_desktop.forms.expressions import (
    ExpressionFault,
    Scope,
    evaluate,
    holds,
    parse_expression,
)
from taf_desktop.support.words import catalogue

TODAY = date(2026, 11, 21)
ANSWERS = {
    "yes": "yes",
    "blank": "",
    "five": 5,
    "half": 0.5,
    "zero": 0,
    "none": None,
    "many": ("a", "b"),
    "empty": (),
    "ages": (3, 7, 11),
    "day": "2026-03-04",
    "month": "2026-03",
    "year": "2015",
    "words": "about 2015",
}


def value(text, own=""):
    return evaluate(parse_expression(text), Scope(ANSWERS.__getitem__, TODAY, own))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("${yes} = 'yes'", True),
        ('${yes} = "yes"', True),
        ("${ yes } != 'no'", True),
        ("${blank} = ''", True),
        ("${blank} != 'yes'", True),
        ("${none} = ''", True),
        ("${empty} = ''", True),
        ("${zero} = ''", False),
        ("${five} = '5'", True),
        ("${five} = 5.0", True),
        ("${five} > 4 and ${five} <= 5", True),
        ("${five} < 4 or not(${yes} = 'no')", True),
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("-${five} + 6", 1),
        ("--5", 5),
        ("7 div 2", 3.5),
        ("8 div 2", 4),
        ("7 mod 4", 3),
        (".5 + ${half}", 1),
        ("selected(${many}, 'a')", True),
        ("selected(${many}, 'c')", False),
        ("selected(${yes}, 'yes')", True),
        ("selected(${blank}, 'yes')", False),
        ("count-selected(${many})", 2),
        ("count(${ages})", 3),
        ("count(${blank})", 0),
        ("sum(${ages})", 21),
        ("sum(${ages}, ${five}, ${blank})", 26),
        ("if(${yes} = 'yes', 'ja', 'nein')", "ja"),
        ("if(${blank}, 1, 2)", 2),
        ("coalesce(${blank}, ${none}, ${five})", 5),
        ("coalesce(${blank}, '')", ""),
        ("string-length(${yes})", 3),
        ("string-length(${none})", 0),
        ("today()", "2026-11-21"),
        ("${day} < today()", True),
        ("${month} <= ${day}", True),
        ("${month} > ${day}", False),
        ("${year} < ${day}", True),
        ("'2014' < '2015'", True),
        ("${many} = 'b'", True),
        ("'b' = ${many}", True),
        ("(1 = 1) = (2 = 2)", True),
        ("yes", True),
        ("true", True),
        (" no ", False),
    ],
)
def test_values(text, expected):
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    [
        "${blank} > 5",
        "${words} < today()",
        "${blank} + 1",
        "5 div 0",
        "5 mod 0",
        "not(${blank} > 5)",
        "${blank} > 5 and ${yes} = 'yes'",
        "${blank} > 5 or ${yes} = 'no'",
        "1 + 'one'",
        "${ages} + 1",
    ],
)
def test_what_cannot_be_told_is_none(text):
    assert value(text) is None


def test_unknown_does_not_spoil_what_is_certain_without_it():
    assert value("${blank} > 5 and ${yes} = 'no'") is False
    assert value("${blank} > 5 or ${yes} = 'yes'") is True


def test_numbers_that_overflow_cannot_be_told():
    huge = "9" * 300
    assert value(f"{huge}.5 * {huge}.5") is None
    assert value(f"{huge}.5 * {huge}.5 * {huge}") is None


def test_the_dot_is_the_own_answer():
    expression = parse_expression(". >= 0 and . <= 10")
    assert expression.uses_own
    scope = Scope(ANSWERS.__getitem__, TODAY, 11)
    assert holds(expression, scope) is False


def test_names_are_known_without_evaluating():
    expression = parse_expression("${a} = 'x' and selected(${b}, 'y') or ${a} = 'z'")
    assert expression.names == {"a", "b"}
    assert not expression.uses_own


FAULTS = [
    ("", "empty", 0),
    ("   ", "empty", 0),
    ("1 = " + "1" * 4_000, "too_long", 4_000),
    ("+".join(["1"] * 102), "too_many_steps", 201),
    ("(" * 21 + "1" + ")" * 21, "too_deep", 20),
    ("${a} = yes", "bare_word", 7),
    ("${a} = ‘yes’", "curly_quote", 7),
    ("${a} = 'yes", "open_quote", 7),
    ("${A} = 1", "broken_reference", 0),
    ("${_a} = 1", "broken_reference", 0),
    ("$a = 1", "broken_reference", 0),
    ("${a} == 1", "foreign_sign", 5),
    ("${a} <> 1", "foreign_sign", 5),
    ("1 = 1 && 2 = 2", "foreign_sign", 6),
    ("4 / 2", "foreign_sign", 2),
    ("${a} = #", "unknown_sign", 7),
    ("0 <= . <= 10", "chained", 7),
    ("(1 = 1", "missing_close", 0),
    ("count(${a}", "missing_close", 0),
    ("${a} 'yes'", "missing_operator", 5),
    ("(1 2)", "missing_operator", 3),
    ("1 = )", "out_of_place", 4),
    ("1 = 1)", "out_of_place", 5),
    ("1 = ", "ends_early", 3),
    ("eval('1')", "unknown_function", 0),
    ("__import__('os')", "unknown_function", 0),
    ("slected(${a}, 'b')", "unknown_function_near", 0),
    ("selected(${a})", "argument_count", 0),
    ("today(1)", "argument_count", 0),
    ("coalesce()", "argument_count", 0),
]


@pytest.mark.parametrize(("text", "fault", "at"), FAULTS)
def test_faults_say_where_and_how_to_mend(text, fault, at):
    with pytest.raises(ExpressionFault) as raised:
        parse_expression(text)
    assert (raised.value.fault, raised.value.at) == (fault, at)
    assert raised.value.sentence
    assert raised.value.hint


def test_an_unknown_function_is_refused_by_name_with_the_known_ones():
    with pytest.raises(ExpressionFault) as raised:
        parse_expression("1 + eval('2')")
    assert "eval()" in raised.value.sentence
    assert "character 5" in raised.value.sentence
    assert "today()" in raised.value.hint


def test_every_expression_fault_has_a_sample():
    wanted = {key.split(".")[2] for key in catalogue() if key.startswith("forms.expression.")}
    assert {fault for _, fault, _ in FAULTS} == wanted


PIECES = st.sampled_from(
    [
        "${yes}",
        "${blank}",
        "${many}",
        "${words}",
        "5",
        "'a'",
        "and",
        "or",
        "div",
        "mod",
        "not(",
        "if(",
        "sum(",
        "coalesce(",
        "today()",
        "(",
        ")",
        ".",
        ",",
        "=",
        "<",
        "-",
        "*",
        "+",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=40))
def test_any_text_is_either_a_fault_or_has_a_value(text):
    try:
        expression = parse_expression(text)
    except ExpressionFault as fault:
        where = fault.at
    else:
        where = 0
        scope = Scope(lambda name: ANSWERS.get(name, ""), TODAY, "own")
        assert isinstance(evaluate(expression, scope), str | int | float | bool | tuple | None)
    assert 0 <= where <= len(text)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(-50, 50))
def test_arithmetic_binds_as_in_school(a, b, c):
    assert value(f"{a} + {b} * {c}") == a + b * c
    assert value(f"{a} - {b} - {c}") == a - b - c
    assert value(f"({a} < {b}) = ({b} > {a})") is True
