import pytest

from taf_desktop.forms.faults import Fault
from taf_desktop.ui.settings.help_screen import HelpScreen
from taf_desktop.ui.settings.help_view import (
    Block,
    Kind,
    faults_topic,
    matching,
    read_topic,
    read_topics,
)

FAULT = Fault(
    "taf-assessment/2.0.0.yaml", 12, "The name “home” is used twice.", "Use another name."
)


@pytest.fixture
def screen(qtbot, immediate_runner):
    made = HelpScreen(immediate_runner, lambda: (FAULT,))
    qtbot.addWidget(made)
    made.show()
    return made


def titles(screen):
    return [screen.list.item(row).text() for row in range(screen.list.count())]


def test_a_topic_is_read_from_its_text():
    topic = read_topic("x", "# Title\n\nOne\nline.\n\n## Next\n\n- first\n- second\n  goes on\n")
    assert topic.title == "Title"
    assert topic.blocks == (
        Block(Kind.TEXT, "One line."),
        Block(Kind.HEADING, "Next"),
        Block(Kind.POINT, "first"),
        Block(Kind.POINT, "second goes on"),
    )


def test_every_help_text_has_a_title_and_plain_blocks():
    topics = read_topics()
    assert [topic.id for topic in topics] == [
        "first-steps",
        "saving",
        "agreement",
        "assessment",
        "plan",
        "meetings",
        "printing",
        "passphrase",
        "what-is-protected",
        "what-was-done",
        "backups",
        "hand-over",
        "library",
        "copies",
    ]
    for topic in topics:
        assert topic.title
        assert topic.blocks
        assert not any(mark in block.words for block in topic.blocks for mark in "*#[`")


def test_words_are_found_wherever_they_stand_titles_first():
    found = matching(read_topics(), "Plan")
    assert found[0].id == "plan"
    assert [topic.id for topic in matching(read_topics(), "bitlocker")] == ["what-is-protected"]
    assert matching(read_topics(), "recovery SHEET lost")[0].id == "passphrase"
    assert matching(read_topics(), "zebra") == ()


def test_forms_with_faults_name_file_line_and_mending(screen):
    assert titles(screen)[-1] == "Forms with faults"
    screen.show_topic("faults")
    words = [label.text() for label in screen.page.findChildren(object) if hasattr(label, "text")]
    assert "taf-assessment/2.0.0.yaml, line 12" in words
    assert FAULT.message in words
    assert FAULT.hint in words
    assert faults_topic("Forms", ()).blocks[0].words == "Every form can be used."


def test_typing_searches_and_says_when_nothing_is_found(screen, qtbot):
    qtbot.keyClicks(screen.search, "bitlocker")
    assert titles(screen) == ["What is protected, and what is not"]
    qtbot.keyClicks(screen.search, "zebra")
    assert titles(screen) == []
    assert not screen._nothing.isHidden()
    assert "Nothing was found" in screen._nothing.text()
