"""What the two pictures of a family are drawn from, and the same in words.

Both come from what is recorded, and from nothing else: whoever is left out of a ``FamilyFile`` made
for one person is in neither the picture nor the words. Addresses are never shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taf_desktop.domain.dates import Known, read_date
from taf_desktop.domain.ecomap import Closeness, Contact, Ecomap
from taf_desktop.domain.family import Helper, Person, Professional
from taf_desktop.domain.family_file import CHILD_CODES, FamilyFile, call_name
from taf_desktop.domain.genogram import Bond, FamilyTree, House, Member, Shape, unions
from taf_desktop.domain.genogram_drawing import Genogram
from taf_desktop.forms.codes import code_extra, label_of
from taf_desktop.support.words import catalogue, listed, say

_LIST = "relationships"
_UNBORN = "unborn"
_SHAPES = {"female": Shape.CIRCLE, "male": Shape.SQUARE}
_KEY = "picture_page.key."
_LAST = "9"
"""Sorts whose day of birth is not known after those whose is."""


def genogram(file: FamilyFile, today: date) -> Genogram:
    """Return the family's tree as a drawing."""
    return Genogram(_tree(file, today), _key())


def genogram_sentence(file: FamilyFile) -> str:
    """Return what is seen in the family's tree, in one sentence."""
    if not file.people:
        return say("picture_page.tree.empty")
    return say(
        "picture_page.tree.sentence",
        people=_count("picture_page.tree.people", len(file.people)),
        homes=_count("picture_page.tree.homes", len(file.homes)),
    )


def genogram_words(file: FamilyFile) -> tuple[str, ...]:
    """Return all that the family's tree shows: who lives where, and who is who to whom."""
    return (*_living(file), *_ties(file), *_halves(file))


def ecomap(file: FamilyFile) -> Ecomap:
    """Return who is around the family as a drawing."""
    names = tuple(_name(person) for person in file.people)
    contacts = (
        *(_helper(file, each) for each in file.helpers),
        *(_service(file, each) for each in file.professionals),
    )
    return Ecomap(names or (file.family.name,), contacts, _key() | _closeness_key())


def ecomap_sentence(file: FamilyFile) -> str:
    """Return what is seen in the picture of who is around the family."""
    if not file.helpers and not file.professionals:
        return say("picture_page.around.empty")
    return say(
        "picture_page.around.sentence",
        helpers=_count("picture_page.around.helpers", len(file.helpers)),
        services=_count("picture_page.around.services", len(file.professionals)),
    )


def ecomap_words(file: FamilyFile) -> tuple[str, ...]:
    """Return all that the picture of who is around shows, one sentence for each of them."""
    return tuple(
        say(
            "picture_page.around.line",
            name=contact.name,
            words=". ".join(filter(None, (", ".join(contact.notes), _closeness(contact)))),
        )
        for contact in ecomap(file).contacts
    )


def _closeness(contact: Contact) -> str:
    return label_of("closeness", contact.closeness)


def _key() -> dict[str, str]:
    return {
        id_.removeprefix(_KEY): words for id_, words in catalogue().items() if id_.startswith(_KEY)
    }


def _closeness_key() -> dict[str, str]:
    return {kind.value: label_of("closeness", kind) for kind in Closeness}


def _count(message_id: str, count: int) -> str:
    return say(f"{message_id}.{'one' if count == 1 else 'other'}", count=count)


def _name(person: Person) -> str:
    return call_name(person) or say("picture_page.somebody")


def _tree(file: FamilyFile, today: date) -> FamilyTree:
    known = {person.id for person in file.people}
    bonds = [
        Bond(tie.person, code_extra(_LIST, tie.kind, "line"), tie.other)
        for tie in file.relationships
        if {tie.person, tie.other} <= known and tie.person != tie.other
    ]
    lines = unions(FamilyTree(members=_plain(file), bonds=tuple(bonds)))
    drawn = {id_ for line in lines for id_ in (*line.parents, *line.children)}
    members = tuple(
        Member(
            id=person.id,
            name=_name(person),
            notes=tuple(_notes(file, person, today, drawn=person.id in drawn)),
            shape=_shape(person),
            child=person.who in CHILD_CODES,
            house=person.home,
            order=_order(person),
        )
        for person in file.people
    )
    homes = tuple(House(home.id, _home_name(file, home.id)) for home in file.homes)
    return FamilyTree(members=members, bonds=tuple(bonds), houses=homes)


def _plain(file: FamilyFile) -> tuple[Member, ...]:
    return tuple(Member(id=person.id, name="") for person in file.people)


def _shape(person: Person) -> Shape:
    return Shape.TRIANGLE if person.who == _UNBORN else _SHAPES.get(person.sex, Shape.DIAMOND)


def _order(person: Person) -> str:
    born = read_date(person.born)
    known = born.known not in {Known.NOTHING, Known.WORDS}
    return (_LAST if person.who == _UNBORN else "") + (person.born if known else _LAST)


def _notes(file: FamilyFile, person: Person, today: date, *, drawn: bool) -> Iterator[str]:
    """Walk what stands under a name: a child's age, a second home, a tie that has no line."""
    if person.who in CHILD_CODES:
        yield from _age(person, today)
    second = _home_name(file, person.second_home)
    if second:
        yield say("picture_page.tree.too", home=second)
    if not drawn:
        yield from _roles(file, person)[:1]


def _age(person: Person, today: date) -> Iterator[str]:
    born = read_date(person.born)
    if person.who == _UNBORN:
        known = born.known is not Known.NOTHING
        yield (
            say("picture_page.tree.due", date=born.spoken())
            if known
            else say("picture_page.tree.unborn")
        )
    elif born.day is not None:
        had = (today.month, today.day) >= (born.day.month, born.day.day)
        years = today.year - born.day.year - (0 if had else 1)
        words = _count("picture_page.tree.years", years)
        yield words if years > 0 else say("picture_page.tree.baby")
    elif born.known is not Known.NOTHING:
        yield say("picture_page.tree.born", date=born.spoken())


def _home_name(file: FamilyFile, home_id: str) -> str:
    """Return what the family calls a home, never its address; "" for no home."""
    home = next((each for each in file.homes if each.id == home_id), None)
    return "" if home is None else home.name.strip() or say("picture_page.home")


def _living(file: FamilyFile) -> Iterator[str]:
    known = {home.id for home in file.homes}
    for home in file.homes:
        names = [_name(person) for person in file.people if person.home == home.id]
        if names:
            at = _home_name(file, home.id)
            yield say("picture_page.tree.in_home", home=at, names=listed(names))
    elsewhere = [_name(person) for person in file.people if person.home not in known]
    if elsewhere:
        which = "elsewhere" if file.homes else "all"
        yield say(f"picture_page.tree.{which}", names=listed(elsewhere))
    for person in file.people:
        if _home_name(file, person.second_home):
            second = _home_name(file, person.second_home)
            yield say("picture_page.tree.also", name=_name(person), home=second)


def _ties(file: FamilyFile) -> Iterator[str]:
    for person in file.people:
        roles = _roles(file, person)
        if roles:
            yield say("picture_page.tree.ties", name=_name(person), ties=". ".join(roles))


def _roles(file: FamilyFile, person: Person) -> list[str]:
    """Return who a person is to the others, as recorded from this person's end."""
    of_label: dict[str, list[str]] = {}
    for tie in file.relationships:
        other = file.person(tie.other)
        if tie.person == person.id and other is not None and tie.kind:
            of_label.setdefault(label_of(_LIST, tie.kind), []).append(_name(other))
    return [say("kinship.tie", tie=tie, names=listed(names)) for tie, names in of_label.items()]


def _halves(file: FamilyFile) -> Iterator[str]:
    """Walk the brothers and sisters who share one parent of two, as the lines show it."""
    bonds = tuple(
        Bond(tie.person, code_extra(_LIST, tie.kind, "line"), tie.other)
        for tie in file.relationships
        if file.person(tie.person) and file.person(tie.other)
    )
    families = [
        line
        for line in unions(FamilyTree(members=_plain(file), bonds=bonds))
        if len(line.parents) > 1 and line.children
    ]
    for number, line in enumerate(families):
        for other in families[number + 1 :]:
            if set(line.parents) & set(other.parents):
                first, second = (_names(file, each.children) for each in (line, other))
                yield say("picture_page.tree.half", first=first, second=second)


def _names(file: FamilyFile, ids: Sequence[str]) -> str:
    return listed([_name(person) for person in file.people if person.id in ids])


def _helper(file: FamilyFile, each: Helper) -> Contact:
    notes = (each.relation.strip(), _whom(file, each.supports))
    return _contact(each.name, notes, each.closeness, service=False)


def _service(file: FamilyFile, each: Professional) -> Contact:
    service = each.agency_name.strip() or label_of("agencies", each.agency)
    notes = (each.role.strip(), service, _whom(file, each.supports))
    return _contact(each.name, notes, each.closeness, service=True)


def _contact(name: str, notes: tuple[str, ...], closeness: str, *, service: bool) -> Contact:
    known = closeness in set(Closeness)
    told = [note for note in notes if note]
    return Contact(
        name=name.strip() or (told.pop(0) if told else say("picture_page.somebody")),
        notes=tuple(told),
        closeness=Closeness(closeness) if known else Closeness.UNSAID,
        service=service,
    )


def _whom(file: FamilyFile, ids: Sequence[str]) -> str:
    names = _names(file, ids)
    return say("picture_page.around.for", names=names) if names else ""
