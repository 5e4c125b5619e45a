"""Pulling the plug: what the status line called saved is there when the vault is opened again."""

import os
import subprocess
import sys

import pytest

from taf_desktop.app import warming
from taf_desktop.storage.vault import VaultFiles
from tests.app.conftest import PASSPHRASE, TINY_POLICY
from tests.e2e.typing_until_saved import NOT_YET, READY, SAVED


@pytest.fixture
def killed(tmp_path):
    """Return the data folder and the family of a program that was killed while somebody typed."""
    command = [sys.executable, "-m", "tests.e2e.typing_until_saved", str(tmp_path)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as program:
        said = program.stdout.readline()
        program.kill()
    assert said.startswith(READY), said
    return tmp_path, said.removeprefix(READY).strip()


def test_words_called_saved_survive_a_kill(killed):
    folder, family_id = killed
    files = VaultFiles(policy=TINY_POLICY)
    (card,) = files.vaults(folder / "Vaults")
    desk, _known = warming.set_up(files.open(card.folder, files.unwrap(card.folder, PASSPHRASE)))
    try:
        (assessment,) = desk.families.open(family_id).file.assessments
    finally:
        files.close()
    assert assessment.status == "draft"
    assert assessment.answers["reason"] in {SAVED, SAVED + NOT_YET}
