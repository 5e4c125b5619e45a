"""What is imported and read behind the first window, while the passphrase is typed.

Nothing heavy stands at the top of this file. First comes what the list of families needs, then what
the other pages need. Whoever comes first does it; whoever comes later waits for the rest of it, and
the window goes on hearing every key meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from taf_desktop.app.importing import imported
from taf_desktop.support import paths
from taf_desktop.ui.start.making import Area

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from taf_desktop.domain.ports import TaskRunner, UnitOfWorkFactory
    from taf_desktop.forms.catalogue import Catalogue
    from taf_desktop.services.desk import Desk

MODULES = (
    "taf_desktop.storage.keys",
    "taf_desktop.storage.making",
    "taf_desktop.storage.uow",
    "taf_desktop.services.desk",
    "taf_desktop.services.passphrases",
    "taf_desktop.services.coaching",
    "taf_desktop.services.profiles",
    "taf_desktop.domain.drawing",
)
"""Modules without a window, in the order in which they will be needed."""
PAGE_MODULES = (
    "taf_desktop.forms.family_pictures",
    "taf_desktop.domain.progress_charts",
    "taf_desktop.coach.quality_review",
    "taf_desktop.services.handover_preview",
    "taf_desktop.services.print_choices",
    "taf_desktop.services.recipients",
)
"""The same for the other pages."""
LIST_SCREENS = (
    "taf_desktop.ui.common",
    "taf_desktop.ui.forms.choice_editor",
    "taf_desktop.ui.forms.many_editor",
    "taf_desktop.ui.forms.repeat_editor",
    "taf_desktop.ui.forms.editors",
    "taf_desktop.ui.forms",
    "taf_desktop.ui.forms.parts",
    "taf_desktop.ui.shell",
    "taf_desktop.ui.families.list_screen",
    "taf_desktop.ui.settings.presenter",
    "taf_desktop.app.backing_up",
    "taf_desktop.app.handing_over",
    "taf_desktop.app.library_place",
    "taf_desktop.app.record_keeping",
    "taf_desktop.app.workplace",
    "taf_desktop.app.leaving",
    "taf_desktop.app.notices",
    "taf_desktop.app.ways_out",
    "taf_desktop.app.versions",
    "taf_desktop.runtime.idle",
)
"""Packages and modules of what is seen first, from the common ones to those made of them.

What brings many others along comes after some of these: each step imports one name.
"""
PAGE_SCREENS = (
    "taf_desktop.ui.families",
    "taf_desktop.ui.assessments",
    "taf_desktop.ui.plans",
    "taf_desktop.ui.meetings",
    "taf_desktop.ui.documents.page_view",
    "taf_desktop.ui.documents.printing",
    "taf_desktop.ui.documents.shelf",
    "taf_desktop.ui.documents.copy_view",
    "taf_desktop.ui.documents.presenter",
    "taf_desktop.ui.documents.for_whom",
    "taf_desktop.ui.documents.handing",
    "taf_desktop.ui.documents.give_presenter",
    "taf_desktop.ui.documents.access_presenter",
    "taf_desktop.ui.documents.give_dialog",
    "taf_desktop.ui.documents",
    "taf_desktop.ui.handover",
    "taf_desktop.ui.library",
    "taf_desktop.ui.settings",
    "taf_desktop.app.tabs",
    "taf_desktop.app.settings_place",
)
"""Packages and modules of the other pages, in the same order."""


class _Once:
    """Work that is done once, by whichever lane comes first; the others wait for it."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._lock = threading.Lock()
        self.done = False

    def __call__(self) -> None:
        with self._lock:
            if not self.done:
                self._work()
                self.done = True


class _Pages:
    """How far the screens of the other pages are."""

    asked = False
    """Somebody waits for them, or imports them at the pace of who is at work."""
    there = False


def begin(runner: TaskRunner, owner: QObject) -> None:
    """Begin to load everything: what has no window on a worker, screens in turns.

    A class of widgets is only made in the window's thread: made on a worker while the window is at
    work, starts have ended in a crash.
    """

    def listed(_nothing: None) -> None:
        _in_turns(list_screens(), owner, lambda: load(ready_for_pages, read))

    def read(_nothing: None) -> None:
        load(_prepare_coach, paged)

    def paged(_nothing: None) -> None:
        _in_turns(_unless_asked(), owner, _nothing_more)

    def load(work: Callable[[], None], done: Callable[[None], None]) -> None:
        runner.run(lambda _ticket: work(), done, owner=owner, lane="cpu")

    # One after the other: a module that a worker is loading would hold up the window.
    load(ready_for_list, listed)


def enter(
    runner: TaskRunner,
    owner: QObject,
    unit_of_work: UnitOfWorkFactory,
    done: Callable[[tuple[Desk, dict[str, str]]], None],
) -> None:
    """Set up the use cases over an open vault, then the screens of the list, then go on."""

    def answered(answer: tuple[Desk, dict[str, str]]) -> None:
        _in_turns(list_screens(), owner, lambda: done(answer))

    runner.run(lambda _ticket: set_up(unit_of_work), answered, owner=owner)


def for_pages(
    runner: TaskRunner,
    owner: QObject,
    done: Callable[[], None],
    *,
    wait: Callable[[], bool] | None = None,
) -> None:
    """Read and import what the other pages need, then go on: at once if all of it is there.

    Args:
        runner: Reads on a lane.
        owner: Nothing more is done when it is gone.
        done: What goes on.
        wait: No screen is imported while it says that it should wait.
    """
    if _Pages.there:
        done()
        return
    _Pages.asked = True

    def read(_nothing: None) -> None:
        _in_turns(page_screens(), owner, done, wait=wait)

    if ready_for_pages.done:
        # On the lane it would come after the coach's word lists.
        read(None)
    else:
        runner.run(lambda _ticket: ready_for_pages(), read, owner=owner, lane="cpu")


def list_screens() -> Iterator[None]:
    """Import the screens that are seen first, a module at a time. The window's thread."""
    return imported(LIST_SCREENS)


def page_screens() -> Iterator[None]:
    """Import the screens of the other pages, a module at a time. The window's thread."""
    yield from imported(PAGE_SCREENS)
    _Pages.there = True


def _unless_asked() -> Iterator[None]:
    """Import them until somebody asks for them, who then does it at their own pace."""
    for _module in page_screens():
        if _Pages.asked:
            return
        yield


def _in_turns(
    steps: Iterator[None],
    owner: QObject,
    done: Callable[[], None],
    wait: Callable[[], bool] | None = None,
) -> None:
    from taf_desktop.ui.common.turns import Turns

    turns = Turns(steps, owner, wait=wait)
    turns.ended.connect(done)
    turns.ended.connect(turns.deleteLater)
    turns.begin()


def _nothing_more() -> None:
    """Whatever comes next is asked for by somebody."""


def _for_the_list() -> None:
    from taf_desktop.support.words import catalogue

    for name in MODULES:
        import_module(name)
    catalogue()
    forms()


def _for_the_pages() -> None:
    for name in PAGE_MODULES:
        import_module(name)
    _read_record()


ready_for_list = _Once(_for_the_list)
"""Imports what has no window and reads what the list of families needs. Any lane."""
ready_for_pages = _Once(_for_the_pages)
"""Reads what the other pages need. Any lane."""


def _read_record() -> None:
    """Read the questions about a record and the lists of choices: pages are made of them."""
    from taf_desktop.forms.codes import code_names, find_code_list
    from taf_desktop.forms.records import read_record_forms

    for name in code_names():
        find_code_list(name)
    read_record_forms()


def _prepare_coach() -> None:
    """Read the coach's word lists: they stay read for every coach made later."""
    from taf_desktop.services.coaching import Coaching
    from taf_desktop.support.clock import SystemClock

    Coaching(SystemClock()).prepare()


@cache
def forms() -> Catalogue:
    """Return the published forms, read once."""
    from taf_desktop.forms.catalogue import Catalogue

    return Catalogue.read(paths.forms_folder())


def areas() -> tuple[Area, ...]:
    """Return the areas the first start offers. Cpu lane."""
    from taf_desktop.services.profiles import ELSEWHERE, all_profiles
    from taf_desktop.support.words import say

    known = tuple(Area(profile.id, profile.title) for profile in all_profiles())
    elsewhere = Area(
        ELSEWHERE, say("settings.area.elsewhere"), say("settings.area.elsewhere_about")
    )
    return (*known, elsewhere)


def set_up(unit_of_work: UnitOfWorkFactory) -> tuple[Desk, dict[str, str]]:
    """Return the use cases over an open vault, and what it remembers. Database lane."""
    from taf_desktop.app.printing import make_document, other_makers
    from taf_desktop.services.desk import set_up_desk
    from taf_desktop.support.clock import SystemClock

    # Or the window's thread would wait for it in the middle of making the list.
    ready_for_list()
    desk = set_up_desk(unit_of_work, forms(), make_document, SystemClock(), other_makers())
    return desk, dict(desk.settings.read())
