import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.clock import FixedClock

TINY = KdfParameters(8, 1, 1)
TINY_POLICY = KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2))
"""Costs for tests that are not about the cost."""

PASSPHRASE = "seven quiet herons"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Ticking(FixedClock):
    """A clock that stands still until it is set."""

    def set(self, moment):
        self._moment = moment


@dataclass
class Closed:
    """A vault on disk, not open, with everything that opens it."""

    files: VaultFiles
    base: Path
    folder: Path
    keys: VaultKeys
    code: str

    @property
    def records(self):
        return self.folder / "records.db"

    def open(self) -> UnitOfWorkFactory:
        return self.files.open(self.folder, self.keys)


def snapshot(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture
def clock():
    return Ticking(NOON)


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    base = tmp_path_factory.mktemp("template") / "Vaults"
    files = VaultFiles(FixedClock(NOON), TINY_POLICY)
    new = files.create_keys(base, "North team", PASSPHRASE)
    files.create_database(new.card, new.keys)
    files.close()
    return new


@pytest.fixture
def closed(template, tmp_path, clock):
    base = tmp_path / "Vaults"
    folder = base / template.card.vault_id
    shutil.copytree(template.card.folder, folder)
    vault = Closed(
        VaultFiles(clock, TINY_POLICY), base, folder, template.keys, template.recovery_code
    )
    yield vault
    vault.files.close()


@pytest.fixture
def unit_of_work(closed):
    return closed.open()
