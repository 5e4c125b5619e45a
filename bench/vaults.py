"""Vaults with many made-up families, the same for every run: a generator with a fixed seed."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.five_years import BEGUN, FiveYears
from bench.multiply import NAME, Records, Told, multiply, read_told
from taf_desktop.app.options import VAULTS
from taf_desktop.app.printing import make_document, other_makers
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import NewVault
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.kdf import POLICY, KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import Clock, StoryClock, SystemClock

PASSPHRASE = "kettle window Saturday football bus"
SEED = 20261121
EVE = BEGUN - timedelta(days=1)
TOLD = 2
"""So many families are told with words of their own; the others are like one of them."""
_CHEAP = KdfParameters(8, 1, 1)
CHEAP = KdfPolicy(_CHEAP, _CHEAP, _CHEAP, KdfParameters(64, 4, 2))
"""For a vault that nobody unlocks."""


@dataclass(frozen=True, slots=True)
class BenchVault:
    """An open vault with some families in it."""

    vaults: Vaults
    new: NewVault
    unit_of_work: UnitOfWorkFactory
    desk: Desk
    family_ids: tuple[str, ...]


class Shelf:
    """The vaults of one run, each made once and kept open until it is lent or the run ends."""

    def __init__(self, room: Path) -> None:
        self.room = room
        """A folder for whatever a measure needs."""
        self._made: dict[int, tuple[NewVault, tuple[str, ...]]] = {}
        self._open: dict[int, BenchVault] = {}

    def vault(self, families: int) -> BenchVault:
        """Return an open vault with so many families."""
        if families not in self._open:
            new, ids = self._new(families)
            self._open[families] = open_vault(new, ids)
        return self._open[families]

    def data(self, families: int) -> Path:
        """Return the program's data folder with such a vault, closed; ``vault`` opens it again."""
        self._new(families)
        if families in self._open:
            self._open.pop(families).vaults.close()
        return self._data(families)

    def copy(self, families: int, name: str) -> NewVault:
        """Return a closed copy of a vault in a folder of its own."""
        data = self.data(families)
        to = self.room / name
        shutil.copytree(data, to, dirs_exist_ok=True)
        new, _ids = self._new(families)
        card = replace(new.card, folder=to / new.card.folder.relative_to(data))
        return replace(new, card=card)

    def close(self) -> None:
        """Close every vault."""
        for each in self._open.values():
            each.vaults.close()
        self._open.clear()

    def _new(self, families: int) -> tuple[NewVault, tuple[str, ...]]:
        if families not in self._made:
            self._made[families] = make_vault(self._data(families) / VAULTS, families)
        return self._made[families]

    def _data(self, families: int) -> Path:
        return self.room / f"{families} families"


def open_vault(new: NewVault, ids: tuple[str, ...] = ()) -> BenchVault:
    """Open a vault with keys at hand."""
    vaults = Vaults(VaultFiles, new.card.folder.parent)
    unit_of_work = vaults.open(new.card.folder, new.keys)
    forms = Catalogue.read(paths.forms_folder())
    desk = set_up_desk(unit_of_work, forms, make_document, SystemClock(), other_makers())
    return BenchVault(vaults, new, unit_of_work, desk, ids)


def make_vault(
    base: Path, families: int, policy: KdfPolicy = POLICY
) -> tuple[NewVault, tuple[str, ...]]:
    """Make a vault with a number of families, each with five years of work, and return their ids.

    It is closed afterwards.
    """
    chance = random.Random(SEED)  # noqa: S311 - made-up families, no secrets
    forms = Catalogue.read(paths.forms_folder())
    with TemporaryDirectory(prefix="taf-told-") as room:
        told = _tell(Path(room), forms, chance)
    vaults, new = _new_vault(base, f"{families} families", StoryClock(EVE), policy)
    _keep_forms(vaults, new, forms)
    records = Records(new)
    try:
        return new, tuple(multiply(records, told, families, chance))
    finally:
        records.close()


def _new_vault(base: Path, name: str, clock: Clock, policy: KdfPolicy) -> tuple[Vaults, NewVault]:
    vaults = Vaults(lambda: VaultFiles(clock, policy), base)
    new = vaults.prepare(name, PASSPHRASE, PASSPHRASE)
    vaults.begin(new, {"person_name": "Sam Example"})
    vaults.close()
    return vaults, new


def _tell(base: Path, forms: Catalogue, chance: random.Random) -> list[Told]:
    """Tell some families into a vault of their own and return what was written."""
    clock = StoryClock(BEGUN)
    vaults, new = _new_vault(base, "Told", clock, CHEAP)
    desk = set_up_desk(vaults.open(new.card.folder, new.keys), forms, make_document, clock)
    story = FiveYears(desk, clock, chance)
    ids = [story.tell(f"The Example {NAME} family") for _ in range(TOLD)]
    vaults.close()
    records = Records(new)
    try:
        return [read_told(records, id_) for id_ in ids]
    finally:
        records.close()


def _keep_forms(vaults: Vaults, new: NewVault, forms: Catalogue) -> None:
    """Keep the forms that the assessments were answered on, as starting one does."""
    with vaults.open(new.card.folder, new.keys)() as unit:
        for form_id in forms.form_ids:
            form = forms.current(form_id)
            if form is not None:
                unit.keep_form(form.hash, form_id, form.version, form.text)
        unit.commit()
    vaults.close()
