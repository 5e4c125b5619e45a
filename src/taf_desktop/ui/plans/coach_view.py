"""What the coach says, as the plan's page shows it: groups of notes beside places. Qt-free."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from taf_desktop.coach.remark import Remark, Severity
from taf_desktop.domain.family_file import FamilyFile, GoalFile
from taf_desktop.domain.plan import Action
from taf_desktop.services.coaching import Advice
from taf_desktop.support.quoting import quoted
from taf_desktop.support.words import say
from taf_desktop.ui.plans.coach_use import Use, use_for

TOP, STRENGTHS, NET, AFTER = "top", "strengths", "safetyNet", "afterwards"
"""The places that are no goal: the head of the page and the cards of the plan's own words."""
ELSEWHERE = frozenset({"P03", "P20", "P21", "P31", "P57"})
"""Checks whose answer stands in another card of the page: needs, and who agreed."""
BESIDE = frozenset({"plan", "goal", "action", "score", "person", "family", "oversight"})
_PEOPLE_CHECKS = frozenset({"P02", "P04", "P23", "P24", "P49", "P53", "P54", "P59", "P60"})
"""Checks about people and the family as a whole that belong beside the plan too."""
_FIELDS = {
    "strengths": STRENGTHS,
    "if_things_change": NET,
    "who_to_call": NET,
    "review_date": AFTER,
    "sustain": AFTER,
}
OWN_ANSWER, ANSWER = "P31", "P57"
_MOST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Note:
    """One remark.

    ``meant`` are the words it is about, in quotation marks. ``would_say`` is what "Use this"
    writes, in short, where the example does not say it already. Both are "" for none.
    """

    key: str
    message: str
    meant: str
    better: str
    why: str
    source: str
    stops: bool
    tip: bool
    use: Use | None
    would_say: str
    remark: Remark


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes beside one place. ``card`` is the card of the page that place stands in."""

    id: str
    card: str
    title: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class RestedNote:
    """A remark found fine: what it said, why it is fine, and the id of what remembers it."""

    id: str
    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do before agreeing, and where: a kind, an id and a field."""

    words: str
    stops: bool
    kind: str
    thing_id: str
    field: str


@dataclass(frozen=True, slots=True)
class MissingGroup:
    """What is missing for one child, or for everybody."""

    title: str
    lines: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class CoachView:
    """Everything the page shows of the coach."""

    groups: tuple[NoteGroup, ...] = ()
    rested: tuple[RestedNote, ...] = ()
    missing: tuple[MissingGroup, ...] = ()
    ready: str = ""
    stops: tuple[str, ...] = ()
    marks: tuple[Remark, ...] = ()


def coach_view(advice: Advice, today: date) -> CoachView:
    """Return the notes in the order of the page, what rests, and what agreeing needs."""
    file = advice.file
    beside = [each for each in advice.remarks if _stands_beside(each)]
    rested = tuple(
        RestedNote(kept.id, _whole_message(remark), kept.reason.strip())
        for kept, remark in advice.rested
    )
    checked = advice.completeness
    ready = ""
    if checked is not None and checked.total:
        ready = say("plan_screen.ready.count", ready=checked.ready, total=checked.total)
    return CoachView(
        groups=_groups(beside, file, today),
        rested=rested,
        missing=_missing(advice),
        ready=ready,
        stops=tuple(dict.fromkeys(_whole_message(each) for each in advice.stops())),
        marks=tuple(each for each in beside if each.span is not None),
    )


def _stands_beside(remark: Remark) -> bool:
    if remark.check in ELSEWHERE or remark.kind not in BESIDE:
        return False
    return remark.kind not in {"person", "family"} or remark.check in _PEOPLE_CHECKS


def _groups(remarks: Sequence[Remark], file: FamilyFile, today: date) -> tuple[NoteGroup, ...]:
    found: dict[str, list[Note]] = {}
    for remark in remarks:
        found.setdefault(_place(remark), []).append(_note(remark, file, today))
    titles = _places(file)
    return tuple(
        NoteGroup(id_, card, title, tuple(found[id_]))
        for id_, (card, title) in titles.items()
        if id_ in found
    )


def _place(remark: Remark) -> str:
    if remark.kind == "plan":
        return _FIELDS.get(remark.field, TOP)
    if remark.kind in {"goal", "action", "score"}:
        return f"{remark.kind}:{remark.thing_id}"
    return TOP


def _places(file: FamilyFile) -> dict[str, tuple[str, str]]:
    """Return every place in the order of the page, with its card and what to call it."""
    plan = file.plan
    places = {TOP: (TOP, say("plan_screen.coach.top"))}
    places[STRENGTHS] = (STRENGTHS, say("plan_screen.coach.strengths"))
    for number, goal in enumerate(plan.goals if plan else (), start=1):
        places |= _goal_places(goal, number)
    for action in plan.other_actions if plan else ():
        places[f"action:{action.id}"] = ("others", _action_title(action))
    places[NET] = (NET, say("plan_screen.coach.net"))
    places[AFTER] = (AFTER, say("plan_screen.coach.after"))
    return places


def _goal_places(goal: GoalFile, number: int) -> dict[str, tuple[str, str]]:
    card = f"goal:{goal.goal.id}"
    places = {card: (card, say("plan_screen.coach.goal", number=number))}
    for score in goal.scores:
        voice = score.voice.strip() or say("plan_screen.score.somebody")
        places[f"score:{score.id}"] = (card, say("plan_screen.coach.score", voice=voice))
    for action in goal.actions:
        places[f"action:{action.id}"] = (card, _action_title(action))
    return places


def _action_title(action: Action) -> str:
    who = action.who.strip() or say("plan_screen.action.nobody")
    what = action.what.strip() or say("plan_screen.action.nothing")
    return f"{who} · {_short(what)}"


def _note(remark: Remark, file: FamilyFile, today: date) -> Note:
    said_already = remark.words.strip() in remark.message
    whole = remark.span is not None and remark.span[1] - remark.span[0] > _MOST_QUOTED
    has_words = bool(remark.words.strip()) and remark.span is not None
    use = use_for(remark, file, today)
    return Note(
        key=f"{remark.fingerprint}:{remark.span}",
        message=remark.message,
        meant=quoted(remark.words) if has_words and not said_already and not whole else "",
        better=remark.better,
        why=remark.why,
        source=remark.source,
        stops=remark.severity is Severity.STOPS,
        tip=remark.severity is Severity.TIP,
        use=use,
        would_say=_would_say(use, remark),
        remark=remark,
    )


def _would_say(use: Use | None, remark: Remark) -> str:
    if use is None or use.shown.casefold() in remark.better.casefold():
        return ""
    return _short(use.shown)


def _missing(advice: Advice) -> tuple[MissingGroup, ...]:
    if advice.completeness is None:
        return ()
    shown: set[str] = set()
    own = {r.thing_id for r in advice.remarks if r.check == OWN_ANSWER}
    groups: list[MissingGroup] = []
    # Children first: what is said for a child is not said again for everybody.
    everybody, *children = advice.completeness.groups
    for group in (*children, everybody):
        remarks = [r for item in group.items for r in item.missing if not _said(r, shown, own)]
        shown |= {each.fingerprint for each in remarks}
        lines = {each.fingerprint: _missing_line(each, advice.file) for each in remarks}
        if lines:
            groups.append(MissingGroup(group.title, tuple(lines.values())))
    return tuple(groups)


def _said(remark: Remark, shown: Collection[str], own: Collection[str]) -> bool:
    """Say whether it stands there already; a child's own answer is asked for once."""
    return remark.fingerprint in shown or (remark.check == ANSWER and remark.thing_id in own)


def _missing_line(remark: Remark, file: FamilyFile) -> Missing:
    place = _places(file).get(_place(remark))
    named = remark.kind in {"goal", "action"} and place is not None
    words = f"{place[1]}: {remark.message}" if named and place else remark.message
    stops = remark.severity is Severity.STOPS
    kind = "plan_answer" if remark.check in {OWN_ANSWER, ANSWER} else remark.kind
    return Missing(words, stops, kind, remark.thing_id, remark.field)


def _whole_message(remark: Remark) -> str:
    words = remark.words.strip()
    if remark.span is None or not words or words in remark.message:
        return remark.message
    return f"{quoted(_short(words))}: {remark.message}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_QUOTED else f"{line[: _MOST_QUOTED - 1].rstrip()}…"
