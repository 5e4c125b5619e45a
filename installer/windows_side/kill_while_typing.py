"""Kills the program while somebody types into it, and looks for the words that it called saved.

``kill_while_typing.py FOLDER``. As tests/e2e/test_killed, in a real window.
"""

import os
import subprocess
import sys
from pathlib import Path

PATIENCE = 180_000


def type_until_killed():
    from tests.app import conftest
    from tests.e2e import typing_until_saved

    conftest.WAIT = PATIENCE
    typing_until_saved.main()


def kill_and_look(folder):
    from taf_desktop.app import warming
    from taf_desktop.storage.vault import VaultFiles
    from tests.app.conftest import PASSPHRASE, TINY_POLICY
    from tests.e2e.typing_until_saved import NOT_YET, READY, SAVED

    environment = {**os.environ, "QT_QPA_PLATFORM": "windows", "TAF_TYPING": "1"}
    command = [sys.executable, __file__, str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as program:
        said = program.stdout.readline()
        program.kill()
    assert said.startswith(READY), said
    files = VaultFiles(policy=TINY_POLICY)
    (card,) = files.vaults(folder / "Vaults")
    desk, _known = warming.set_up(files.open(card.folder, files.unwrap(card.folder, PASSPHRASE)))
    try:
        (assessment,) = desk.families.open(said.removeprefix(READY).strip()).file.assessments
    finally:
        files.close()
    assert assessment.answers["reason"] in {SAVED, SAVED + NOT_YET}, assessment.answers
    print("the words called saved are there")


if __name__ == "__main__":
    if "TAF_TYPING" in os.environ:
        type_until_killed()
    else:
        kill_and_look(Path(sys.argv[1]))
