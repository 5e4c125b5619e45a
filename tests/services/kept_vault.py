"""A real vault for services that need the history or the ledger, which no fake has."""

from contextlib import contextmanager

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths

TINY = KdfParameters(8, 1, 1)
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


@contextmanager
def kept_desk(folder, clock, **settings):
    """Give a desk over a new vault in a folder; it also has ``files``, ``card`` and ``after``."""
    files = VaultFiles(clock, KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2)))
    new = files.create_keys(folder / "Vaults", "Riverside", PASSPHRASE)
    unit_of_work = files.create_database(new.card, new.keys)
    with unit_of_work() as unit:
        for name, value in {"person_name": "Sam Example", **settings}.items():
            unit.set_setting(name, value)
        unit.commit()
    kept = Kept()
    kept.desk = set_up_desk(
        unit_of_work, Catalogue.read(paths.forms_folder()), lambda _request: None, clock
    )
    kept.files, kept.card, kept.unit_of_work = files, new.card, unit_of_work
    kept.after = Aftercare(files)
    try:
        yield kept
    finally:
        files.close()


class Kept:
    """A desk with what lies under it."""
