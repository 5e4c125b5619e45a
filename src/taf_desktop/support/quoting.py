"""Quotation marks around somebody's own words: one rule for every screen and every page."""

from __future__ import annotations

from taf_desktop.support.words import say

_ANYWHERE = '“”„«"'
_AT_THE_START = "‘'"
"""Single marks count only where they begin the words: inside they are apostrophes."""


def quoted(words: str) -> str:
    """Return somebody's words in quotation marks, unless they hold some already; "" for none."""
    spoken = words.strip()
    if not spoken or spoken[0] in _AT_THE_START or any(mark in spoken for mark in _ANYWHERE):
        return spoken
    return say("page.quote.open") + spoken + say("page.quote.close")
