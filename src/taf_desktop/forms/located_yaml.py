"""Reads YAML 1.2 into plain values and remembers the line of each.

YAML 1.2 and not 1.1, because in 1.1 the answers ``yes`` and ``no`` turn into true and false.
"""

from __future__ import annotations

from typing import Any, Protocol, cast

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from taf_desktop.forms.faults import Faults, Path

_TAG = "tag:yaml.org,2002:"


_OPENED = frozenset({"yaml_quote", "yaml_bracket"})


class _Mark(Protocol):
    """A place in the text; the line counts from 0."""

    line: int


class _Node(Protocol):
    """What is used of the reader's nodes, which carry no type information of their own."""

    id: str
    tag: object
    value: Any
    anchor: str | None
    start_mark: _Mark


def read_yaml(text: str, faults: Faults) -> object:
    """Return the content of a file and give ``faults`` the line of every part of it.

    What cannot be read becomes a fault, and ``None`` is returned in its place.
    """
    try:
        root = cast(Any, YAML(typ="safe", pure=True)).compose(text)
    except MarkedYAMLError as problem:
        kind = _kind(str(problem))
        faults.lines = {(): _line(problem, opening=kind in _OPENED)}
        faults.add((), kind)
        return None
    except (YAMLError, RecursionError, ValueError):
        faults.add((), "yaml")
        return None
    if root is None:
        faults.add((), "empty_file")
        return None
    reader = _Reader(faults)
    return reader.plain(root, ())


def _line(problem: MarkedYAMLError, *, opening: bool) -> int:
    """Return the line where reading stopped, or where what is never closed was opened."""
    known = cast(Any, problem)
    marks = [known.problem_mark, known.context_mark]
    mark = next((each for each in marks[:: -1 if opening else 1] if each is not None), None)
    return int(mark.line) + 1 if mark else 1


def _kind(problem: str) -> str:
    """Name the fault behind a reader's own words."""
    if "mapping values are not allowed" in problem:
        return "yaml_colon"
    if "'\\t'" in problem:
        return "yaml_tab"
    if "quoted scalar" in problem:
        return "yaml_quote"
    if "expected ',' or" in problem:
        return "yaml_bracket"
    return "yaml"


class _Reader:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._lines: dict[Path, int] = {}
        faults.lines = self._lines

    def plain(self, node: _Node, path: Path) -> object:
        self._lines.setdefault(path, node.start_mark.line + 1)
        if node.anchor is not None:
            self._faults.add(path, "yaml_anchor")
            return None
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.plain(child, (*path, at)) for at, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: _Node, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, child in node.value:
            name = str(key.value) if key.id == "scalar" else "?"
            here = (*path, name)
            if name in found:
                self._lines[(*here, "again")] = key.start_mark.line + 1
                self._faults.add((*here, "again"), "key_twice", key=name)
                continue
            self._lines[here] = key.start_mark.line + 1
            found[name] = self.plain(child, here)
        return found


def _scalar(node: _Node) -> object:
    text = str(node.value)
    match str(node.tag).removeprefix(_TAG):
        case "bool":
            return text.lower() == "true"
        case "null":
            return None
        case "int":
            return _number(text, int)
        case "float":
            return _number(text, float)
        case _:
            return text


def _number(text: str, kind: type[int] | type[float]) -> int | float | str:
    try:
        return kind(text)
    except ValueError:
        return text
