"""Several documents for several people, planned before any of them is drawn. Qt-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.services.print_choices import (
    CHILD_FORMAT,
    PROFESSIONAL,
    PrintChoice,
    fitting,
    from_settings,
    page_of,
    preset,
    reader_id,
)
from taf_desktop.services.print_offers import Offers
from taf_desktop.services.recipients import Recipient, recipient
from taf_desktop.support.words import say
from taf_desktop.ui.documents.copy_view import Pick, way_words
from taf_desktop.ui.documents.presenter import Known, Wish
from taf_desktop.ui.documents.shelf import DocumentRow, shelf_of

Key = tuple[str, str]
"""A document's id and the id of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One document for one person: what it is, for whom and how it is printed, in words too."""

    wish: Wish
    choice: PrintChoice
    title: str
    to: str
    way: str
    from_right: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick: a document, or a person with how they will get theirs."""

    id: str
    words: str
    group: str = ""
    more: str = ""


def document_ticks(rows: Sequence[DocumentRow]) -> tuple[tuple[Key, Tick], ...]:
    """Return the documents that can be made now, each about each of its things."""
    family, other = (say(f"documents_screen.group.{g}") for g in ("family", "professionals"))
    return tuple(
        (
            (row.document_id, thing.of_id),
            Tick(f"{row.document_id}:{thing.of_id}", _title(row, thing.of_id), group),
        )
        for row in rows
        for thing in row.things
        for group in [other if row.professional else family]
    )


def people_ticks(file: FamilyFile, people: Sequence[Pick], known: Known) -> tuple[Tick, ...]:
    """Return whom documents can be for, with how they like to read what is for everybody."""
    return tuple(
        Tick(each.id, each.words, each.group, _likes(file, each.id, known)) for each in people
    )


def pieces_of(
    file: FamilyFile, wanted: Sequence[Key], people: Sequence[str], known: Known
) -> tuple[Piece, ...]:
    """Return every document for every person, a person's own together."""
    rows = {row.document_id: row for row in shelf_of(file)}
    return tuple(
        _piece(file, rows[document_id], of_id, recipient(file, person), known)
        for person in people
        for document_id, of_id in wanted
        if document_id in rows
    )


def count_words(documents: int, people: int) -> str:
    """Return how much will be made, in words."""
    if not documents or not people:
        return say("documents_screen.several.none")
    return say(
        "documents_screen.several.count",
        documents=_counted("documents", documents),
        people=_counted("people", people),
        count=documents * people,
    )


def choice_for(
    file: FamilyFile,
    row: DocumentRow,
    somebody: Recipient | None,
    known: Known,
) -> PrintChoice:
    """Return how somebody's copy is wanted: as it was last, or as they said they like to read."""
    offers = known.offers[row.document_id]
    kept = from_settings(known.settings, file.family.id, row.document_id)
    person = somebody.id if somebody is not None else ""
    if kept is not None and kept.recipient == person:
        return fitting(kept, file, offers)
    fresh = preset(kept or PrintChoice(), somebody, offers)
    return fitting(fresh, file, offers)


def first_choice(file: FamilyFile, row: DocumentRow, known: Known) -> PrintChoice:
    """Return how a document is wanted when it is chosen: as it was last, or as is usual for it."""
    offers = known.offers[row.document_id]
    kept = from_settings(known.settings, file.family.id, row.document_id)
    usual = PrintChoice(format_id=PROFESSIONAL) if row.professional else PrintChoice()
    return fitting(kept if kept is not None else usual, file, offers)


def _piece(
    file: FamilyFile, row: DocumentRow, of_id: str, somebody: Recipient | None, known: Known
) -> Piece:
    offers = known.offers[row.document_id]
    choice = choice_for(file, row, somebody, known)
    language = offers.language(choice.language)
    return Piece(
        wish=Wish(
            family_id=file.family.id,
            document_id=row.document_id,
            of_id=of_id,
            copy_for=page_of(file, choice),
            printing=choice.printing(),
            reader_id=reader_id(file, choice),
        ),
        choice=choice,
        title=_title(row, of_id),
        to=somebody.name if somebody is not None else say("documents_screen.several.nobody"),
        way=way_words(choice, offers),
        from_right=language is not None and language.from_right,
    )


def _title(row: DocumentRow, of_id: str) -> str:
    thing = row.thing(of_id)
    if thing is None or len(row.things) < 2:
        return row.title
    return say("documents_screen.several.of_thing", title=row.title, thing=thing.name)


def _likes(file: FamilyFile, person_id: str, known: Known) -> str:
    """Return the format somebody's papers will have, if they asked for one."""
    somebody = recipient(file, person_id)
    if somebody is None:
        return ""
    offers: Offers = known.offers["plan"]
    choice = preset(PrintChoice(), somebody, offers)
    if choice.format_id == CHILD_FORMAT or choice == PrintChoice(recipient=person_id):
        return ""
    return way_words(choice, offers)


def _counted(what: str, count: int) -> str:
    one = "_one" if count == 1 else ""
    return say(f"documents_screen.several.{what}{one}", count=count)
