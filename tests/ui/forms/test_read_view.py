import pytest
from PySide6.QtWidgets import QLabel

from taf_desktop.ui.forms.read_view import ReadView


@pytest.fixture
def texts(qtbot):
    kept = []

    def read(session, **more):
        view = ReadView(session, **more)
        kept.append(view)
        qtbot.addWidget(view)
        return [label.text() for label in view.findChildren(QLabel)]

    return read


def test_only_what_was_answered_and_asked_is_shown(make_session, texts):
    answers = {
        "well": "We eat together",
        "since": "2026-12-03",
        "rent": "no",
        "rent_more": "hidden by its rule",
        "scores": ("a", "b"),
        "scores/a/who": "Mum",
        "scores/a/score": 0,
        "scores/b/who": "Robin",
        "scores/b/score": 4,
    }
    shown = texts(make_session(answers))
    assert "“We eat together”" in shown
    assert "3 December 2026" in shown
    assert "Mum · 0\nRobin · 4" in shown
    assert "hidden by its rule" not in shown
    assert "Who said this?" not in shown


def test_one_section_can_be_read_alone(make_session, texts):
    answers = {"well": "We eat together", "extra": "Nothing more"}
    shown = texts(make_session(answers), sections=["more"])
    assert "Nothing more" in shown
    assert "“We eat together”" not in shown


def test_nothing_written_is_said(session, texts):
    assert texts(session, sections=["more"]) == ["Nothing was written down here."]


def test_words_that_hold_their_own_marks_get_no_others(make_session, texts):
    said = "Robin: “I like it when we eat together”"
    assert said in texts(make_session({"well": said}))


def test_the_names_of_sections_can_be_left_to_the_page(make_session, texts):
    answers = {"extra": "Nothing more"}
    whole = texts(make_session(answers), sections=["more"])
    assert texts(make_session(answers), sections=["more"], headings=False) == whole[1:]
