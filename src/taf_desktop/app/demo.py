"""The demonstration: a vault, the example family, and their documents, without a screen.

Run as ``python3 dev.py demo``. Everything is entered through the same services the screens use, and
drawn by the same renderer.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from taf_desktop.app.printing import make_document
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import Desk, set_up_desk
from taf_desktop.services.documents import save_document
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import paths
from taf_desktop.support.clock import SystemClock
from taf_desktop.support.words import say

PASSPHRASE = "kettle window Saturday football bus"  # noqa: S105 - public, see below
"""The demonstration's passphrase is public, because everybody in it is made up."""


PERSON = {
    "person_name": "Sam Example",
    "person_role": "Lead professional",
    "person_agency": "Riverside Primary School",
    "person_phone": "0115 496 0000",
    "person_email": "sam@riverside.example.org",
    "profile": "nottingham-city",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the demonstration in a folder and say what was made; return 0."""
    parser = argparse.ArgumentParser(prog="demo", description=say("demo.about"))
    parser.add_argument("--to", type=Path, default=Path("demo-output"), help=say("demo.folder"))
    folder: Path = parser.parse_args(arguments).to
    vault = _empty(folder / "data" / "Vaults")
    print(say("demo.begin"))
    vaults = Vaults(VaultFiles, vault)
    new = vaults.prepare(say("demo.vault_name"), PASSPHRASE, PASSPHRASE)
    unit_of_work = vaults.begin(new, PERSON)
    try:
        desk = set_up_desk(
            unit_of_work, Catalogue.read(paths.forms_folder()), make_document, SystemClock()
        )
        family_id, _ = desk.example.enter()
        made = list(print_all(desk, family_id, folder))
    finally:
        vaults.close()
    for path in made:
        print(f"  {path}")
    print(say("demo.end", vault=new.card.folder, passphrase=PASSPHRASE, data=folder / "data"))
    return 0


def print_all(desk: Desk, family_id: str, folder: Path) -> Iterator[Path]:
    """Save every document of a family into a folder and yield their paths."""
    file = desk.families.open(family_id).file
    for number, (document_id, of_id) in enumerate(documents_of(file), start=1):
        document = desk.documents.draw(desk.documents.gather(document_id, family_id, of_id))
        path = folder / f"{number}-{document_id}.pdf"
        save_document(document, path)
        yield path


def documents_of(file: FamilyFile) -> Iterator[tuple[str, str]]:
    """Yield the documents that can be made for a family: what, and of which thing."""
    if file.plan is not None:
        yield "plan", ""
    for assessment in file.assessments:
        yield "assessment", assessment.id
    for meeting in file.meetings:
        if meeting.meeting.status == "finished":
            yield "meeting", meeting.meeting.id


def _empty(vaults: Path) -> Path:
    # Only what an earlier demonstration made here is cleared away.
    if vaults.is_dir():
        shutil.rmtree(vaults)
    vaults.mkdir(parents=True)
    return vaults


if __name__ == "__main__":
    sys.exit(main())
