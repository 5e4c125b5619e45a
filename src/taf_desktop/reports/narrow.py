"""Tables for large letters: each row becomes a few lines, so that no column is too narrow."""

from __future__ import annotations

from taf_desktop.reports.tree import Block, Callout, Paragraph, Span, Table, Together, strong, words
from taf_desktop.reports.wording import say


def rows_apart(table: Table) -> tuple[Block, ...]:
    """Return the rows of a table one under another, each cell after the words of its column."""
    caption = (words(strong(table.caption)),) if table.caption else ()
    return (*caption, *(Together((_row(table, row),)) for row in table.rows))


def _row(table: Table, row: tuple[tuple[Span, ...], ...]) -> Block:
    told = [
        Paragraph((strong(say("page.label", label=header)), *cell))
        for header, cell in zip(table.headers, row, strict=False)
        if any(span.text.strip() for span in cell)
    ]
    return Callout(tuple(told), bar=True)
