"""Locking in real processes: blank at once, gone in two seconds, a fresh one in its place."""

import pytest

from taf_desktop.app import warming
from taf_desktop.storage.vault import VaultFiles
from tests.app.conftest import PASSPHRASE, TINY_POLICY
from tests.e2e.lock_times import TRIALS, lock_while, running
from tests.e2e.locking_program import WORDS

BLANK = 0.2
GONE = 2.0
ROOM = 20.0
"""How many times longer a busy test machine may take: only what hangs is found here.
``lock_times`` prints the figures of a quiet one."""


def kept_words(folder):
    files = VaultFiles(policy=TINY_POLICY)
    (card,) = files.vaults(folder / "Vaults")
    desk, _known = warming.set_up(files.open(card.folder, files.unwrap(card.folder, PASSPHRASE)))
    try:
        (family,) = desk.families.all()
        (assessment,) = desk.families.open(family.family_id).file.assessments
    finally:
        files.close()
    return assessment.answers


@pytest.mark.parametrize("busy_with", TRIALS)
def test_nothing_keeps_a_locking_program_on_the_screen(tmp_path, busy_with):
    with running(tmp_path) as program:
        took = lock_while(busy_with, program)
        assert took.successor != program.process.pid
    assert took.saved
    assert took.blank < ROOM * BLANK
    assert took.gone < ROOM * GONE
    assert WORDS in kept_words(tmp_path).values()
