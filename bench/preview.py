"""How soon page 1 is seen after a change: gathered, laid on pages, and a picture made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.timing import Figure, seconds
from bench.vaults import Shelf
from taf_desktop.domain.copies import Recipient, ToWhom
from taf_desktop.domain.ports import Document
from taf_desktop.reports.preview import page_image
from taf_desktop.services.documents import DocumentRequest

_GOAL = 150
_SCALE = 1.25 / 0.75
"""Dots for a point where the pages are as large as they ever are when the width is fitted."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure the plan, the same as one person's copy, and the longest document there is.

    What is waited for is what the screen does: page 1 is drawn alone once the pages are counted,
    the others when somebody comes to them, saves or prints. The note tells how long all take.
    """
    desk = shelf.vault(10).desk
    family_id, _ = desk.example.enter()
    file = desk.families.open(family_id).file
    reader = Recipient(ToWhom.PERSON, file.people[0].id, file.people[0].known_as)
    of_id = file.assessments[0].id
    documents = desk.documents
    jobs: dict[str, Callable[[], DocumentRequest]] = {
        "the plan": lambda: documents.gather("plan", family_id),
        "one person's plan": lambda: desk.copies.prepare("plan", family_id, "", reader).request,
        "the assessment": lambda: documents.gather("assessment", family_id, of_id),
    }
    for what, gather in jobs.items():

        def see(gather: Callable[[], DocumentRequest] = gather) -> Document:
            laid = documents.lay_out(gather())
            page_image(laid.first_page, 0, _SCALE)
            return laid

        def see_all(see: Callable[[], Document] = see) -> bytes:
            return see().pdf

        took, gathering, every = (seconds(job) * 1000 for job in (see, gather, see_all))
        note = f"{see().pages} pages; gathered in {gathering:.0f} ms, all drawn in {every:.0f} ms"
        yield Figure(f"page 1 of {what} seen after a change", took, _GOAL, unit="ms", note=note)
