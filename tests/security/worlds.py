"""A vault to do harm to, made with a cost that is quick to compute."""

import random
import secrets
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.domain.vault import NewVault
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles

TINY = KdfParameters(8, 1, 1)
TINY_POLICY = KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2))
PASSPHRASE = "seven quiet herons by the lake"


@dataclass
class World:
    """A vault on disk that is closed, and everything that opens it."""

    files: VaultFiles
    new: NewVault

    @property
    def folder(self) -> Path:
        return self.new.card.folder

    @property
    def records(self) -> Path:
        return self.folder / "records.db"

    def open(self):
        return self.files.open(self.folder, self.new.keys)


def new_world(folder: Path) -> World:
    """Make a vault with records under a folder, and close it."""
    files = VaultFiles(policy=TINY_POLICY)
    new = files.create_keys(folder / "Vaults", "North team", PASSPHRASE)
    files.create_database(new.card, new.keys)
    files.close()
    return World(files, new)


def dice(seed: str = "") -> random.Random:
    """Return dice for choosing faults; a seed makes a run that can be had again."""
    return random.Random(seed or secrets.token_hex(8))
