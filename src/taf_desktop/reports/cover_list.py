"""The list that lies on top of several documents: what they are, for whom, and how long.

It is for the lead professional, who hands the documents out one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from taf_desktop.reports.tree import AnswerSpace, Block, DocumentTree, Heading, Span, Table, words
from taf_desktop.reports.wording import say, spoken_date

_WIDTHS = (0.8, 3.3, 2.6, 2.5, 1.0)


class Line(Protocol):
    """One document of the list."""

    @property
    def what(self) -> str:
        """What it is."""
        ...

    @property
    def to(self) -> str:
        """For whom."""
        ...

    @property
    def how(self) -> str:
        """How it is printed."""
        ...

    @property
    def pages(self) -> int:
        """How many pages it has."""
        ...

    @property
    def file(self) -> str:
        """Its file's name, or ""."""
        ...


class Lines(Protocol):
    """The list, whoever made it."""

    @property
    def family(self) -> str:
        """What the family is called."""
        ...

    @property
    def today(self) -> date:
        """The day they were made."""
        ...

    @property
    def lines(self) -> Sequence[Line]:
        """The documents, in their order."""
        ...

    @property
    def pages(self) -> int:
        """How many pages they have together."""
        ...

    @property
    def passwords(self) -> Sequence[tuple[str, str]]:
        """Whose files open with which words, where each person has their own."""
        ...


def cover_list(of: Lines) -> DocumentTree:
    """Return the list of several documents."""
    saved = any(line.file for line in of.lines)
    return DocumentTree(
        title=say("cover_page.title"),
        heading=say("cover_page.title"),
        above=of.family,
        corner=(spoken_date(of.today),),
        foot=say("cover_page.foot"),
        blocks=(
            words(say("cover_page.sum", count=len(of.lines), pages=of.pages)),
            words(say("cover_page.saved" if saved else "cover_page.printed")),
            _table(of.lines),
            *_passwords(of.passwords),
            words(say("cover_page.notes")),
            AnswerSpace(lines=4, spare=True),
        ),
    )


def _passwords(passwords: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if not passwords:
        return
    headers = (say("cover_page.passwords.of"), say("cover_page.passwords.password"))
    rows = tuple(((Span(name),), (Span(secret, strong=True),)) for name, secret in passwords)
    yield Heading(say("cover_page.passwords.heading"), 2)
    yield words(say("cover_page.passwords.words"))
    yield Table(headers, rows, widths=(1, 2), row_headers=True)


def _table(lines: Sequence[Line]) -> Table:
    headers = tuple(say(f"cover_page.{name}") for name in ("number", "what", "to", "how", "pages"))
    rows = tuple(
        tuple(
            (Span(cell),) for cell in (str(number), each.what, each.to, each.how, str(each.pages))
        )
        for number, each in enumerate(lines, start=1)
    )
    return Table(headers, rows, widths=_WIDTHS)
