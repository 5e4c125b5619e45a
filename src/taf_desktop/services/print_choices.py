"""How a document was printed last, kept in the vault for each family and document.

A choice names people by their random ids only. It begins with what each person said about how they
like to read, and anything in it can be changed for one copy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import cast

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.printing import ENGLISH, PLAIN_FORMAT, Printing
from taf_desktop.services.print_offers import Offers
from taf_desktop.services.recipients import Recipient, recipient, told_apart

CHILD_FORMAT = "child"
BOOKLET = "booklet"
PROFESSIONAL = "professional"
SHRINKABLE = frozenset({PLAIN_FORMAT, "black_white", PROFESSIONAL})
"""Formats that may be laid two on a sheet: nobody asked for larger or wider letters there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """How one document is wanted.

    ``recipient`` and ``child`` are ids, "" for nobody's own copy and for the first child. The last
    two are about paper alone: two pages on each sheet, and both sides of it.
    """

    recipient: str = ""
    child: str = ""
    format_id: str = PLAIN_FORMAT
    language: str = ENGLISH
    beside_english: bool = True
    tinted: bool = False
    paper_saving: bool = False
    two_on_sheet: bool = False
    both_sides: bool = False

    def printing(self) -> Printing:
        """Return what the pages must know of it."""
        return Printing(
            format_id=self.format_id,
            language=self.language,
            beside_english=self.beside_english,
            tinted=self.tinted,
            paper_saving=self.paper_saving,
        )


def reader_id(file: FamilyFile, choice: PrintChoice) -> str:
    """Return the id of the person whose copy it is; "" is nobody's own, with everything in it.

    A child's page is the child's own unless somebody else was named.
    """
    wanted = choice.recipient
    if not wanted and choice.format_id == CHILD_FORMAT:
        wanted = choice.child
    return wanted if recipient(file, wanted) is not None else ""


def page_of(file: FamilyFile, choice: PrintChoice) -> str:
    """Return the name of the child whose page it is; "" in every other format."""
    if choice.format_id != CHILD_FORMAT:
        return ""
    child = next((each for each in file.children() if each.id == choice.child), None)
    return told_apart(file, child) if child is not None else ""


def preset(choice: PrintChoice, somebody: Recipient | None, offers: Offers) -> PrintChoice:
    """Return a choice for somebody as they said they like to read, on the same paper as before."""
    fresh = PrintChoice(two_on_sheet=choice.two_on_sheet, both_sides=choice.both_sides)
    if somebody is None:
        return fresh
    asked = offers.format_for(somebody.reading_needs)
    format_id = asked.id if asked is not None else _usual(somebody, offers)
    wants_own = "own_language" in somebody.reading_needs
    known = wants_own and offers.language(somebody.first_language) is not None
    return replace(
        fresh,
        recipient=somebody.id,
        child=somebody.id if somebody.kind == "child" else "",
        format_id=format_id,
        language=somebody.first_language if known else ENGLISH,
        tinted="coloured_paper" in somebody.reading_needs,
        two_on_sheet=fresh.two_on_sheet and format_id in SHRINKABLE,
    )


def _usual(somebody: Recipient, offers: Offers) -> str:
    """Return the format of somebody who said nothing about how they like to read."""
    usual = {"child": CHILD_FORMAT, "professional": PROFESSIONAL}.get(somebody.kind, "")
    return usual if offers.format(usual) is not None else PLAIN_FORMAT


def fitting(choice: PrintChoice, file: FamilyFile, offers: Offers) -> PrintChoice:
    """Return a choice in which everything can be had: people go, and formats differ."""
    if choice.recipient and recipient(file, choice.recipient) is None:
        choice = replace(choice, recipient="")
    children = [each.id for each in file.children()]
    if choice.child not in children:
        choice = replace(choice, child=children[0] if children else "")
    format_ = offers.format(choice.format_id)
    if format_ is None or (format_.id == CHILD_FORMAT and not children):
        format_ = offers.formats[0]
    known = offers.language(choice.language) is not None
    return replace(
        choice,
        format_id=format_.id,
        language=choice.language if known else ENGLISH,
        two_on_sheet=choice.two_on_sheet and format_.id in SHRINKABLE,
    )


def setting_name(family_id: str, document_id: str) -> str:
    """Return under which name a choice is kept in the vault's settings."""
    return f"print_{family_id}_{document_id}"


def to_setting(family_id: str, choice: PrintChoice) -> str:
    """Return a choice as it is kept. It names its family, so that it goes when the family goes."""
    return json.dumps({"family": family_id, **asdict(choice)}, sort_keys=True)


def from_settings(known: Mapping[str, str], family_id: str, document_id: str) -> PrintChoice | None:
    """Return the choice kept for a family's document; none if there is none one can read."""
    try:
        found = json.loads(known.get(setting_name(family_id, document_id), ""))
    except ValueError:
        return None
    if not isinstance(found, dict):
        return None
    kept = cast("dict[str, object]", found)
    plain = asdict(PrintChoice())
    names = [each.name for each in fields(PrintChoice)]
    fits = {name: kept[name] for name in names if type(kept.get(name)) is type(plain[name])}
    return replace(PrintChoice(), **fits)  # pyright: ignore[reportArgumentType]
