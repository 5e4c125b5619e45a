import pytest

from taf_desktop.domain.meeting import Voice
from taf_desktop.services.records import made
from taf_desktop.ui.meetings.list_view import has_open_meeting, meeting_rows
from taf_desktop.ui.meetings.meeting_view import meeting_view
from tests.ui.plans.story import empty_story, new_story


@pytest.fixture(scope="module")
def file():
    return new_story().file


def test_meetings_are_listed_newest_first_with_who_came(file):
    rows = meeting_rows(file)
    assert [row.day for row in rows] == [
        "Thursday 14 January 2027",
        "Thursday 19 November 2026",
        "Thursday 8 October 2026",
    ]
    assert [row.came for row in rows] == ["12 invited", "8 of 11 came", "10 of 12 came"]
    assert [row.state for row in rows] == ["To prepare", "Finished", "Finished"]
    assert rows[1].type == "Review meeting"
    assert rows[1].place.startswith("15:30 to 16:30 · Willow Family Hub")
    assert has_open_meeting(file)


def test_children_speak_before_adults():
    story = new_story()
    draft = story.file.meetings[2].meeting
    story.desk.records.add(made(Voice, story.family_id, meeting_id=draft.id, who="Ash"))
    view = meeting_view(story.file, draft.id)
    assert [row.who for row in view.voices][:3] == ["Ash", "Robin", "Baby"]
    assert sum(row.who == "Ash" for row in view.voices) == 2


def test_words_are_quoted_and_what_was_only_seen_is_not(file):
    words = [row.words for row in meeting_view(file, file.meetings[1].meeting.id).voices]
    assert words[1].startswith("Good things: “Toast.")
    assert words[2].startswith("Baby shows us by kicking")
    assert words[6] == "“Nobody argues with a samosa in their mouth.”"


def test_an_action_tells_what_was_known_of_it_before(file):
    reviews = meeting_view(file, file.meetings[2].meeting.id).reviews
    assert reviews[0].what.startswith("Dana: Lays out clothes")
    assert reviews[0].last.startswith("Last time: On track. Five evenings out of seven")


def test_before_finishing_it_is_said_what_is_missing_and_what_will_happen(file):
    finish = meeting_view(file, file.meetings[2].meeting.id).finish
    assert "9 actions were not looked at yet." in finish.missing
    assert "What happens next is not chosen yet." in finish.missing
    assert finish.missing[0].startswith("Nothing is written yet for Ash, Robin")
    assert finish.does[0] == "How each action is going goes into the plan."


def test_a_finished_meeting_misses_nothing(file):
    view = meeting_view(file, file.meetings[1].meeting.id)
    assert view.finished
    assert view.finish.missing == ()
    assert view.new_actions[0].words.startswith("Lee: Walks Robin")
    assert "For “I want mornings without shouting.”" in view.new_actions[0].about


def test_a_meeting_that_is_gone_has_no_page(file):
    assert meeting_view(file, "nowhere") is None
    assert meeting_rows(empty_story().file) == ()
