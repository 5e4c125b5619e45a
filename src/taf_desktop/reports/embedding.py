"""Fonts put into a PDF file: only the signs a document uses, each with the text it stands for.

Every font is a composite font with two-byte signs (PDF 1.7, 9.7), so that any number of signs of
any script fits, and carries its own outlines: nothing depends on the reader's machine.
"""

from __future__ import annotations

from functools import cache

from taf_desktop.reports.fonts import Face
from taf_desktop.reports.libraries import PdfObject, harfbuzz
from taf_desktop.reports.libraries import pdf_objects as pdf
from taf_desktop.reports.raw import RawStream

_NOT_NEEDED = (
    "GSUB", "GPOS", "GDEF", "name", "post", "cmap", "OS/2", "STAT", "DSIG", "gasp", "vhea", "vmtx",
    "BASE", "meta", "VDMX", "hdmx", "LTSH", "kern", "prop", "MATH", "VORG", "avar", "fvar", "gvar",
)  # fmt: skip
"""Tables of a font that a PDF reader does not use."""

_NOT_NEEDED_TO_TYPE = tuple(each for each in _NOT_NEEDED if each != "cmap")
_SYMBOLIC, _USUAL_LETTERS = 4, 32
_STEM = 80


_Signs = list[tuple[int, str]]
"""A font's signs as the document numbers them, from 1: the sign's id and the text it stands for."""


class Codes(dict[tuple[int, str], str]):
    """The numbers by which a document knows a font's signs, as drawing steps have them: "001F".

    A sign that stands for one letter here and for another there has two numbers, so that a program
    that reads the page always finds the right letter. A new sign gets the next number.
    """

    def __missing__(self, sign: tuple[int, str]) -> str:
        """Give a sign that stands for a text its number."""
        code = self[sign] = f"{len(self) + 1:04X}"
        return code


class FontUse:
    """Which signs of which fonts one document uses."""

    def __init__(self) -> None:
        self._codes: dict[Face, Codes] = {}

    def codes(self, face: Face) -> Codes:
        """Return the numbers of a font's signs."""
        codes = self._codes.get(face)
        if codes is None:
            codes = self._codes[face] = Codes()
        return codes

    def embed(self, document: PdfObject) -> None:
        """Add every used font to the document under its resource name."""
        fonts = document.idToObject[pdf.BasicFonts].dict
        for face in sorted(self._codes, key=lambda face: face.number):
            if signs := list(self._codes[face]):
                fonts[resource_name(face)] = _Embedding(document, face, signs).font()


def resource_name(face: Face) -> str:
    """Return the name by which a page's drawing steps call a font."""
    return f"T{face.number}"


class _Embedding:
    """One font on its way into one document."""

    def __init__(self, document: PdfObject, face: Face, signs: _Signs) -> None:
        self.document = document
        self.face = face
        self.signs = signs
        self.name = pdf.PDFName(f"TAFPR{chr(ord('A') + face.number)}+{face.name}")

    def font(self) -> PdfObject:
        """Return the font as a page's resources name it."""
        return self._add(
            Type=pdf.PDFName("Font"),
            Subtype=pdf.PDFName("Type0"),
            BaseFont=self.name,
            Encoding=pdf.PDFName("Identity-H"),
            DescendantFonts=pdf.PDFArray([self._descendant()]),
            ToUnicode=self._stream(_to_unicode(self.signs).encode()),
        )

    def _descendant(self) -> PdfObject:
        numbers = b"".join(sign.to_bytes(2, "big") for sign, _ in [(0, ""), *self.signs])
        return self._add(
            Type=pdf.PDFName("Font"),
            Subtype=pdf.PDFName("CIDFontType2"),
            BaseFont=self.name,
            CIDSystemInfo=pdf.PDFDictionary(
                {
                    "Registry": pdf.PDFString("Adobe"),
                    "Ordering": pdf.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            CIDToGIDMap=self._stream(numbers),
            DW=0,
            W=self._widths(),
            FontDescriptor=self._descriptor(),
        )

    def _widths(self) -> PdfObject:
        widths = [round(self.face.advance(sign), 2) for sign, _ in self.signs]
        return pdf.PDFArray([1, pdf.PDFArray(widths)])

    def _descriptor(self) -> PdfObject:
        return _descriptor(self.document, self.face, self.name, self._outlines(), _SYMBOLIC)

    def _outlines(self) -> bytes:
        """Return the font file with nothing but the outlines this document needs."""
        wanted = harfbuzz.SubsetInput()
        wanted.flags = harfbuzz.SubsetFlags.RETAIN_GIDS | harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update(sign for sign, _ in self.signs)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_NEEDED)
        return harfbuzz.subset(self.face.opened, wanted).blob.data

    def _add(self, **entries: PdfObject) -> PdfObject:
        return self.document.Reference(pdf.PDFDictionary(entries))

    def _stream(self, content: bytes, about: str = "") -> PdfObject:
        return self.document.Reference(RawStream(content, about))


def _descriptor(
    document: PdfObject, face: Face, name: PdfObject, outlines: bytes, flags: int
) -> PdfObject:
    file = RawStream(outlines, f"/Length1 {len(outlines)}")
    about = {
        "Type": pdf.PDFName("FontDescriptor"),
        "FontName": name,
        "Flags": flags,
        "FontBBox": pdf.PDFArray(list(face.box)),
        "ItalicAngle": 0,
        "Ascent": round(face.ascent * 1000),
        "Descent": -round(face.descent * 1000),
        "CapHeight": round(face.ascent * 700),
        "StemV": _STEM,
        "FontFile2": document.Reference(file),
    }
    return document.Reference(pdf.PDFDictionary(about))


_FIRST_TYPED, _LAST_TYPED = 32, 255
_TYPED = tuple(
    bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST_TYPED, _LAST_TYPED + 1)
)
"""The letters of western Europe as PDF counts them (WinAnsiEncoding); "" where there is none."""


def answer_font(document: PdfObject, face: Face) -> PdfObject:
    """Return a font for words that are typed into the finished file.

    What will be typed is not known, so it has every letter of western Europe, in the one way that
    every program can type with. For other letters programs take a font of their own.
    """
    name = pdf.PDFName(f"TAFANS+{face.name}")
    widths = pdf.PDFArray([_typed_width(face, letter) for letter in _TYPED])
    about = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("TrueType"),
        "BaseFont": name,
        "Encoding": pdf.PDFName("WinAnsiEncoding"),
        "FirstChar": _FIRST_TYPED,
        "LastChar": _LAST_TYPED,
        "Widths": widths,
        "FontDescriptor": _descriptor(document, face, name, _to_type(face), _USUAL_LETTERS),
    }
    return document.Reference(pdf.PDFDictionary(about))


def _typed_width(face: Face, letter: str) -> float:
    return round(face.shape(letter).width, 2) if letter else 0


@cache
def _to_type(face: Face) -> bytes:
    wanted = harfbuzz.SubsetInput()
    wanted.flags = harfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(map(ord, filter(None, _TYPED)))
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in _NOT_NEEDED_TO_TYPE)
    return harfbuzz.subset(face.opened, wanted).blob.data


_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_MOST_ENTRIES = 100
_JOINER = "\u200d"


def _to_unicode(signs: _Signs) -> str:
    """Return the map from numbers to text; a sign its neighbour speaks for stands for a joiner."""
    entries = [
        f"<{number:04X}> <{(text or _JOINER).encode('utf-16-be').hex().upper()}>"
        for number, (_, text) in enumerate(signs, start=1)
    ]
    parts = [entries[i : i + _MOST_ENTRIES] for i in range(0, len(entries), _MOST_ENTRIES)]
    blocks = ["\n".join([f"{len(part)} beginbfchar", *part, "endbfchar\n"]) for part in parts]
    return _MAP_HEAD + "".join(blocks) + _MAP_FOOT
