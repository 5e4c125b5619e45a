"""The example family, entered once for a module whose tests each begin anew from it."""

from dataclasses import dataclass

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.services.fakes import FakeVault


@dataclass(frozen=True)
class Entered:
    """A desk over a vault in memory with the family in it, and all of that as it was at first."""

    vault: FakeVault
    desk: Desk
    family_id: str
    kept: object

    def afresh(self):
        """Return the same with what another test changed forgotten."""
        kept = vars(self.kept)
        self.vault.kept = type(self.kept)(**{name: type(was)(was) for name, was in kept.items()})
        return self


def entered_on(moment, **settings):
    """Enter the family. The clock stands at a moment."""
    vault = FakeVault(person_name="Sam Example", **settings)
    catalogue = Catalogue.read(paths.forms_folder())
    desk = set_up_desk(vault, catalogue, lambda _request: None, FixedClock(moment))
    family_id, _ = desk.example.enter()
    return Entered(vault, desk, family_id, vault.kept)
