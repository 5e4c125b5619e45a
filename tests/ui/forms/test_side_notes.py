from taf_desktop.ui.forms.side_notes import guidance_for, last_time


def test_guidance_begins_with_the_section_and_follows_its_questions(session):
    notes = guidance_for(session, "home")
    assert [note.key for note in notes] == ["", "evidence"]
    assert notes[0].text.splitlines() == ["What does a good morning look like?", "Who wakes first?"]
    assert notes[1].label == "Who said this?"


def test_a_section_without_guidance_has_none(session):
    assert guidance_for(session, "more") == ()


def test_last_time_is_told_in_words(make_session):
    previous = {
        "well": "Both parents do bedtimes.",
        "scale": 6,
        "evidence": "not asked to be shown",
        "scores": ("a", "b", "c"),
        "scores/a/who": "Robin",
        "scores/a/score": 5,
        "scores/b/who": "Mum",
        "scores/b/score": 6,
        "scores/c/who": "Nobody asked",
    }
    notes = last_time(make_session(previous=previous), "home")
    assert [(note.key, note.text) for note in notes] == [
        ("well", "Both parents do bedtimes."),
        ("scale", "6"),
        ("scores", "Robin 5 · Mum 6"),
    ]


def test_no_last_time_is_nothing_to_show(session):
    assert last_time(session, "home") == ()
