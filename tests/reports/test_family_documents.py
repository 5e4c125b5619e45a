"""The shorter documents: what stands in each, and what must not."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from taf_desktop.coach.view import Closing, MoreFacts
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family import Agreement
from taf_desktop.domain.family_file import GoalFile, ReviewFile
from taf_desktop.domain.plan import Goal
from taf_desktop.domain.review import PlanReview
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.reports.audit_copy import audit_copy
from taf_desktop.reports.catalogue import make
from taf_desktop.reports.chronology_events import events_of
from taf_desktop.reports.local_complaints import complaints_for
from taf_desktop.reports.tree import Table
from tests.reports import example, hard_families
from tests.reports.reading import all_text, assert_in_order, squeezed
from tests.reports.samples import (
    COPIES,
    action,
    agreements,
    empty_file,
    family_file,
    ids,
    meeting,
    plan,
)

TODAY = date(2026, 11, 21)


def inputs(document_id, file=None, **parts):
    file = file or family_file(meeting(), plan=plan())
    given = {
        "lists": {},
        "today": TODAY,
        "assessment": None,
        "definition": None,
        "meeting": file.meetings[-1] if file.meetings else None,
        "shared_with": {"kim": ("Bea Placeholder (Teacher)",)},
        "copies": COPIES,
        "area": "",
        "more": None,
    }
    return SimpleNamespace(document_id=document_id, file=file, **(given | parts))


def told(document_id, copy_for="", file=None, **parts):
    return all_text(make(inputs(document_id, file, **parts), copy_for))


def has(text, *parts):
    return all(squeezed(part) in squeezed(text) for part in parts)


# The meeting in short


def test_a_meeting_in_short_is_one_page():
    document = make(example.inputs("meeting_summary"))
    assert document.pages == 1
    assert_in_order(
        all_text(document), "Our meeting in short", "Who was there", "What is going well",
        "What we decided", "Who does what", "Next meeting", "0115 496 0000",
    )  # fmt: skip


def test_longer_lists_say_how_much_more_there_is():
    many = replace(meeting(), decisions=meeting().decisions * 3, new_actions=(action(7),) * 9)
    text = told("meeting_summary", file=family_file(many))
    assert has(text, "tell 3 more.", "tell 6 more.")


def test_only_those_who_came_were_there():
    text = told("meeting_summary", "Kim")
    assert "Kim" in text
    assert "Bea Placeholder" not in text
    assert has(text, "This is Kim’s copy.")


def test_a_meeting_in_short_is_a_draft_until_it_is_finished():
    unfinished = family_file(meeting("draft"))
    assert "DRAFT" in told("meeting_summary", file=unfinished)
    assert "DRAFT" not in told("meeting_summary")


def test_a_meeting_with_nothing_written_says_so():
    text = all_text(make(hard_families.inputs("empty", "meeting_summary")))
    assert has(text, "We have not written this down yet.", "Nobody has a new job to do.")
    nameless = family_file(meeting(), family={"lead_name": ""})
    assert has(told("meeting_summary", file=nameless), "You can call us: 0115 496 0000")


# The assessment in short


def test_an_assessment_in_short_begins_with_what_goes_well():
    document = make(example.inputs("assessment_summary"))
    assert document.pages <= 2
    assert_in_order(
        all_text(document), "What is going well", "Bringing it together: Two parents",
        "What matters most", "1.", "Robin needs calm mornings", "For Robin and Dana.",
        "What is harder", "What the family says about it",
    )  # fmt: skip


def test_without_needs_every_part_of_life_is_told():
    answers = hard_families.answers("Short words.")
    answers = {key: each for key, each in answers.items() if not key.startswith("needs")}
    form = hard_families.definition()
    about = Assessment(**ids("a"), answers=answers)
    text = told("assessment_summary", assessment=about, definition=form)
    assert has(text, "Being healthy: Short words.", "Our home: Short words.", "DRAFT")
    assert not has(text, "What matters most")
    empty = Assessment(**ids("a"), status="finished", finished="2026-11-01")
    text = told("assessment_summary", "Kim", assessment=empty, definition=form)
    assert has(text, "What are you proud of?", "We have not written anything down here.")
    assert has(text, "Finished 1 November 2026", "This is Kim’s copy.")


# Agreement


def test_the_leaflet_names_nobody_and_says_it_is_a_choice():
    text = told("leaflet")
    assert has(text, "No. It is your choice.", "You can change your mind on any day", "999")
    for name in ("Kim", "Rob", "Sam Example", "Example family"):
        assert name not in text
    assert "consent" not in text.lower()


def test_the_lead_sees_every_agreement_and_a_person_only_their_own():
    everybody, own, other = (told("agreement_record", name) for name in ("", "Kim", "Rob"))
    assert has(
        everybody, "Only Sam may know about the money.", "Lou Placeholder", "not for handing on"
    )
    assert has(
        everybody, "1 September 2026: Does not want to take part.", "Baby", "not been asked yet"
    )
    assert has(own, "Only Sam may know about the money.", "This is Kim’s copy.", "Signed")
    assert not has(own, "Rob")
    assert not has(other, "money")
    assert not has(other, "Lou Placeholder")


def test_a_change_of_mind_stands_in_the_record():
    left = Agreement(
        **ids("z"), person="kim", decision="agree", given_on="2026-10-01",
        withdrawn_on="2026-11-01",
        withdrawal_effect="The school hears nothing more.", explained_how=("leaflet",),
        voluntary_explained="yes", witness="Sam Example",
    )  # fmt: skip
    text = told("agreement_record", file=family_file(agreements=(left,)))
    assert has(text, "Changed their mind on: 1 November 2026", "The school hears nothing more.")
    assert has(text, "How it was explained: Leaflet", "Told that it is a choice: Yes")
    undated = Agreement(**ids("y"), person="kim", decision="agree")
    text = told("agreement_record", file=family_file(agreements=(left, undated)))
    assert has(text, "Without a date: Agrees.")
    assert has(told("agreement_record", file=empty_file()), "Nobody has been asked yet.")


def test_who_knows_what_follows_the_agreement_and_the_copies_given():
    text = told("who_knows")
    assert_in_order(text, "About Kim", "Bea Placeholder (Teacher)", "The plan and meeting notes")
    assert has(text, "Who has a copy", "20 November 2026", "By hand", "Rob")
    own = told("who_knows", "Kim")
    assert has(own, "Your limits: Only Sam may know", "Bea Placeholder")
    assert "Rob" not in own
    other = told("who_knows", "Rob")
    assert not has(other, "money")
    assert not has(other, "By hand")


def test_who_knows_what_says_when_nothing_is_shared():
    kim = replace(agreements()[1], withdrawn_on="2026-11-01")
    assert has(told("who_knows", file=family_file(agreements=(kim,))), "You have not said yes")
    yes = replace(agreements()[1], scope=("take_part",), limits="", not_share_with="")
    alone = told("who_knows", file=family_file(agreements=(yes,)), shared_with={}, copies=())
    assert has(alone, "Nobody in the team hears anything", "We have not written down that anybody")
    plan_too = replace(yes, scope=("share_plan",))
    text = told("who_knows", file=family_file(agreements=(plan_too,)), shared_with={})
    assert has(text, "Nobody is in the team yet.")
    bare = replace(yes, scope=())
    assert has(told("who_knows", file=family_file(agreements=(bare,))), "About Kim")
    text = told("who_knows", file=empty_file())
    assert has(text, "Nobody has been asked about sharing yet.", "Tell anybody in the team")


# How to comment or complain


def test_the_stages_and_their_working_days_come_from_the_area():
    family = {
        "responsible_area": "nottingham_city", "manager_name": "Alex Placeholder",
        "manager_contact": "0115 496 0001",
    }  # fmt: skip
    text = told("comments", file=family_file(family=family))
    assert_in_order(
        text, "1. Talk to us first", "Sam Example", "2. Talk to their manager", "Alex Placeholder",
        "3. Complain to the council", "0115 876 5974", "Stage 1", "10 to 20 working days",
        "25 working days, at most 65", "4. If you are still not happy", "not checked",
        "21 November 2026",
    )  # fmt: skip


def test_where_nothing_local_is_known_the_page_says_whom_to_ask():
    text = told("comments", file=empty_file())
    assert has(text, "Ask anybody in the team for the address.", "who their manager is")


def test_an_area_that_was_checked_says_so(tmp_path, monkeypatch):
    Path(tmp_path, "a.yaml").write_text("area: [", encoding="utf-8")
    Path(tmp_path, "b.yaml").write_text(
        "area: here\ncomplaints: {name: The Council, source: its page, checked: '2026-11-01'}\n",
        encoding="utf-8",
    )
    found = complaints_for("here", tmp_path)
    assert found.name == "The Council"
    assert complaints_for("", tmp_path) is None
    assert complaints_for("elsewhere", tmp_path) is None
    monkeypatch.setattr("taf_desktop.reports.comments_document.complaints_for", lambda _area: found)
    assert has(told("comments"), "We checked these numbers and times with its page on 1 November")


# The chronology


def test_everything_with_a_date_stands_in_one_line_of_time():
    text = told("chronology", file=example.example_file())
    assert_in_order(
        text, "18 August 2026", "7 September 2026", "Work with the family began.",
        "Dana about taking part: Agrees, with limits.", "An assessment was finished.",
        "First meeting. Outcome: Go on with the plan.", "An earlier version of the plan",
        "Version 2 of the plan was agreed.", "What is planned", "14 January 2027",
    )  # fmt: skip
    assert has(text, "There is no gap of more than 8 weeks.")


def test_more_than_eight_weeks_without_a_word_are_named():
    quiet = family_file(family={"started": "2026-01-01"}, agreements=())
    text = told("chronology", file=quiet)
    assert has(
        text, "Gaps of more than 8 weeks: 1.", "Nothing is written down since, for 46 weeks."
    )
    met = family_file(
        meeting(date="2026-06-01", next_date=""), agreements=(),
        family={"started": "2026-01-01", "closed_on": "2026-07-27", "closed_reason": "goals_met"},
    )  # fmt: skip
    text = told("chronology", "Kim", file=met)
    assert has(text, "Gaps of more than 8 weeks: 1.", "Nothing is written down for 21 weeks.")
    assert has(text, "The plan was closed.", "This is Kim’s copy.")
    assert not has(text, "Nothing is written down since")


def test_reviews_and_goals_are_events_and_loose_dates_stand_apart():
    goal = GoalFile(
        goal=Goal(**ids("g"), words="I want calm.", state="put_aside", state_on="2026-10-05")
    )
    review = ReviewFile(review=PlanReview(**ids("r"), held_on="2026-11-10", decision="continue"))
    own = replace(plan(), goals=(goal,), reviews=(review,))
    file = family_file(plan=own, family={"started": "about Easter"})
    text = told("chronology", file=file)
    assert has(text, "“I want calm.”: Put aside.", "The plan was reviewed. We carry on")
    assert_in_order(text, "Without an exact date", "about Easter")
    assert has(told("chronology", file=empty_file()), "Nothing in the record has a date yet.")


def test_nobody_elses_no_stands_on_a_copy_of_the_chronology():
    left = Agreement(
        **ids("z"),
        person="robin",
        decision="agree",
        given_on="2026-09-20",
        withdrawn_on="2026-10-02",
    )
    file = family_file(agreements=(*agreements(), left))
    whole, own, other = (told("chronology", name, file=file) for name in ("", "Kim", "Bea"))
    assert has(whole, "Kim about taking part: Does not want", "Rob changed their mind.")
    assert has(own, "Kim about taking part: Does not want")
    assert not has(own, "changed their mind")
    assert not has(other, "Does not want")
    assert has(other, "Kim about taking part: Agrees, with limits.")


def test_a_meeting_arranged_and_held_is_told_once():
    first = replace(meeting(next_date="2026-11-19").meeting, id="m0", date="2026-10-08")
    file = family_file(replace(meeting(), meeting=first), meeting())
    days = [event.on for event in events_of(file) if event.kind == "meeting"]
    assert days.count("2026-11-19") == 1


# The audit copy


def test_the_audit_copy_names_nobody():
    about = hard_families.inputs("children", "audit_copy")
    names = [f"Zeph{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    people = tuple(
        replace(person, name=f"{name} Wray", known_as="")
        for person, name in zip(about.file.people, names, strict=False)
    )
    about.file = replace(about.file, people=people)
    text = squeezed(all_text(make(about)))
    assert "Child12" in text
    for name in ("Zeph", "Wray", "Bea", "Sam", "Nan", "Example"):
        assert name not in text, name


def test_the_audit_copy_asks_all_39_questions():
    text = all_text(make(example.inputs("audit_copy")))
    assert has(text, "100 per cent of 39 questions", "3 of 3: All of it.", "For Child 1")
    for name in ("Dana", "Imran", "Robin", "Sam Example", "Nasreen"):
        assert name not in text
    empty = all_text(make(hard_families.inputs("empty", "audit_copy")))
    assert has(empty, "Nothing yet", "Not yet. Open points: ")


def test_requests_to_other_services_stand_in_the_chronology():
    asked = ServiceRequest(
        **ids("r"), to_name="Hub", reason="Reading for fun", asked_on="2026-09-01",
        answer_by="2026-09-29",
    )  # fmt: skip
    answered = replace(asked, to_name="", answer="yes", answered_on="2026-09-20", outcome="Began.")
    file = replace(family_file(), requests=(asked, answered))
    told = [(event.on, event.words) for event in events_of(file) if event.kind == "request"]
    assert told == [
        ("2026-09-01", "Hub was asked for help. Reading for fun."),
        ("2026-09-29", "An answer from Hub was wanted by this day."),
        ("2026-09-01", "Another service was asked for help. Reading for fun."),
        ("2026-09-20", "Another service answered. Yes, they will help. Began."),
    ]


def test_the_audit_copy_goes_by_all_that_is_known():
    about = example.inputs("audit_copy")
    about.area, about.more = "nottingham-city", MoreFacts(closing=Closing(reason="All is well"))
    last = about.file.meetings[-1]
    quiet = replace(last, meeting=replace(last.meeting, next_date="", outcome="continue"))
    about.file = replace(about.file, meetings=(quiet,), laid_to_rest=())
    about.today = date.fromisoformat(last.meeting.date)
    asked = "the next day, or why it ends"
    answers = [row for row in rows_of(audit_copy(about, "")) if asked in row[0].lower()]
    about.more = None
    without = [row for row in rows_of(audit_copy(about, "")) if asked in row[0].lower()]
    assert (answers[0][1], without[0][1]) == ("Yes.", "Not yet.")


def rows_of(tree):
    tables = [block for block in tree.blocks if isinstance(block, Table)]
    return [["".join(span.text for span in cell) for cell in row] for t in tables for row in t.rows]
