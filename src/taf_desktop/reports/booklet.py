"""A5 pages laid on A4, so that the sheets, printed on both sides and folded, are a booklet.

The order is that of saddle stitching: the last page stands beside the first. A booklet read from
the right is folded the other way. The sheets are for the printer only: what they mean (tags,
bookmarks) stays in the pages they are made from, which are what is saved and sent.
"""

from __future__ import annotations

from io import BytesIO

import pypdf

from taf_desktop.reports.render import PdfDocument

A4_WIDTH, A4_HEIGHT = 841.89, 595.28
"""A4 lying on its side, in points."""


def sheet_order(pages: int, *, from_right: bool = False) -> list[tuple[int, int]]:
    """Return which pages stand left and right on each side of the sheets, counting from 1.

    A page that does not exist, to fill up the last sheet, is 0.
    """
    whole = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for side in range(whole // 2):
        low, high = side + 1, whole - side if whole - side <= pages else 0
        low = low if low <= pages else 0
        left, right = (high, low) if side % 2 == 0 else (low, high)
        sides.append((right, left) if from_right else (left, right))
    return sides


def booklet_sheets(document: PdfDocument, *, from_right: bool = False) -> PdfDocument:
    """Return the sheets of a booklet: print both sides, turn over the short edge, fold."""
    source = pypdf.PdfReader(BytesIO(document.pdf))
    sheets = pypdf.PdfWriter()
    order = sheet_order(document.pages, from_right=from_right)
    for side in order:
        sheet = sheets.add_blank_page(A4_WIDTH, A4_HEIGHT)
        for place, page in enumerate(side):
            if page:
                moved = pypdf.Transformation().translate(place * A4_WIDTH / 2, 0)
                sheet.merge_transformed_page(source.pages[page - 1], moved)
    title = source.metadata.title if source.metadata else ""
    sheets.add_metadata({"/Title": title or "", "/Producer": "TAF Desktop"})
    content = BytesIO()
    sheets.write(content)
    return PdfDocument(content.getvalue(), len(order))
