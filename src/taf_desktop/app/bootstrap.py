"""The only place that joins everything: lanes, vaults, windows, and the ways to lock and to close.

Loaded before the first window. What brings the database, the words or the screens is imported in
the functions that need it, and ahead of time by ``warming`` while the passphrase is typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taf_desktop.app.options import VAULTS, Options, Outside
from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.ui.common import theme
from taf_desktop.ui.start.presenter import Opened, Page, Unlocking
from taf_desktop.ui.start.window import StartWindow

if TYPE_CHECKING:
    from taf_desktop.app.guards import Guards
    from taf_desktop.app.leaving import Leaving
    from taf_desktop.app.own_log import OwnLog
    from taf_desktop.app.workplace import Workplace
    from taf_desktop.runtime.doorbell import Doorbell
    from taf_desktop.runtime.excepthook import Fault
    from taf_desktop.runtime.single import OnlyOne
    from taf_desktop.runtime.starts import Starts
    from taf_desktop.services.desk import Desk, VaultSettings
    from taf_desktop.services.machine_settings import MachineSettings
    from taf_desktop.services.vaults import Vaults
    from taf_desktop.ui.common.turns import Turns
    from taf_desktop.ui.start.making import Making
    from taf_desktop.ui.start.restoring import Restoring

SETTINGS_FILE = "settings.toml"
TRIES = "tries.json"
LOGS = "logs"
RUNNING = "running"
STANDS = 5_000
"""Milliseconds after which a window that was shown counts as standing."""
END_SECONDS = 1.0
"""A locked program ends after so many seconds, whatever it is still doing."""
__all__ = ["LOGS", "SETTINGS_FILE", "VAULTS", "Options", "Outside", "Program"]


class Program(QObject):
    """The running program: the first window, then a workplace, then locked or closed.

    ``finished`` when nothing is left to do but to end.
    """

    finished = Signal()

    def __init__(
        self,
        app: QApplication,
        options: Options,
        outside: Outside | None = None,
        *,
        one: OnlyOne | None = None,
    ) -> None:
        """Make the program; ``one`` is its claim on the data folder, if it has made one."""
        super().__init__(app)
        # Imported here so that Qt comes first: a settings file is read in a blink.
        from taf_desktop.services.machine_settings import MachineSettingsFile

        self.app = app
        self._options = options
        self._outside = outside or Outside()
        self._vaults: Vaults | None = None
        self._opened: Opened | None = None
        self._desk_settings: VaultSettings | None = None
        self._ended = False
        self._restore_next = False
        self._one = one
        self._doorbell: Doorbell | None = None
        self._turns: Turns | None = None
        self.settings_file = MachineSettingsFile(options.data / SETTINGS_FILE)
        self.settings: MachineSettings = self.settings_file.read()
        if options.safe:
            from taf_desktop.app.safe_mode import plain

            self.settings = plain(self.settings)
        self.bus = ChangeBus(self)
        self.runner = LaneRunner(self.bus.publish, self._tell, self)
        self.start_window: StartWindow | None = None
        self.workplace: Workplace | None = None

    @cached_property
    def leaving(self) -> Leaving:
        """The ways out."""
        from taf_desktop.app.leaving import Leaving

        leaving = Leaving(self.runner, self._outside.retry_seconds, self)
        leaving.locked.connect(self._start_again)
        leaving.closed.connect(self.quit)
        leaving.blanked.connect(self.guards.end)
        leaving.hide_foreign = self.guards.hide_foreign
        return leaving

    @cached_property
    def guards(self) -> Guards:
        """What watches over the open vault."""
        from taf_desktop.app.guards import Guards

        guards = Guards(self.app, self._outside.make_api(), self)
        guards.lock_wanted.connect(self.lock)
        guards.ending.connect(self.save_now)
        return guards

    @cached_property
    def log(self) -> OwnLog:
        """What is written down of this start."""
        from taf_desktop.app.own_log import OwnLog

        return OwnLog(self._options.data / LOGS)

    @cached_property
    def starts(self) -> Starts:
        """How the last starts went."""
        from taf_desktop.runtime.starts import Starts

        return Starts(self._options.data / RUNNING)

    def start(self) -> None:
        """Show the first window; everything heavy waits until it is painted."""
        theme.dress(self.app, *_look(self.settings))
        self._show_start()

    def vaults(self) -> Vaults:
        """Return the use cases of vaults, made on first use behind the first window."""
        if self._vaults is None:
            from taf_desktop.services.quick_unlock import Surroundings
            from taf_desktop.services.tries import Tries
            from taf_desktop.services.vaults import Vaults

            around = Surroundings(self._outside.make_box, lambda: self.settings.shared_laptop)
            tries = Tries(self._options.data / TRIES)
            store, folder = self._outside.make_store, self._options.vaults_folder
            self._vaults = Vaults(store, folder, tries, around)
        return self._vaults

    def apply_look(self, settings: MachineSettings) -> None:
        """Put the person's choice of look on every window."""
        self.settings = settings
        self.guards.adapt(settings)
        theme.apply(self.app, *_look(settings))

    def watch_faults(self) -> None:
        """Catch mistakes of ours that nobody else caught."""
        from taf_desktop.runtime.excepthook import LastResort

        LastResort(self._tell_fault, self).install()

    @Slot()
    def lock(self) -> None:
        """Lock at once. Never asks; what is typed is saved first."""
        if self.workplace is not None and self._desk_settings is not None:
            self.leaving.lock(self.workplace, self.vaults(), self._desk_settings)

    @Slot()
    def close(self) -> None:
        """Save and close, or ask if something could not be saved."""
        if self.workplace is not None and self._desk_settings is not None:
            self.leaving.close(self.workplace, self.vaults(), self._desk_settings)

    @Slot()
    def restore(self) -> None:
        """Lock, and begin again with restoring a backup."""
        self._restore_next = True
        self.lock()

    @Slot()
    def save_now(self) -> None:
        """Save whatever is typed and stand still for it: Windows logs off or shuts down."""
        if self.workplace is not None:
            from taf_desktop.app.saving import save_all

            save_all(self.workplace.window)

    def show_yourself(self, file: Path | None = None) -> None:
        """Come to the front: the program was started again, perhaps to look at a hand-over."""
        self._open_asked(file)
        window = self._front()
        if window is not None and not self._is_leaving():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    @Slot()
    def quit(self) -> None:
        """Close what is open, stop the lanes and end."""
        if self._ended:
            return
        self._ended = True
        if self._turns is not None:
            self._turns.drop()
        # No screen is left to ask for anything anew when a last change is announced.
        self.bus.blockSignals(True)
        self._forget_windows()
        if self._vaults is not None:
            self.leaving.close_vault(self._vaults)
        self.runner.shutdown()
        if "guards" in vars(self):
            self.guards.stop()
        if self._doorbell is not None:
            self._doorbell.stop()
        self.starts.went_well()
        if self._one is not None:
            self._one.release()
        if "log" in vars(self):
            self.log.end()
        self.finished.emit()

    def _show_start(self) -> None:
        unlocking = Unlocking(
            self.vaults,
            self.runner,
            preferred=str(self._options.vault or "") or self.settings.last_vault,
            expect_vault=self._options.seems_to_have_vaults,
            notice="start.words_lost" if self._options.unsaved else "",
        )
        unlocking.enter = self._enter
        window = StartWindow(unlocking, self._first_start, restoring=self._restoring)
        window.closed.connect(self.quit)
        # Once more round the event loop: first of all the window answers.
        window.painted.connect(
            lambda: QTimer.singleShot(0, self, lambda: self._work_behind(unlocking))
        )
        self.start_window = window
        window.show()

    def _first_start(self) -> Making:
        from taf_desktop.app import warming
        from taf_desktop.ui.start.making import Making

        making = Making(self.vaults, self.runner, warming.areas)
        making.enter = self._enter
        return making

    def _restoring(self) -> Restoring:
        from taf_desktop.support.clock import SystemClock
        from taf_desktop.ui.start.restoring import Restoring

        restores = self.vaults().restores(lambda: self.settings.second_place)
        return Restoring(lambda: restores, self.runner, SystemClock())

    def _work_behind(self, unlocking: Unlocking) -> None:
        """Begin what waited for the first painting, in turns: somebody may be typing already."""
        from taf_desktop.ui.common.turns import Turns

        Turns(self._behind(unlocking), self).begin()

    def _behind(self, unlocking: Unlocking) -> Iterator[None]:
        from taf_desktop.runtime.qt_guard import keep_singletons_alive, make_late_classes

        keep_singletons_alive()
        unlocking.find_vaults()
        if self._options.restore:
            unlocking.go(Page.RESTORE)
        yield
        yield from make_late_classes()
        from taf_desktop.app import warming
        from taf_desktop.ui.common.focus import FocusWatcher

        for step in (
            lambda: self.log.begin(),
            lambda: self.guards.shield.cover_all(),
            self._begin_watching,
            # PySide makes classes when children are first asked for, others for parents.
            lambda: self.app.findChild(FocusWatcher),
            lambda: theme.show_focus(self.app),
            lambda: warming.begin(self.runner, self),
        ):
            yield
            if not self._ended:
                step()

    def _begin_watching(self) -> None:
        """Answer second starts, and see that this start stands."""
        from taf_desktop.runtime.doorbell import Doorbell

        if self._one is not None and self._doorbell is None:
            self._doorbell = Doorbell(self._one, self.show_yourself, self)
        QTimer.singleShot(STANDS, self, lambda: self.starts.went_well())

    def _enter(self, opened: Opened) -> None:
        from taf_desktop.app import warming

        self._opened = opened
        warming.enter(self.runner, self, opened.unit_of_work, self._open_workplace)

    def _open_workplace(self, answer: tuple[Desk, dict[str, str]]) -> None:
        from taf_desktop.app import safe_mode, warming
        from taf_desktop.app.workplace import needs_pages
        from taf_desktop.ui.common.turns import Turns

        desk, known = answer
        if self._opened is None:
            return
        if self._options.safe:
            known = safe_mode.without_area(known)
        self._desk_settings = desk.settings
        self._turns = Turns(self._going_in(self._opened, desk, known), self)
        if needs_pages(known):
            # Otherwise all their screens would be imported in one piece.
            warming.for_pages(self.runner, self, self._turns.begin_soon)
        else:
            self._turns.begin_soon()

    def _going_in(self, opened: Opened, desk: Desk, known: dict[str, str]) -> Iterator[None]:
        """Make the workplace, show it where the person was, and begin to watch over it."""
        from taf_desktop.app import ways_out
        from taf_desktop.app.notices import tell_notices
        from taf_desktop.ui.common.turns import polished

        workplace = self._make_workplace(opened, desk, known)
        yield
        yield from workplace.pieces()
        yield from polished(workplace.window)
        ways_out.join(workplace, self.leaving, self.lock, self.close, self.restore)
        self.starts.begin()
        self._remember_vault(opened.card.vault_id)
        yield
        yield from workplace.arriving(opened.wish, known)
        self._show_instead(workplace)
        yield
        QTimer.singleShot(STANDS, self, lambda: self.starts.went_well())
        tell_notices(workplace.window, self.vaults().notice(), safe=self._options.safe)

    def _make_workplace(self, opened: Opened, desk: Desk, known: dict[str, str]) -> Workplace:
        from taf_desktop.app.backing_up import keeper_for
        from taf_desktop.app.versions import versions
        from taf_desktop.app.workplace import Furniture, Workplace

        furniture = Furniture(
            desk=desk,
            card=opened.card,
            known=known,
            runner=self.runner,
            bus=self.bus,
            vaults=self.vaults(),
            settings_file=self.settings_file,
            settings=self.settings,
            apply_look=self.apply_look,
            versions=versions,
            shield=self.guards.shield,
            keeper=keeper_for(self.vaults(), desk, self.runner, lambda: self.settings),
        )
        return Workplace(furniture, self)

    def _show_instead(self, workplace: Workplace) -> None:
        """Show the workplace where the first window was, and leave that a turn later."""
        first, self.start_window = self.start_window, None
        self.workplace = workplace
        if first is not None:
            if first.isMaximized():
                workplace.window.setWindowState(Qt.WindowState.WindowMaximized)
            QTimer.singleShot(0, first, first.leave)
        workplace.window.show_frame_first()
        self.guards.begin(workplace.window, self.settings)
        workplace.begin()
        self._open_asked()

    def _open_asked(self, file: Path | None = None) -> None:
        """Look at the hand-over that was asked for, once; while locked it waits."""
        file = file or self._options.hand_over
        ready = self.workplace is not None and not self._is_leaving()
        self._options = self._options._replace(hand_over=None if ready else file)
        if file is not None and self.workplace is not None and ready:
            self.workplace.handing_over.open_file(file)

    def _remember_vault(self, vault_id: str) -> None:
        if vault_id == self.settings.last_vault or self._options.safe:
            return
        settings = self.settings._replace(last_vault=vault_id)
        self.settings = settings
        # Not worth a word if the folder cannot be written: the vault is chosen by hand next time.
        self.runner.run(
            lambda _ticket: self.settings_file.write(settings),
            lambda _nothing: None,
            lambda _error: None,
            lane="cpu",
        )

    @Slot(bool)
    def _start_again(self, everything_saved: bool) -> None:
        opened, self._opened = self._opened, None
        self._forget_windows()
        vault = opened.card.folder if opened else self._options.vault
        options = self._options._replace(
            vault=vault, unsaved=not everything_saved, restore=self._restore_next
        )
        self._restore_next = False
        if self._outside.in_place:
            self._options = options
            self._show_start()
            return
        self._outside.start_fresh(options)
        self._outside.end_by_force(END_SECONDS)
        self.quit()

    def _forget_windows(self) -> None:
        if self.workplace is not None:
            self.workplace.window.close_for_good()
            self.workplace.window.deleteLater()
            self.workplace.deleteLater()
            self.workplace = None
        if self.start_window is not None:
            self.start_window.leave()
            self.start_window = None

    def _tell(self, error: Exception) -> None:
        if self._is_leaving():
            from taf_desktop.app.leaving import let_go

            # Whoever locked or closed has been asked already; nothing may stand in the way now.
            let_go(error)
            return
        from taf_desktop.ui.common import errors

        errors.show(self._front(), error)

    def _tell_fault(self, fault: Fault) -> None:
        from taf_desktop.ui.common import errors

        if self._is_leaving():
            # It is in the log; nothing may stand in the way of locking.
            return
        if self.workplace is not None:
            self.workplace.flush()
        errors.show_fault(self._front(), fault)

    def _is_leaving(self) -> bool:
        return self._ended or ("leaving" in vars(self) and self.leaving.busy)

    def _front(self) -> QWidget | None:
        return self.workplace.window if self.workplace is not None else self.start_window


def _look(settings: MachineSettings) -> tuple[theme.Mode, float]:
    return theme.Mode(settings.look), settings.text_size / 100
