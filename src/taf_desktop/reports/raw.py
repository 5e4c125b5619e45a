"""Objects of a PDF file in PDF's own words, which ReportLab writes as they are."""

from __future__ import annotations

import zlib

from taf_desktop.reports.libraries import PdfObject, PlainObject


class Raw(PlainObject):
    """An object whose words are known by the time the file is saved. They are plain ASCII."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: PdfObject) -> bytes:
        """Return the words for the file; ReportLab asks for them when it saves."""
        return self.text.encode("ascii")


class RawStream(PlainObject):
    """Bytes with what is said about them; packed unless they must stay readable.

    ReportLab's own streams lack the line end at their end that PDF/A-2 asks for (6.1.7.1).
    """

    __RefOnly__ = 1

    def __init__(self, content: bytes, about: str = "", *, packed: bool = True) -> None:
        self.content = zlib.compress(content) if packed else content
        self.about = f"{about} /Filter /FlateDecode" if packed else about

    def format(self, _document: PdfObject) -> bytes:
        """Return the bytes for the file; ReportLab asks for them when it saves."""
        head = f"<< {self.about} /Length {len(self.content)} >>\nstream\n"
        return head.encode("ascii") + self.content + b"\nendstream"


def told(text: str) -> str:
    """Return a text as PDF keeps it: UTF-16 spelled out."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def as_bytes(text: str) -> str:
    """Return an address as PDF keeps it: its bytes spelled out."""
    return f"<{text.encode('utf-8').hex().upper()}>"


def added(document: PdfObject, made: PdfObject) -> str:
    """Return how other objects name one of this document, which is added if it is new: "12 0 R"."""
    name = document.Reference(made).name
    return f"{document.idToObjectNumberAndVersion[name][0]} 0 R"
