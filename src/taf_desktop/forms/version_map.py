"""The written map from one version of a form to a newer one, a small YAML file.

``forms/<form_id>/maps/<old>_to_<new>.yaml``::

    from: 1.2.0
    to: 2.0.0
    renamed: {rent_worry: money_worry}
    dropped: {rent_detail: "Asked under money as a whole."}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from taf_desktop.forms.definition import FormDefinition
from taf_desktop.forms.faults import Fault, Faults
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.forms.plain import mapping, text
from taf_desktop.support.words import say

_VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")
_KEYS = frozenset({"from", "to", "renamed", "dropped"})

VersionNumber = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VersionMap:
    """Names that change between two versions: ``renamed`` old → new, ``dropped`` old → why."""

    old: str
    new: str
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    dropped: Mapping[str, str] = field(default_factory=dict[str, str])


def version_number(version: str) -> VersionNumber:
    """Return a version as numbers that sort rightly; "" and the like come first."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def read_map(content: str, file_name: str) -> tuple[VersionMap | None, tuple[Fault, ...]]:
    """Read the text of a map. One with faults is not used."""
    faults = Faults(file_name)
    node = mapping(read_yaml(content, faults))
    if not faults.all():
        for reason in _problems(node):
            faults.add((), "bad_map", reason=say(f"forms.map.{reason}"))
    if faults.all():
        return None, faults.all()
    renamed, dropped = _texts(node.get("renamed")), _texts(node.get("dropped"))
    return VersionMap(text(node.get("from")), text(node.get("to")), renamed, dropped), ()


def maps_between(
    maps: Iterable[VersionMap], old: FormDefinition, new: FormDefinition
) -> tuple[VersionMap, ...]:
    """Return the maps that lead from one version to another, in the order to follow them."""
    first, last = version_number(old.version), version_number(new.version)
    on_the_way = (each for each in maps if first < version_number(each.new) <= last)
    return tuple(sorted(on_the_way, key=lambda each: version_number(each.new)))


def _problems(node: Mapping[str, object]) -> list[str]:
    found: list[str] = []
    if not node.keys() <= _KEYS:
        found.append("keys")
    versions = text(node.get("from")), text(node.get("to"))
    if not all(_VERSION.fullmatch(each) for each in versions) or (
        version_number(versions[0]) >= version_number(versions[1])
    ):
        found.append("versions")
    for key in ("renamed", "dropped"):
        given = node.get(key, {})
        if not isinstance(given, Mapping) or not all(_texts(node.get(key)).values()):
            found.append(key)
    renamed, dropped = _texts(node.get("renamed")), _texts(node.get("dropped"))
    if len(set(renamed.values())) < len(renamed) or renamed.keys() & dropped.keys():
        found.append("twice")
    return found


def _texts(value: object) -> dict[str, str]:
    return {key: text(words) for key, words in mapping(value).items()}
