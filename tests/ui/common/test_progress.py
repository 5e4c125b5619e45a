import pytest
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.progress import SHOW_AFTER, ProgressPanel


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def test_waits_half_a_second():
    assert SHOW_AFTER == 500


def test_appears_only_for_what_takes_its_time(ground, qtbot):
    panel = ProgressPanel(ground, show_after=60_000)
    panel.task_changed("Making the pages", True)
    assert not panel.isVisible()
    panel.task_changed("Making the pages", False)
    assert not panel._wait.isActive()
    panel = ProgressPanel(ground, show_after=1)
    panel.task_changed("Making the pages", True)
    qtbot.waitUntil(panel.isVisible)
    assert panel.accessibleName() == "Making the pages"
    panel.task_changed("Making the pages", False)
    assert not panel.isVisible()


def test_can_call_off_a_job_that_reports_steps(ground, qtbot):
    panel, called_off = ProgressPanel(ground, show_after=1), []
    panel.called_off.connect(called_off.append)
    panel.task_changed("Making the pages", True)
    qtbot.waitUntil(panel.isVisible)
    assert not panel._cancel.isVisible()
    panel.show_steps("Making the pages", 2, 5, "Page 2 of 5")
    assert panel._cancel.isVisible()
    assert panel._bar.value() == 2
    panel._cancel.click()
    assert called_off == ["Making the pages"]
    panel.show_steps("Something else", 1, 2, "")
    assert panel._bar.value() == 2


def test_stays_in_the_corner_and_steps_back_to_the_other_job(ground, qtbot):
    panel = ProgressPanel(ground, show_after=1)
    panel.task_changed("One", True)
    panel.task_changed("Two", True)
    qtbot.waitUntil(panel.isVisible)
    assert panel.accessibleName() == "Two"
    panel.task_changed("Two", False)
    assert panel.accessibleName() == "One"
    ground.resize(500, 400)
    assert panel.geometry().right() < 500
    assert panel.geometry().bottom() < 400
