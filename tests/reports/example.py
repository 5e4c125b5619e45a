"""The example family as documents get it, and the pages as pictures for whoever wants to look."""

import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.reports import preview
from taf_desktop.services.assessments import WHOLE_FAMILY
from taf_desktop.services.documents import may_hear
from taf_desktop.services.example import ExampleFamily
from taf_desktop.services.gather import family_file
from taf_desktop.services.lists import family_lists
from taf_desktop.support import paths
from tests.reports.samples import COPIES
from tests.services.fakes import FakeVault

TODAY = datetime(2026, 11, 21, 14, 32, tzinfo=UTC).date()


@cache
def example_file():
    """Return everything recorded about the example family."""
    vault = FakeVault(person_name="Sam Example", person_phone="0115 496 0000")
    family_id, _ = ExampleFamily(vault, Catalogue.read(paths.forms_folder())).enter()
    with vault() as unit:
        return family_file(unit, family_id)


@cache
def definition():
    """Return the form of the assessment."""
    return Catalogue.read(paths.forms_folder()).current(WHOLE_FAMILY)


def inputs(document_id="plan", file=None):
    file = file or example_file()
    return SimpleNamespace(
        document_id=document_id,
        file=file,
        lists=family_lists(file),
        today=TODAY,
        assessment=file.assessments[0] if file.assessments else None,
        definition=definition(),
        meeting=file.meetings[0] if file.meetings else None,
        shared_with=may_hear(file),
        copies=COPIES,
        area="",
        more=None,
    )


def save_pictures(document, name, folder, scale=1.0):
    """Write each page as a PNG file into a folder, for a person to look at."""
    from PySide6.QtGui import QImage

    Path(folder).mkdir(exist_ok=True)
    for page in range(document.pages):
        image = preview.page_image(document.pdf, page, scale)
        QImage(
            image.data, image.width, image.height, image.stride, QImage.Format.Format_RGBA8888
        ).save(f"{folder}/{name}-{page + 1:02}.png")


if __name__ == "__main__":
    from taf_desktop.domain.printing import Printing
    from taf_desktop.reports.catalogue import make

    for about in sys.argv[2:]:
        document_id, format_id, language, *rest = [*about.split(":"), "", "", ""]
        printing = Printing(
            format_id=format_id or "clear",
            language=language or "en",
            beside_english="alone" not in rest,
            tinted="tinted" in rest,
            paper_saving="saving" in rest,
        )
        name = next((each.removeprefix("for=") for each in rest if each.startswith("for=")), "")
        document = make(inputs(document_id), name, printing=printing)
        save_pictures(document, about.replace(":", "-"), sys.argv[1])
