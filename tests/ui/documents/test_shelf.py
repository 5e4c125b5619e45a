from dataclasses import replace

import pytest

from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.services.documents import ABOUT
from taf_desktop.support.words import catalogue
from taf_desktop.ui.documents.shelf import shelf_of
from tests.ui.documents.desk import example


@pytest.fixture(scope="module")
def desk_and_family():
    return example()


@pytest.fixture(scope="module")
def file(desk_and_family):
    desk, family_id = desk_and_family
    return desk.families.open(family_id).file


def by_id(file):
    return {row.document_id: row for row in shelf_of(file)}


def test_every_document_stands_on_the_shelf_with_what_it_is_and_for_whom(file):
    rows = shelf_of(file)
    assert {row.document_id for row in rows} == set(ABOUT)
    assert all(row.possible for row in rows)
    assert all(row.title and row.sentence for row in rows)
    groups = [row.professional for row in rows]
    assert groups == sorted(groups)
    assert not groups[0]
    assert groups[-1]


def test_what_a_document_is_about_can_be_chosen_the_newest_first(file):
    rows = by_id(file)
    (plan,) = rows["plan"].things
    assert "agreed on 19 November 2026" in plan.name
    assert plan.draft_words == ""
    (assessment,) = rows["assessment"].things
    assert assessment.name == "Finished on 2 October 2026"
    names = [thing.name for thing in rows["meeting"].things]
    assert names[-1].startswith("8 October 2026")
    assert rows["meeting_summary"].things == rows["meeting"].things
    shown = rows["meeting"].thing("")
    assert shown.draft_words == ""
    assert rows["meeting"].thing(rows["meeting"].things[-1].of_id).name == names[-1]


def test_drafts_say_so_and_why(file):
    plan = replace(file.plan, plan=replace(file.plan.plan, status="draft"))
    assessment = replace(file.assessments[0], status="begun", started="2026-11-21")
    rows = by_id(replace(file, plan=plan, assessments=(assessment,)))
    assert "until the plan is agreed" in rows["plan"].things[0].draft_words
    assert rows["assessment"].things[0].name == "Begun on 21 November 2026"
    assert "until the assessment is finished" in rows["assessment"].things[0].draft_words


def test_a_meeting_nobody_has_written_about_is_not_offered(file):
    empty = MeetingFile(meeting=Meeting(id="m", family_id="f", date="2027-05-01"))
    begun = MeetingFile(meeting=Meeting(id="n", family_id="f", good_news="Robin sang"))
    (thing,) = by_id(replace(file, meetings=(empty, begun)))["meeting"].things
    assert (thing.of_id, thing.name) == ("n", "Without a date")
    assert "until the notes are finished" in thing.draft_words


def test_what_is_not_possible_yet_says_why_and_where_that_changes(file):
    bare = replace(file, plan=None, assessments=(), meetings=(), people=())
    rows = by_id(bare)
    words = catalogue()
    for row in rows.values():
        assert row.possible == (not row.why_not)
        assert bool(row.tab) == (not row.possible)
        assert not row.tab or f"documents_screen.go_to.{row.tab}" in words
    assert rows["leaflet"].possible
    assert rows["progress"].tab == "plan"
    assert rows["agreement_record"].tab == "people"
    assert rows["meeting"].thing("") is None


def test_a_document_nobody_wrote_a_sentence_for_still_has_its_name(file, monkeypatch):
    monkeypatch.setitem(ABOUT, "letter", "")
    letter = by_id(file)["letter"]
    assert letter.title == "letter"
    assert letter.possible
