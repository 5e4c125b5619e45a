"""What keeps one definition, three readers honest: the screen, the vault and the page."""

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.family import Home, Person
from taf_desktop.domain.kinds import KINDS
from taf_desktop.forms.definition import FieldType, in_language
from taf_desktop.forms.records import record_form, to_answers, with_answers
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.types import CODECS, show
from taf_desktop.reports.form_report import PRINTERS
from taf_desktop.services.records import made
from taf_desktop.ui.forms.editors import EDITORS
from tests.contract.filling import fill
from tests.reports.reading import all_text, squeezed


@pytest.mark.parametrize(
    "registry", [CODECS, EDITORS, PRINTERS], ids=["codec", "editor", "printer"]
)
def test_every_type_of_question_is_known_to_all_three_readers(registry):
    assert set(registry) == set(FieldType)


def test_every_shipped_form_is_without_faults(shipped_forms):
    assert shipped_forms.faults == ()
    assert shipped_forms.form_ids == ("taf-assessment",)


@pytest.fixture
def family(desk):
    family, _ = desk.families.start("The Example family")
    desk.records.add(made(Home, family.id, name="Mill Lane"))
    for who, name in (("adult", "Dana"), ("child", "Ash"), ("child", "Robin"), ("unborn", "Baby")):
        desk.records.add(made(Person, family.id, who=who, name=f"{name} Example"))
    return family


@pytest.mark.parametrize("seed", [1, 2])
def test_an_assessment_filled_in_is_saved_reopened_and_printed_word_for_word(desk, family, seed):
    started, _ = desk.assessments.start(family.id)
    opened = desk.assessments.open(started.id)
    session = FormSession(
        opened.definition, started.answers, lists=opened.lists, today=desk.clock.today()
    )
    session.set_value("depth", "full")
    fill(session, seed)
    desk.assessments.save(started.id, started.revision, session.snapshot().answers)

    again = desk.assessments.open(started.id)
    assert dict(again.assessment.answers) == dict(session.snapshot().answers)
    reopened = FormSession(
        again.definition, again.assessment.answers, lists=again.lists, today=desk.clock.today()
    )
    assert reopened.snapshot().answers == session.snapshot().answers

    request = desk.documents.gather("assessment", family.id, started.id)
    text = squeezed(all_text(desk.documents.draw(request)))
    missing = [words for words in visible_words(reopened) if squeezed(words) not in text]
    assert missing == []


def visible_words(session):
    """Yield each section's heading, each answered question's label and its answer in words."""
    for section in session.definition.sections:
        if not session.section_is_relevant(section.name):
            continue
        yield in_language(section.label)
        for field in section.fields:
            if not session.is_relevant(field.name) or field.type is FieldType.NOTE:
                continue
            if field.type is FieldType.REPEAT:
                yield in_language(field.label)
                for row in session.rows(field.name):
                    for inner in field.fields:
                        yield from answer_words(session, inner, f"{field.name}/{row}/{inner.name}")
            elif session.value(field.name) not in ("", None, ()):
                yield in_language(field.label)
                yield from answer_words(session, field, field.name)


def answer_words(session, field, key):
    value = session.value(key)
    if value in ("", None, ()) or not session.is_relevant(key):
        return
    if isinstance(value, tuple):
        for code in value:
            yield show(field, (code,), session.options(key))
    else:
        yield re.sub(r"\s+", " ", session.shown(key))


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"assessment"}))
def test_every_recorded_thing_is_asked_kept_and_asked_again_the_same(
    desk, unit_of_work, family, kind, qtbot
):
    definition = record_form(kind)
    lists = desk.families.open(family.id).lists
    parent = {"plan_id": "p", "goal_id": "g", "meeting_id": "m", "action_id": "a"}
    links = {name: value for name, value in parent.items() if name in KINDS[kind].LINKS}
    thing = made(KINDS[kind], family.id, **links)
    session = FormSession(definition, to_answers(thing), lists=lists, today=desk.clock.today())
    fill(session, 3)
    for field in definition.fields():
        editor = EDITORS[field.type](field, None, False)
        assert isinstance(editor, QWidget)
        qtbot.addWidget(editor)
    wanted = with_answers(thing, session.snapshot().answers)
    with unit_of_work() as unit:
        if kind == "family":
            wanted = replace(wanted, family_id=wanted.id)
        unit.put(wanted)
        kept = unit.get(KINDS[kind], wanted.id)
        unit.commit()
    assert to_answers(kept) == to_answers(wanted)
    again = FormSession(definition, to_answers(kept), lists=lists, today=desk.clock.today())
    assert again.snapshot().answers == session.snapshot().answers


def test_rows_nobody_went_on_with_are_not_printed_as_answers(desk, family):
    started, _ = desk.assessments.start(family.id)
    opened = desk.assessments.open(started.id)
    session = FormSession(
        opened.definition, started.answers, lists=opened.lists, today=desk.clock.today()
    )
    dana, ash, *_ = session.rows("took_part")
    assert session.telling_rows("took_part") == ()
    session.set_value(f"took_part/{ash}/took_part_how", "Two walks round the park")
    own = session.add_row("took_part", {"took_part_who": "Auntie Sample"})
    assert session.telling_rows("took_part") == (ash, own)
    desk.assessments.save(started.id, started.revision, session.snapshot().answers)
    text = all_text(desk.documents.draw(desk.documents.gather("assessment", family.id, started.id)))
    text, _pictures = text.split("Our family in a picture")
    assert "Two walks round the park" in text
    assert "Auntie Sample" in text
    assert "Dana" not in text
    assert dana not in session.telling_rows("took_part")
