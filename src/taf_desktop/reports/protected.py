"""A finished PDF file that opens only with a password: AES-256, revision 6 (ISO 32000-2, 7.6.4).

The bytes stay in memory until they are locked. Programs that read aloud may do so: the permission
to take the words out for accessibility is on. Nothing beside the words stays readable: the title,
the statement and all text are encrypted too, and the file does not say what made it.
"""

from __future__ import annotations

import secrets
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions as May

from taf_desktop.reports.tags_about import without_archive_claim

ALGORITHM = "AES-256"
"""pypdf's name for revision 6; its "AES-256-R5" is the withdrawn revision 5."""

ALLOWED = May(0xFFFFFFFC) & ~May.MODIFY & ~May.ASSEMBLE_DOC
"""What a reader may do once it is open: print it, have it read aloud, copy words, fill it in."""


def protected(pdf: bytes, password: str) -> bytes:
    """Return the same file, locked. Its pages, tags and bookmarks stay as they are.

    Whoever has the password can read everything; the owner's password is random and forgotten.
    """
    reader = PdfReader(BytesIO(without_archive_claim(pdf)))
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    about = reader.metadata
    writer.metadata = {"/Title": str(about.title or "") if about is not None else ""}
    owner = secrets.token_urlsafe(24)
    writer.encrypt(password, owner, permissions_flag=ALLOWED, algorithm=ALGORITHM)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
