"""Text for finding: without accents, case, or differences of width."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return a text for comparing, so that "enfant" finds "Énfant"."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).casefold()
