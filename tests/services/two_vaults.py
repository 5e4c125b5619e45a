"""Two colleagues with a vault each, made once and copied for every test."""

import shutil
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock
from tests.services.kept_vault import PASSPHRASE, TINY, Aftercare, Kept, kept_desk

CLOCK = FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))
PEOPLE = {
    "sam": {"person_name": "Sam Example", "person_role": "Learning mentor",
            "person_agency": "Riverside Primary School"},
    "ida": {"person_name": "Ida Example", "person_role": "Family worker",
            "person_agency": "Willow Family Hub"},
}  # fmt: skip


def make_both(folder):
    """Make Sam's vault with the example family, and Ida's without; return where they are."""
    for name, settings in PEOPLE.items():
        with kept_desk(folder / name, CLOCK, **settings) as kept:
            if name == "sam":
                kept.desk.example.enter()
    return folder


@pytest.fixture(scope="session")
def both_made(tmp_path_factory):
    """Where the two vaults lie that are copied."""
    return make_both(tmp_path_factory.mktemp("two-vaults"))


@pytest.fixture
def two_vaults(both_made, tmp_path):
    """Open a copy of one of them by its person's name."""
    return lambda name, clock=CLOCK: opened(both_made, tmp_path, name, clock)


@contextmanager
def opened(templates, folder, name, clock=CLOCK):
    """Open a copy of one of the two vaults."""
    base = folder / name / "Vaults"
    if not base.exists():
        shutil.copytree(templates / name / "Vaults", base)
    files = VaultFiles(clock, KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2)))
    (card,) = files.vaults(base)
    unit_of_work = files.open(card.folder, files.unwrap(card.folder, PASSPHRASE))
    kept = Kept()
    kept.desk = set_up_desk(
        unit_of_work, Catalogue.read(paths.forms_folder()), lambda _request: None, clock
    )
    kept.files, kept.card, kept.unit_of_work = files, card, unit_of_work
    kept.after = Aftercare(files)
    try:
        yield kept
    finally:
        files.close()
