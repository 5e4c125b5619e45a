"""The rules of an area about how long records are kept, read from ``resources/profiles``.

A profile's own ``retention`` comes first; ``anywhere/retention.yaml`` holds what is offered beside
it and where an area has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from taf_desktop.domain.retention import Rule
from taf_desktop.forms.plain import mapping, sequence, text
from taf_desktop.support import paths

ANYWHERE = Path("anywhere", "retention.yaml")
LONGEST = 100


def rules_for(profile_id: str, folder: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of an area, its usual one first; each id once."""
    place = folder or paths.resource("profiles")
    files = [place / f"{Path(profile_id).name}.yaml", place / ANYWHERE]
    nodes = [node for file in files for node in sequence(_read(file).get("retention"))]
    found: dict[str, Rule] = {}
    for node in map(mapping, nodes):
        rule = _rule(node)
        if rule is not None:
            found.setdefault(rule.id, rule)
    return tuple(found.values())


def _rule(node: Mapping[str, object]) -> Rule | None:
    years, age = _years(node.get("years_after_closing")), _years(node.get("until_youngest_is"))
    id_, words = text(node.get("id")), text(node.get("words"))
    # A rule without a period would make everything due at once.
    if not id_ or not words or (years is None and age is None):
        return None
    return Rule(
        id=id_,
        words=words,
        years_after_closing=years,
        until_youngest_is=age,
        source=text(node.get("source")),
        checked=text(node.get("checked")),
        note=text(node.get("note")),
    )


def _years(value: object) -> int | None:
    return value if type(value) is int and 1 <= value <= LONGEST else None


def _read(file: Path) -> Mapping[str, object]:
    try:
        reader = YAML(typ="safe", pure=True)
        content = cast("object", reader.load(file.read_text(encoding="utf-8")))  # pyright: ignore[reportUnknownMemberType]
    except (OSError, ValueError, YAMLError):
        # A profile that cannot be read must not keep anybody from working.
        return {}
    return mapping(content)
