"""Things with something in every field, for round trips."""

from dataclasses import fields
from typing import get_args, get_origin, get_type_hints

from taf_desktop.domain.family import Family, Person
from taf_desktop.support.ids import new_id


def family(name="Example", **values):
    id_ = new_id()
    return Family(id=id_, family_id=id_, name=name, **values)


def person(of, **values):
    return Person(id=new_id(), family_id=of.id, **{"name": "Kit Example", **values})


def full(kind, family_id):
    """Return a thing of a kind with a different word in every field."""
    hints = get_type_hints(kind)
    values = {"id": new_id(), "family_id": family_id, "position": 3}
    for field in fields(kind):
        if field.name not in values and field.name != "revision":
            values[field.name] = _value(
                hints[field.name], f"{kind.KIND} {field.name} ‘é’ \U0001f600"
            )
    if kind is Family:
        values["family_id"] = values["id"] = family_id
    return kind(**values)


def _value(hint, word):
    if hint is str:
        return word
    if get_origin(hint) is tuple:
        return (word, "two")
    if int in get_args(hint):
        return 7
    return {"a": word, "b/r1/c": ("x", "y"), "n": None, "i": 4, "f": 1.5, "empty": ()}
