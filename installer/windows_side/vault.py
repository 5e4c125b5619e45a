"""Makes a vault with the example family, or says what one holds, in the person's own data folder.

``vault.py make`` · ``vault.py read``: prints the families' names and how many things each has.
"""

import sys

from taf_desktop.app import warming
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths

PASSPHRASE = "kettle window Saturday football bus"
PERSON = {"person_name": "Sam Example", "person_role": "SENCO", "profile": "nottingham-city"}


def make():
    folder = paths.data_folder() / "Vaults"
    folder.mkdir(parents=True)
    vaults = Vaults(VaultFiles, folder)
    new = vaults.prepare("Zoë’s vault", PASSPHRASE, PASSPHRASE)
    desk, _known = warming.set_up(vaults.begin(new, PERSON))
    desk.example.enter()
    vaults.close()
    return new.card.folder


def read():
    files = VaultFiles()
    (card,) = files.vaults(paths.data_folder() / "Vaults")
    desk, _known = warming.set_up(files.open(card.folder, files.unwrap(card.folder, PASSPHRASE)))
    try:
        for row in desk.families.all():
            file = desk.families.open(row.family_id).file
            yield f"{file.family.name}: {len(file.people)} people, {len(file.plan.goals)} goals"
    finally:
        files.close()


if __name__ == "__main__":
    print(make() if sys.argv[1] == "make" else "\n".join(read()))
