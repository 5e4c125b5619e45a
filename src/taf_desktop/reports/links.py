"""Addresses and telephone numbers in a text, made so that they can be pressed in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from taf_desktop.reports.tree import Span

_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"“”]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_NOT_ITS_END = ".,;:!?)]}’'"
_FEWEST_DIGITS = 9
"""With fewer it is no number that can be called from everywhere."""


def linked(spans: Iterable[Span]) -> Iterator[Span]:
    """Walk spans, those with a web or mail address in them cut so that the address is a link."""
    for span in spans:
        if span.link or not ("@" in span.text or "://" in span.text or "www." in span.text):
            yield span
        else:
            yield from _parts(span)


def _parts(span: Span) -> Iterator[Span]:
    end = 0
    for match in _ADDRESS.finditer(span.text):
        address = match[0].rstrip(_NOT_ITS_END)
        yield replace(span, text=span.text[end : match.start()])
        yield replace(span, text=address, link=_goal(address, mail=match["mail"] is not None))
        end = match.start() + len(address)
    yield replace(span, text=span.text[end:])


def _goal(address: str, *, mail: bool) -> str:
    if mail:
        return f"mailto:{address}"
    return f"https://{address}" if address.startswith("www.") else address


def phone_link(number: str) -> str:
    """Return what a telephone is told to call; "" for what is no whole number."""
    digits = re.sub(r"[^0-9]", "", number)
    words = re.search(r"[^\W\d_]", number)
    if words or len(digits) < _FEWEST_DIGITS:
        return ""
    return f"tel:{'+' if number.strip().startswith('+') else ''}{digits}"
