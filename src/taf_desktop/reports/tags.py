"""What every drawn part of a document *is*: the tree that reading programs walk (PDF 1.7, 14.7).

A block says what it is while it is set (``Meaning.add``). Its words are drawn under it, page by
page (``tags_page``), and ``tags_file`` writes the tree beside the pages. Roles are the standard
ones of PDF 1.7, so that no file needs a map of its own names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.paragraphs import Placed
from taf_desktop.reports.tree import Span

WORDS = ""
"""The role of words between links or foreign words; they belong to the part around them."""

_KEPT = frozenset({"TD", "TH"})
"""Roles that stay although nothing is in them: without an empty cell its row would be too short."""

_HEADINGS = ("H1", "H2", "H3", "H4")


class Mark(NamedTuple):
    """Words of a meaning on one page: the page's place from 0, and their number there."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Meaning:
    """What a drawn part is: a role of PDF structure (H1, P, L, TH, …) within its parent.

    ``about`` holds attributes in PDF's own words ("/O /Table /Scope /Row"), ``alternative`` the
    words said instead of a drawing, ``title`` the words of a heading for the bookmarks,
    ``language`` that of its words if it is not the document's. ``span`` is the link or the foreign
    words it stands for.

    What follows them is found while it is drawn: ``marks`` say where its words stand, ``links`` on
    which pages there is something to press, ``lines`` what its words are, ``height`` how far above
    the foot of the page it begins. ``place`` is its own in the order of reading.
    """

    role: str
    parent: Meaning | None = None
    about: str = ""
    alternative: str = ""
    title: str = ""
    language: str = ""
    span: Span | None = None
    children: list[Meaning] = field(default_factory=list["Meaning"])
    marks: list[Mark] = field(default_factory=list[Mark])
    links: list[tuple[int, PdfObject]] = field(default_factory=list[tuple[int, PdfObject]])
    lines: list[tuple[tuple[Placed, ...], bool]] = field(
        default_factory=list[tuple[tuple[Placed, ...], bool]]
    )
    height: float = 0
    place: int = 0

    def add(
        self,
        role: str,
        *,
        about: str = "",
        alternative: str = "",
        title: str = "",
        language: str = "",
    ) -> Meaning:
        """Return a new part inside this one, after those it has."""
        child = Meaning(role, self, about, alternative, title, language, place=self.place)
        self.children.append(child)
        return child

    def add_first(self, role: str) -> Meaning:
        """Return a new part inside this one, before those it has."""
        child = Meaning(role, self)
        self.children.insert(0, child)
        return child

    def going_on(self, role: str, about: str = "") -> Meaning:
        """Return the last part if it is just such a one, else a new one: cards make one list."""
        last = self.children[-1] if self.children else None
        if last is not None and (last.role, last.about) == (role, about):
            return last
        return self.add(role, about=about)

    def within(self, span: Span | None) -> Meaning:
        """Return the part for words of a span among other words: a link, words of a language."""
        if span is None and not self.children:
            return self
        last = self.children[-1] if self.children else None
        if last is not None and last.span == span:
            return last
        if span is None:
            return self.add(WORDS)
        child = self.add("Link" if span.link else "Span", language=span.language)
        child.span = span
        return child

    @property
    def shown_role(self) -> str:
        """The role its words are marked with on the page."""
        return self.parent.shown_role if self.role == WORDS and self.parent else self.role

    def spoken(self) -> str:
        """Return the words in the order they are spoken if any of them read from the right."""
        if not any(each.piece.level % 2 for pieces, _ in self.lines for each in pieces):
            return ""
        return "".join(
            "".join(each.piece.text for each in pieces) + (" " if spaced else "")
            for pieces, spaced in self.lines
        )


def number(root: Meaning) -> None:
    """Give every part its place in the order of reading; done once all of them are known."""
    for place, each in enumerate(_walk(root)):
        each.place = place


def tidied(root: Meaning) -> Meaning:
    """Leave out what has no words, and let no level of headings be passed over."""
    _prune(root)
    level = 0
    for each in _walk(root):
        if each.role in _HEADINGS:
            level = min(_HEADINGS.index(each.role) + 1, level + 1)
            each.role = _HEADINGS[level - 1]
    return root


def _walk(root: Meaning) -> Iterator[Meaning]:
    waiting = [root]
    while waiting:
        meaning = waiting.pop()
        yield meaning
        waiting += reversed(meaning.children)


def _prune(meaning: Meaning) -> bool:
    """Take the empty parts out of a part; say whether anything is left of it."""
    meaning.children = [child for child in meaning.children if _prune(child)]
    full = bool(meaning.children or meaning.marks or meaning.links)
    return full or meaning.role in _KEPT
