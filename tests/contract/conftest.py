import pytest

from taf_desktop.app.printing import make_document
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import SystemClock
from tests.storage.conftest import TINY_POLICY

PASSPHRASE = "seven quiet herons dozing"


@pytest.fixture(scope="session")
def shipped_forms():
    return Catalogue.read(paths.forms_folder())


@pytest.fixture
def vaults(tmp_path):
    vaults = Vaults(lambda: VaultFiles(policy=TINY_POLICY), tmp_path / "Vaults")
    yield vaults
    vaults.close()


@pytest.fixture
def unit_of_work(vaults):
    new = vaults.prepare("Here", PASSPHRASE, PASSPHRASE)
    return vaults.begin(new, {"person_name": "Sam Example"})


@pytest.fixture
def desk(unit_of_work, shipped_forms):
    return set_up_desk(unit_of_work, shipped_forms, make_document, SystemClock())
