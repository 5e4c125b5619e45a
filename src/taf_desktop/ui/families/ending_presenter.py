"""What the page of an ending does, away from the screen. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.coaching import Advice
from taf_desktop.services.desk import Desk
from taf_desktop.services.endings import Outlook
from taf_desktop.ui.common.coach_look import CoachLook

OnError = Callable[[Exception], None]


class EndingPresenter:
    """Asks what an ending means, ends the work, and takes an ending back.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong.
    """

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object, on_error: OnError) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self._latest = Latest()
        self.coach = CoachLook(desk, runner, owner, on_error)

    def today(self) -> date:
        """Return the day."""
        return self._desk.clock.today()

    def look(
        self,
        file: FamilyFile,
        on_outlook: Callable[[Outlook], None],
        on_advice: Callable[[Advice], None],
    ) -> None:
        """Hand on what happens to the record, and then what the coach says."""

        def known(outlook: Outlook) -> None:
            on_outlook(outlook)
            self.coach.knowing(file, outlook.known, on_advice)

        self._runner.run(
            lambda _ticket: self._desk.endings.outlook(file),
            self._latest.only(known),
            self._on_error,
            owner=self._owner,
        )

    def end(self, family_id: str, on: str) -> None:
        """End the work with a family on a day."""
        self._change(lambda: self._desk.endings.end(family_id, on))

    def take_back(self, family_id: str) -> None:
        """Go on with a family."""
        self._change(lambda: self._desk.endings.take_back(family_id))

    def _change(self, job: Callable[[], tuple[object, ChangeSet]]) -> None:
        self._runner.run_change(
            lambda _ticket: job(), lambda _thing: None, self._on_error, owner=self._owner
        )
