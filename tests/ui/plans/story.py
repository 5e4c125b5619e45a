"""The example family on a desk over a vault in memory, joined to a screen as the shell does."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.services.fakes import FakeVault

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)


@dataclass
class Story:
    desk: Desk
    runner: ImmediateRunner
    bus: ChangeBus
    family_id: str
    errors: list = field(default_factory=list)

    @property
    def file(self):
        return self.opened.file

    @property
    def opened(self):
        return self.desk.families.open(self.family_id)

    def change_plan(self):
        self.desk.plans.change(self.file.plan.plan.id)
        return self.file.plan

    def show(self, screen, qtbot):
        """Give a screen the family now and after every change."""
        qtbot.addWidget(screen)
        screen.resize(1160, 640)
        screen.show_family(self.opened)
        self.bus.changed.connect(lambda _changes: screen.show_family(self.opened))
        screen.show()
        return screen


@contextmanager
def full_disk(story):
    """Nothing can be read or saved meanwhile."""

    def full(_vault):
        raise EnvironmentProblem("vault.disk_full")

    with patch.object(type(story.desk.records._unit_of_work), "__call__", full):
        yield


def new_story():
    bus = ChangeBus()
    vault, family_id = _told()
    return Story(_desk(vault.copy()), ImmediateRunner(bus.publish), bus, family_id)


@cache
def _told():
    """Tell the story once; every test begins with a copy."""
    vault = FakeVault(person_name="Sam Example")
    family_id, _ = _desk(vault).example.enter()
    return vault, family_id


def _desk(vault):
    catalogue = Catalogue.read(paths.forms_folder())
    return set_up_desk(vault, catalogue, lambda _request: None, FixedClock(NOW))


def empty_story():
    story = new_story()
    family, _ = story.desk.families.start("Nobody Example")
    story.family_id = family.id
    return story


def named(screen, name):
    """Return the widget with this name that is not on its way out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = screen.findChildren(QWidget, name)
    assert found, name
    return found[0]


def shown_words(widget):
    """Return every word a widget's labels show."""
    labels = [each for each in widget.findChildren(QWidget) if hasattr(each, "text")]
    return "\n".join(each.text() for each in labels if not each.isHidden())


def fill(line, words):
    """Write into a line that suggests names, without its list popping up over it."""
    line.setFocus()
    line.setText(words)
    line.changed.emit()
