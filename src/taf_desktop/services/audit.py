"""What was done: writing down deeds that change nothing, reading the history, and checking it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal, TypeVar

from taf_desktop.domain.audit import (
    AuditHead,
    CheckResult,
    Deed,
    Entry,
    Evidence,
    HistoryCheck,
    Noticed,
)
from taf_desktop.domain.errors import Bug
from taf_desktop.domain.ports import TaskRunner, Ticket, UnitOfWorkFactory
from taf_desktop.domain.vault import Anchor, VaultCard
from taf_desktop.support.clock import Clock

_T = TypeVar("_T")


class Trail:
    """Writes lines into the history (``domain.ports.AuditTrail``) and reads them."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def note(
        self,
        deed: Deed,
        *,
        kind: str = "",
        of_id: str = "",
        family_id: str = "",
        fields: Sequence[str] = (),
    ) -> None:
        """Add one line in a block of its own. Database lane, and not inside a unit of work."""
        with self._unit_of_work() as unit:
            unit.note(deed, kind=kind, of_id=of_id, family_id=family_id, fields=fields)
            unit.commit()

    def viewed(self, family_id: str) -> None:
        """Write down that somebody opened a family's record."""
        self.note(Deed.VIEWED, kind="family", of_id=family_id, family_id=family_id)

    def lines(self, before: int | None, limit: int) -> Sequence[Entry]:
        """Return lines, newest first; only those before a place if one is given."""
        with self._unit_of_work() as unit:
            return unit.history.lines(before, limit)

    def family_names(self) -> Mapping[str, str]:
        """Return every family's name by its id, to put words to the history's random ids."""
        with self._unit_of_work() as unit:
            return unit.keeping.names()

    def check(
        self, begun: HistoryCheck | None = None, anchors: Sequence[Anchor] = ()
    ) -> HistoryCheck:
        """Begin a check of the whole history, or go on with one by a small step.

        ``anchors`` tell how far it went when each backup was made. Those from before a backup was
        restored on purpose are passed over: the history is shorter since, and says so.
        """
        with self._unit_of_work() as unit:
            restored = unit.history.last(Deed.RESTORED) if anchors else None
            since = _moment(restored.at) if restored is not None else None
            heads = [
                AuditHead(anchor.seq, anchor.head, "")
                for anchor in anchors
                if since is None or _moment(anchor.at) >= since
            ]
            return unit.history.check(begun, heads)

    def conclude(self, check: HistoryCheck) -> CheckResult:
        """Return what a check found; what the last one did not find is written down."""
        result = check.result()
        if result.whole:
            return result
        found = tuple(_short(one) for one in result.noticed)
        with self._unit_of_work() as unit:
            before = unit.history.last(Deed.NOTICED)
            news = before is None or before.fields != found
            if news:
                unit.note(Deed.NOTICED, kind="history", fields=found)
                unit.commit()
        return replace(result, news=news)

    def agrees(self, seq: int, code: str) -> bool:
        """Say whether a line and its code on an evidence page still agree with the history."""
        with self._unit_of_work() as unit:
            return unit.history.agrees(AuditHead(seq, code, ""))

    def evidence(
        self,
        card: VaultCard,
        clock: Clock,
        versions: Sequence[tuple[str, str]],
        result: CheckResult | None,
    ) -> Evidence:
        """Return what the evidence page says, and write down that it was made."""
        with self._unit_of_work() as unit:
            unit.note(Deed.EVIDENCE_MADE, kind="history")
            unit.commit()
            return Evidence(
                vault_id=card.vault_id,
                vault_name=card.name,
                made_at=clock.now().isoformat(timespec="seconds"),
                head=unit.history.head(),
                months=tuple(unit.history.months()),
                result=result,
                erased=len(unit.keeping.erased()),
                versions=tuple(versions),
            )


class HistoryWatch:
    """Checks the whole history behind the work, step by step, and remembers what it found."""

    def __init__(self, trail: Trail, runner: TaskRunner, owner: object) -> None:
        """Take the history, what runs the steps, and the screen the answers are for."""
        self._trail = trail
        self._runner = runner
        self._owner = owner
        self._running = False
        self.result: CheckResult | None = None
        """What the last check found; ``None`` before the first is done."""
        self.anchors: Callable[[], Sequence[Anchor]] = tuple
        """Tells how far the history went when each backup in reach was made. Cpu lane."""
        self.told: Callable[[CheckResult], None] = lambda _result: None
        """Called with what a check found."""
        self.trouble: Callable[[Exception], None] = _raise
        """Called with what kept a check from being finished, such as damaged records."""
        self.progressed: Callable[[int], None] = lambda _lines: None
        """Called with how many lines have been looked at."""

    @property
    def running(self) -> bool:
        """Whether a check is going on."""
        return self._running

    def start(self) -> None:
        """Begin a check, unless one is going on."""
        if not self._running:
            self._running = True
            self._run(lambda _ticket: self.anchors(), self._begin, lane="cpu")

    def _begin(self, anchors: Sequence[Anchor]) -> None:
        self._run(lambda _ticket: self._trail.check(None, anchors), self._done_step)

    def _step(self, check: HistoryCheck) -> None:
        self._run(lambda _ticket: self._trail.check(check), self._done_step)

    def _run(
        self,
        job: Callable[[Ticket], _T],
        done: Callable[[_T], None],
        lane: Literal["db", "cpu"] = "db",
    ) -> None:
        try:
            self._runner.run(job, done, self._stop, owner=self._owner, lane=lane)
        except Bug:
            # The program is closing; the next unlocking checks again.
            self._running = False

    def _done_step(self, check: HistoryCheck) -> None:
        self.progressed(check.checked)
        if not check.done:
            self._step(check)
            return
        self._runner.run(
            lambda _ticket: self._trail.conclude(check),
            self._finish,
            self._stop,
            owner=self._owner,
        )

    def _finish(self, result: CheckResult) -> None:
        self._running = False
        self.result = result
        self.told(result)

    def _stop(self, error: Exception) -> None:
        self._running = False
        self.trouble(error)


def _raise(error: Exception) -> None:
    raise error


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _short(noticed: Noticed) -> str:
    return f"{noticed.what}:{noticed.seq}:{noticed.times}"
