"""The starter library: beginnings for goals and actions, to be reworded with the family.

Its words stand in ``resources/library/*.yaml``, one file for each part of family life; a place adds
its own from a folder (``own_library``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ruamel.yaml import YAML

from taf_desktop.forms.codes import label_of
from taf_desktop.support import paths
from taf_desktop.support.words import say

Record = Mapping[str, str]
GOAL, ACTION = "goal", "action"


@dataclass(frozen=True, slots=True)
class Beginning:
    """One entry: a goal with its measure, or an action.

    ``area`` and ``outcome`` are codes of ``assessment_areas`` and ``plan_outcomes``. ``texts`` are
    the fields it fills, with ``{child}`` and ``{adult}`` where a name belongs. ``who`` says whose
    kind of deed an action is: ``family``, ``network`` or ``worker``; "" for a goal. ``file`` is the
    file of the place's own folder it comes from; "" for what is shipped.
    """

    id: str
    kind: str
    area: str
    outcome: str
    texts: Record
    who: str = ""
    file: str = ""

    @property
    def main(self) -> str:
        """What the entry is listed by: the goal's words, or what is done."""
        return self.texts["words" if self.kind == "goal" else "what"]

    def filled(self, *, child: str = "", adult: str = "") -> dict[str, str]:
        """Return the fields with names put in; a name not known stays a gap to fill."""
        gap = say("library.gap")
        names = {"child": child or gap, "adult": adult or gap}
        filled = {field: _with_names(text, names) for field, text in self.texts.items()}
        if self.kind == "goal":
            filled |= {"area": self.area, "outcome": self.outcome}
        return filled


def _with_names(text: str, names: Record) -> str:
    """Put names into a text. Not ``format``: what a folder holds is words and never a recipe."""
    for gap, name in names.items():
        text = text.replace(f"{{{gap}}}", name)
    return text


def read_library(*more: Path) -> tuple[Beginning, ...]:
    """Return every beginning that is shipped, then those of further folders.

    Raises:
        ValueError: a file does not say what it should. A shipped file never does (tested).
    """
    folders = (paths.resource("library"), *more)
    reader = YAML(typ="safe", pure=True)
    found: list[Beginning] = []
    for folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            content = cast("object", reader.load(file.read_text(encoding="utf-8")))  # pyright: ignore[reportUnknownMemberType]
            found.extend(_beginnings(content))
    return tuple(found)


def search(
    library: Iterable[Beginning], words: str = "", *, area: str = "", kind: str = ""
) -> tuple[Beginning, ...]:
    """Return the beginnings that hold every word typed, in any of their texts or their area."""
    wanted = words.casefold().split()
    return tuple(
        each
        for each in library
        if (not area or each.area == area)
        and (not kind or each.kind == kind)
        and all(word in _searched(each) for word in wanted)
    )


def _searched(each: Beginning) -> str:
    return " ".join((*each.texts.values(), label_of("assessment_areas", each.area))).casefold()


def _beginnings(content: object) -> Iterator[Beginning]:
    if not isinstance(content, dict):
        raise ValueError("library")
    file = cast("dict[str, object]", content)
    area, outcome = str(file.get("area", "")), str(file.get("outcome", ""))
    for kind, key, fields in (
        ("goal", "goals", ("words", "different", "measure", "target")),
        ("action", "actions", ("what", "how_often")),
    ):
        for row in cast("Sequence[Record]", file.get(key, ())):
            texts = {field: str(row[field]) for field in fields}
            yield Beginning(
                f"{area}.{row['id']}", kind, area, outcome, texts, str(row.get("who", ""))
            )
