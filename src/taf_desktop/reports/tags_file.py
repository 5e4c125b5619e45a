"""Writes the tree of meaning into a PDF file: structure elements, and the way from marks to them.

The objects follow PDF 1.7 (ISO 32000-1), 14.7 and 14.8, as PDF/UA-1 (ISO 14289-1) asks for them.
They are written as text, not built from dictionaries: a long document has thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.libraries import pdf_objects as pdf
from taf_desktop.reports.raw import Raw, added, told
from taf_desktop.reports.tags import WORDS, Mark, Meaning, tidied


@dataclass(eq=False)
class TagFile:
    """The tags of one file in the making. ``owners`` has a list of meanings for each page."""

    document: PdfObject
    pages: list[str] = field(default_factory=list[str])
    _parents: dict[int, Sequence[Meaning] | Meaning] = field(
        default_factory=dict[int, Sequence[Meaning] | Meaning]
    )
    _names: dict[Meaning, str] = field(default_factory=dict[Meaning, str])

    def begin_page(self, page: PdfObject) -> int:
        """Give a page its place in the tree of parents and its order of reading."""
        number = self.next_number(())
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = number
        page.Tabs = pdf.PDFName("S")
        return number

    def end_page(self, number: int, page: PdfObject, owners: Sequence[Meaning]) -> None:
        """Note whose words stand on a page."""
        self.pages.append(added(self.document, page))
        self._parents[number] = owners

    def next_number(self, owner: Sequence[Meaning] | Meaning) -> int:
        """Return the next number in the tree of parents, for a page or a link."""
        self._parents[len(self._parents)] = owner
        return len(self._parents) - 1

    def write(self, root: Meaning) -> None:
        """Write the whole tree and hang it into the file's catalog."""
        document = self.document
        tree, parents = Raw(), Raw()
        self._names[root] = ""
        top = added(document, tree)
        made: list[tuple[Meaning, Raw]] = []
        self._name_all(tidied(root), made)
        for meaning, element in made:
            parent = self._names[meaning.parent] if meaning.parent else top
            element.text = self._element(meaning, parent)
        parents.text = f"<< /Nums [{' '.join(self._parent_entries())}] >>"
        tree.text = (
            f"<< /Type /StructTreeRoot /K [{self._names[root]}] /ParentTreeNextKey "
            f"{len(self._parents)} /ParentTree {added(document, parents)} >>"
        )
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = Raw("<< /Marked true >>")

    def _name_all(self, meaning: Meaning, made: list[tuple[Meaning, Raw]]) -> None:
        if meaning.role == WORDS and meaning.parent:
            self._names[meaning] = self._names[meaning.parent]
            return
        element = Raw()
        self._names[meaning] = added(self.document, element)
        made.append((meaning, element))
        for child in meaning.children:
            self._name_all(child, made)

    def _element(self, meaning: Meaning, parent: str) -> str:
        parts = [f"<< /S /{meaning.role} /P {parent}"]
        marks = [mark for part in _with_words(meaning) for mark in part.marks]
        page = marks[0].page if marks else None
        if page is not None:
            parts.append(f"/Pg {self.pages[page]}")
        kids = list(self._kids(meaning, page))
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        if meaning.about:
            parts.append(f"/A << {meaning.about} >>")
        if meaning.alternative:
            parts.append(f"/Alt {told(meaning.alternative)}")
        if meaning.language:
            parts.append(f"/Lang ({meaning.language})")
        spoken = "" if meaning.children else meaning.spoken()
        if spoken:
            parts.append(f"/ActualText {told(spoken)}")
        return " ".join([*parts, ">>"])

    def _kids(self, meaning: Meaning, page: int | None) -> Iterator[str]:
        """Walk what a part holds: words on its first page, words on others, links, parts."""
        for mark in meaning.marks:
            yield self._words(mark, page)
        for number, link in meaning.links:
            yield f"<< /Type /OBJR /Pg {self.pages[number]} /Obj {added(self.document, link)} >>"
        for child in meaning.children:
            if child.role == WORDS:
                yield from (self._words(mark, page) for mark in child.marks)
            else:
                yield self._names[child]

    def _words(self, mark: Mark, page: int | None) -> str:
        if mark.page == page:
            return str(mark.number)
        return f"<< /Type /MCR /Pg {self.pages[mark.page]} /MCID {mark.number} >>"

    def _parent_entries(self) -> Iterator[str]:
        for number, owner in self._parents.items():
            if isinstance(owner, Meaning):
                yield f"{number} {self._names[owner]}"
            else:
                yield f"{number} [{' '.join(self._names[each] for each in owner)}]"


def _with_words(meaning: Meaning) -> Iterator[Meaning]:
    yield meaning
    yield from (child for child in meaning.children if child.role == WORDS)
