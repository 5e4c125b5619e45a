"""The formats a document can be printed in: each a style of the same tree of meaning.

Sizes follow the UK Association for Accessible Formats (clear print, large print) and the British
Dyslexia Association's style guide; sources are named where a number is chosen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from taf_desktop.domain.errors import Bug
from taf_desktop.domain.printing import PLAIN_FORMAT, Printing
from taf_desktop.reports.fonts import Letters
from taf_desktop.reports.style import MILLIMETRE, Style, clear_print, colours, ground

CHILD = "child"
"""A child's own page; ``copy_for`` names the child, and the look follows their age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way to print. ``words`` is the id of its name; ``need`` a code of ``reading_needs``.

    ``documents`` names those it suits; empty means every one. ``retold`` formats have blocks of
    their own, made by ``reports.easy_read`` and ``reports.child_page`` instead of the document's.
    """

    id: str
    words: str
    style: Callable[[], Style]
    need: str = ""
    documents: frozenset[str] = frozenset()
    retold: bool = False


def _large() -> Style:
    """18 point, with labels and page numbers as large as the rest (UKAAF, large print)."""
    return replace(
        clear_print(),
        body=18,
        small=18,
        headings=(30, 23, 20.5, 18),
        quotation=23,
        side=16 * MILLIMETRE,
        foot=30 * MILLIMETRE,
        step=4.5,
    )


def _giant() -> Style:
    return replace(
        clear_print(),
        body=24,
        small=24,
        headings=(36, 30, 27, 24),
        quotation=29,
        side=14 * MILLIMETRE,
        foot=38 * MILLIMETRE,
        top=22 * MILLIMETRE,
        step=5,
    )


def _dyslexia_friendly() -> Style:
    """More room between letters, words and lines; lines of at most 60 to 70 letters (BDA)."""
    return replace(
        clear_print(),
        body=13,
        small=12,
        leading=1.65,
        headings=(25, 17, 15, 13),
        quotation=17,
        side=24 * MILLIMETRE,
        letters=Letters.WIDE,
        apart=0.03,
        between_words=0.12,
    )


def _professional() -> Style:
    return replace(
        clear_print(),
        body=10.5,
        small=9.5,
        leading=1.35,
        headings=(19, 13, 11.5, 10.5),
        quotation=12.5,
        top=17 * MILLIMETRE,
        foot=20 * MILLIMETRE,
        step=3,
    )


def _black_and_white() -> Style:
    return replace(clear_print(), colours=colours(printer_safe=True), printer_safe=True)


def _booklet() -> Style:
    """A5 pages; two of them go on each side of A4 (``reports.booklet``)."""
    return replace(
        clear_print(),
        body=12,
        small=11,
        headings=(21, 15, 13.5, 12),
        quotation=16,
        page_width=148 * MILLIMETRE,
        page_height=210 * MILLIMETRE,
        side=12 * MILLIMETRE,
        top=15 * MILLIMETRE,
        foot=22 * MILLIMETRE,
        step=3.3,
    )


def _easy_read() -> Style:
    """16 point, one idea on a line, pictures at the left (GOV.UK, accessible formats)."""
    return replace(
        clear_print(),
        body=16,
        small=14,
        leading=1.5,
        headings=(30, 22, 18, 16),
        quotation=20,
        foot=28 * MILLIMETRE,
    )


_EASY_READ = frozenset(
    {
        *("plan", "meeting", "meeting_summary", "assessment_summary", "progress"),
        *("progress_closure", "leaflet", "agreement_record", "who_knows", "comments"),
    }
)
"""Every document that is given to families as it is."""

FORMATS: tuple[Format, ...] = (
    Format(id=PLAIN_FORMAT, words="formats.name.clear", style=clear_print),
    Format(id="large", words="formats.name.large", style=_large, need="large_print"),
    Format(id="giant", words="formats.name.giant", style=_giant, need="giant_print"),
    Format(
        id="dyslexia",
        words="formats.name.dyslexia",
        style=_dyslexia_friendly,
        need="dyslexia_friendly",
    ),
    Format(
        id="easy_read",
        words="formats.name.easy_read",
        style=_easy_read,
        need="easy_read",
        documents=_EASY_READ,
        retold=True,
    ),
    Format(
        id=CHILD,
        words="formats.name.child",
        style=clear_print,
        documents=frozenset({"plan"}),
        retold=True,
    ),
    Format(id="professional", words="formats.name.professional", style=_professional),
    Format(id="black_white", words="formats.name.black_white", style=_black_and_white),
    Format(id="booklet", words="formats.name.booklet", style=_booklet),
)
"""Every format, in the order in which they are offered."""


def find_format(format_id: str) -> Format:
    """Return a format by its id.

    Raises:
        Bug: there is no such format.
    """
    found = next((each for each in FORMATS if each.id == format_id), None)
    if found is None:
        raise Bug("formats.problem.no_such_format")
    return found


def formats_for(document_id: str) -> tuple[Format, ...]:
    """Return the formats a document can be printed in."""
    return tuple(each for each in FORMATS if not each.documents or document_id in each.documents)


def style_for(printing: Printing, *, from_right: bool = False) -> Style:
    """Return how a copy looks.

    Raises:
        Bug: there is no such format.
    """
    style = find_format(printing.format_id).style()
    if printing.paper_saving:
        style = _paper_saving(style)
    if printing.tinted and not style.printer_safe:
        paper = ground("cream")
        style = replace(style, ground=paper, colours={**style.colours, "paper": paper})
    return replace(style, from_right=from_right)


def _paper_saving(style: Style) -> Style:
    """Return a style with narrow margins; 14 point becomes 12, the least clear print allows."""
    if style.body == clear_print().body:
        style = replace(
            style, body=12, small=11, headings=(22, 15.5, 13.5, 12), quotation=15, leading=1.35
        )
    return replace(
        style,
        side=min(style.side, 13 * MILLIMETRE),
        top=min(style.top, 16 * MILLIMETRE),
        foot=style.foot - 3 * MILLIMETRE,
        step=style.step * 0.75,
    )
