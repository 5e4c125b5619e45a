"""What the pages about keeping records ask of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taf_desktop.domain.audit_ports import Aftercare
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.retention import Keeping
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.desk import Desk
from taf_desktop.services.erasure import Wish
from taf_desktop.services.retention import Kept
from taf_desktop.support.words import say
from taf_desktop.ui.settings.keeping_view import (
    KeepingRow,
    KeepingView,
    count_words,
    done_words,
    holds_lines,
    horizon_words,
    keeping_rows,
    keeping_view,
    ledger_lines,
)

OnError = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class KeepingList:
    """The list, the sentence below it, and what was removed before."""

    rows: tuple[KeepingRow, ...]
    count: str
    ledger: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What must be seen before a record is removed."""

    name: str
    holds: tuple[str, ...]


class KeepingPresenter:
    """Reads and decides how long records are kept, and removes one for good."""

    def __init__(self, desk: Desk, runner: TaskRunner, after: Aftercare, owner: object) -> None:
        """Take the use cases, what runs them, what goes with erasing, and the screen."""
        self._desk = desk
        self._runner = runner
        self._after = after
        self._owner = owner
        self._latest = Latest()

    def load(self, on_done: Callable[[KeepingList], None], on_error: OnError) -> None:
        """Hand on the list."""

        def shown(kept: Kept) -> None:
            rows, ledger = keeping_rows(kept), ledger_lines(kept.erased)
            on_done(KeepingList(rows, count_words(kept), ledger))

        self._runner.run(
            lambda _ticket: self._desk.retention.all(),
            self._latest.only(shown),
            on_error,
            owner=self._owner,
        )

    def open(
        self, family_id: str, on_done: Callable[[KeepingView], None], on_error: OnError
    ) -> None:
        """Hand on one family's page."""

        def job(_ticket: Ticket) -> KeepingView:
            record = self._desk.retention.record(family_id)
            kept = self._desk.retention.all()
            return keeping_view(record, kept.rules, kept.today)

        self._runner.run(job, on_done, on_error, owner=self._owner)

    def choose(self, view: KeepingView, rule: str, counts_from: str, on_error: OnError) -> None:
        """Choose a rule and the day it counts from; the change is announced to the page."""
        if (rule, counts_from.strip()) != (view.rule, view.counts_from):
            self._runner.run_change(
                lambda _ticket: self._desk.retention.choose(view.family_id, rule, counts_from),
                _nothing,
                on_error,
                owner=self._owner,
            )

    def hold(self, family_id: str, reason: str, review_on: str, on_error: OnError) -> None:
        """Keep a record whatever its date says."""
        self._runner.run_change(
            lambda _ticket: self._desk.retention.hold(family_id, reason, review_on),
            _nothing,
            on_error,
            owner=self._owner,
        )

    def let_go(self, family_id: str, on_error: OnError) -> None:
        """Let its date count again."""
        self._runner.run_change(
            lambda _ticket: self._desk.retention.let_go(family_id),
            _nothing,
            on_error,
            owner=self._owner,
        )

    def review(
        self, family_id: str, on_done: Callable[[ReviewView], None], on_error: OnError
    ) -> None:
        """Hand on what would be removed."""

        def job(_ticket: Ticket) -> ReviewView:
            review = self._desk.retention.review(family_id)
            return ReviewView(review.record.family.name, holds_lines(review.holds))

        self._runner.run(job, on_done, on_error, owner=self._owner)

    def horizon(self, *, backups_too: bool) -> str:
        """Return how long older backups go on holding what is removed."""
        return horizon_words(self._after.days(), backups_too=backups_too)

    def erase(
        self, name: str, wish: Wish, on_done: Callable[[str], None], on_error: OnError
    ) -> None:
        """Remove a record, then write the records anew; ``on_done`` gets what to say."""
        said = done_words(name, self._after.days(), backups_too=wish.backups_too)

        def rewrite(_stone: object) -> None:
            self._runner.run(
                lambda _ticket: self._desk.erasure.finish(
                    self._after, backups_too=wish.backups_too
                ),
                lambda _removed: on_done(said),
                # It is removed all the same; the rest is done at the next unlocking.
                lambda _error: on_done(say("erasure.done.rest_waits", name=name)),
                owner=self._owner,
                label=say("erasure.done.rewriting"),
            )

        self._runner.run_change(
            lambda _ticket: self._desk.erasure.erase(wish, self._after),
            rewrite,
            on_error,
            owner=self._owner,
            label=say("erasure.done.removing"),
        )


def _nothing(_keeping: Keeping) -> None:
    """The page hears of the change like every other page."""
