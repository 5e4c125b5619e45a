"""A real vault for services that need the history or the ledger, which no fake has."""

import atexit
import shutil
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock

TINY = KdfParameters(8, 1, 1)
POLICY = KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2))
PASSPHRASE = "seven quiet herons"


class Aftercare:
    """Writes down what it was asked for; the real parts are tested with the vault."""

    def __init__(self, files):
        self.files = files
        self.asked = []
        self.trouble = None

    def before(self):
        self.asked.append("before")
        if self.trouble:
            raise self.trouble

    def rewrite(self):
        self.asked.append("rewrite")
        if self.trouble:
            raise self.trouble
        self.files.rebuild()

    def only_newest(self):
        self.asked.append("only_newest")
        return 4

    def days(self):
        return 186


@cache
def _new_vault(moment):
    """Make a vault once in a process: building its tables takes longer than most tests."""
    base = Path(mkdtemp(prefix="new-vault-"))
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    files = VaultFiles(FixedClock(moment), POLICY)
    new = files.create_keys(base, "Riverside", PASSPHRASE)
    files.create_database(new.card, new.keys)
    files.close()
    return new.card.folder, new.keys


@contextmanager
def kept_desk(folder, clock, **settings):
    """Give a desk over a vault in a folder; it also has ``files``, ``card`` and ``after``."""
    template, keys = _new_vault(clock.now())
    base = folder / "Vaults"
    shutil.copytree(template, base / template.name)
    files = VaultFiles(clock, POLICY)
    (card,) = files.vaults(base)
    with _kept(files, card, files.open(card.folder, keys), clock, settings) as kept:
        yield kept


@contextmanager
def new_kept_desk(folder, clock, **settings):
    """Give the same over a vault just made: nobody has opened it, as its history says."""
    files = VaultFiles(clock, POLICY)
    new = files.create_keys(folder / "Vaults", "Riverside", PASSPHRASE)
    made = files.create_database(new.card, new.keys)
    with _kept(files, new.card, made, clock, settings) as kept:
        yield kept


@contextmanager
def _kept(files, card, unit_of_work, clock, settings):
    with unit_of_work() as unit:
        for name, value in {"person_name": "Sam Example", **settings}.items():
            unit.set_setting(name, value)
        unit.commit()
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


class Kept:
    """A desk with what lies under it."""
