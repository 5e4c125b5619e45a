"""Asks the coach about a family with all the record knows, and lets what it says rest."""

from __future__ import annotations

from collections.abc import Callable, Collection

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.plan import LaidToRest
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.coach_facts import Known
from taf_desktop.services.coaching import Advice
from taf_desktop.services.desk import Desk
from taf_desktop.ui.common.worth_card import WorthRow

OnAdvice = Callable[[Advice], None]


class CoachLook:
    """One place's questions to the coach. The facts come from the vault, the look needs none.

    Args:
        desk: The use cases.
        runner: Runs them.
        owner: The screen the answers are for.
        on_error: Told what went wrong.
    """

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        owner: object,
        on_error: Callable[[Exception], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._on_error = on_error
        self._latest = Latest()

    def at(self, file: FamilyFile, on_done: OnAdvice) -> None:
        """Hand on what the coach says; an older answer never overtakes a newer one."""
        self._runner.run(
            lambda _ticket: self._desk.facts.of(file),
            lambda known: self.knowing(file, known, on_done),
            self._on_error,
            owner=self._owner,
        )

    def knowing(self, file: FamilyFile, known: Known, on_done: OnAdvice) -> None:
        """Hand on what the coach says where what it knows beside the file is there already."""
        self._runner.run(
            lambda _ticket: self._desk.coaching.look(file, (), known.area, known.more),
            self._latest.only(on_done),
            self._on_error,
            owner=self._owner,
            lane="cpu",
        )

    def lay_to_rest(
        self,
        family_id: str,
        check: str,
        fingerprint: str,
        on_done: Callable[[LaidToRest], None] = lambda _rested: None,
    ) -> None:
        """Remember that a remark was found fine as it is."""
        self._runner.run_change(
            lambda _ticket: self._desk.goals.lay_to_rest(family_id, check, fingerprint),
            on_done,
            self._on_error,
            owner=self._owner,
        )

    def wake(self, laid_to_rest_id: str) -> None:
        """Show a remark again that was found fine."""
        self._runner.run_change(
            lambda _ticket: (None, self._desk.goals.wake(laid_to_rest_id)),
            lambda _nothing: None,
            self._on_error,
            owner=self._owner,
        )


def worth_rows(
    advice: Advice, checks: Collection[str], place: Callable[[str, str], str]
) -> tuple[WorthRow, ...]:
    """Return the lines for some checks.

    ``place`` gives a check and a kind the words of a button, "" for none.
    """
    return tuple(
        WorthRow(each.fingerprint, each.message, each.better, place(each.check, each.kind))
        for each in advice.remarks
        if each.check in checks
    )
