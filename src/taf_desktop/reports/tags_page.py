"""The drawing steps of one page, sorted by what they mean, in the order they are read aloud.

Tints and rules come first, then the words in the order of the document, then what stands around
them. So a program that ignores the tags and simply reads the page finds the same order.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.reports.tags import Mark, Meaning

HEADER = "/Type /Pagination /Subtype /Header"
FOOTER = "/Type /Pagination /Subtype /Footer"
REPEATED = "/Type /Pagination"
"""What furniture is, in PDF's own words (PDF 1.7, 14.8.2.2)."""


class PageParts:
    """Collects the steps of one page; each list is written to until the page is finished."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.decoration: list[str] = []
        self.owners: list[Meaning] = []
        """Whose words are marked with 0, 1, 2 and so on, once the page is finished."""
        self._words: dict[Meaning, list[str]] = {}
        self._furniture: dict[str, list[str]] = {}

    def words(self, meaning: Meaning, height: float) -> list[str]:
        """Return where steps with this meaning are written. ``height`` is where they are drawn."""
        steps = self._words.get(meaning)
        if steps is None:
            steps = self._words[meaning] = []
            if not meaning.marks:
                meaning.height = height
        return steps

    def furniture(self, kind: str) -> list[str]:
        """Return where the steps of furniture of a kind are written."""
        return self._furniture.setdefault(kind, [])

    def plain(self) -> Iterator[str]:
        """Walk all steps without saying what they mean; only for measuring what tags cost."""
        yield from self.decoration
        for steps in (*self._words.values(), *self._furniture.values()):
            yield from steps

    def marked(self) -> Iterator[str]:
        """Walk all steps, each with its mark, and tell every meaning where its words stand."""
        if self.decoration:
            yield from ("/Artifact BMC", *self.decoration, "EMC")
        self.owners = sorted(self._words, key=lambda meaning: meaning.place)
        for number, meaning in enumerate(self.owners):
            meaning.marks.append(Mark(self.page, number))
            yield f"/{meaning.shown_role} <</MCID {number}>> BDC"
            yield from self._words[meaning]
            yield "EMC"
        for kind, steps in self._furniture.items():
            yield from (f"/Artifact <<{kind}>> BDC", *steps, "EMC")
