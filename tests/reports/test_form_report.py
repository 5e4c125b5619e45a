from datetime import date

import pytest

from taf_desktop.domain.assessment import Assessment
from taf_desktop.forms.definition import Audience, FieldType, Option
from taf_desktop.forms.loader import load
from taf_desktop.reports.assessment_document import assessment_document
from taf_desktop.reports.form_report import PRINTERS
from taf_desktop.reports.render import render
from tests.reports.reading import all_text, squeezed
from tests.reports.samples import empty_file, family_file, ids

TODAY = date(2026, 11, 21)
FORM = """
form_id: sample
version: 1.0.0
title: Our sample
survey:
  - type: group
    name: first
    label: First area
    fields:
      - {type: long_text, name: good, label: "What is going well?", appearance: "quote good"}
      - {type: long_text, name: hard, label: "What is harder?", appearance: worry}
      - {type: long_text, name: said, label: "What they said", appearance: quote}
      - {type: text, name: line, label: "One line"}
      - {type: select_one colours, name: one, label: "One colour"}
      - {type: select_multiple colours, name: many, label: "Many colours"}
      - {type: select_multiple people, name: whose, label: "Whose"}
      - {type: integer, name: whole, label: "A whole number"}
      - {type: decimal, name: part, label: "A number"}
      - {type: date, name: day, label: "A day"}
      - type: range
        name: how
        label: "0 to 10?"
        parameters: {start: 0, end: 10, start_label: "Very hard", end_label: "Just right"}
      - {type: note, name: note, label: "A note to read"}
      - {type: calculate, name: sum, label: "A sum", calculation: "${whole} + 1"}
      - {type: text, name: hidden, label: "Hidden question", relevant: "${one} = 'blue'"}
      - {type: text, name: ours, label: "For us", x-taf: {audience: professional}}
      - type: repeat
        name: rows
        label: "Some rows"
        fields:
          - {type: text, name: row_who, label: "Row who"}
          - {type: text, name: row_what, label: "Row what"}
      - type: repeat
        name: needs
        label: "Some needs"
        fields:
          - {type: text, name: short, label: "Need"}
          - {type: text, name: short_whose, label: "Whose need?"}
          - {type: long_text, name: short_view, label: "View", appearance: quote}
          - {type: text, name: short_last, label: "Last"}
      - type: repeat
        name: scores
        label: "Some scores"
        fields:
          - {type: text, name: voice, label: "Voice"}
          - {type: range, name: score, label: "Score"}
          - {type: text, name: why, label: "Why"}
  - type: group
    name: second
    label: Second area
    fields:
      - {type: text, name: later, label: "Later"}
      - {type: note, name: other_note, label: "Another note"}
  - type: group
    name: third
    label: Third area
    relevant: "${one} = 'blue'"
    fields:
      - {type: text, name: never, label: "Never"}
choices:
  colours: [{name: red, label: "Red"}, {name: blue, label: "Blue"}]
  people: {source: people}
"""
ANSWERS = {
    "good": "“We sing.”",
    "hard": "The stairs.",
    "said": "Robin: “I draw.”",
    "line": "A short answer",
    "one": "red",
    "many": ("red", "blue"),
    "whose": ("kim",),
    "whole": 4,
    "part": 2.5,
    "day": "2026-09-14",
    "how": 6,
    "hidden": "kept",
    "ours": "only for us",
    "rows": ("r1", "r2"),
    "rows/r1/row_who": "Kim",
    "rows/r1/row_what": "Sings",
    "rows/r2/row_who": "Rob",
    "scores": ("s1", "s2"),
    "scores/s1/voice": "Robin",
    "scores/s1/score": 7,
    "scores/s1/why": "Because of the map.",
    "scores/s2/voice": "Lee",
}


@pytest.fixture(scope="module")
def form():
    result = load(FORM, "sample.yaml")
    assert result.faults == ()
    return result.definition


def read(form, answers, *, file=None, status="finished", **parts):
    assessment = Assessment(
        **ids("a"),
        status=status,
        started="2026-09-01",
        finished="2026-10-02" if status == "finished" else "",
        answers=answers,
    )
    lists = {"people": (Option(name="kim", label={"en": "Kim"}),)}
    tree = assessment_document(
        file or family_file(), assessment, form, lists=lists, today=TODAY, **parts
    )
    return all_text(render(tree))


def test_there_is_a_printer_for_every_type_of_question():
    assert set(PRINTERS) == set(FieldType)


def test_every_label_and_answer_is_on_the_page(form):
    text = squeezed(read(form, ANSWERS))
    for field in form.sections[0].fields:
        if field.name not in {"hidden", "ours", "needs"}:
            assert squeezed(field.label["en"]) in text
    shown = [
        "“We sing.”", "The stairs.", "Robin: “I draw.”", "A short answer", "Red", "Blue", "Kim",
        "4", "2.5", "14 September 2026", "0 means “Very hard”, 10 means “Just right”.",
        "A note to read", "5", "Row who", "Sings", "Robin", "Because of the map.", "Lee",
    ]  # fmt: skip
    for words in shown:
        assert squeezed(words) in text


def test_what_is_not_asked_and_what_is_not_for_the_family_stays_out(form):
    text = read(form, ANSWERS)
    for words in ("Hidden question", "kept", "Third area", "For us", "only for us"):
        assert words not in text


def test_professionals_see_what_is_meant_for_them(form):
    assert "only for us" in read(form, ANSWERS, audience=Audience.PROFESSIONAL)


def test_an_area_without_answers_says_so_and_prints_no_questions(form):
    text = read(form, ANSWERS)
    assert "Second area\nWe have not talked about this yet." in text
    for words in ("Later", "Another note"):
        assert words not in text


def test_questions_without_an_answer_are_left_out(form):
    text = read(form, {"line": "Only this"})
    assert "One line: Only this" in text
    for words in ("One colour", "A day", "Some rows", "0 to 10?"):
        assert words not in text


def test_rows_with_much_in_them_are_printed_one_under_another(form):
    answers = {"rows": ("r1",), "rows/r1/row_who": "Kim", "rows/r1/row_what": "sings " * 60}
    text = read(form, answers)
    assert "Kim\nRow what: sings sings" in text
    assert text.count("sings") == 60


def test_short_answers_of_a_long_row_stand_in_one_line_in_their_order(form):
    answers = {"needs": ("n1",)} | {
        f"needs/n1/{name}": text
        for name, text in (
            ("short", "Robin needs calm mornings"),
            ("short_whose", "Robin"),
            ("short_view", "Robin: “Less noise.”\nAsh: “Yes.”"),
            ("short_last", "it happens every day"),
        )
    }
    text = read(form, answers)
    assert "Robin needs calm mornings\nWhose need? Robin.\nView: Robin: “Less noise.”" in text
    assert "Last: it happens every day" in text


def test_several_choices_stand_in_one_line(form):
    assert "Many colours: Red · Blue" in read(form, ANSWERS)


def test_a_row_with_a_number_takes_one_line(form):
    text = squeezed(read(form, ANSWERS))
    assert "Robin0107Becauseofthemap." in text


def test_an_assessment_is_a_draft_until_it_is_finished(form):
    assert "Finished 2 October 2026" in read(form, ANSWERS)
    draft = read(form, ANSWERS, status="draft")
    assert "DRAFT" in draft
    assert "Draft of 21 November 2026" in draft
    assert "Begun 1 September 2026" in draft


def test_the_family_and_the_words_for_the_team_are_explained(form):
    text = read(form, ANSWERS)
    assert "Sam Example is your lead professional." in text
    assert "lead professional" not in read(form, ANSWERS, file=empty_file())
