"""The bare outline of a definition file: its groups, with templates set in, before any building.

A template is a set of questions written once and used by many groups. Its questions get the group's
name in front of theirs, ``${_name}`` inside it means its own question, and ``texts`` of the group
gives single questions other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from taf_desktop.forms.faults import TEMPLATES, Faults, Path, did_you_mean
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support.words import say

_OWN_REFERENCE = re.compile(r"\$\{\s*_([a-z][a-z0-9_]*)\s*\}")


@dataclass(frozen=True, slots=True)
class RawField:
    """One question as the file has it, with the place it stands at and what its group adds."""

    path: Path
    node: Mapping[str, object]
    prefix: str = ""
    texts: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def short(self) -> str:
        """The name as written in the file."""
        return text(self.node.get("name"))

    @property
    def name(self) -> str:
        """The question's full name."""
        return self.prefix + self.short

    def words(self, key: str) -> object:
        """Return a text of the question: the group's own words, or else the question's."""
        own = mapping(self.texts.get(self.short))
        return own.get(key, self.node.get(key))

    def rule(self, key: str) -> str:
        """Return a rule's text, with a template's own names made full."""
        written = text(self.node.get(key))
        if not self.prefix:
            return written
        return _OWN_REFERENCE.sub(rf"${{{self.prefix}\1}}", written)

    def inner(self) -> tuple[RawField, ...]:
        """Return the questions inside a repeat."""
        return _fields(self.node.get("fields"), (*self.path, "fields"), self.prefix, self.texts)


@dataclass(frozen=True, slots=True)
class RawSection:
    """One group as the file has it, its template's questions before its own."""

    path: Path
    node: Mapping[str, object]
    fields: tuple[RawField, ...]

    @property
    def name(self) -> str:
        """The group's name."""
        return text(self.node.get("name"))

    def all_fields(self) -> Iterator[RawField]:
        """Walk every question, those inside a repeat after the repeat."""
        for each in self.fields:
            yield each
            yield from each.inner()


def outline(content: object, faults: Faults) -> tuple[RawSection, ...]:
    """Return the groups of a file with their templates set in."""
    whole = mapping(content)
    templates = mapping(whole.get(TEMPLATES))
    return tuple(
        _section(("survey", at), mapping(node), templates, faults)
        for at, node in enumerate(sequence(whole.get("survey")))
    )


def _section(
    path: Path, node: Mapping[str, object], templates: Mapping[str, object], faults: Faults
) -> RawSection:
    own = _fields(node.get("fields"), (*path, "fields"), "", {})
    wanted = text(node.get("template"))
    texts = mapping(node.get("texts"))
    if not wanted:
        if texts:
            faults.add((*path, "texts"), "texts_without_template")
        if not own and node.get("type") == "group":
            faults.add(path, "empty_group", name=text(node.get("name")))
        return RawSection(path, node, own)
    if wanted not in templates:
        hint = did_you_mean(wanted, list(templates))
        message = say("forms.fault.unknown_template.message", name=wanted)
        faults.add_words((*path, "template"), "unknown_template", message, hint)
        return RawSection(path, node, own)
    prefix = f"{text(node.get('name'))}_"
    shared = _fields(templates[wanted], (TEMPLATES, wanted), prefix, texts)
    section = RawSection(path, node, (*shared, *own))
    _check_texts(section, faults)
    return section


def _check_texts(section: RawSection, faults: Faults) -> None:
    known = [each.short for each in section.all_fields() if each.prefix]
    for name in mapping(section.node.get("texts")):
        if name not in known:
            hint = did_you_mean(name, known)
            message = say("forms.fault.unknown_text.message", name=name)
            faults.add_words((*section.path, "texts", name), "unknown_text", message, hint)


def _fields(
    nodes: object, path: Path, prefix: str, texts: Mapping[str, object]
) -> tuple[RawField, ...]:
    return tuple(
        RawField((*path, at), mapping(node), prefix, texts)
        for at, node in enumerate(sequence(nodes))
    )
