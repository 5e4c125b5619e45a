"""Fills any form with made-up answers to every question that is asked."""

import random
import string

from taf_desktop.forms.changes import SetValue
from taf_desktop.forms.definition import FieldType
from taf_desktop.forms.keys import row_key


def fill(session, seed):
    """Answer everything that is asked, twice over, so that what an answer opens is answered too."""
    chance = random.Random(seed)
    for _ in range(2):
        for section in session.definition.sections:
            for field in section.fields:
                if field.type is FieldType.REPEAT:
                    if not session.rows(field.name):
                        session.add_row(field.name)
                    for row in session.rows(field.name):
                        for inner in field.fields:
                            _answer(session, inner, row_key(field.name, row, inner.name), chance)
                else:
                    _answer(session, field, field.name, chance)


def _answer(session, field, key, chance):
    if not session.is_relevant(key):
        return
    value = made_up(field, session.options(key), chance)
    if value is not None and session.value(key) in ("", None, ()):
        session.apply(SetValue(key, value))


def made_up(field, options, chance):
    word = "".join(chance.choices(string.ascii_lowercase, k=9))
    names = [option.name for option in options]
    match field.type:
        case FieldType.TEXT | FieldType.LONG_TEXT:
            return f"{field.name} {word} <b>& ż ế “x”"
        case FieldType.SELECT_ONE:
            return chance.choice(names) if names else None
        case FieldType.SELECT_MULTIPLE:
            return tuple(sorted(set(chance.choices(names, k=2)))) if names else None
        case FieldType.INTEGER | FieldType.RANGE:
            return chance.randint(field.start, field.end)
        case FieldType.DECIMAL:
            return 2.5
        case FieldType.DATE:
            return chance.choice(["2026-11-21", "about 2015", "2014-03"])
    return None
