"""Copies for one reader: what is left out is absent from every kind of file."""

from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from taf_desktop.app.printing import make_document, other_makers
from taf_desktop.domain.copies import Passage, ToWhom
from taf_desktop.domain.errors import UserError
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.copies import (
    DOCX,
    PDF,
    TEXT,
    Way,
    own_file,
    readers_of,
    somebody,
    ways_to_give,
)
from taf_desktop.services.copies_due import reader_of_person, reader_of_professional
from taf_desktop.services.copies_words import REASONS
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.gather import family_file
from taf_desktop.services.sharing import Withheld
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from taf_desktop.support.words import catalogue
from tests.services.fakes import FakeVault

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)


class Place:
    """The example family on a desk that makes every kind of file."""

    def __init__(self):
        self.vault = FakeVault(person_name="Sam Example", person_phone="0115 496 0000")
        forms = Catalogue.read(paths.forms_folder())
        self.desk = set_up_desk(self.vault, forms, make_document, FixedClock(NOW), other_makers())
        self.family_id, _ = self.desk.example.enter()

    @property
    def file(self):
        with self.vault() as unit:
            return family_file(unit, self.family_id)

    def person(self, name):
        return next(each for each in self.file.people if each.known_as == name)

    def reader(self, name):
        for each in self.file.people:
            if each.known_as == name:
                return reader_of_person(each)
        team = self.file.professionals
        return reader_of_professional(next(each for each in team if each.name == name))

    def change(self, thing, **values):
        with self.vault() as unit:
            stored = unit.get(type(thing), thing.id)
            saved = unit.put(replace(stored, **values))
            unit.commit()
        return saved

    def answer(self, name, **values):
        return self.change(self.file.current_agreement(self.person(name).id), **values)

    def prepare(self, reader, document_id="plan", of_id=""):
        reader = self.reader(reader) if isinstance(reader, str) else reader
        return self.desk.copies.prepare(document_id, self.family_id, of_id, reader)

    def text(self, reader, document_id="plan", of_id=""):
        request = self.prepare(reader, document_id, of_id).request
        return self.desk.documents.as_text(request).decode("utf-8-sig")


@pytest.fixture(scope="module")
def begun():
    place = Place()
    return place, place.vault.kept


@pytest.fixture
def place(begun):
    place, kept = begun
    place.vault.kept = kept
    return place


def in_every_file(place, prepared):
    """Return the value every kind of file is made from, and its words.

    ``test_absent`` looks at the bytes.
    """
    words = place.desk.documents.as_text(prepared.request).decode("utf-8-sig")
    return [" ".join(each.split()) for each in (repr(prepared.request), words)]


def test_what_somebody_keeps_back_is_absent_from_every_kind_of_file(place):
    place.answer("Robin", not_share_with="Dad")
    voices = [
        v.words for m in place.file.meetings for v in m.voices if v.who == "Robin" and v.words
    ]
    for document_id, of_id in (("plan", ""), ("meeting", place.file.meetings[0].meeting.id)):
        everything = in_every_file(place, place.prepare("Imran", document_id, of_id))
        for said in voices:
            words = " ".join(said.split())[:40]
            assert not any(words in told for told in everything)
        mums = place.text("Dana", document_id, of_id)
        assert any(said.split("\n")[0][:20] in mums for said in voices)


def test_the_preview_says_what_is_left_out_and_why(place):
    place.answer("Robin", not_share_with="Dad")
    copy = place.desk.copies.draw(place.prepare("Imran"))
    (robin,) = [each for each in copy.left_out if each.why == "kept_from"]
    assert robin.what == "What Robin said or does"
    assert robin.because == "Robin does not want Imran to see it."
    assert robin.passages
    assert place.desk.copies.draw(place.prepare("Dana")).left_out == ()


def test_taking_part_no_more_changes_the_next_copy_at_once(place):
    tom = place.file.professionals[0]
    team = reader_of_professional(tom)
    before = place.text(team)
    scores = [s.why for g in place.file.plan.goals for s in g.scores if s.voice == "Dana" and s.why]
    assert any(why in before for why in scores)
    place.answer("Dana", withdrawn_on="2026-11-20")
    after = place.text(team)
    assert not any(why in after for why in scores)
    assert "Dana will" not in after
    (line, *_) = place.desk.copies.draw(place.prepare(team)).left_out
    assert line.because == "Dana has changed their mind about taking part."


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"decision": "decline"}, Withheld.DECLINED),
        ({"decision": "not_asked"}, Withheld.NOT_ASKED),
        ({"scope": ("take_part",)}, Withheld.NO_SHARING),
        ({"not_share_with": "Tom Placeholder"}, Withheld.KEPT_FROM),
    ],
)
def test_the_team_hears_only_what_was_agreed(place, values, why):
    place.answer("Dana", **values)
    prepared = place.prepare("Tom Placeholder")
    dana = place.person("Dana").id
    assert why in {each.why for each in prepared.removed if each.whose == dana}
    assert all(f"copies.why.{each}" in catalogue() for each in REASONS)


def test_a_child_is_spoken_for_and_a_stranger_hears_nothing(place):
    robin = place.person("Robin")
    agreement = place.file.current_agreement(robin.id)
    if agreement is not None:
        place.change(agreement, decision="not_asked")
    prepared = place.prepare("Tom Placeholder")
    assert robin.id not in {each.whose for each in prepared.removed}
    stranger = place.prepare(somebody("Kim Placeholder, solicitor"))
    assert {each.why for each in stranger.removed} <= {"not_in_team", "not_asked", "no_sharing"}
    assert "neither in the family nor in the team" in " ".join(stranger.notes)
    told = place.desk.documents.as_text(stranger.request).decode("utf-8-sig")
    said = [v.words[:25] for m in place.file.meetings for v in m.voices if v.words]
    assert not any(words in told for words in said)


def test_somebody_named_in_other_words_is_told_to_the_lead(place):
    place.answer("Ash", not_share_with="the football coach\nNan")
    notes = place.prepare("Dana").notes
    assert any("the football coach" in note for note in notes)


def test_a_safe_copy_tells_nobody_where_the_others_are(place):
    imran = place.person("Imran")
    place.change(imran, safe_to_know="no")
    file = place.file
    mill = next(home for home in file.homes if home.name == "Mill Lane")
    plan = file.plan.plan
    place.change(
        plan,
        if_things_change=(
            "Ring Dana on 07700 900 101 or dana@example.org, or go to Mill Lane (NG0 1EX). "
            "School is Riverside Primary School; we meet at Willow Family Hub "
            "on 14 January at 15:30."
        ),
    )
    place.change(file.meetings[-1].meeting, good_news=f"We moved to {mill.address}. Robin is glad.")
    home_words = ("Mill Lane", "NG0 1EX", "Example Mill")
    for document_id, of_id in (
        ("plan", ""),
        ("meeting", file.meetings[0].meeting.id),
        ("meeting_summary", file.meetings[0].meeting.id),
        ("assessment", file.assessments[0].id),
        ("who_knows", ""),
        ("chronology", ""),
    ):
        prepared = place.prepare("Imran", document_id, of_id)
        told = place.desk.documents.as_text(prepared.request).decode("utf-8-sig")
        for word in (
            *home_words, "900 101", "900101", "dana@example.org", "Riverside", "Willow",
            "15:30", "0115 496", "Sample Street", "on 14 Jan", "Thursday 14",
        ):  # fmt: skip
            assert word not in told, (document_id, word)
    copy = place.desk.copies.draw(place.prepare("Imran"))
    assert "unsafe" in {each.why for each in copy.left_out}
    assert any("safe copy" in note for note in copy.prepared.notes)


def test_a_meeting_to_come_has_no_copy_for_somebody_unsafe(place):
    place.change(place.person("Imran"), safe_to_know="unsure")
    coming = place.file.meetings[-1].meeting
    place.change(coming, status="draft", date="2026-12-03")
    with pytest.raises(UserError, match="not_for_them"):
        place.prepare("Imran", "meeting", coming.id)


def test_the_leads_number_stays_where_it_tells_no_school(place):
    place.change(place.person("Imran"), safe_to_know="no")
    family = place.change(place.file.family, lead_agency="Nottingham early help")
    assert family.lead_phone in place.text("Imran").replace("\u00a0", " ")


def test_a_private_address_is_on_nobodys_copy(place):
    home = next(home for home in place.file.homes if home.name == "Mill Lane")
    place.change(home, address_private="yes")
    place.change(place.file.plan.plan, who_to_call=f"Come round: {home.address}, {home.postcode}")
    assert "Mill Lane" not in place.text("Dana")
    assert "private_home" in {e.why for e in place.desk.copies.draw(place.prepare("Dana")).left_out}


def test_marked_passages_are_absent_and_can_be_let_in_again(place):
    plan = place.file.plan.plan
    place.change(plan, sustain="We cook together.\nThe neighbour’s son was arrested.\nWe read.")
    said = "The neighbour’s son was arrested."
    where = ("plan", plan.id, "sustain")
    kept, changes = place.desk.copies.mark(place.family_id, where, said, "third_party", "not ours")
    assert changes
    assert isinstance(kept, Passage)
    for reader in ("Dana", "Tom Placeholder"):
        everything = in_every_file(place, place.prepare(reader))
        assert not any("neighbour’s son" in told for told in everything)
        assert any("We cook together." in told for told in everything)
    (line,) = place.desk.copies.draw(place.prepare("Dana")).left_out
    assert (line.mark_id, line.passages) == (kept.id, (said,))
    place.desk.copies.unmark(kept.id)
    place.desk.copies.mark(place.family_id, where, said, "not_for_family")
    assert said in place.text("Tom Placeholder")
    assert said not in place.text("Dana")


def test_a_translation_of_what_is_left_out_goes_too(place):
    from taf_desktop.domain.wording import Wording
    from taf_desktop.services.records import made

    plan = place.file.plan.plan
    words = {"of_id": plan.id, "part": "sustain", "language": "pl", "said": plan.sustain}
    with place.vault() as unit:
        unit.put(made(Wording, place.family_id, words="Razem gotujemy.", **words))
        unit.commit()
    assert place.prepare("Dana").request.file.wordings
    place.desk.copies.mark(
        place.family_id, ("plan", plan.id, "sustain"), plan.sustain[:10], "third_party"
    )
    assert not place.prepare("Dana").request.file.wordings


def test_rows_of_the_assessment_and_lines_of_notes_go_with_their_owner(place):
    place.answer("Robin", not_share_with="Imran")
    file = place.file
    assessment = file.assessments[0]
    answers = dict(assessment.answers)
    told = place.text("Imran", "assessment", assessment.id)
    quoted = [
        line
        for value in answers.values()
        if isinstance(value, str)
        for line in value.split("\n")
        if line.startswith("Robin:")
    ]
    assert quoted
    assert not any(line[:30] in told for line in quoted)
    assert "Three boxes and a day in pictures" not in told
    assert "Three boxes and a day in pictures" in place.text("Dana", "assessment", assessment.id)


def test_nobodys_own_business_is_on_another_copy(place):
    place.answer("Ash", limits="Not the thing about my cousin.", decision="agree_limits")
    cut = place.prepare("Dana").request.file
    ash = cut.current_agreement(place.person("Ash").id)
    assert ash.limits == ash.not_share_with == ""
    assert all(person.safe_to_know == "" for person in cut.people)
    assert "cousin" in " ".join(place.prepare("Dana").notes)
    assert place.prepare("Ash").request.file.current_agreement(ash.person).limits


def test_two_people_of_one_name_never_get_each_others_page(place):
    lee = place.person("Lee")
    tom = place.file.professionals[0]
    place.change(tom, name="Lee")
    place.answer("Lee", limits="Only by text, please.", decision="agree_limits")
    assert "Only by text" not in place.text(reader_of_professional(replace(tom, name="Lee")))
    ash = place.change(place.person("Ash"), known_as="Lee", name="Lee Sample")
    request = place.prepare(reader_of_person(ash), "agreement_record").request
    assert place.file.current_agreement(lee.id) is not None
    assert request.file.current_agreement(lee.id) is None
    stranger = place.prepare(somebody("Lee"), "agreement_record").request
    assert "Only by text" not in place.desk.documents.as_text(stranger).decode("utf-8-sig")


def test_a_copy_is_written_down_and_the_next_one_replaces_it(place):
    copies = place.desk.copies
    copy = copies.draw(place.prepare("Dana"))
    due = {each.reader.name for each in copies.due(place.family_id) if each.document_id == "plan"}
    assert {"Dana", "Imran", "Ash"} <= due
    given, changes = copies.give(copy, Way(how="by_hand", file_kind="paper"))
    assert changes.touches_kind("copy_given")
    assert given.what == f"The plan, version {place.file.plan.version}"
    assert (given.to_name, given.given_by, given.given_on) == ("Dana", "Sam Example", "2026-11-21")
    assert copies.log(place.family_id) == (given,)
    assert ("given", "document", "plan", place.family_id, ()) in place.vault.kept.notes
    due = {each.reader.name for each in copies.due(place.family_id) if each.document_id == "plan"}
    assert "Dana" not in due
    assert "Imran" in due
    assert "replaces the copy of 21 November 2026" in place.text("Dana")
    assert "replaces the copy" not in place.text("Ash")
    meeting = place.file.meetings[0].meeting.id
    tom = place.prepare("Tom Placeholder", "meeting", meeting)
    assert "replaces" not in place.text("Tom Placeholder", "meeting", meeting)
    copies.give(copies.draw(tom), Way(how="email"))
    assert "replaces the copy of" in place.text("Tom Placeholder", "meeting", meeting)
    assert "The plan, version" in place.text("Dana", "who_knows")
    assert "The plan, version" not in place.text("Imran", "who_knows")
    copies.strike(given.id)
    assert given not in copies.log(place.family_id)


def test_a_copy_of_an_older_version_is_due_again(place):
    copies = place.desk.copies
    given, _ = copies.give(copies.draw(place.prepare("Dana")), Way(how="post"))
    place.change(given, of_version=given.of_version - 1)
    (dana,) = [
        each for each in copies.due(place.family_id)
        if each.reader.name == "Dana" and each.document_id == "plan"
    ]  # fmt: skip
    assert dana.had == "2026-11-21"
    place.answer("Dana", withdrawn_on="2026-11-20")
    assert "Dana" not in {each.reader.name for each in copies.due(place.family_id)}


def test_a_file_is_locked_before_it_is_written(place, tmp_path):
    copies = place.desk.copies
    copy = copies.draw(place.prepare("Dana"))
    words = "quiet heron lantern biscuit meadow"
    copies.save(copy, tmp_path / "a.pdf", PDF, words)
    raw = (tmp_path / "a.pdf").read_bytes()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(raw)
    assert len(pypdfium2.PdfDocument(raw, password=words)) == copy.document.pages
    with pytest.raises(UserError, match="passphrase_too"):
        copies.save(copy, tmp_path / "b.pdf", PDF, "Robin2017")
    assert not (tmp_path / "b.pdf").exists()
    for kind in (DOCX, TEXT, PDF):
        copies.save(copy, tmp_path / f"c.{kind}", kind)
        assert (tmp_path / f"c.{kind}").stat().st_size > 500
        assert copies.file_name(copy, kind) == f"taf-plan-2026-11-21.{kind}"
    given, _ = copies.give(copy, Way(how="email", file_kind=PDF, protected="no"))
    assert given.protected == "no"
    fields = ("unprotected",)
    assert ("exported", "document", "plan", place.family_id, fields) in place.vault.kept.notes


def test_what_goes_into_the_own_file_is_whole_and_noted_but_given_to_nobody(place):
    place.answer("Robin", not_share_with="Dad")
    copies, due = place.desk.copies, place.desk.copies.due(place.family_id)
    copy = copies.draw(place.prepare(own_file()))
    assert (copy.left_out, copy.prepared.notes, copy.prepared.removed) == ((), (), ())
    voice = next(v for m in place.file.meetings for v in m.voices if v.who == "Robin" and v.words)
    meeting = place.file.meetings[0].meeting.id
    assert voice.words[:20] in place.text(own_file(), "meeting", meeting)
    ways = [Way(how="by_hand"), Way(how="email", file_kind=PDF, protected="yes")]
    noted = [copies.give(copy, way)[0] for way in ways]
    assert {(each.to_kind, each.how) for each in noted} == {("own_file", "own_file")}
    deeds = [(deed, fields) for deed, kind, *_ids, fields in place.vault.kept.notes[-2:]]
    assert deeds == [("printed", ("clear", "paper")), ("exported", ("clear", "pdf"))]
    assert copies.due(place.family_id) == due
    assert "Our own file" not in place.text("Dana", "who_knows")
    assert "Our own file" not in place.text(own_file(), "who_knows")
    assert "own_file" not in {each.name for each in ways_to_give()}


def test_everybody_can_have_a_copy_but_the_unborn(place):
    readers = readers_of(place.file)
    assert "Baby" not in {each.name for each in readers}
    assert {each.to for each in readers} == {ToWhom.PERSON, ToWhom.PROFESSIONAL}
    tom = place.file.professionals[0]
    place.change(tom, invited="no", may_know="Only about lifts.")
    notes = " ".join(place.prepare(reader_of_professional(tom)).notes)
    assert "not in the team" in notes
    assert "may know: “Only about lifts”" in notes


def test_who_does_not_take_part_is_remarked_on(place):
    place.answer("Lee", withdrawn_on="2026-11-01")
    assert "does not take part" in " ".join(place.prepare("Lee").notes)


def test_a_draft_and_other_papers_have_no_version(place):
    place.change(place.file.plan.plan, status="draft")
    copies = place.desk.copies
    given, _ = copies.give(copies.draw(place.prepare("Dana")), Way(how="by_hand"))
    assert (given.what, given.of_version) == ("The plan, draft", None)
    paper, _ = copies.give(copies.draw(place.prepare("Dana", "leaflet")), Way(how="by_hand"))
    assert paper.what == "The leaflet about taking part"
    assert all(each.document_id != "plan" for each in copies.due(place.family_id))
    about = place.prepare("Dana", "assessment", place.file.assessments[0].id)
    assert about.version == 1


def test_without_the_words_everything_taken_out_is_told(place):
    from taf_desktop.services.copies_words import left_out

    place.answer("Robin", not_share_with="Dad")
    prepared = place.prepare("Imran", "leaflet")
    assert place.desk.copies.draw(prepared).left_out == ()
    assert left_out(prepared.whole.file, prepared.reader, prepared.removed, None)


def test_readers_are_found_by_id_the_network_too(place):
    copies = place.desk.copies
    dana, helper = place.person("Dana"), place.file.helpers[0]
    assert copies.reader(place.family_id, dana.id).name == "Dana"
    assert copies.reader(place.family_id, helper.id).to is ToWhom.OTHER
    with pytest.raises(UserError, match="gone"):
        copies.reader(place.family_id, "unheard of")


def test_a_childs_own_page_stays_the_childs_whoever_gets_it(place):
    reader = place.reader("Dana")
    prepared = place.desk.copies.prepare("plan", place.family_id, "", reader, page_of="Robin")
    assert prepared.request.copy_for == "Robin"
    assert prepared.reader == reader


def test_somebody_outside_is_known_again_by_name(place):
    copies = place.desk.copies
    kim = somebody("Kim Placeholder")
    copies.give(copies.draw(place.prepare(kim)), Way(how="post"))
    assert place.prepare(kim).request.file.plan.replaces == "2026-11-21"
    assert place.prepare(somebody("Lou Placeholder")).request.file.plan.replaces == ""


def test_a_safe_copy_before_there_is_a_plan(place):
    place.change(place.person("Imran"), safe_to_know="no")
    file = place.file
    with place.vault() as unit:
        for each in (file.plan.plan, *(held.meeting for held in file.meetings)):
            unit.put_aside(type(each), each.id)
        unit.commit()
    prepared = place.prepare("Imran", "leaflet")
    assert prepared.request.file.plan is None
    assert prepared.of_id == ""
    assert place.desk.copies.due(place.family_id) == ()
