import pytest

from taf_desktop.runtime.changes import ChangeBus
from taf_desktop.runtime.immediate import ImmediateRunner
from taf_desktop.ui.common import dialogs, errors
from tests.services.two_vaults import both_made, two_vaults

__all__ = ["both_made", "two_vaults"]


@pytest.fixture
def sam(two_vaults):
    with two_vaults("sam") as kept:
        (family,) = kept.desk.families.all()
        kept.id = family.family_id
        yield kept


@pytest.fixture
def ida(two_vaults):
    with two_vaults("ida") as kept:
        yield kept


@pytest.fixture
def runner(qtbot):
    return ImmediateRunner(ChangeBus().publish)


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Collect what went wrong in place of showing it."""
    seen = []
    monkeypatch.setattr(errors, "show", lambda _parent, error: seen.append(error.message_id))
    return seen


@pytest.fixture
def file(monkeypatch, tmp_path):
    """Answer every question for a file with the same one."""
    path = tmp_path / "handed.fhcase"
    monkeypatch.setattr(dialogs, "choose_save_file", lambda *_: path)
    monkeypatch.setattr(dialogs, "choose_open_file", lambda *_: path)
    return path
