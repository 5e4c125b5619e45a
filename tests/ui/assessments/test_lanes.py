from taf_desktop.runtime.autosave import Autosave, Delays
from taf_desktop.ui.assessments.screen import AssessmentScreen

SHORT = Delays(quiet=20, longest=40)


def writing(screen):
    return reading(screen, False)


def reading(screen, finished=True):
    work = screen._work
    return work is not None and bool(work.section) and (work.draft is None) is finished


def test_a_review_from_start_to_finish_on_real_lanes(lanes, qtbot):
    screen = AssessmentScreen(lanes.desk, lanes.runner, delays=SHORT)
    said = []
    screen.saved_words.connect(said.append)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: screen._work is not None)
    screen._begin_review()
    assert not screen._pages.isEnabled()
    qtbot.waitUntil(lambda: writing(screen) and screen._pages.isEnabled())
    work = screen._work
    editor = work.page.form.editor("reason")
    editor.setFocus()
    qtbot.keyClicks(editor, "Calm mornings")
    qtbot.waitUntil(lambda: "Saved 14:32" in said[-1:])
    assert screen._work is work
    qtbot.keyClicks(editor, " for Robin")
    screen.flush()
    screen._finish("")
    qtbot.waitUntil(lambda: reading(screen))
    qtbot.waitUntil(lambda: lanes.runner.idle)
    assert screen._shown.answers["reason"] == "Calm mornings for Robin"
    assert screen._opened.file.assessments[-1].status == "finished"
    qtbot.waitUntil(lambda: screen.findChildren(Autosave) == [])


def test_leaving_at_once_after_typing_loses_nothing(lanes, qtbot):
    screen = AssessmentScreen(lanes.desk, lanes.runner)
    lanes.show(screen, qtbot)
    qtbot.waitUntil(lambda: screen._work is not None)
    old = screen._chosen
    screen._begin_review()
    qtbot.waitUntil(lambda: writing(screen) and screen._pages.isEnabled())
    new = screen._chosen
    screen._work.session.set_value("reason", "Calm mornings")
    screen._choose(old)
    qtbot.waitUntil(lambda: reading(screen))
    screen._choose(new)
    qtbot.waitUntil(lambda: lanes.runner.idle and writing(screen))
    assert screen._work.session.value("reason") == "Calm mornings"
    assert screen._find(new).answers["reason"] == "Calm mornings"
