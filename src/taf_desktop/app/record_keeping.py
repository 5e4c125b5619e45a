"""Joins what was done and how long records are kept into the workplace.

Some seconds after unlocking it has the history looked through behind the work, and finishes what an
erasing could not finish the last time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taf_desktop.app.aftercare import ErasingAftercare
from taf_desktop.domain.audit import CheckResult, Evidence
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.vault import VaultCard
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.services.audit import HistoryWatch
from taf_desktop.services.backups import Backups
from taf_desktop.services.desk import Desk
from taf_desktop.services.documents import save_document
from taf_desktop.services.vaults import Vaults
from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.common.pieces import Pieces
from taf_desktop.ui.settings.presenter import Versions
from taf_desktop.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from taf_desktop.ui.settings.history_screen import HistoryScreen
    from taf_desktop.ui.settings.keeping_screen import KeepingScreen
    from taf_desktop.ui.settings.screen import SettingsScreen

BEGIN_AFTER = 3_000
"""Milliseconds after the workplace is there before the history is looked through."""
HISTORY, KEEPING, SETTINGS = "history", "keeping", "settings"


class RecordKeeping(QObject):
    """The two pages, and what goes on behind them. ``checked`` when a check is done."""

    checked = Signal()

    def __init__(
        self,
        desk: Desk,
        card: VaultCard,
        vaults: Vaults,
        runner: TaskRunner,
        bus: ChangeBus,
        window: MainWindow,
        versions: Versions,
        backups: Backups | None = None,
    ) -> None:
        """Give the pages their places in the window, and begin after a while."""
        super().__init__(window)
        self._desk, self._card, self._vaults = desk, card, vaults
        self._runner, self._window, self._versions = runner, window, versions
        self._bus = bus
        self.aftercare = ErasingAftercare(vaults, backups)
        self.watch = HistoryWatch(desk.trail, runner, self)
        if backups is not None:
            self.watch.anchors = backups.anchors
        self.watch.told = self._told
        self.watch.trouble = self._stopped
        for name, make in ((HISTORY, self._make_history), (KEEPING, self._make_keeping)):
            window.add_page(name, "", SETTINGS, make, in_rail=False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BEGIN_AFTER)
        self._timer.timeout.connect(self.begin)
        self._timer.start()

    @property
    def history(self) -> HistoryScreen:
        """The page of what was done."""
        return cast("HistoryScreen", self._window.page(HISTORY))

    @property
    def keeping(self) -> KeepingScreen:
        """The page of how long records are kept."""
        return cast("KeepingScreen", self._window.page(KEEPING))

    def join(self, settings: SettingsScreen) -> None:
        """Let the settings lead to the pages."""
        settings.records_card.wants_history.connect(self.show_history)
        settings.records_card.wants_keeping.connect(self.show_keeping)

    @Slot()
    def begin(self) -> None:
        """Look through the history, and finish an erasing that was not finished."""
        self._timer.stop()
        if not self._at_work:
            return
        self.watch.start()
        self._runner.run(lambda _ticket: self._finish_erasing(), _nothing, _let_go, owner=self)

    def note_view(self, family_id: str) -> None:
        """Write down that somebody opened a record; a full disk is said by what is saved next."""
        trail = self._desk.trail
        self._runner.run(lambda _ticket: trail.viewed(family_id), _nothing, _let_go, owner=self)

    @Slot()
    def show_history(self) -> None:
        """Show what was done."""
        self._window.show_page(HISTORY, SETTINGS, lambda: self.history.focus_first())

    @Slot()
    def show_keeping(self) -> None:
        """Show how long records are kept."""
        self._window.show_page(KEEPING, SETTINGS, lambda: self.keeping.focus_first())

    @property
    def _at_work(self) -> bool:
        # While it locks or closes the window is gone, and the vault soon after.
        return self._window.isVisible() and self._window.isEnabled()

    @Slot()
    def _back(self) -> None:
        self._window.show_page(SETTINGS)

    def _make_history(self) -> Pieces[HistoryScreen]:
        from taf_desktop.ui.settings.history_screen import HistoryScreen
        from taf_desktop.ui.settings.history_view import HistoryPresenter

        presenter = HistoryPresenter(self._desk.trail, self._runner, self, self._holders)
        page = HistoryScreen(presenter, self.watch, in_pieces=True)
        yield page
        yield from page.pieces()
        page.wants_evidence.connect(self._make_evidence)
        page.wants_back.connect(self._back)
        return page

    def _make_keeping(self) -> Pieces[KeepingScreen]:
        from taf_desktop.ui.settings.keeping_screen import KeepingScreen

        page = KeepingScreen(self._desk, self._runner, self._bus, self.aftercare, in_pieces=True)
        page.wants_back.connect(self._back)
        yield page
        yield from page.pieces()
        return page

    def _told(self, result: CheckResult) -> None:
        # The page asks for itself when it is made later.
        if self._window.made(HISTORY) is not None:
            self.history.show_check(result)
        self.checked.emit()
        if result.worth_a_word and self._at_work:
            from taf_desktop.ui.settings.history_view import advice

            dialogs.information(self._window, say("audit.advice.title"), advice(result))

    def _stopped(self, error: Exception) -> None:
        self.history.show_stopped()
        # A full disk is said by what is saved next, and looking is done again another time.
        full = isinstance(error, EnvironmentProblem) and error.message_id == "vault.disk_full"
        if self._at_work and not full:
            errors.show(self._window, error)

    def _finish_erasing(self) -> None:
        if self._desk.erasure.owes_finishing():
            self._desk.erasure.finish(self.aftercare)

    def _holders(self) -> Mapping[str, str]:
        holders = self._vaults.people(self._card.folder)
        # One person's own vault needs no column that says the same in every line.
        return {each.slot_id: each.label for each in holders} if len(holders) > 1 else {}

    @Slot()
    def _make_evidence(self) -> None:
        today = self._desk.clock.today()
        path = dialogs.choose_save_file(
            self._window, say("audit.evidence.title"), Path.home() / _name(today), "PDF (*.pdf)"
        )
        if path is not None:
            self._save_evidence(path)

    def _save_evidence(self, path: Path) -> None:
        from taf_desktop.app.printing import make_evidence

        def gather(_ticket: Ticket) -> Evidence:
            named = _named(self._versions)
            return self._desk.trail.evidence(self._card, self._desk.clock, named, self.watch.result)

        def draw(evidence: Evidence) -> None:
            self._runner.run(
                lambda _ticket: save_document(make_evidence(evidence), path),
                lambda _nothing: self.history.show_saved(say("audit.evidence.saved")),
                self._trouble,
                owner=self,
                lane="cpu",
            )

        self._runner.run(gather, draw, self._trouble, owner=self)

    def _trouble(self, error: Exception) -> None:
        errors.show(self._window, error)


def _name(today: date) -> str:
    return f"taf-evidence-{today.isoformat()}.pdf"


def _named(versions: Versions) -> tuple[tuple[str, str], ...]:
    return tuple((say(f"settings.about.{name}"), number) for name, number in versions())


def _nothing(_answer: None) -> None:
    """Nothing is left to do."""


def _let_go(_error: Exception) -> None:
    """What is owed is tried again at the next unlocking; nothing of the person's is lost."""
