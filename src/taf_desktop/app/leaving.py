"""Locking and closing: save everything, remember the place, close the vault, and only then go.

Locking never asks. Closing asks only if something could not be saved.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from taf_desktop.app.workplace import Workplace
    from taf_desktop.domain.ports import Ticket
    from taf_desktop.runtime.tasks import LaneRunner
    from taf_desktop.services.desk import VaultSettings
    from taf_desktop.services.vaults import Vaults
    from taf_desktop.ui.shell.family_page import Place

PLACE: tuple[str, str, str] = ("place_family", "place_tab", "place_thing")
"""The vault's settings that say where the person was when it locked."""
NOWHERE = ("", "", "")
SECONDS = 5.0
RETRY_EVERY = 2_000
"""Milliseconds between two tries to save the last words of a locked program."""


class Leaving(QObject):
    """The two ways out of a workplace.

    ``locked`` carries whether everything was saved; ``closed`` when the vault is closed for good.
    """

    locked = Signal(bool)
    closed = Signal()

    def __init__(
        self, runner: LaneRunner, retry_seconds: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._retry_seconds = retry_seconds
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether the program is on its way out."""
        return self._busy

    def lock(self, workplace: Workplace, vaults: Vaults, settings: VaultSettings) -> None:
        """Blank the window at once, save, remember the place, close the vault.

        If something cannot be saved, for example because the disk is full, the window stays blank
        and saving is tried again for a minute before the program locks without it.
        """
        if self._busy:
            return
        self._busy = True
        place = workplace.place()
        _blank(workplace)
        self._lock_when_saved(
            workplace, vaults, settings, place, time.monotonic() + self._retry_seconds
        )

    def close(self, workplace: Workplace, vaults: Vaults, settings: VaultSettings) -> None:
        """Save, close the vault and go; ask first if something could not be saved."""
        from taf_desktop.app.saving import names_of, save_all, stop_all

        if self._busy:
            return
        unsaved = save_all(workplace.window)
        if unsaved:
            where = names_of(unsaved, workplace.titled_pages())
            if not _close_anyway(workplace, where):
                return
        self._busy = True
        _blank(workplace)
        stop_all(workplace.window)
        self._remember(settings, NOWHERE)
        self.close_vault(vaults)
        self.closed.emit()
        self._busy = False

    def close_vault(self, vaults: Vaults) -> None:
        """Close the database on its own lane and stand still until it is closed."""
        self._wait_for(lambda _ticket: vaults.close())

    @staticmethod
    def place_in(known: Mapping[str, str]) -> Place:
        """Return where the person was, from what the vault remembers."""
        family, tab, thing = (known.get(name, "") for name in PLACE)
        return family, tab, thing

    def _lock_when_saved(
        self,
        workplace: Workplace,
        vaults: Vaults,
        settings: VaultSettings,
        place: Place,
        deadline: float,
    ) -> None:
        from taf_desktop.app.saving import save_all, stop_all

        unsaved = save_all(workplace.window)
        if unsaved and time.monotonic() < deadline:
            QTimer.singleShot(
                RETRY_EVERY,
                self,
                lambda: self._lock_when_saved(workplace, vaults, settings, place, deadline),
            )
            return
        stop_all(workplace.window)
        self._remember(settings, place)
        self.close_vault(vaults)
        self._busy = False
        self.locked.emit(not unsaved)

    def _remember(self, settings: VaultSettings, place: Place) -> None:
        values = dict(zip(PLACE, place, strict=True))
        self._wait_for(lambda _ticket: settings.write(values))

    def _wait_for(self, job: Callable[[Ticket], object]) -> None:
        """Do a job on the database lane and stand still for it; a failure must not stop us."""
        ticket = self._runner.run(job, lambda _answer: None, let_go)
        self._runner.wait_for(ticket, SECONDS)


def _blank(workplace: Workplace) -> None:
    """Take the window away. Fields save when they lose the keyboard, so that happens here too."""
    workplace.window.hide()
    workplace.window.setEnabled(False)


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
