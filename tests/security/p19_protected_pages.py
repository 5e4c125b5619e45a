"""P19: a protected PDF opens only with its password, in two readers, and tells nothing without."""

import re
import zlib
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdf import PdfReader
from pypdf.constants import UserAccessPermissions as May
from pypdf.errors import FileNotDecryptedError

from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import DocumentTree, Heading, words
from taf_desktop.services import passphrases
from tests.security.proof import Effort, Result
from tests.security.search import CANARIES, spellings

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
READ_ALOUD = May.EXTRACT_TEXT_AND_GRAPHICS


def prove(effort: Effort, folder: Path) -> Result:
    """Lock pages with markers in their words and about them; try keys; search every byte."""
    del folder
    plain = render(_pages()).pdf
    tries = max(5, effort.wrong_keys // 100)
    password = passphrases.suggest()
    locked = protected(plain, password)
    wrong = [*_near(password), *(passphrases.suggest() for _ in range(tries))]
    opened = sum(_pypdf_opens(locked, each) + _pdfium_opens(locked, each) for each in wrong)
    right = _pypdf_opens(locked, password) and _pdfium_opens(locked, password)
    about = PdfReader(BytesIO(locked)).trailer["/Encrypt"].get_object()
    revision, bits = about["/R"], about["/CF"]["/StdCF"]["/Length"] * 8
    hits, control = _hits(locked), _hits(plain)
    differs = locked != protected(plain, password)
    figure = (
        f"R={revision}, {bits} bits; {opened} of {2 * len(wrong):,} wrong tries opened; {hits} "
        f"words readable, {control} in the plain file; read aloud {_aloud(about)}"
    )
    held = (
        not opened and right and not hits and control >= len(CANARIES)
        and (revision, bits) == (6, 256) and _aloud(about) and differs
        and _same_words(locked, password)
    )  # fmt: skip
    return Result("P19 protected pages", "two readers, near misses, every byte", figure, held)


def _pages() -> DocumentTree:
    # Headings become bookmarks, which a plain file spells out; words on the page are glyphs.
    blocks = [part for each in CANARIES for part in (Heading(each, 2), words(f"{each} is here."))]
    return DocumentTree(title=CANARIES[0], heading=CANARIES[2], foot=CANARIES[3], blocks=(*blocks,))


def _near(password: str) -> list[str | None]:
    """Return what is nearly the password, nothing, and what is far too long."""
    return [
        None, "", password[:-1], password + " ", password.upper(), password.replace(" ", "-"),
        " ".join(reversed(password.split())), password * 100, " " + password,
    ]  # fmt: skip


def _pypdf_opens(locked: bytes, password: str | None) -> bool:
    reader = PdfReader(BytesIO(locked))
    if password is not None:
        reader.decrypt(password)
    try:
        return bool(reader.pages[0].extract_text())
    except FileNotDecryptedError:
        return False


def _pdfium_opens(locked: bytes, password: str | None) -> bool:
    try:
        return len(pypdfium2.PdfDocument(locked, password=password)) > 0
    except pypdfium2.PdfiumError:
        return False


def _same_words(locked: bytes, password: str) -> bool:
    pages = pypdfium2.PdfDocument(locked, password=password)
    told = " ".join(page.get_textpage().get_text_range() for page in pages)
    return all(each in told for each in CANARIES)


def _hits(pdf: bytes) -> int:
    """Return how many of the words stand in a file, also packed, in any usual spelling."""
    parts = [pdf, *map(_unpacked, _STREAM.findall(pdf))]
    return sum(any(form in part for part in parts for form in _forms(each)) for each in CANARIES)


def _forms(word: str) -> set[bytes]:
    hexed = word.encode("utf-16-be").hex()
    return {*spellings(word), hexed.encode(), hexed.upper().encode()}


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def _aloud(about) -> bool:
    return bool(May(about["/P"] & 0xFFFFFFFF) & READ_ALOUD)
