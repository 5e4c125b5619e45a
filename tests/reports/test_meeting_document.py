from dataclasses import replace
from datetime import date

from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.domain.meeting import Attendance, Meeting, Voice
from taf_desktop.reports.meeting_document import meeting_document
from taf_desktop.reports.render import render
from tests.reports.reading import all_text, assert_in_order
from tests.reports.samples import empty_file, family_file, ids, meeting

TODAY = date(2026, 11, 21)
VOICE = Voice(
    **ids("v"),
    who="Rob",
    words="In class I am fine.",
    gathered_how="at_meeting",
    gathered_on="2026-11-17",
)


def read(of=None, file=None):
    return all_text(render(meeting_document(file or family_file(), of or meeting(), today=TODAY)))


def test_everything_that_was_recorded_is_there_in_the_order_of_the_meeting():
    assert_in_order(
        read(),
        "The Example family",
        "Review meeting",
        "A Team Around the Family (TAF) is",
        "When: Thursday 19 November 2026, 15:30",
        "Where: Example Hub",
        "How we met: Some in the room",
        "Who led the meeting: Sam Example",
        "Who wrote this down: Jo Example",
        "So that everybody could take part: Large print for Kim.",
        "Who was there",
        "Came: Kim (Mum, Family)",
        "Sent an update instead: Bea Placeholder",
        "What people brought or sent",
        "Bea Placeholder: All well.",
        "What the family said",
        "Rob",
        "Toast is good.",
        "Drawing or painting, 18 November 2026. What changed: Toast every day.",
        "I sleep again.",
        "Said at the meeting",
        "Rob smiles more.",
        "Good news",
        "Rob was first in the line.",
        "What worries us now",
        "The wall is wet.",
        "New things to think about",
        "A plan for the baby.",
        "How our plan is going",
        "Kim packs the bag",
        "On track. Most days.",
        "What we decided",
        "We start on Monday.",
        "(Sam Example sees to it.)",
        "Copies go out.",
        "What happens next: Go on with the plan",
        "Why: It helps.",
        "New things we will do",
        "Person7: Does thing7. Tuesdays, by 1 December.",
        "Do we all still agree?",
        "Did we say what stays in the room? Yes.",
        "still agree to take part and share? Not sure.",
        "Is the lead professional still the right person? Yes.",
        "What we see differently",
        "Kim would like Mondays.",
        "If things get harder before next time",
        "Kim texts Sam.",
        "Next meeting",
        "Thursday 14 January 2027, 15:45, Second Hub",
    )


def test_only_what_was_said_on_another_day_has_its_date():
    text = read(replace(meeting(), voices=(replace(VOICE, gathered_on="2026-11-19"), VOICE)))
    assert_in_order(text, "In class", "Said at the meeting.", "In class", "17 November 2026.")


def test_people_nobody_said_came_or_stayed_away_are_named_all_the_same():
    there = (*meeting().attendance, Attendance(**ids("at3"), name="Pat Sample"))
    assert_in_order(read(replace(meeting(), attendance=there)), "Who was there", "Pat Sample")


def test_the_corner_says_the_day_and_a_later_version():
    assert "Version 2" in read()
    assert "Version" not in read(replace(meeting(), version=1))


def test_a_meeting_is_a_draft_until_its_record_is_finished():
    assert "DRAFT" not in read()
    assert "DRAFT" in read(meeting("draft"))
    assert "Draft of 21 November 2026" in read(meeting("draft"))


def test_a_meeting_with_nothing_written_leaves_out_what_is_empty():
    text = read(MeetingFile(meeting=Meeting(**ids("m"))), empty_file())
    for heading in ("Our meeting", "Who was there", "What the family said", "Next meeting"):
        assert heading in text
    for heading in ("Good news", "worries", "decided", "How our plan", "agree?", "harder"):
        assert heading not in text
    assert "We have not chosen a day yet." in text
