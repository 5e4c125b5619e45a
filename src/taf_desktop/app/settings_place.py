"""Makes the settings' page and joins it to what its cards lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.vault import VaultCard
from taf_desktop.runtime.screen_shield import ScreenShield
from taf_desktop.runtime.tasks import LaneRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.vaults import Vaults
from taf_desktop.ui.common.pieces import Pieces
from taf_desktop.ui.settings.backup_presenter import BackupPresenter
from taf_desktop.ui.settings.presenter import (
    MachinePresenter,
    PersonPresenter,
    VaultPresenter,
    Versions,
)
from taf_desktop.ui.settings.screen import SettingsScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the settings are made from."""

    desk: Desk
    card: VaultCard
    vaults: Vaults
    runner: LaneRunner
    machine: MachinePresenter
    backups: BackupPresenter
    shield: ScreenShield
    versions: Versions
    after_deed: Callable[[Deed], None]


def make_settings(of: Needs) -> Pieces[SettingsScreen]:
    """Make the settings' page in pieces and return it, with nothing connected to it yet."""
    vault = VaultPresenter(of.vaults, of.card, of.runner, of.desk.trail.note)
    vault.after_deed = of.after_deed
    page = SettingsScreen(
        of.machine,
        PersonPresenter(of.desk.settings, of.runner),
        vault,
        of.versions,
        of.runner,
        of.desk.clock,
        shield=of.shield,
        backups=of.backups,
        in_pieces=True,
    )
    yield page
    yield from page.pieces()
    return page
