"""Everything a file holds, so that a word can be shown to be absent: streams, names, properties."""

import re
import zlib
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
from pypdfium2 import raw

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")


def in_pdf(pdf, password=None):
    """Return everything in a PDF file in small letters: its pages' words, and all its objects."""
    opened = pypdfium2.PdfDocument(pdf, password=password)
    told = [page.get_textpage().get_text_range().encode() for page in opened]
    plain = _unlocked(opened) if password else pdf
    opened.close()
    parts = [_STREAM.sub(b"", plain)]
    for found in _STREAM.finditer(plain):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return _plainly(b"\n".join((*told, *parts)))


def in_word_file(word):
    """Return everything in a Word file in small letters, with and without what marks it up."""
    with ZipFile(BytesIO(word)) as parts:
        whole = b"\n".join(name.encode() + b"\n" + parts.read(name) for name in parts.namelist())
    return (whole + re.sub(rb"<[^>]*>", b"", whole)).lower()


def _unlocked(opened):
    """Return the same file without its lock, so that its objects can be read."""
    out = BytesIO()
    opened.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    return out.getvalue()


def _plainly(content):
    """Return bytes with the words of a PDF's strings as plain letters: hexadecimal, UTF-16."""
    unhexed = [bytes.fromhex(re.sub(rb"\s", b"", found).decode()) for found in _even(content)]
    every = b"\n".join((content, *unhexed))
    return re.sub(rb"\\000|\x00", b"", every).lower()


def _even(content):
    found = (each[1] for each in _HEX.finditer(content))
    return [each for each in found if len(re.sub(rb"\s", b"", each)) % 2 == 0]
