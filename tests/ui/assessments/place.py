"""A real vault with the example family in it, for the tests of screens."""

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from taf_desktop.app.printing import make_document, other_makers
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.storage.conftest import TINY_POLICY

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)


class Runner(ImmediateRunner):
    """Does each job at once; while ``blocked``, nothing can be changed in the vault."""

    blocked = False

    def run_change(self, job, on_done, on_error=None, *, owner=None, label=None):
        def maybe(ticket):
            if self.blocked:
                raise EnvironmentProblem("documents.not_saved")
            return job(ticket)

        return super().run_change(maybe, on_done, on_error, owner=owner, label=label)


@dataclass
class Template:
    """A closed vault on disk that tests copy."""

    folder: Path
    keys: VaultKeys
    family_id: str


@dataclass
class Place:
    """An open vault with everything a screen needs."""

    desk: Desk
    family_id: str
    bus: ChangeBus = field(default_factory=ChangeBus)

    def __post_init__(self):
        self.runner = Runner(self.bus.publish)

    def file(self):
        return self.desk.families.open(self.family_id).file

    def assessments(self):
        return sorted(self.file().assessments, key=lambda each: each.id)

    def show(self, screen, qtbot, size=(1166, 620)):
        """Put a screen on screen, told of every change as the family's page tells it."""
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        self.bus.changed.connect(lambda _changes: self.tell(screen))
        self.tell(screen)
        qtbot.waitExposed(screen)
        return screen

    def tell(self, screen):
        """Read the family, as the family's page does, and show it."""
        self.runner.run(
            lambda _ticket: self.desk.families.open(self.family_id),
            screen.show_family,
            owner=screen,
        )


def make_template(base):
    files = VaultFiles(FixedClock(NOW), TINY_POLICY)
    new = files.create_keys(base, "North team", "seven quiet herons")
    unit_of_work = files.create_database(new.card, new.keys)
    try:
        desk = desk_over(unit_of_work)
        desk.settings.write({"person_name": "Sam Example"})
        family_id, _ = desk.example.enter()
    finally:
        files.close()
    return Template(new.card.folder, new.keys, family_id)


def desk_over(unit_of_work, forms=None):
    forms = forms or Catalogue.read(paths.forms_folder())
    return set_up_desk(unit_of_work, forms, make_document, FixedClock(NOW), other_makers())


def open_copy(template, folder):
    """Copy a vault and open it; return its place and what closes it."""
    base = folder / "Vaults" / template.folder.name
    shutil.copytree(template.folder, base)
    files = VaultFiles(FixedClock(NOW), TINY_POLICY)
    return Place(desk_over(files.open(base, template.keys)), template.family_id), files.close


@contextmanager
def open_on_lanes(template, folder, qtbot):
    """Open a copy on the database lane, with lanes as the program has them."""
    bus = ChangeBus()
    runner = LaneRunner(bus.publish)
    got = []
    runner.run(lambda _ticket: open_copy(template, folder), got.append)
    qtbot.waitUntil(lambda: bool(got))
    place, close = got[0]
    place.runner, place.bus = runner, bus
    yield place
    runner.run(lambda _ticket: close(), got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    runner.shutdown()
