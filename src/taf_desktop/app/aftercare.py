"""What goes with erasing a family (``domain.audit_ports.Aftercare``), joined from its parts."""

from __future__ import annotations

from taf_desktop.domain.backups import Reason, gone_everywhere_within
from taf_desktop.services.backups import Backups
from taf_desktop.services.vaults import Vaults


class ErasingAftercare:
    """The backup before, fresh records after, and older backups. ``backups`` may come later."""

    def __init__(self, vaults: Vaults, backups: Backups | None = None) -> None:
        self._vaults = vaults
        self.backups = backups

    def before(self) -> None:
        """Make a whole, checked backup. Database lane."""
        if self.backups is not None:
            self.backups.before(Reason.ERASE)

    def rewrite(self) -> None:
        """Write the records anew under a fresh key. Database lane."""
        self._vaults.rewrite()

    def only_newest(self) -> int:
        """Make a fresh backup and remove every older one in reach; return how many. Db lane."""
        return self.backups.only_newest() if self.backups is not None else 0

    def days(self) -> int:
        """Return after how many days no backup managed here holds what is erased today."""
        return gone_everywhere_within()
