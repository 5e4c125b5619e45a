"""The bookmarks of a PDF file: its headings, each leading to its place (PDF 1.7, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.raw import Raw, added, told
from taf_desktop.reports.tags import Meaning

_LONGEST = 90
"""A goal in a family's words can be a page long; its bookmark need not."""


class _Top(Raw):
    """The root of all bookmarks, in the shape in which ReportLab expects one."""

    ready = 1

    def prepare(self, document: PdfObject, canvas: PdfObject) -> None:
        """Nothing is left to do when the file is saved."""


@dataclass(eq=False, slots=True)
class _Entry:
    level: int
    title: str
    goal: str
    item: Raw = field(default_factory=Raw)
    name: str = ""
    parent: _Entry | None = None
    children: list[_Entry] = field(default_factory=list["_Entry"])

    @property
    def below(self) -> int:
        return sum(1 + child.below for child in self.children)


def write_outline(document: PdfObject, root: Meaning, pages: Sequence[str]) -> None:
    """Write a bookmark for each heading of a tidied tree; ``pages`` are their names in the file."""
    top = _Entry(0, "", "", item=_Top())
    top.name = added(document, top.item)
    entries = list(_nested(top, _headings(root, pages)))
    for entry in entries:
        entry.name = added(document, entry.item)
    for parent in (top, *entries):
        for place, entry in enumerate(parent.children):
            entry.item.text = _text(entry, parent, place)
    top.item.text = f"<< /Type /Outlines{_family(top)} >>"
    document.Outlines = document.outline = document.Catalog.Outlines = top.item


def _headings(meaning: Meaning, pages: Sequence[str]) -> Iterator[_Entry]:
    if meaning.title:
        # A heading may be a quotation, and that in another language: its words are further in.
        first = meaning
        while not first.marks:
            first = first.children[0]
        goal = f"[{pages[first.marks[0].page]} /XYZ 0 {first.height:.0f} null]"
        yield _Entry(int(meaning.role[1:]), _short(meaning.title), goal)
    for child in meaning.children:
        yield from _headings(child, pages)


def _nested(top: _Entry, entries: Iterator[_Entry]) -> Iterator[_Entry]:
    """Hang every entry under the last one of a higher level."""
    last = top
    for entry in entries:
        while last.parent is not None and last.level >= entry.level:
            last = last.parent
        entry.parent = last
        last.children.append(entry)
        yield entry
        last = entry


def _text(entry: _Entry, parent: _Entry, place: int) -> str:
    parts = [f"<< /Title {told(entry.title)} /Parent {parent.name} /Dest {entry.goal}"]
    if place:
        parts.append(f"/Prev {parent.children[place - 1].name}")
    if place + 1 < len(parent.children):
        parts.append(f"/Next {parent.children[place + 1].name}")
    return " ".join(parts) + _family(entry) + " >>"


def _family(entry: _Entry) -> str:
    if not entry.children:
        return ""
    first, last = entry.children[0].name, entry.children[-1].name
    return f" /First {first} /Last {last} /Count {entry.below}"


def _short(title: str) -> str:
    """Return a title in one line, cut after a word if it is long."""
    words = " ".join(title.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + "…"
