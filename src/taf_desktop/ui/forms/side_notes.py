"""What stands beside a section: what one could ask, and what was said last time. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.forms.definition import Field, FieldType, Section, in_language
from taf_desktop.forms.keys import row_key, split_key
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.types import is_answered, show


@dataclass(frozen=True, slots=True)
class SideNote:
    """A note about one answer (``key``), or about the whole section (``key`` is "").

    ``label`` is the question in short, ``text`` the words; line breaks separate questions to ask.
    """

    key: str
    label: str
    text: str


def guidance_for(session: FormSession, section_name: str) -> tuple[SideNote, ...]:
    """Return what one could ask: the section's own guidance first, then its questions'."""
    section = _section(session, section_name)
    notes = [SideNote("", in_language(section.label), in_language(section.guidance))]
    notes += [
        SideNote(field.name, in_language(field.label), in_language(field.guidance))
        for field in section.fields
        if session.is_relevant(field.name)
    ]
    return tuple(note for note in notes if note.text)


def last_time(session: FormSession, section_name: str) -> tuple[SideNote, ...]:
    """Return last time's answers to the questions of a section that ask for them."""
    notes = [
        SideNote(field.name, in_language(field.label), _said(session, field))
        for field in _section(session, section_name).fields
        if field.show_previous
    ]
    return tuple(note for note in notes if note.text)


def _section(session: FormSession, name: str) -> Section:
    return next(one for one in session.definition.sections if one.name == name)


def _said(session: FormSession, field: Field) -> str:
    answer = session.previous.get(field.name)
    if field.type is not FieldType.REPEAT:
        return _words(session, field, field.name)
    rows = answer if isinstance(answer, tuple) else ()
    return " · ".join(words for words in (_row(session, field, row) for row in rows) if words)


def _row(session: FormSession, repeat: Field, row_id: str) -> str:
    """Return a row as "Robin 5", or "" if it holds nothing but a name."""
    keys = [(one, row_key(repeat.name, row_id, one.name)) for one in repeat.fields]
    said = [words for one, key in keys if (words := _words(session, one, key))]
    return " ".join(said) if len(said) > 1 else ""


def _words(session: FormSession, field: Field, key: str) -> str:
    answer = session.previous.get(key)
    if not is_answered(answer):
        return ""
    if field.choices is None or not field.choices.source:
        return show(field, answer)
    # Only the record knows these choices; a row of last time may be gone today.
    parts = split_key(key)
    there = not parts.repeat or parts.row_id in session.rows(parts.repeat)
    return show(field, answer, session.options(key)) if there else ""
