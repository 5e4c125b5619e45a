"""Locking and closing: save everything, remember the place, close the vault, and only then go.

Locking never asks, and nothing stops it: no open dialog, no long job, no full disk. Closing asks
only if something could not be saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from taf_desktop.app.workplace import Workplace
    from taf_desktop.domain.ports import Ticket
    from taf_desktop.runtime.tasks import LaneRunner
    from taf_desktop.services.desk import VaultSettings
    from taf_desktop.services.vaults import Vaults
    from taf_desktop.ui.shell.locked_cover import LockedCover

SECONDS = 5.0
SECONDS_BLANK = 0.5
"""How long a locking program stands still for one save before it looks at its blank page again."""
RETRY_EVERY = 2_000
"""Milliseconds between two tries to save the last words of a locked program."""
LOOK_EVERY = 100
"""Milliseconds between two looks whether the vault is closed by now."""


class Locking(NamedTuple):
    """One locking on its way. ``deadline`` is on the clock that nobody can set back."""

    workplace: Workplace
    vaults: Vaults
    settings: VaultSettings
    values: dict[str, str]
    deadline: float

    @property
    def late(self) -> bool:
        """Whether waiting is over."""
        return time.monotonic() >= self.deadline


class Leaving(QObject):
    """The two ways out of a workplace.

    ``locked`` carries whether everything was saved; ``closed`` when the vault is closed for good;
    ``blanked`` as soon as nothing is to be seen any more.
    """

    locked = Signal(bool)
    closed = Signal()
    blanked = Signal()

    def __init__(
        self, runner: LaneRunner, retry_seconds: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._retry_seconds = retry_seconds
        self._busy = False
        self._cover: LockedCover | None = None
        self.hide_foreign: Callable[[], None] = lambda: None
        """Hides windows that are not Qt's own, such as the system's file dialog."""
        self.before_closing: Callable[[Callable[[], None]], None] = lambda go_on: go_on()
        """What is done between saving and closing: a backup. It goes on by itself, and soon."""

    @property
    def busy(self) -> bool:
        """Whether the program is on its way out."""
        return self._busy

    def lock(self, workplace: Workplace, vaults: Vaults, settings: VaultSettings) -> None:
        """Blank every window at once, save, remember the place, close the vault.

        If something cannot be saved, for example because the disk is full, the screen stays blank
        and saving is tried again for a minute before the program locks without it. Look-ups under
        way are called off; a change under way is waited for as long.
        """
        from taf_desktop.ui.shell.spot import kept

        if self._busy:
            return
        self._busy = True
        values = kept(workplace.place(), workplace.spot())
        self._blank()
        if self._runner.call_off_reading():
            vaults.interrupt()
        deadline = time.monotonic() + self._retry_seconds
        self._save_and_close(Locking(workplace, vaults, settings, values, deadline))

    def close(self, workplace: Workplace, vaults: Vaults, settings: VaultSettings) -> None:
        """Save, close the vault and go; ask first if something could not be saved."""
        from taf_desktop.app.saving import names_of, save_all, stop_all
        from taf_desktop.ui.shell.spot import NOWHERE, Spot, kept

        if self._busy:
            return
        unsaved = save_all(workplace.window)
        if unsaved:
            where = names_of(unsaved, workplace.titled_pages())
            if not _close_anyway(workplace, where) or self._busy:
                return
        self._busy = True
        self._blank()
        stop_all(workplace.window)
        values = kept(NOWHERE, Spot())
        self._wait_for(lambda _ticket: settings.write(values))

        def go_on() -> None:
            self.close_vault(vaults)
            self.closed.emit()
            self._busy = False

        self.before_closing(go_on)

    def close_vault(self, vaults: Vaults) -> None:
        """Close the database on its own lane and stand still until it is closed."""
        self._wait_for(lambda _ticket: vaults.close())

    def _save_and_close(self, of: Locking) -> None:
        from taf_desktop.app.saving import save_all, stop_all

        unsaved = save_all(of.workplace.window, SECONDS_BLANK)
        if unsaved and not of.late:
            self._cover_screen(of.workplace).show_trying()
            QTimer.singleShot(RETRY_EVERY, self, lambda: self._save_and_close(of))
            return
        stop_all(of.workplace.window)

        def job(_ticket: Ticket) -> None:
            try:
                of.settings.write(of.values)
            finally:
                of.vaults.close()

        ticket = self._runner.run(job, lambda _answer: None, let_go)
        self._end_when_closed(of, ticket, saved=not unsaved)

    def _end_when_closed(self, of: Locking, ticket: Ticket, *, saved: bool) -> None:
        """Wait for the vault: a change that somebody asked for may still be on its way."""
        if not self._runner.wait_for(ticket, SECONDS_BLANK) and not of.late:
            self._cover_screen(of.workplace)
            QTimer.singleShot(
                LOOK_EVERY, self, lambda: self._end_when_closed(of, ticket, saved=saved)
            )
            return
        cover, self._cover = self._cover, None
        if cover is not None:
            cover.leave()
        self._busy = False
        self.locked.emit(saved)

    def _cover_screen(self, workplace: Workplace) -> LockedCover:
        if self._cover is None:
            from taf_desktop.ui.shell.locked_cover import LockedCover

            self._cover = LockedCover(workplace.window.geometry())
            self._cover.show()
        return self._cover

    def _wait_for(self, job: Callable[[Ticket], object]) -> None:
        """Do a job on the database lane and stand still for it; a failure must not stop us."""
        ticket = self._runner.run(job, lambda _answer: None, let_go)
        self._runner.wait_for(ticket, SECONDS)

    def _blank(self) -> None:
        """Take every window away. Fields save when they lose the keyboard, so that happens too.

        A dialog that is open ends as if it had been called off.
        """
        for window in QApplication.topLevelWidgets():
            window.setEnabled(False)
            window.hide()
        self.hide_foreign()
        self.blanked.emit()


def let_go(error: Exception) -> None:
    """Write down that a step of leaving failed, without its words."""
    from taf_desktop.support.logs import Code, log_event

    log_event("leaving.step_failed", kind=Code(type(error).__name__))


def _close_anyway(workplace: Workplace, where: tuple[str, ...]) -> bool:
    from taf_desktop.support.words import say
    from taf_desktop.ui.common import dialogs

    places = ", ".join(where) or say("app.unsaved.somewhere")
    return dialogs.confirm_dangerous(
        workplace.window,
        say("app.unsaved.title"),
        say("app.unsaved.text", places=places),
        say("app.unsaved.close"),
    )
