"""Makes backups beside the work: daily, on closing, and when asked; tells how they stand.

Copying takes the database lane a moment at a time, checking a cpu lane. Locking calls all of it off
and never waits; what was not finished is made after the next unlocking.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taf_desktop.domain.backups import (
    BackupCard,
    CalledOff,
    Copied,
    Copying,
    Examining,
    Reason,
    Standing,
)
from taf_desktop.domain.errors import Bug, TafError
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.backups import Backups

FIRST_LOOK = 20_000
"""Milliseconds after opening before the first look, when the person has begun to work."""
LOOK_EVERY = int(timedelta(hours=1).total_seconds()) * 1_000
LONGEST_CLOSING = 20_000
"""Milliseconds that closing waits for a backup before it goes without."""

Done = Callable[[BackupCard], None]
Trouble = Callable[[Exception], None]


class BackupKeeper(QObject):
    """Looks after the backups of one open vault.

    ``stands`` carries a ``Standing`` whenever it may have changed; ``progressed`` how far a backup
    on closing is.
    """

    stands = Signal(object)
    progressed = Signal(int, int, str)

    def __init__(self, backups: Backups, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups = backups
        self._runner = runner
        self._tickets: list[Ticket] = []
        self._busy = False
        self._examined = False
        self._closing: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(LONGEST_CLOSING)
        self._patience.timeout.connect(self.close_without)
        self.standing = Standing()
        self._told = False

    def start(self, first_look: int = FIRST_LOOK) -> None:
        """Begin to look after the backups: tell how they stand if nobody asked, do what is due."""
        if not self._told:
            self.tell()
        self._timer.start()
        self._first.start(first_look)

    def stop(self) -> None:
        """Call everything off."""
        self._first.stop()
        self._timer.stop()
        self._patience.stop()
        for ticket in self._tickets:
            ticket.cancel()
        self._tickets.clear()
        self._busy = False

    @Slot()
    def tell(self) -> None:
        """Find out how the backups stand, and tell."""
        self._told = True
        self._run(lambda _ticket: self.backups.standing(), self._stands, lane="cpu")

    @Slot()
    def look(self) -> None:
        """Do what is due: look at every page once, make today's backup, look after the others."""
        if self._busy:
            return
        self._busy = True
        if self._examined:
            self._ask_today()
        else:
            self._examined = True
            self._run(lambda _ticket: self.backups.begin_examining(), self._examine)

    def make(self, reason: Reason, done: Done, trouble: Trouble, label: str = "") -> None:
        """Make a backup now; ``label`` names it in the progress panel."""
        self._busy = True

        def failed(error: Exception) -> None:
            self._end(error)
            trouble(error)

        def kept(card: BackupCard) -> None:
            self._note(card)
            self._busy = False
            self.tell()
            done(card)

        self._copy(reason, kept, failed, label)

    def renew_locks(self) -> None:
        """Give the backups in reach today's passphrase and recovery code, beside the work."""
        self._run(lambda _ticket: self.backups.renew_locks(), lambda _number: None, lane="cpu")

    def drop_other_locks(self) -> None:
        """After somebody's way in was taken away: leave no backup that they could open."""
        self._run(lambda _ticket: self.backups.drop_other_locks(), lambda _number: self.tell())

    def close_up(self, go_on: Callable[[], None]) -> None:
        """Make a backup if something was changed, then go on; go on without it after a while."""
        self.stop()
        self._closing = go_on
        self._patience.start()

        def changed(wanted: bool) -> None:
            if wanted:
                self._copy(Reason.CLOSE, self._closed_with, lambda _error: self.close_without())
            else:
                self.close_without()

        self._run(lambda _ticket: self.backups.wanted_on_closing(), changed, self._give_up)

    @Slot()
    def close_without(self) -> None:
        """Go on with closing, with or without a backup."""
        go_on, self._closing = self._closing, None
        self.stop()
        if go_on is not None:
            go_on()

    def _closed_with(self, card: BackupCard) -> None:
        self._note(card)
        self.close_without()

    def _give_up(self, _error: Exception) -> None:
        self.close_without()

    def _examine(self, examining: Examining) -> None:
        def stepped(done: bool) -> None:
            if done:
                self._run(lambda _ticket: self.backups.drop_owed(), self._dropped)
            else:
                self._examine(examining)

        self._run(lambda _ticket: self.backups.examine(examining), stepped)

    def _dropped(self, _number: int) -> None:
        self._ask_today()

    def _ask_today(self) -> None:
        def wanted(today: bool) -> None:
            if today:
                self._copy(Reason.DAILY, self._made_daily, lambda _error: self._look_after())
            else:
                self._look_after()

        self._run(lambda _ticket: self.backups.wanted_today(), wanted, lane="cpu")

    def _made_daily(self, card: BackupCard) -> None:
        self._note(card)
        self._look_after()

    def _look_after(self) -> None:
        def done(standing: Standing) -> None:
            self._busy = False
            self._stands(standing)

        self._run(self.backups.look_after, done, lane="cpu")

    def _copy(self, reason: Reason, done: Done, failed: Trouble, label: str = "") -> None:
        def copied(copy: Copied) -> None:
            self._run(
                lambda ticket: self.backups.finish(copy, _Loud(ticket, self.progressed.emit)),
                done,
                failed,
                lane="cpu",
                label=label or None,
            )

        def go_on(copying: Copying) -> None:
            def stepped(copy: Copied | None) -> None:
                if copy is None:
                    go_on(copying)
                else:
                    copied(copy)

            # Each step is a job of its own: whoever wants to save meanwhile comes first.
            self._run(
                lambda ticket: self.backups.go_on(copying, _Loud(ticket, self.progressed.emit)),
                stepped,
                failed,
            )

        self._run(lambda _ticket: self.backups.begin_copy(reason), go_on, failed)

    def _note(self, card: BackupCard) -> None:
        # The history tells of it with the next line, if it cannot be written now.
        self._run(lambda _ticket: self.backups.note_made(card), lambda _nothing: None)

    def _stands(self, standing: Standing) -> None:
        self.standing = standing
        self.stands.emit(standing)

    def _run(
        self,
        job: Callable[[Ticket], object],
        done: Callable[..., None],
        failed: Trouble | None = None,
        lane: str = "db",
        label: str | None = None,
    ) -> None:
        try:
            ticket = self._runner.run(
                job,
                done,
                failed or self._end,
                owner=self,
                label=label,
                lane="cpu" if lane == "cpu" else "db",
            )
        except Bug:
            # The program is closing and takes no new work: the next opening does what is due.
            return
        self._tickets = [one for one in self._tickets[-8:] if not one.cancelled] + [ticket]

    def _end(self, error: Exception) -> None:
        """Take note that something did not work; how the backups stand says what."""
        self._busy = False
        if not isinstance(error, TafError | CalledOff):
            raise error
        if isinstance(error, TafError) and self._timer.isActive():
            self.tell()


class _Loud:
    """A job's ticket that also tells the closing window how far it is."""

    def __init__(self, ticket: Ticket, tell: Callable[[int, int, str], None]) -> None:
        self._ticket = ticket
        self._tell = tell

    @property
    def cancelled(self) -> bool:
        """Whether the job was called off."""
        return self._ticket.cancelled

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the job is."""
        self._ticket.report(done, total, text)
        self._tell(done, total, text)
