from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from taf_desktop.app.printing import (
    lay_document_out,
    make_document,
    make_plain_words,
    make_word_file,
)
from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.domain.family import Agreement, Professional
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.reports.catalogue import DOCUMENTS
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.documents import ABOUT, OtherMakers, save_file, suggested_name
from taf_desktop.services.example import ExampleFamily
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.services.fakes import FakeVault

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)


@pytest.fixture(scope="module")
def placed():
    vault = FakeVault(person_name="Sam Example", person_phone="0115 496 0000")
    forms = Catalogue.read(paths.forms_folder())
    family_id, _ = ExampleFamily(vault, forms).enter()
    others = OtherMakers(as_docx=make_word_file, as_text=make_plain_words, lay_out=lay_document_out)
    desk = set_up_desk(vault, forms, make_document, FixedClock(NOW), others)
    return vault, desk, family_id


def of_id(vault, family_id, document_id):
    from taf_desktop.services.gather import family_file

    with vault() as unit:
        file = family_file(unit, family_id)
    things = {"assessment": file.assessments, "meeting": [m.meeting for m in file.meetings]}
    return things[ABOUT[document_id]][0].id if ABOUT[document_id] in things else ""


def test_every_document_of_the_catalogue_can_be_asked_for():
    assert set(ABOUT) == {entry.id for entry in DOCUMENTS}


@pytest.mark.parametrize("document_id", ABOUT)
def test_every_document_is_made_in_every_kind_of_file(placed, document_id):
    vault, desk, family_id = placed
    of = of_id(vault, family_id, document_id)
    request = desk.documents.gather(document_id, family_id, of)
    pages = desk.documents.draw(request).pages
    assert pages == desk.documents.lay_out(request).pages >= 1
    word = docx.Document(BytesIO(desk.documents.as_docx(request)))
    title = next(each.text for each in word.paragraphs if each.style.name == "Title")
    told = desk.documents.as_text(request).decode("utf-8-sig")
    assert title in told
    assert "\r\n" in told
    for ending in ("pdf", "docx", "txt"):
        name = suggested_name(request, ending)
        assert name == f"taf-{document_id.replace('_', '-')}-{NOW.date().isoformat()}.{ending}"


def test_who_may_hear_it_comes_from_the_one_rule(placed):
    vault, desk, family_id = placed
    before = desk.documents.gather("who_knows", family_id)
    person, names = next((id_, names) for id_, names in before.shared_with.items() if names)
    with vault() as unit:
        mine = [a for a in unit.of_family(Agreement, family_id) if a.person == person]
        newest = max(mine, key=lambda each: (each.given_on, each.id))
        team = unit.of_family(Professional, family_id)
        left = unit.put(replace(newest, not_share_with=team[0].name))
        unit.commit()
    after = desk.documents.gather("who_knows", family_id)
    assert set(names) - set(after.shared_with[person])
    with vault() as unit:
        unit.put(replace(left, withdrawn_on="2026-11-20"))
        unit.commit()
    assert desk.documents.gather("who_knows", family_id).shared_with[person] == ()


def test_a_document_about_nothing_is_not_there_yet(placed):
    _, desk, family_id = placed
    with pytest.raises(UserError, match="nothing_yet"):
        desk.documents.gather("meeting_summary", family_id, "unheard of")


def test_without_makers_no_other_file_can_be_asked_for(placed):
    vault, _, family_id = placed
    desk = set_up_desk(vault, Catalogue(), make_document, FixedClock(NOW))
    request = desk.documents.gather("leaflet", family_id)
    with pytest.raises(Bug):
        desk.documents.as_docx(request)


def test_a_file_is_saved_whole_or_not_at_all(tmp_path):
    save_file(b"words", tmp_path / "here.txt")
    assert (tmp_path / "here.txt").read_bytes() == b"words"
    with pytest.raises(EnvironmentProblem):
        save_file(b"words", tmp_path / "nowhere" / "here.txt")
