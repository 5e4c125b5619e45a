"""How a copy can be wanted, as what the screen shows: for whom, in which format, in which language.

Qt-free.
"""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.printing import ENGLISH, PLAIN_FORMAT
from taf_desktop.forms.codes import label_of
from taf_desktop.services.print_choices import (
    BOOKLET,
    CHILD_FORMAT,
    SHRINKABLE,
    PrintChoice,
)
from taf_desktop.services.print_offers import LanguageOffer, Offers, is_english
from taf_desktop.services.recipients import Recipient, recipient, recipients
from taf_desktop.support.words import listed, say
from taf_desktop.ui.documents.shelf import DocumentRow

_NOT_SAID = frozenset({"none", "prefer_not_to_say", "not_yet_asked"})
_LISTENS = frozenset({"talk_through", "audio"})
_NO_TINT = frozenset({"black_white", CHILD_FORMAT})
_OF_NOBODY = frozenset({"leaflet", "comments", "audit_copy"})
"""Documents that say nothing about anybody, so that everybody may have the same."""
_GROUPS = {
    "person": "family",
    "child": "family",
    "helper": "network",
    "professional": "professionals",
}


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose: its id and its words. ``group`` is the heading it stands under."""

    id: str
    words: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyState:
    """Everything the panel shows. What cannot be chosen is empty or false.

    ``asked`` says how the person likes to read, ``language_note`` how far the language was
    checked, ``format_note`` what to know about the format.
    """

    choice: PrintChoice
    thing: str
    things: tuple[Pick, ...]
    people: tuple[Pick, ...]
    formats: tuple[Pick, ...]
    children: tuple[Pick, ...]
    languages: tuple[Pick, ...]
    asked: str = ""
    format_note: str = ""
    language_note: str = ""
    language_checked: bool = False
    can_tint: bool = False
    can_show_english: bool = False
    margin_words: str = ""
    can_save_paper: bool = False
    can_shrink: bool = False
    can_turn: bool = False


def copy_state(
    file: FamilyFile, row: DocumentRow, thing: str, choice: PrintChoice, offers: Offers
) -> CopyState:
    """Return what the panel shows for one document."""
    somebody = recipient(file, choice.recipient)
    own_page = choice.format_id == CHILD_FORMAT
    language = offers.language(choice.language)
    return CopyState(
        choice=choice,
        thing=thing,
        things=_things(row),
        people=people_picks(file),
        formats=_formats(file, offers),
        children=_children(file) if own_page else (),
        languages=_languages(offers),
        asked=_asked(somebody, row),
        format_note=_format_note(choice),
        language_note=language.note if language is not None else "",
        language_checked=language is not None and language.checked,
        can_tint=choice.format_id not in _NO_TINT,
        can_show_english=not is_english(choice.language),
        margin_words=_margin_words(choice),
        can_save_paper=not own_page,
        can_shrink=choice.format_id in SHRINKABLE,
        can_turn=choice.format_id != BOOKLET,
    )


def _asked(somebody: Recipient | None, row: DocumentRow) -> str:
    if somebody is not None:
        return asked_words(somebody)
    return "" if row.document_id in _OF_NOBODY else say("documents_screen.copy.whole")


def asked_words(somebody: Recipient) -> str:
    """Return how somebody said they like to read, and what to offer who would rather listen.

    "" for who needs nothing, and for everybody outside the family: they are not asked.
    """
    if somebody.kind in {"helper", "professional"}:
        return ""
    if not somebody.reading_needs or "not_yet_asked" in somebody.reading_needs:
        return say("documents_screen.copy.likes_nothing", name=somebody.name)
    needs = [each for each in somebody.reading_needs if each not in _NOT_SAID]
    told: list[str] = []
    if needs:
        names = listed([_in_sentence(label_of("reading_needs", each)) for each in needs])
        told.append(say("documents_screen.copy.likes", name=somebody.name, needs=names))
    if _LISTENS.intersection(needs):
        told.append(say("documents_screen.copy.read_aloud", name=somebody.name))
    return " ".join(told)


def way_words(choice: PrintChoice, offers: Offers) -> str:
    """Return format and language in a few words, as the cover list says them."""
    offer = offers.format(choice.format_id)
    name = offer.name if offer is not None else ""
    language = offers.language(choice.language)
    if language is None:
        return name
    return say("documents_screen.several.way", format=name, language=language.name)


def _things(row: DocumentRow) -> tuple[Pick, ...]:
    """Return what a document can be about, where there is a choice."""
    if len(row.things) < 2:
        return ()
    return tuple(Pick(each.of_id, each.name) for each in row.things)


def people_picks(file: FamilyFile) -> tuple[Pick, ...]:
    """Return whom a copy can be for, in groups, after nobody in particular."""
    nobody = Pick("", say("documents_screen.copy.nobody"))
    groups = {kind: say(f"documents_screen.copy.{name}") for kind, name in _GROUPS.items()}
    named = (Pick(each.id, each.name, groups[each.kind]) for each in recipients(file))
    return (nobody, *named)


def _formats(file: FamilyFile, offers: Offers) -> tuple[Pick, ...]:
    childless = not file.children()
    return tuple(
        Pick(each.id, each.name)
        for each in offers.formats
        if not (childless and each.id == CHILD_FORMAT)
    )


def _children(file: FamilyFile) -> tuple[Pick, ...]:
    unnamed = say("documents_screen.consent.unnamed")
    return tuple(Pick(each.id, call_name(each) or unnamed) for each in file.children())


def _languages(offers: Offers) -> tuple[Pick, ...]:
    if not offers.languages:
        return ()
    english = Pick(ENGLISH, say("documents_screen.copy.english"))
    return (english, *(Pick(each.code, _language(each)) for each in offers.languages))


def _language(each: LanguageOffer) -> str:
    return say("documents_screen.copy.language", name=each.name, own_name=each.own_name)


def _margin_words(choice: PrintChoice) -> str:
    """Return what saving paper does: of 14 point it makes 12, the least clear print allows."""
    smaller = choice.format_id in {PLAIN_FORMAT, "black_white"}
    return say(f"documents_screen.copy.{'margins_smaller' if smaller else 'margins'}")


def _in_sentence(label: str) -> str:
    """Return a label as it stands inside a sentence; names such as Easy Read stay as they are."""
    if label.istitle() and " " in label:
        return label
    return label[:1].lower() + label[1:]


def _format_note(choice: PrintChoice) -> str:
    return say("documents_screen.copy.booklet") if choice.format_id == BOOKLET else ""
