"""The only place that joins everything: lanes, vaults, windows, and the ways to lock and to close.

Loaded before the first window. What brings the database, the words or the screens is imported in
the functions that need it, and ahead of time by ``warming`` while the passphrase is typed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.ui.common import theme
from taf_desktop.ui.start.flow import Wish
from taf_desktop.ui.start.presenter import Opened, Unlocking
from taf_desktop.ui.start.window import StartWindow

if TYPE_CHECKING:
    from logging import Handler

    from taf_desktop.app.leaving import Leaving
    from taf_desktop.app.workplace import Workplace
    from taf_desktop.domain.ports import VaultStore
    from taf_desktop.runtime.excepthook import Fault
    from taf_desktop.services.desk import Desk, VaultSettings
    from taf_desktop.services.machine_settings import MachineSettings
    from taf_desktop.services.vaults import Vaults
    from taf_desktop.ui.start.making import Making

VAULTS = "Vaults"
SETTINGS_FILE = "settings.toml"
LOGS = "logs"


class Options(NamedTuple):
    """What was asked for: the data folder, one vault's folder or none.

    ``unsaved`` says that the program that locked before could not save the last words.
    """

    data: Path
    vault: Path | None = None
    unsaved: bool = False

    @property
    def vaults_folder(self) -> Path:
        """Where the vaults lie."""
        return self.vault.parent if self.vault else self.data / VAULTS

    def arguments(self) -> list[str]:
        """Return the command line that asks for the same."""
        words = ["--data", str(self.data)]
        words += ["--vault", str(self.vault)] if self.vault else []
        return [*words, "--unsaved"] if self.unsaved else words


def start_fresh_process(options: Options) -> bool:
    """Start the program anew, locked: only a new process has nothing left in its memory."""
    from PySide6.QtCore import QProcess

    command = ["-m", "taf_desktop.app.main", *options.arguments()]
    return bool(QProcess.startDetached(sys.executable, command)[0])


def vaults_on_disk() -> VaultStore:
    """Return the vaults on disk."""
    from taf_desktop.storage.vault import VaultFiles

    return VaultFiles()


class Outside(NamedTuple):
    """What tests replace: how vaults are stored, how a fresh process starts, how long to retry."""

    make_store: Callable[[], VaultStore] = vaults_on_disk
    start_fresh: Callable[[Options], bool] = start_fresh_process
    retry_seconds: float = 60.0
    in_place: bool = False
    """Show the first window again instead of a fresh process."""


class Program(QObject):
    """The running program: the first window, then a workplace, then locked or closed.

    ``finished`` when nothing is left to do but to end.
    """

    finished = Signal()

    def __init__(self, app: QApplication, options: Options, outside: Outside | None = None) -> None:
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
        self._log: Handler | None = None
        self.settings_file = MachineSettingsFile(options.data / SETTINGS_FILE)
        self.settings: MachineSettings = self.settings_file.read()
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
        return leaving

    def start(self) -> None:
        """Show the first window; everything heavy waits until it is painted."""
        theme.dress(self.app, *_look(self.settings))
        self._show_start()

    def vaults(self) -> Vaults:
        """Return the use cases of vaults, made on first use behind the first window."""
        if self._vaults is None:
            from taf_desktop.services.vaults import Vaults

            self._vaults = Vaults(self._outside.make_store, self._options.vaults_folder)
        return self._vaults

    def apply_look(self, settings: MachineSettings) -> None:
        """Put the person's choice of look on every window."""
        self.settings = settings
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
    def quit(self) -> None:
        """Close what is open, stop the lanes and end."""
        if self._ended:
            return
        self._ended = True
        # No screen is left to ask for anything anew when a last change is announced.
        self.bus.blockSignals(True)
        self._forget_windows()
        if self._vaults is not None:
            self.leaving.close_vault(self._vaults)
        self.runner.shutdown()
        self._end_log()
        self.finished.emit()

    def _show_start(self) -> None:
        unlocking = Unlocking(
            self.vaults,
            self.runner,
            preferred=str(self._options.vault or "") or self.settings.last_vault,
            expect_vault=_has_folders(self._options.vaults_folder),
            notice="start.words_lost" if self._options.unsaved else "",
        )
        unlocking.enter = self._enter
        window = StartWindow(unlocking, self._first_start)
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

    def _work_behind(self, unlocking: Unlocking) -> None:
        """Begin what waited for the first painting."""
        from taf_desktop.app import warming
        from taf_desktop.runtime.qt_guard import keep_singletons_alive

        if self._ended:
            return
        keep_singletons_alive()
        unlocking.find_vaults()
        self._begin_log()
        theme.show_focus(self.app)
        self.runner.run(lambda _ticket: warming.warm_up(), lambda _nothing: None, lane="cpu")

    def _begin_log(self) -> None:
        from taf_desktop.support import logs

        if self._log is None:
            # A log that cannot be written is no reason not to work.
            with suppress(OSError):
                self._log = logs.start(self._options.data / LOGS)

    def _end_log(self) -> None:
        from taf_desktop.support import logs

        if self._log is not None:
            logs.stop(self._log)
            self._log = None

    def _enter(self, opened: Opened) -> None:
        from taf_desktop.app import warming

        self._opened = opened
        self.runner.run(
            lambda _ticket: warming.set_up(opened.unit_of_work), self._open_workplace, owner=self
        )

    def _open_workplace(self, answer: tuple[Desk, dict[str, str]]) -> None:
        from taf_desktop.app.versions import versions
        from taf_desktop.app.workplace import Furniture, Workplace

        desk, known = answer
        opened = self._opened
        if opened is None:
            return
        self._desk_settings = desk.settings
        self.workplace = Workplace(
            Furniture(
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
            ),
            self,
        )
        self.workplace.window.lock_wanted.connect(self.lock)
        self.workplace.window.close_wanted.connect(self.close)
        self._remember_vault(opened.card.vault_id)
        self._begin(self.workplace, opened.wish, known)
        self._show_instead(self.workplace.window)
        self._tell_notice(self.workplace.window)

    def _tell_notice(self, window: QWidget) -> None:
        """Say once what was noticed while unlocking, such as a mended header."""
        from taf_desktop.support.words import say
        from taf_desktop.ui.common import dialogs

        notice = self.vaults().notice()
        if notice:
            dialogs.information(window, self.tr("A part of this vault was mended"), say(notice))

    def _begin(self, workplace: Workplace, wish: Wish, known: dict[str, str]) -> None:
        if wish is Wish.EXAMPLE:
            workplace.bring_example()
        elif wish is Wish.FAMILY:
            workplace.start_family()
        else:
            workplace.go_to(self.leaving.place_in(known))

    def _show_instead(self, window: QWidget) -> None:
        """Show the workplace where the first window was."""
        start, self.start_window = self.start_window, None
        if start is not None and start.isMaximized():
            window.showMaximized()
        else:
            window.show()
        if start is not None:
            start.leave()

    def _remember_vault(self, vault_id: str) -> None:
        if vault_id == self.settings.last_vault:
            return
        from dataclasses import replace

        settings = replace(self.settings, last_vault=vault_id)
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
        options = self._options._replace(vault=vault, unsaved=not everything_saved)
        if self._outside.in_place:
            self._options = options
            self._show_start()
            return
        self._outside.start_fresh(options)
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
        if self._ended or self.leaving.busy:
            from taf_desktop.app.leaving import let_go

            # Whoever locked or closed has been asked already; nothing may stand in the way now.
            let_go(error)
            return
        from taf_desktop.ui.common import errors

        errors.show(self._front(), error)

    def _tell_fault(self, fault: Fault) -> None:
        from taf_desktop.ui.common import errors

        if self.workplace is not None:
            self.workplace.family_page.flush()
        errors.show_fault(self._front(), fault)

    def _front(self) -> QWidget | None:
        return self.workplace.window if self.workplace is not None else self.start_window


def _look(settings: MachineSettings) -> tuple[theme.Mode, float]:
    return theme.Mode(settings.look), settings.text_size / 100


def _has_folders(folder: Path) -> bool:
    """Say whether there seems to be a vault; which ones is found out behind the window."""
    return folder.is_dir() and any(inner.is_dir() for inner in folder.iterdir())
