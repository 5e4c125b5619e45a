"""Two agreed versions beside each other, as words. Qt-free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.services.compare import Comparison, VersionLine
from taf_desktop.services.compare_parts import Became, FieldChange, Part, ThingChange
from taf_desktop.services.compare_words import Mark, Run, Runs
from taf_desktop.support.words import listed, say

COUNTED = ("goal", "action")
_TOLD = (Became.ADDED, Became.PUT_ASIDE, Became.CHANGED)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts of an answer: "Was" or "Now", its words, and what a listener hears."""

    label: str
    runs: Runs
    spoken: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One question whose answer differs; one side only where there was or is nothing else."""

    label: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing and what became of it. ``title`` is "" where the part is the thing."""

    kind: str
    title: str
    state: str
    became: Became
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of the plan with what is different in it."""

    title: str
    things: tuple[ThingRow, ...]


@dataclass(frozen=True, slots=True)
class CompareView:
    """What the page shows. ``reasons`` are what was said when the versions were made."""

    sum: str
    reasons: tuple[str, ...]
    parts: tuple[PartRow, ...]


def version_words(line: VersionLine) -> str:
    """Return "Version 2, agreed on 19 November 2026"."""
    return say("compare.version.row", number=line.number, date=show_date(line.on))


def compare_view(comparison: Comparison) -> CompareView:
    """Return what the page shows: only what differs, in the order of the newer plan."""
    newer = comparison.newer
    reason = say("compare.version.reason", number=newer.number, reason=newer.reason)
    parts = (_part(part) for part in comparison.parts)
    return CompareView(
        sum=_sum(comparison),
        reasons=(reason,) if newer.reason and not comparison.same else (),
        parts=tuple(part for part in parts if part.things),
    )


def spoken(thing: ThingRow) -> str:
    """Return everything about one thing as a listener hears it."""
    told = (f"{f.label}. {'. '.join(side.spoken for side in f.sides)}" for f in thing.fields)
    return ". ".join(told)


def _sum(comparison: Comparison) -> str:
    if comparison.same:
        return say("compare.sum.same")
    what = list(_counts(comparison)) or [say("compare.sum.other")]
    older, newer = comparison.older, comparison.newer
    return say("compare.sum.lead", older=older.number, newer=newer.number, what=listed(what))


def _counts(comparison: Comparison) -> Iterator[str]:
    for kind in COUNTED:
        for became in _TOLD:
            count = comparison.count(kind, became)
            if count:
                one = "_one" if count == 1 else ""
                yield say(f"compare.sum.{kind}.{became}{one}", count=count)


def _part(part: Part) -> PartRow:
    things = (_thing(part, each) for each in part.things if each.became is not Became.SAME)
    return PartRow(part.title, tuple(things))


def _thing(part: Part, thing: ThingChange) -> ThingRow:
    return ThingRow(
        kind=thing.kind,
        title=thing.title if thing.title != part.title else "",
        state=_state(thing),
        became=thing.became,
        fields=tuple(_field(each, thing.became) for each in thing.fields),
    )


def _state(thing: ThingChange) -> str:
    # Everybody is asked anew for every version: who said nothing this time was not put aside.
    silent = thing.kind == "plan_answer" and thing.became is Became.PUT_ASIDE
    return say("compare.became.no_answer" if silent else f"compare.became.{thing.became}")


def _field(change: FieldChange, became: Became) -> FieldRow:
    """Return a question's row; of a thing that is all new or gone one text says enough."""
    if became is not Became.CHANGED and not (change.before and change.after):
        runs = tuple(Run(run.text) for run in (change.after or change.before))
        return FieldRow(change.label, (Side("", runs, _text(runs)),))
    nothing = (Run(say("compare.mark.nothing")),)
    sides = (
        _side("before", change.before or nothing, Mark.WENT),
        _side("after", change.after or nothing, Mark.CAME),
    )
    return FieldRow(change.label, sides)


def _side(which: str, runs: Runs, mark: Mark) -> Side:
    label = say(f"compare.mark.{which}")
    marked = [run.text.strip() for run in runs if run.mark is mark and _says(run.text)]
    told = [say(f"compare.mark.{mark}", words=words) for words in marked]
    whole = len(runs) == 1
    heard = f"{label}: {_text(runs)}" + ("" if whole or not told else f" ({', '.join(told)})")
    return Side(label, runs, heard)


def _says(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
