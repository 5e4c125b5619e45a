"""A finished file's bytes: ReportLab's objects, packed a hundred at a time (PDF 1.7, 7.5.7).

The tags of a document are thousands of small objects. Written one by one, as ReportLab does, they
would take more room than the words themselves; packed together they take almost none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from taf_desktop.reports.libraries import PdfObject
from taf_desktop.reports.libraries import pdf_objects as pdf
from taf_desktop.reports.raw import RawStream

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_MOST_PACKED = 100
_FREE, _ALONE, _PACKED = 0, 1, 2
"""The kinds of entries in the table of objects (PDF 1.7, 7.5.8.3)."""


@dataclass(eq=False, slots=True)
class _File:
    """A file in the making: its bytes, and for each object where it is."""

    body: bytearray = field(default_factory=lambda: bytearray(_HEAD))
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict[int, tuple[int, int, int]])

    def add(self, number: int, content: bytes) -> None:
        """Write an object that stands alone."""
        self.places[number] = (_ALONE, len(self.body), 0)
        self.body += b"%d 0 obj\n%b\nendobj\n" % (number, content)

    def add_packed(self, number: int, packed: list[tuple[int, bytes]]) -> None:
        """Write objects as one that holds them all."""
        offset = 0
        offsets: list[str] = []
        for index, (each, content) in enumerate(packed):
            self.places[each] = (_PACKED, number, index)
            offsets.append(f"{each} {offset}")
            offset += len(content) + 1
        head = " ".join(offsets).encode("ascii") + b"\n"
        about = f"/Type /ObjStm /N {len(packed)} /First {len(head)}"
        content = head + b"\n".join(content for _, content in packed)
        self.add(number, RawStream(content, about).format(None))

    def finished(self, number: int, about: str) -> bytes:
        """Write the table of objects as the last one of them, and the end of the file."""
        start = len(self.body)
        self.places[number] = (_ALONE, start, 0)
        table = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big")
            for kind, place, index in (self.places[each] for each in range(number + 1))
        )
        name = hashlib.sha256(self.body).hexdigest()[:32]
        head = f"/Type /XRef /Size {number + 1} /W [1 4 2] {about} /ID [<{name}> <{name}>]"
        self.add(number, RawStream(table, head).format(None))
        return bytes(self.body) + b"startxref\n%d\n%%%%EOF\n" % start


def written(document: PdfObject) -> bytes:
    """Return the bytes of a document. The same objects give the same bytes."""
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    file = _File()
    file.places[0] = (_FREE, 0, 0)
    waiting: list[tuple[int, bytes]] = []
    for number, made, content in _objects(document):
        if isinstance(made, RawStream):
            file.add(number, content)
        else:
            waiting.append((number, content))
    last = len(document.numberToId)
    for start in range(0, len(waiting), _MOST_PACKED):
        last += 1
        file.add_packed(last, waiting[start : start + _MOST_PACKED])
    names = [pdf.format(each, document).decode("ascii") for each in (root, info)]
    return file.finished(last + 1, f"/Root {names[0]} /Info {names[1]}")


def _objects(document: PdfObject) -> Iterator[tuple[int, PdfObject, bytes]]:
    """Walk all objects; writing one may add others."""
    number = 1
    while number in document.numberToId:
        made = document.idToObject[document.numberToId[number]]
        yield number, made, pdf.format(made, document, toplevel=1)
        number += 1
