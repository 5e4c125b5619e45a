"""Answering somebody who asks what is kept about them."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from taf_desktop.domain.access import AccessPassage, AccessRequest, answer_by
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.domain.family_file import ReviewFile
from taf_desktop.domain.plan import Goal
from taf_desktop.domain.review import PlanReview
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.bank_holidays import are_known, bank_holidays
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.records import made
from taf_desktop.services.subject_access_signed import Signed, found_earlier
from taf_desktop.ui.documents.access_presenter import state_words
from tests.services.test_copies import NOW, Place


@pytest.fixture(scope="module")
def begun():
    place = Place()
    return place, place.vault.kept


@pytest.fixture
def place(begun):
    place, kept = begun
    place.vault.kept = kept
    return place


@pytest.fixture
def asked(place):
    request, _ = place.desk.access.start(place.family_id, place.person("Imran").id)
    return request


def gather(place, request):
    return place.desk.access.gather(request.id)


def decide_all(place, request, choice="give", reason=""):
    for found in gather(place, request).waiting:
        place.desk.access.decide(request.id, found, choice, reason=reason)


def words_of(document):
    pdf = pypdfium2.PdfDocument(document.pdf)
    told = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(told.split()), document.pdf


def test_what_is_kept_about_a_person_is_found_and_what_is_not_is_not(place, asked):
    gathered = gather(place, asked)
    said = {found.said for found in gathered.passages}
    assert "07700 900102" in said
    assert "British Pakistani" in said
    assert "Muslim" in {f.said for f in gathered.passages if f.label == "Religion or belief"}
    voice = next(v for m in place.file.meetings for v in m.voices if v.who == "Imran" and v.words)
    assert voice.words.split("\n")[0] in said
    assert "07700 900101" not in said
    lee = next(p for p in place.file.people if p.known_as == "Lee")
    assert lee.health_notes not in said
    assert {found.place[0] for found in gathered.passages} >= {"person", "plan", "meeting"}
    assert "wording" not in {found.place[0] for found in gathered.passages}


def test_passages_with_somebody_else_in_them_wait_for_a_look(place, asked):
    gathered = gather(place, asked)
    assert gathered.waiting == gathered.to_look_at
    assert all(found.others and "Imran" not in found.others for found in gathered.waiting)
    assert any("Dana" in found.others for found in gathered.waiting)
    with pytest.raises(UserError, match="undecided") as error:
        place.desk.access.pack(gathered)
    assert str(len(gathered.waiting)) in error.value.sentence()


def test_a_reason_is_needed_and_words_must_be_there(place, asked):
    access = place.desk.access
    found = gather(place, asked).waiting[0]
    with pytest.raises(UserError, match="no_reason"):
        access.decide(asked.id, found, "leave_out")
    with pytest.raises(UserError, match="not_there"):
        access.decide(asked.id, found, "take_out", taken_out="something else", reason="r")
    with pytest.raises(UserError, match="not_there"):
        access.decide(asked.id, found, "take_out", taken_out=" \n", reason="r")


def test_what_was_decided_is_absent_from_the_pack_and_named_in_the_log(place, asked, tmp_path):
    access = place.desk.access
    shared = [f for f in gather(place, asked).waiting if "Dana" in f.said and len(f.said) > 25]
    left, taken = shared[0], next(f for f in shared[1:] if f.said.count("Dana") == 1)
    access.decide(asked.id, left, "leave_out", reason="It is about Dana alone")
    access.decide(asked.id, taken, "take_out", taken_out="Dana", reason="A name")
    decide_all(place, asked)
    gathered = gather(place, asked)
    assert not gathered.waiting
    pack = access.pack(gathered)
    told, raw = words_of(access.paper(pack, "pack"))
    assert " ".join(left.said.split())[:40] not in told
    assert left.said.encode() not in raw
    assert left.said[:30] not in str(pack)
    assert "[…]" in told
    assert "A passage about somebody else is left out here." in told
    log, _ = words_of(access.paper(pack, "log"))
    assert "It is about Dana alone" in log
    assert left.said[:30] not in log
    assert {line.choice for line in pack.log} == {"leave_out", "take_out"}
    letter, _ = words_of(access.paper(pack, "letter"))
    assert "There are 2 such places" in letter
    assert "We had to answer by 21 December 2026" in letter
    document = access.paper(pack, "pack")
    access.save(document, tmp_path / "p.pdf", "quiet heron lantern biscuit meadow")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument((tmp_path / "p.pdf").read_bytes())
    access.save(document, tmp_path / "q.pdf")
    assert (tmp_path / "q.pdf").read_bytes() == document.pdf
    assert access.file_name("pack") == "taf-access-pack-2026-11-21.pdf"


def test_a_decision_holds_until_the_words_change(place, asked):
    access = place.desk.access
    found = next(f for f in gather(place, asked).waiting if f.place[0] == "plan")
    kept, _ = access.decide(asked.id, found, "leave_out", reason="Not theirs")
    assert isinstance(kept, AccessPassage)
    again = next(f for f in gather(place, asked).passages if f.decision is not None)
    changed, _ = access.decide(asked.id, again, "give")
    assert (changed.choice, changed.reason, changed.revision) == ("give", "", 2)
    plan = place.file.plan.plan
    text = getattr(plan, found.place[2])
    place.change(plan, **{found.place[2]: text.replace(found.said, found.said + " Now too.")})
    assert any(f.said == found.said + " Now too." for f in gather(place, asked).waiting)


def test_the_answer_is_written_down_in_the_log_of_copies(place, asked):
    access = place.desk.access
    decide_all(place, asked, "leave_out", "Theirs")
    gathered = gather(place, asked)
    pack = access.pack(gathered)
    told, _ = words_of(access.paper(pack, "pack"))
    assert "is left out here." in told
    done, changes = access.answered(gathered, how="by_hand", protected="")
    assert (done.status, done.answered_on) == ("answered", "2026-11-21")
    assert changes.touches_kind("copy_given")
    (copy,) = place.desk.copies.log(place.family_id)
    assert copy.what == "The answer to Imran’s request to see the record"
    assert copy.left_out == ("leave_out",)
    assert access.requests(place.family_id) == (done,)
    assert ("given", "access_request", done.id, place.family_id, ()) in place.vault.kept.notes


def test_nothing_left_out_and_a_person_who_is_gone(place):
    access = place.desk.access
    request, _ = access.start(place.family_id, place.person("Nasreen").id)
    decide_all(place, request)
    pack = access.pack(gather(place, request))
    assert "Nothing was left out." in words_of(access.paper(pack, "letter"))[0]
    assert "Nothing was left out." in words_of(access.paper(pack, "log"))[0]
    with pytest.raises(Bug):
        access.paper(pack, "poem")
    desk = set_up_desk(place.vault, Catalogue(), lambda _request: None, place.desk.clock)
    with pytest.raises(Bug):
        desk.access.paper(pack, "pack")
    place.desk.records.put_aside("person", place.person("Nasreen").id)
    with pytest.raises(UserError, match="nobody"):
        gather(place, request)


def request_of(**values):
    return AccessRequest(id="r", family_id="f", **values)


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"asked_on": "2026-11-23"}, date(2026, 12, 23)),
        ({"asked_on": "2027-01-31"}, date(2027, 3, 1)),
        ({"asked_on": "2026-11-02", "identity_on": "2026-11-24"}, date(2026, 12, 24)),
        ({"asked_on": "2026-12-31", "longer": "yes"}, date(2027, 3, 31)),
        (
            {"asked_on": "2026-11-23", "paused_on": "2026-12-01", "resumed_on": "2026-12-07"},
            date(2026, 12, 29),
        ),
        ({"asked_on": "2026-11-23", "paused_on": "2026-12-01"}, None),
        ({}, None),
        ({"identity_on": "2026-11-24"}, None),
    ],
)
def test_the_day_to_answer_by(values, day, place):
    assert answer_by(request_of(**values)) == day
    assert place.desk.access.answer_by(request_of(**values)) == day


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("2026-11-25", date(2026, 12, 29)),
        ("2027-02-26", date(2027, 3, 30)),
        ("2026-11-24", date(2026, 12, 24)),
    ],
)
def test_a_last_day_on_a_bank_holiday_is_the_next_working_day(asked, day, place):
    assert place.desk.access.answer_by(request_of(asked_on=asked)) == day


def test_bank_holidays_are_days_of_the_week_and_end_some_day(place):
    days = sorted(bank_holidays())
    years = {each.year for each in days}
    assert all(each.weekday() < 5 for each in days)
    assert all(sum(each.year == year for each in days) >= 8 for year in years)
    assert are_known(2026)
    assert not are_known(max(years) + 1)
    told = state_words(request_of(asked_on=f"{max(years) + 1}-03-01"), place.desk)
    assert "look at a calendar" in told
    assert "look at" not in state_words(request_of(asked_on="2026-11-23"), place.desk)


def test_what_was_signed_before_is_given_after_the_same_look(place):
    plan, said = place.file.plan.plan, "Imran will collect the children."
    meeting = place.file.meetings[0]
    voice = next(each for each in meeting.voices if each.who == "Imran" and each.words)
    place.change(plan, sustain=f"{said}\nImran and Dana take turns at bedtime.")
    place.change(plan_now(place), status="draft")
    place.desk.plans.agree(plan.id)
    place.change(plan_now(place), sustain="Imran will collect Robin on Mondays.")
    place.change(voice, words="I would put it otherwise now.")
    for person in place.file.people:
        if person.known_as == "Dana":
            place.change(person, known_as="Danielle", name="Danielle Sample")
    request, _ = place.desk.access.start(place.family_id, place.person("Imran").id)
    gathered = gather(place, request)
    earlier = [found for found in gathered.passages if ", as it stood in version " in found.part]
    (own,) = [found for found in earlier if found.said == said]
    number = place.file.plan.version
    assert own.part.startswith(f"The plan, as it stood in version {number} of 21 November 2026")
    assert not own.needs_a_look
    assert voice.words.split("\n")[0] in {f.said for f in earlier if f.part.startswith("Meeting")}
    places = [(found.place, found.said) for found in gathered.passages]
    assert len(places) == len(set(places))
    turns = next(found for found in earlier if "take turns" in found.said)
    assert turns.others == ("Dana",)
    place.desk.access.decide(request.id, turns, "leave_out", reason="It is Dana’s evening too")
    decide_all(place, request)
    gathered = gather(place, request)
    pack = place.desk.access.pack(gathered)
    told, raw = words_of(place.desk.access.paper(pack, "pack"))
    assert said in told
    assert "take turns" not in told
    assert b"take turns" not in raw
    (line,) = pack.log
    assert "as it stood in version" in line.place
    assert line.reason == "It is Dana’s evening too"


def plan_now(place):
    return place.file.plan.plan


def test_a_signed_review_is_looked_through_and_a_version_before_the_plan_too(place):
    file, imran = place.file, place.person("Imran")
    said = "Imran came on time each week."
    review = made(PlanReview, place.family_id, plan_id=file.plan.plan.id, helped=said)
    version = SignedVersion(
        id="v", family_id=place.family_id, kind="plan_review", of_id=review.id, number=1,
        content="", signed_by="Sam Example", signed_at=NOW,
    )  # fmt: skip
    reviewed = replace(file.plan, reviews=(ReviewFile(review=review, looks=(), version=1),))
    signed = (
        Signed(version, replace(file, plan=reviewed), {}),
        Signed(version, replace(file, plan=None), {}),
    )
    (found,) = found_earlier(signed, (), file, imran, (), NOW.date())
    assert found.said == said
    assert found.part.endswith("as it stood in version 1 of 21 November 2026")


def test_what_was_put_aside_is_given_and_marked_and_backups_are_told_of(place):
    desk = place.desk
    meeting = place.file.meetings[0]
    voice = next(each for each in meeting.voices if each.who == "Imran" and each.words)
    lee = place.person("Lee")
    plan = plan_now(place)
    with place.vault() as unit:
        goal = unit.put(made(Goal, plan.family_id, plan_id=plan.id, words="Imran and Lee fish"))
        unit.put_aside(Goal, goal.id)
        unit.put_aside(type(voice), voice.id)
        unit.put_aside(type(place.file.assessments[0]), place.file.assessments[0].id)
        unit.put_aside(type(lee), lee.id)
        unit.commit()
    request, _ = desk.access.start(place.family_id, place.person("Imran").id)
    aside = {found.said: found for found in gather(place, request).passages if found.aside}
    own = aside[voice.words.split("\n")[0]]
    assert own.part == "Meeting: Imran, put aside"
    assert own.place == ("voice", voice.id, "words")
    assert aside["Imran and Lee fish"].others == ("Lee",)
    assert {found.place[0] for found in aside.values()} >= {"assessment", "goal", "voice"}
    assert all("07700 900105" not in said for said in aside)
    decide_all(place, request)
    pack = desk.access.pack(gather(place, request))
    assert "Meeting: Imran, put aside" in words_of(desk.access.paper(pack, "pack"))[0]
    letter, _ = words_of(desk.access.paper(pack, "letter"))
    assert "Some of it was put aside." in letter
    assert "Those we have today are gone by 26 May 2027." in letter
