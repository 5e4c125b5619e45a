"""Every page of the real program opened once, in a process of its own, one after the other.

Run as ``python -m bench.tour DATA FAMILIES NUMBER``; the family of that number is shown round in.
Prints one line of JSON: for each stop, the longest the window's thread worked at a stretch, and how
long a piece of known work took right after it, both in milliseconds of processor time.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from taf_desktop.runtime.qt_guard import import_qt

# As the program does: Qt imported first would read the source of whatever is imported later.
import_qt()

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog  # noqa: E402

from bench.at_work import Person, Steps, Watch, let_use  # noqa: E402
from taf_desktop.ui.common.tabs import Tabs  # noqa: E402

if TYPE_CHECKING:
    from taf_desktop.app.bootstrap import Program
    from taf_desktop.domain.family_file import FamilyFile
    from taf_desktop.services.desk import Desk

SECTIONS = 18
"""So many sections an assessment has."""
LOOK = 600.0
"""Milliseconds a page is looked at: all of them are whole by then on a slow machine."""
SETTLED = 5000.0
"""Milliseconds after the list in which the other pages are made."""

Stop = tuple[str, Callable[[], object]]
"""What a stop is called, and what is done there."""


class Paced(Watch):
    """Knows how quick the processor was when it worked longest.

    A processor that others use as well may be half as quick for a tenth of a second: a piece of
    known work is done after whatever took long, and what took longest of these pieces counts.
    """

    WORTH = 4.0
    """Milliseconds of work at a stretch after which it is worth a look."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: dict[str, float] = {}
        """For each part, how long the known work took beside its longest."""
        self._piece = known_piece()

    def step(self, part: str) -> None:
        """Begin another step of a part of the work."""
        before = self._part
        super().step(part)
        self.pieces[before] = self._piece
        self._piece = known_piece()

    def _weigh(self, worked: float) -> None:
        if worked < self.WORTH:
            if self._busiest < self.WORTH:
                super()._weigh(worked)
            return
        piece = known_piece()
        if worked / piece > self._busiest / self._piece:
            self._busiest, self._piece = worked, piece


class Tour(Person):
    """Goes from stop to stop. What is done is done from the event loop, as after a click."""

    def __init__(self, program: Program, families: int, number: int) -> None:
        super().__init__(program, families)
        self._number = number
        self._been: list[str] = []

    def make_watch(self) -> Paced:
        """Return what watches the event loop, and the processor beside it."""
        self._paced = Paced()
        return self._paced

    def _begin(self, stop: str) -> None:
        self._watch.step("")
        self._been.append(stop)
        self._watch.step(stop)

    def _work(self) -> Steps:
        self._begin("unlocking")
        yield from self._unlock()
        workplace = self._program.workplace
        assert workplace is not None
        table = workplace.families.table
        yield lambda: len(table.shown_rows()) >= self._families
        self._begin("making the other pages")
        yield SETTLED
        # Rows of their own measure the day's backup and the look at every page.
        workplace._made_of.keeper.stop()  # noqa: SLF001 - it stands in for a day that has its backup
        self._watch.step("")
        yield self._heard()
        family_id = table.shown_rows()[self._number].family_id
        file: list[FamilyFile] = []
        families = workplace._made_of.desk.families  # noqa: SLF001 - read, as the pages do
        self._program.runner.run(lambda _ticket: families.open(family_id).file, file.append)
        yield lambda: len(file) > 0
        for name, deed in self._stops(family_id, file[0]):
            self._begin(name)
            QTimer.singleShot(0, deed)
            yield LOOK
            yield self._heard()
            # Looking for the next button is no work of the program.
            self._watch.step("")

    def _stops(self, family_id: str, file: FamilyFile) -> Iterator[Stop]:
        yield from self._overview(family_id)
        yield from self._people_and_assessment(family_id, file)
        yield from self._agreed_plan(family_id, file)
        yield from self._meetings(family_id, file)
        yield from self._documents(family_id)
        yield from self._other_pages()
        yield from self._plan_to_write(family_id, file)
        yield from self._assessment_to_write(family_id)
        yield from self._another_family()

    def _overview(self, id_: str) -> Iterator[Stop]:
        yield "overview", self._go(id_, "overview")
        yield "ending", self._go(id_, "overview", "ending")
        yield "back from the ending", self._press("backToOverview")
        for name, button in (("request", "newRequest"), ("talk", "newTalk")):
            yield f"a new {name}", self._press(button)
            yield f"back from the {name}", self._press("backToOverview")

    def _people_and_assessment(self, id_: str, file: FamilyFile) -> Iterator[Stop]:
        yield "people", self._go(id_, "people")
        for number, person in enumerate(file.people[1:3], 1):
            yield f"person {number}", self._go(id_, "people", person.id)
        yield "agreement", self._go(id_, "agreement")
        yield "assessment", self._go(id_, "assessment")

    def _agreed_plan(self, id_: str, file: FamilyFile) -> Iterator[Stop]:
        assert file.plan is not None
        yield "agreed plan", self._go(id_, "plan")
        yield "a goal of it", self._go(id_, "plan", file.plan.goals[0].goal.id)
        yield "an action of it", self._press("actionLine")
        for page, button in (
            ("progress", "seeProgress"),
            ("quality review", "seeQuality"),
            ("versions compared", "compareVersions"),
            ("a version", "readVersion:.*"),
            ("a review begun", "beginReview"),
        ):
            yield page, self._press(button)
            yield f"back from {page}", self._press("backToPlan")

    def _meetings(self, id_: str, file: FamilyFile) -> Iterator[Stop]:
        yield "meetings", self._go(id_, "meetings")
        finished = [each.meeting.id for each in file.meetings if each.meeting.status != "draft"]
        yield "the record of a meeting", self._go(id_, "meetings", finished[-1])
        yield "back from the record", self._press("allMeetings")
        yield "a meeting planned", self._press("plan(First|Further|Meeting)")
        yield "running the meeting", self._tab("run")
        yield "finishing the meeting", self._tab("finish")
        yield "back from the meeting", self._press("allMeetings")

    def _documents(self, id_: str) -> Iterator[Stop]:
        yield "documents", self._go(id_, "documents")
        yield "several at once", self._press("several")
        yield "back from several", self._press("several_back")
        for name, button in (
            ("copies given", "see_copies"),
            ("give a copy", "give_copy"),
            ("seeing the record", "see_access"),
        ):
            yield name, self._press(button)
            yield f"{name} closed", _close_dialog
        yield "hand over", self._go(id_, "hand_over")

    def _other_pages(self) -> Iterator[Stop]:
        workplace = self._program.workplace
        assert workplace is not None
        yield "worried about safety", workplace.show_safety
        for page in ("library", "settings", "help"):
            yield page, lambda page=page: workplace.window.show_page(page)
        yield "receive a hand-over", workplace.handing_over.show_receive
        yield "list of families", lambda: workplace.window.show_page("families")
        yield "a family started", self._press("startFamily")
        yield "starting left", self._press("startLeave")

    def _plan_to_write(self, id_: str, file: FamilyFile) -> Iterator[Stop]:
        assert file.plan is not None
        plan_id = file.plan.plan.id
        yield "the plan changed", self._changed(lambda desk: desk.plans.change(plan_id))
        yield "plan to write", self._go(id_, "plan", plan_id)
        yield "a goal opened", self._press("changeGoal")
        yield "an action opened", self._press("actionLine")
        yield "library of goals", self._press("goalLibrary")
        yield "library closed", self._press("libraryClose")
        yield "a goal added", self._press("addGoal")

    def _assessment_to_write(self, id_: str) -> Iterator[Stop]:
        yield "an assessment begun", self._changed(lambda desk: desk.assessments.start(id_))
        yield "assessment to write", self._go(id_, "assessment")
        for number in range(2, SECTIONS + 1):
            yield f"section {number}", self._press("next")

    def _another_family(self) -> Iterator[Stop]:
        workplace = self._program.workplace
        assert workplace is not None
        yield "back to the list", lambda: workplace.window.show_page("families")
        other = workplace.families.table.shown_rows()[self._number + 1].family_id
        for page in ("overview", "people", "assessment", "plan", "meetings", "documents"):
            yield f"another family's {page}", self._go(other, page)

    def _go(self, id_: str, tab: str, thing: str = "") -> Callable[[], object]:
        workplace = self._program.workplace
        assert workplace is not None
        return lambda: workplace.go_to((id_, tab, thing))

    def _press(self, name: str) -> Callable[[], object]:
        """Find the first visible button whose object name is this or matches it, to be pressed."""
        pattern = re.compile(name)
        shown = (each for each in QApplication.allWidgets() if each.isVisible())
        buttons = (each for each in shown if isinstance(each, QAbstractButton))
        found = next((each for each in buttons if pattern.fullmatch(each.objectName())), None)
        if found is None:
            raise SystemExit(f"there is no button {name!r}")
        return found.click

    def _tab(self, name: str) -> Callable[[], object]:
        pages = (each for each in QApplication.allWidgets() if each.isVisible())
        page = next(each for each in pages if each.objectName() == "meetingPage")
        return partial(page.findChild(Tabs).show_tab, name)

    def _changed(self, change: Callable[[Desk], object]) -> Callable[[], object]:
        workplace = self._program.workplace
        assert workplace is not None
        desk = workplace._made_of.desk  # noqa: SLF001 - it stands in for the person's clicks
        return lambda: self._program.runner.run_change(
            lambda _ticket: change(desk), lambda _done: None
        )

    def _end(self) -> None:
        self._watch.step("")
        gaps, pieces = self._watch.gaps, self._paced.pieces
        told = {stop: (gaps[stop][0][1], pieces[stop]) for stop in self._been}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        self._program.starts.went_well()
        os._exit(0)


def known_piece() -> float:
    """Do the same little piece of work twice; return how long the quicker took, in milliseconds."""
    return min(_piece(), _piece())


def _piece() -> float:
    kept: dict[int, str] = {}
    begun = time.thread_time()
    for number in range(9000):
        kept[number % 97] = f"{number}x"
    return (time.thread_time() - begun) * 1000


def _close_dialog() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()


if __name__ == "__main__":
    let_use(lambda program: Tour(program, int(sys.argv[2]), int(sys.argv[3])))
