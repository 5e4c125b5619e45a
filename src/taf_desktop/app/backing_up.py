"""Joins backups to the rest: the settings' card, the banner, closing, and changed passphrases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.backups import BackupCard, Reason, Standing
from taf_desktop.runtime.backing_up import BackupKeeper
from taf_desktop.services.backups import Backups
from taf_desktop.ui.settings.backup_presenter import BackupPresenter
from taf_desktop.ui.shell import backup_banner
from taf_desktop.ui.shell.backup_banner import banner_for

if TYPE_CHECKING:
    from taf_desktop.domain.ports import TaskRunner
    from taf_desktop.domain.vault import VaultCard
    from taf_desktop.services.desk import Desk
    from taf_desktop.services.machine_settings import MachineSettings
    from taf_desktop.services.vaults import Vaults
    from taf_desktop.support.clock import Clock
    from taf_desktop.ui.settings.presenter import MachinePresenter
    from taf_desktop.ui.settings.screen import SettingsScreen
    from taf_desktop.ui.shell.closing_window import ClosingWindow
    from taf_desktop.ui.shell.main_window import MainWindow

OFFER_EVERY = timedelta(days=30)
LATER = "second_place_later"
_LOCKS_CHANGED = (Deed.PASSPHRASE_CHANGED, Deed.RECOVERY_CHANGED, Deed.KEY_ADDED)


def keeper_for(
    vaults: Vaults,
    desk: Desk,
    runner: TaskRunner,
    settings: Callable[[], MachineSettings],
) -> BackupKeeper:
    """Return what looks after the backups of the open vault."""
    backups = Backups(
        vaults.backups,
        desk.settings.unit_of_work,
        desk.clock,
        lambda: settings().second_place,
    )
    return BackupKeeper(backups, runner)


def presenter_for(
    keeper: BackupKeeper,
    machine: MachinePresenter,
    runner: TaskRunner,
    clock: Clock,
    card: VaultCard,
) -> BackupPresenter:
    """Return what the settings' card about backups shows."""

    def make(done: Callable[[BackupCard], None], failed: Callable[[Exception], None]) -> None:
        keeper.make(Reason.ASKED, done, failed, _tr("Making a backup…"))

    return BackupPresenter(keeper.backups, make, machine.choose, runner, clock, card.folder)


class BackupDesk(QObject):
    """Shows the banner and does what its buttons say. ``restore_wanted`` leads to restoring."""

    restore_wanted = Signal()

    def __init__(
        self,
        keeper: BackupKeeper,
        presenter: BackupPresenter,
        machine: MachinePresenter,
        clock: Clock,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._presenter = presenter
        self._machine = machine
        self._clock = clock
        self._window: MainWindow | None = None
        keeper.setParent(self)
        keeper.stands.connect(self._stands)

    def join(self, window: MainWindow) -> None:
        """Connect the window's banner."""
        self._window = window
        window.banner.acted.connect(self._act)
        window.banner.put_off.connect(self._put_off)

    def join_settings(self, settings: SettingsScreen) -> None:
        """Connect the settings' card."""
        if settings.backup_card is not None:
            settings.backup_card.restore_wanted.connect(self.restore_wanted)

    def begin(self) -> None:
        """Begin to look after the backups."""
        self._keeper.start()

    def locks_changed(self, deed: Deed) -> None:
        """Give the backups in reach the ways in that the vault has now."""
        if deed in _LOCKS_CHANGED:
            self._keeper.renew_locks()
        elif deed is Deed.KEY_REMOVED:
            self._keeper.drop_other_locks()

    @Slot(object)
    def _stands(self, standing: Standing) -> None:
        self._presenter.stands(standing)
        if self._window is not None:
            later = self._machine.settings.second_place_later
            self._window.banner.show_words(banner_for(standing, self._clock.today(), later))

    @Slot(str)
    def _act(self, banner: str) -> None:
        window = self._window
        if window is None:
            return
        if banner == backup_banner.DAMAGED:
            self.restore_wanted.emit()
            return

        def there() -> None:
            self._act_in(cast("SettingsScreen", window.page("settings")), banner)

        window.show_page("settings", then=there)

    def _act_in(self, settings: SettingsScreen, banner: str) -> None:
        card = settings.backup_card
        if card is None:
            return
        settings.show_part(card)
        if banner == backup_banner.NONE:
            self._presenter.make_now()
        elif banner == backup_banner.OFFER:
            card.choose_place()

    @Slot(str)
    def _put_off(self, _banner: str) -> None:
        again = self._clock.today() + OFFER_EVERY
        self._machine.choose(LATER, again.isoformat())
        self._stands(self._keeper.standing)


class Closing(QObject):
    """The last backup before the program closes, with a small window if it takes a moment."""

    def __init__(self, keeper: BackupKeeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        self._window: ClosingWindow | None = None

    def __call__(self, go_on: Callable[[], None]) -> None:
        """Make a backup if something was changed, then go on."""
        from taf_desktop.ui.shell.closing_window import ClosingWindow

        window = self._window = ClosingWindow()
        window.skipped.connect(self._keeper.close_without)
        self._keeper.progressed.connect(window.show_steps)

        def done() -> None:
            window.leave()
            go_on()

        self._keeper.close_up(done)


def _tr(text: str) -> str:
    return QCoreApplication.translate("backups", text)
