"""A finished file as somebody hears it: its tree of tags walked, with the words each part has.

The tree is read with pypdf and the words with PDFium, neither of which wrote the file.
"""

import ctypes
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2.raw as pdfium
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


@dataclass
class Part:
    """One part of the tree. ``kids`` are parts, or strings of words."""

    role: str
    about: DictionaryObject
    kids: list = field(default_factory=list)
    pages: list = field(default_factory=list)
    marks: list = field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Part):
                yield from kid.walk()

    def words(self):
        """Return what is said of this part: words put in its place, or its own."""
        said = self.about.get("/Alt") or self.about.get("/ActualText")
        if said is not None:
            return str(said)
        return "".join(kid.words() + "\n" if isinstance(kid, Part) else kid for kid in self.kids)

    def find(self, *roles):
        return [part for part in self.walk() if part.role in roles]


class Spoken:
    """A file read through its tags."""

    def __init__(self, pdf: bytes):
        self.reader = PdfReader(BytesIO(pdf))
        self.catalog = self.reader.trailer["/Root"]
        self.text, self.artifacts, self.order = _words(pdf)
        self._pages = {page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages)}
        self.heard = []
        """Every (page, mark) in the order of the tree."""
        top = self.catalog["/StructTreeRoot"]["/K"]
        self.root = self._part(top[0].get_object() if isinstance(top, ArrayObject) else top, None)

    def _part(self, about, page):
        page = self._page(about, page)
        part = Part(about["/S"][1:], about)
        for kid in _listed(about.get("/K")):
            kid = kid.get_object()
            if isinstance(kid, int):
                self._hear(part, page, int(kid))
            elif kid.get("/Type") == "/MCR":
                self._hear(part, self._page(kid, page), int(kid["/MCID"]))
            elif kid.get("/Type") == "/OBJR":
                part.pages.append(self._page(kid, page))
                field = kid["/Obj"].get_object()
                part.kids += [str(field["/TU"])] if "/TU" in field else []
            else:
                part.kids.append(self._part(kid, page))
        return part

    def _hear(self, part, page, mark):
        self.heard.append((page, mark))
        part.pages.append(page)
        part.marks.append((page, mark))
        part.kids.append(self.text.get((page, mark), ""))

    def _page(self, about, page):
        return self._pages[about.raw_get("/Pg").idnum] if "/Pg" in about else page

    def outline(self):
        """Return the bookmarks as (level, title), levels from 1."""
        return list(_flat(self.reader.outline, 1))


def _flat(entries, level):
    for entry in entries:
        if isinstance(entry, list):
            yield from _flat(entry, level + 1)
        else:
            yield level, entry.title


def _listed(kids):
    if kids is None:
        return []
    return kids if isinstance(kids, ArrayObject) else [kids]


def _words(pdf: bytes):
    """Return the words of each (page, mark), those of no mark page by page, and the marks drawn."""
    document = pdfium.FPDF_LoadMemDocument64(pdf, len(pdf), None)
    marked: dict[tuple[int, int], str] = {}
    unmarked: list[list[str]] = []
    order: list[tuple[int, int]] = []
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        text = pdfium.FPDFText_LoadPage(page)
        loose: list[str] = []
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            drawn = pdfium.FPDFPage_GetObject(page, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            if mark >= 0 and (not order or order[-1] != (number, mark)):
                order.append((number, mark))
            words = _text_of(drawn, text)
            if mark >= 0:
                marked[number, mark] = marked.get((number, mark), "") + words
            elif words.strip():
                loose.append(words)
        unmarked.append(loose)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)
    return marked, unmarked, order


def _text_of(drawn, text) -> str:
    if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
        return ""
    size = pdfium.FPDFTextObj_GetText(drawn, text, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFTextObj_GetText(drawn, text, pointer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", errors="replace")
