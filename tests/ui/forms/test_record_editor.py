from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.plan import Action
from taf_desktop.forms.records import with_answers
from taf_desktop.runtime.autosave import Delays
from taf_desktop.ui.forms.record_editor import RecordEditor

SOON = Delays(quiet=5, longest=50, retries=(20,))
ACTION = Action(id="a1", family_id="f1", revision=3, who="Mum", what="Clothes ready at 7")


class Shelf:
    """Keeps what is saved; breaks on demand."""

    def __init__(self):
        self.kept = ACTION
        self.calls = []
        self.broken = False

    def save(self, id_, revision, answers):
        self.calls.append((id_, revision))
        if self.broken:
            raise EnvironmentProblem("runtime.saved.trouble")
        self.kept = replace(with_answers(self.kept, answers), revision=revision + 1)
        return self.kept, ChangeSet()


def type_on(qtbot, editor, text):
    editor.focus_field("who")
    line = editor.findChild(QLineEdit, "who")
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, text)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def make(shelf, show, clock, immediate_runner):
    def editor(**more):
        options = {"delays": SOON, **more}
        return show(RecordEditor(ACTION, shelf.save, immediate_runner, clock=clock, **options))

    return editor


def test_typing_is_saved_by_itself_and_said_in_words(qtbot, make, shelf):
    editor = make()
    words = []
    editor.said.connect(words.append)
    with qtbot.waitSignal(editor.saved) as saved:
        type_on(qtbot, editor, "my")
    assert shelf.kept.who == "Mummy"
    assert shelf.calls[0] == ("a1", 3)
    assert saved.args[0].revision == editor.thing.revision
    assert words[0] == "Saving…"
    assert words[-1].startswith("Saved ")
    assert not editor.unsaved


def test_each_save_is_based_on_the_one_before(qtbot, make, shelf):
    editor = make()
    for text in ("my", " and Nan"):
        with qtbot.waitSignal(editor.saved):
            type_on(qtbot, editor, text)
    qtbot.waitUntil(lambda: shelf.kept.who == "Mummy and Nan")
    assert [revision for _id, revision in shelf.calls] == list(range(3, 3 + len(shelf.calls)))


def test_a_save_that_failed_stays_on_screen_and_is_tried_again(qtbot, make, shelf):
    editor = make()
    shelf.broken = True
    trouble = editor.findChild(QWidget, "not_saved")
    type_on(qtbot, editor, "my")
    qtbot.waitUntil(trouble.isVisible)
    assert "Not saved yet" in " ".join(label.text() for label in trouble.findChildren(QLabel))
    assert editor.findChild(QLineEdit, "who").text() == "Mummy"
    assert editor.unsaved
    shelf.broken = False
    with qtbot.waitSignal(editor.saved):
        pass
    assert not trouble.isVisible()
    assert shelf.kept.who == "Mummy"


def test_saving_again_by_button(qtbot, make, shelf):
    editor = make(delays=Delays(quiet=5, longest=50, retries=(60_000,)))
    shelf.broken = True
    type_on(qtbot, editor, "my")
    again = editor.findChild(QPushButton, "save_again")
    qtbot.waitUntil(again.isVisible)
    shelf.broken = False
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert shelf.kept.who == "Mummy"


def test_leaving_the_screen_or_the_window_saves_at_once(qtbot, make, shelf):
    slow = Delays(quiet=60_000, longest=60_000)
    editor = make(delays=slow)
    type_on(qtbot, editor, "my")
    assert shelf.calls == []
    editor.hide()
    assert shelf.kept.who == "Mummy"
    editor.show()
    editor.session.set_value("who", "Nan")
    QApplication.sendEvent(editor, QEvent(QEvent.Type.WindowDeactivate))
    assert shelf.kept.who == "Nan"


def test_flush_and_wait_says_whether_all_is_saved(make, shelf):
    editor = make()
    editor.session.set_value("who", "Nan")
    assert editor.flush_and_wait(1)
    shelf.broken = True
    editor.session.set_value("who", "Dad")
    assert not editor.flush_and_wait(1)
    shelf.broken = False
    assert editor.flush_and_wait(1)


def test_a_newer_one_saved_elsewhere_is_shown_unless_something_is_unsaved(make):
    editor = make(delays=Delays(quiet=60_000, longest=60_000))
    editor.take_newer(replace(ACTION, revision=4, who="Dad"))
    assert editor.findChild(QLineEdit, "who").text() == "Dad"
    assert not editor.unsaved
    editor.session.set_value("who", "Nan")
    editor.take_newer(replace(ACTION, revision=5, who="School"))
    assert editor.findChild(QLineEdit, "who").text() == "Nan"


def test_its_own_save_coming_back_changes_nothing(qtbot, make, shelf):
    editor = make()
    with qtbot.waitSignal(editor.saved):
        type_on(qtbot, editor, "my")
    type_on(qtbot, editor, " too")
    editor.take_newer(shelf.kept)
    assert editor.findChild(QLineEdit, "who").text() == "Mummy too"


def test_what_was_signed_is_text_to_read(make, shelf):
    editor = make(read_only=True)
    assert editor.findChild(QLineEdit, "who") is None
    shown = editor.findChild(QLabel, "who")
    assert shown.text() == "Mum"
    assert shown.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert editor.findChild(QLabel, "by_when") is None
    editor.focus_field("who")
    editor.show_findings()
    editor.hide()
    assert shelf.calls == []


def test_going_to_a_question_opens_its_section(qtbot, make):
    editor = make()
    editor.focus_field("supported_by")
    line = editor.findChild(QLineEdit, "supported_by")
    qtbot.waitUntil(line.hasFocus)


def test_findings_of_a_thing_can_be_asked_for(make):
    editor = make()
    editor.session.set_value("what", "")
    editor.show_findings()
    visible = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert any("needed before" in text for text in visible)
