"""How soon page 1 is seen after a change: gathered, drawn as PDF, and made a picture of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.timing import Figure, seconds
from bench.vaults import Shelf
from taf_desktop.domain.copies import Recipient, ToWhom
from taf_desktop.reports.preview import page_image

_GOAL = 150
_SCALE = 1.25 / 0.75
"""Dots for a point where the pages are as large as they ever are when the width is fitted."""


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure the plan, the same as one person's copy, and the longest document there is."""
    desk = shelf.vault(10).desk
    family_id, _ = desk.example.enter()
    file = desk.families.open(family_id).file
    reader = Recipient(ToWhom.PERSON, file.people[0].id, file.people[0].known_as)
    of_id = file.assessments[0].id
    documents = desk.documents
    jobs: dict[str, Callable[[], object]] = {
        "the plan": lambda: documents.gather("plan", family_id),
        "one person's plan": lambda: desk.copies.prepare("plan", family_id, "", reader).request,
        "the assessment": lambda: documents.gather("assessment", family_id, of_id),
    }
    for what, gather in jobs.items():
        request = gather()
        pages = documents.draw(request).pages  # pyright: ignore[reportArgumentType]

        def see(gather: Callable[[], object] = gather) -> object:
            drawn = documents.draw(gather())  # pyright: ignore[reportArgumentType]
            return page_image(drawn.pdf, 0, _SCALE)

        took, gathering = seconds(see) * 1000, seconds(gather) * 1000
        note = f"{pages} pages; gathered in {gathering:.0f} ms"
        yield Figure(f"page 1 of {what} seen after a change", took, _GOAL, unit="ms", note=note)
