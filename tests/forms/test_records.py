from dataclasses import fields

import pytest

from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family import Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.plan import Score
from taf_desktop.forms.definition import FieldType
from taf_desktop.forms.records import record_form, to_answers, with_answers
from taf_desktop.forms.session import FormSession
from taf_desktop.support import paths
from tests.forms.helpers import TODAY

ANNOTATION = {
    FieldType.TEXT: "str",
    FieldType.LONG_TEXT: "str",
    FieldType.DATE: "str",
    FieldType.SELECT_ONE: "str",
    FieldType.SELECT_MULTIPLE: "tuple[str, ...]",
    FieldType.INTEGER: "int | str | None",
    FieldType.RANGE: "int | None",
}
ASKED = [kind for kind in KINDS if kind != "assessment"]
UNASKED = frozenset({FieldType.NOTE, FieldType.CALCULATE})


@pytest.mark.parametrize("kind", ASKED)
def test_the_questions_fit_the_dataclass(kind):
    form = record_form(kind)
    asked = {item.name: item.type for item in form.fields() if item.type not in UNASKED}
    annotations = {item.name: item.type for item in fields(KINDS[kind])}
    assert form.form_id == kind
    assert set(asked) == set(question_fields(KINDS[kind]))
    for name, found in asked.items():
        assert (name, ANNOTATION[found]) == (name, annotations[name])


@pytest.mark.parametrize("kind", ASKED)
def test_every_kind_can_be_edited_in_a_session(kind):
    thing = KINDS[kind](id="1", family_id="2", revision=3)
    form = FormSession(record_form(kind), to_answers(thing), today=TODAY)
    assert not form.dirty
    assert with_answers(thing, form.snapshot().answers) == thing


def test_answers_there_and_back():
    person = Person(id="1", family_id="2", name="Mia Example", reading_needs=("large",))
    answers = to_answers(person)
    assert answers["name"] == "Mia Example"
    assert "id" not in answers
    assert with_answers(Person(id="1", family_id="2"), answers) == person


def test_what_has_no_answer_any_more_becomes_not_answered():
    person = Person(id="1", family_id="2", name="Mia Example", reading_needs=("large",))
    changed = with_answers(person, {"known_as": "Mia", "nowhere": "x", "id": "9"})
    assert changed == Person(id="1", family_id="2", known_as="Mia")
    score = Score(id="1", family_id="2", start=3, now=5)
    assert with_answers(score, {"now": 6}) == Score(id="1", family_id="2", now=6)


@pytest.mark.parametrize("answers", [{"name": 5}, {"reading_needs": "large"}, {"name": None}])
def test_an_answer_of_the_wrong_type_is_our_own_mistake(answers):
    with pytest.raises(Bug):
        with_answers(Person(id="1", family_id="2"), answers)


@pytest.mark.parametrize("value", ["5", True, 5.5])
def test_a_score_is_a_whole_number(value):
    with pytest.raises(Bug):
        with_answers(Score(id="1", family_id="2"), {"now": value})


def test_a_missing_or_broken_file_is_our_own_mistake(tmp_path, monkeypatch):
    tmp_path.joinpath("broken.yaml").write_text("form_id: broken\n", encoding="utf-8")
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(Bug) as missing:
        record_form.__wrapped__("nowhere")
    assert missing.value.message_id == "forms.problem.no_record_form"
    monkeypatch.undo()
    monkeypatch.setattr(
        paths,
        "resource",
        lambda *p, real=paths.resource: tmp_path / p[-1] if p[0] == "record" else real(*p),
    )
    with pytest.raises(Bug) as broken:
        record_form.__wrapped__("broken")
    assert broken.value.message_id == "forms.problem.broken_record_form"
