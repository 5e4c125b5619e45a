"""How an area takes complaints, read from its profile in ``resources/profiles``.

The profile is data that anybody may copy, change and date; what it does not say is not printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of a complaint: what happens, and how long it may take, in words."""

    name: str
    words: str
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints:
    """Where to complain in an area. ``checked`` and ``seen`` are ISO days, "" if never."""

    name: str
    ways: tuple[tuple[str, str], ...] = ()
    stages: tuple[Stage, ...] = ()
    after: str = ""
    source: str = ""
    seen: str = ""
    checked: str = ""


@cache
def complaints_for(area: str, folder: Path | None = None) -> Complaints | None:
    """Return how an area takes complaints, or none. ``area`` is a code of ``responsible_area``."""
    place = folder or paths.resource("profiles")
    for file in sorted(place.glob("*.yaml")):
        whole = _content(file)
        node = mapping(whole.get("complaints"))
        if area and node and text(whole.get("area")) == area:
            return _complaints(node)
    return None


def _content(file: Path) -> Mapping[str, object]:
    try:
        reader = cast("Any", YAML(typ="safe", pure=True))
        return mapping(reader.load(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, YAMLError):
        # A profile that cannot be read must not keep anybody from printing.
        return {}


def _complaints(node: Mapping[str, object]) -> Complaints:
    ways = map(mapping, sequence(node.get("ways")))
    stages = map(mapping, sequence(node.get("stages")))
    return Complaints(
        name=text(node.get("name")),
        ways=tuple((text(each.get("how")), text(each.get("words"))) for each in ways),
        stages=tuple(
            Stage(
                name=text(each.get("name")),
                words=text(each.get("words")),
                time=text(each.get("time")),
            )
            for each in stages
        ),
        after=text(node.get("after")),
        source=text(node.get("source")),
        seen=text(node.get("seen")),
        checked=text(node.get("checked")),
    )
