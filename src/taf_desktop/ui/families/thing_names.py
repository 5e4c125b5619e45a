"""What to call a thing of a family's record in a heading. Qt-free."""

from __future__ import annotations

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family import Agreement, Family, Home, Person, Relationship
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.support.words import say
from taf_desktop.ui.families.people_view import called, home_name


def thing_name(file: FamilyFile, thing: Entity) -> str:
    """Return the words at the top of a thing: a name, or what it is while it has none."""
    if isinstance(thing, Person):
        return called(thing)
    if isinstance(thing, Home):
        return home_name(thing)
    if isinstance(thing, Relationship):
        first, second = file.name_of(thing.person), file.name_of(thing.other)
        if first and second:
            return say("family_screens.thing.tie", first=first, second=second)
        return say("family_screens.thing.new_tie")
    if isinstance(thing, Agreement):
        name = file.name_of(thing.person) or say("family_screens.people.unnamed")
        return say("family_screens.thing.agreement", name=name)
    if isinstance(thing, Family):
        return say("family_screens.thing.family")
    return str(getattr(thing, "name", "")) or say("family_screens.people.unnamed")
