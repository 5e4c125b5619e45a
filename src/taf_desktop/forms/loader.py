"""Reads the text of a form definition. A faulty file is never used; all its faults come at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from taf_desktop.forms.builder import Builder, PlacedRule
from taf_desktop.forms.choice_lists import ChoiceLists
from taf_desktop.forms.definition import FieldType, FormDefinition
from taf_desktop.forms.dependencies import SECTION, find_circles
from taf_desktop.forms.faults import Fault, Faults, Path, did_you_mean
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.forms.outline import RawSection, outline
from taf_desktop.forms.plain import labels, mapping, text
from taf_desktop.forms.schema import check_shape
from taf_desktop.support.words import say

RESERVED = frozenset({"id", "family_id", "revision", "position", "meta", "self"})
"""Names a question cannot have, because the record or other form programs use them."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """A definition, or the faults that keep it from being one."""

    definition: FormDefinition | None
    faults: tuple[Fault, ...]


@lru_cache(maxsize=64)
def load(content: str, file_name: str) -> LoadResult:
    """Read the text of a definition; ``file_name`` is only for the faults.

    Reading takes a while (about 0.1 s for 150 questions), so the last results are kept.
    """
    clean = content.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    faults = Faults(file_name)
    plain = read_yaml(clean, faults)
    if plain is not None:
        check_shape(plain, faults)
    definition = _build(plain, clean, faults)
    found = faults.all()
    return LoadResult(None if found else definition, found)


def definition_hash(content: str) -> str:
    """Return the SHA-256 of a definition's text in hexadecimal. Its lines end with LF alone."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()


def _build(plain: object, content: str, faults: Faults) -> FormDefinition:
    groups = outline(plain, faults)
    places = _check_names(groups, faults)
    builder = Builder(ChoiceLists(plain, faults), faults)
    sections = tuple(builder.section(group) for group in groups)
    notes = {
        item.name
        for section in sections
        for outer in section.fields
        for item in (outer, *outer.fields)
        if item.type is FieldType.NOTE
    }
    _check_references(builder.rules, set(places), notes, faults)
    for circle in find_circles(sections):
        here = next((name for name in circle if name in places), "")
        path = places.get(here, ("survey",))
        around = " → ".join(name.removeprefix(SECTION) for name in circle)
        faults.add(path, "circular", names=around)
    whole = mapping(plain)
    return FormDefinition(
        form_id=text(whole.get("form_id")),
        version=text(whole.get("version")),
        title=labels(whole.get("title")),
        sections=sections,
        hash=definition_hash(content),
        text=content,
    )


def _check_names(groups: Iterable[RawSection], faults: Faults) -> dict[str, Path]:
    """Find names used twice or kept for the program; return each question's place by its name."""
    places: dict[str, Path] = {}
    group_names: set[str] = set()
    for group in groups:
        if group.name in group_names:
            faults.add((*group.path, "name"), "duplicate_group", name=group.name)
        group_names.add(group.name)
        for raw in group.all_fields():
            if not raw.short:
                continue
            if raw.name in RESERVED:
                faults.add((*raw.path, "name"), "reserved_name", name=raw.name)
            if raw.name in places:
                first = faults.line(places[raw.name])
                faults.add((*raw.path, "name"), "duplicate_name", name=raw.name, first=first)
            places.setdefault(raw.name, raw.path)
    return places


def _check_references(
    rules: Iterable[PlacedRule], known: set[str], notes: set[str], faults: Faults
) -> None:
    for rule in rules:
        for name in sorted(rule.expression.names - known):
            message = say("forms.fault.unknown_reference.message", name=name, key=rule.key)
            hint = did_you_mean(name, sorted(known))
            faults.add_words(rule.path, "unknown_reference", message, hint)
        for name in sorted(rule.expression.names & notes):
            faults.add(rule.path, "reference_to_note", name=name, key=rule.key)
        if rule.expression.uses_own and rule.key != "constraint":
            faults.add(rule.path, "own_outside_constraint", key=rule.key)
