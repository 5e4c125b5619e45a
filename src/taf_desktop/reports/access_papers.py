"""The papers for somebody who asked what is kept about them: the pack, the letter, and the log.

What was decided to be left out is not in the value these are built from (``domain.access``), so it
cannot be on a page, in its properties, or anywhere in the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.access import AccessPack, PackPart
from taf_desktop.domain.errors import Bug
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    DocumentTree,
    Facts,
    Heading,
    Paragraph,
    Signatures,
    Span,
    Table,
    words,
)
from taf_desktop.reports.wording import label_of, say, show_date


def access_paper(pack: AccessPack, which: str) -> DocumentTree:
    """Return one paper: ``pack``, ``letter`` or ``log``.

    Raises:
        Bug: there is no such paper.
    """
    blocks = _PAPERS.get(which)
    if blocks is None:
        raise Bug("page.problem.nothing_to_print")
    return DocumentTree(
        title=say(f"access_page.{which}.title"),
        heading=say(f"access_page.{which}.heading"),
        corner=(show_date(pack.made_on),),
        foot=say(f"access_page.{which}.foot", name=pack.name),
        blocks=tuple(blocks(pack)),
    )


def _pack(pack: AccessPack) -> Iterator[Block]:
    yield words(say("access_page.pack.intro"))
    if any("[…]" in text for part in pack.parts for row in part.rows for text in row.texts):
        yield words(say("access_page.pack.gap"))
    if not pack.parts:
        yield words(say("access_page.pack.empty"))
    for part in pack.parts:
        yield Heading(part.title, 2)
        yield Facts(tuple(_rows(part)))


def _rows(part: PackPart) -> Iterator[tuple[str, tuple[Block, ...]]]:
    for row in part.rows:
        blocks: list[Block] = [words(text) for text in row.texts]
        if row.left_out == 1:
            blocks.append(_muted(say("access_page.pack.left_one")))
        elif row.left_out:
            blocks.append(_muted(say("access_page.pack.left_many", count=row.left_out)))
        yield row.label, tuple(blocks)


def _letter(pack: AccessPack) -> Iterator[Block]:
    yield words(say("access_page.letter.dear", name=pack.name))
    yield words(say("access_page.letter.intro"))
    yield Heading(say("access_page.letter.dates"), 2)
    told = (
        ("asked", show_date(pack.asked_on)),
        ("known", show_date(pack.identity_on)),
        ("paused", show_date(pack.paused_on)),
        ("resumed", show_date(pack.resumed_on)),
        ("longer", pack.longer_why if pack.longer else ""),
        ("answer_by", show_date(pack.answer_by)),
        ("made", show_date(pack.made_on)),
    )
    yield Facts(
        tuple((say(f"access_page.letter.{name}"), (words(text),)) for name, text in told if text)
    )
    yield Heading(say("access_page.letter.what"), 2)
    gaps = len(pack.log)
    many = say("access_page.letter.left_many", count=gaps)
    yield words({0: _say_letter("whole"), 1: _say_letter("left_one")}.get(gaps, many))
    if pack.put_aside:
        yield words(_say_letter("aside"))
    yield words(_say_letter("also"))
    if pack.backups_until:
        yield Heading(_say_letter("backups"), 2)
        yield words(_say_letter("backups_hold"))
        yield words(say("access_page.letter.backups_go", date=show_date(pack.backups_until)))
    yield Heading(say("access_page.letter.rights"), 2)
    yield Bullets(
        tuple(words(_say_letter(name)) for name in ("correct", "again", "complain", "ico"))
    )
    yield words(_say_letter("sign"))
    yield Signatures(((pack.lead_name or pack.lead_agency, pack.lead_agency),))


def _log(pack: AccessPack) -> Iterator[Block]:
    yield words(say("access_page.log.intro", passages=pack.passages))
    if not pack.log:
        yield words(say("access_page.log.none"))
        return
    headers = tuple(say(f"access_page.log.{name}") for name in ("place", "choice", "reason"))
    rows = tuple(
        tuple(
            (Span(text),)
            for text in (line.place, label_of("access_choice", line.choice), line.reason)
        )
        for line in pack.log
    )
    yield Table(headers, rows, (45, 22, 33), row_headers=True)


def _say_letter(name: str) -> str:
    return say(f"access_page.letter.{name}")


def _muted(text: str) -> Paragraph:
    return Paragraph((Span(text),), muted=True)


_PAPERS = {"pack": _pack, "letter": _letter, "log": _log}
