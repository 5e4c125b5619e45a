"""What is still missing before a plan can be agreed, child by child."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from taf_desktop.coach.coach import Coach
from taf_desktop.coach.lists import file_content
from taf_desktop.coach.remark import Remark, Severity
from taf_desktop.coach.view import PlanView
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import call_name
from taf_desktop.forms.plain import mapping, sequence, text

_WANTED = (
    "P01",
    "P02",
    "P04",
    "P05",
    "P06",
    "P08",
    "P09",
    "P15",
    "P23",
    "P28",
    "P31",
    "P39",
    "P57",
    "P58",
)
_ONLY_STOPS = frozenset({"P01", "P02", "P06", "P08", "P09", "P15", "P23", "P28", "P58"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line to tick. ``missing`` are the remarks that say what is still to do."""

    id: str
    label: str
    missing: tuple[Remark, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one child, or of everybody (``person_id`` is "")."""

    person_id: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """All lines. ``per_cent`` is about the paper, never about the family."""

    groups: tuple[Group, ...]

    @property
    def ready(self) -> int:
        """How many lines are ready."""
        return sum(item.ready for group in self.groups for item in group.items)

    @property
    def total(self) -> int:
        """How many lines there are."""
        return sum(len(group.items) for group in self.groups)

    @property
    def per_cent(self) -> int:
        """How much is ready, rounded down."""
        return 100 * self.ready // self.total if self.total else 0


def completeness(
    coach: Coach,
    view: PlanView,
    fine: Iterable[str] = (),
    called: Callable[[Person], str] = call_name,
) -> Completeness:
    """Return what is ready and what is missing, for everybody and then for each child in order.

    Checks a profile has turned off ask for nothing. ``fine`` are fingerprints found fine.
    ``called`` returns how a child is called in titles and lines.
    """
    remarks = [r for r in coach.look(view, only=_WANTED, fine=frozenset(fine)) if _counts(r)]
    words = file_content("completeness")
    goals = {g.goal.id: g.goal.whose for g in (view.file.plan.goals if view.file.plan else ())}
    actions = {
        a.id: goals.get(a.goal_id, ()) for a in (view.file.plan.actions() if view.file.plan else ())
    }
    about = {**goals, **actions}
    children = view.file.children()
    ids = {child.id for child in children}

    def of_no_child(remark: Remark) -> bool:
        return remark.thing_id in about and not ids & set(about[remark.thing_id])

    everybody = _group(
        mapping(words["everybody"]), "", remarks, lambda id_, r: _for_all(id_, r, of_no_child)
    )
    return Completeness(
        groups=(
            everybody,
            *(_of_child(words, child, remarks, about, view, called(child)) for child in children),
        )
    )


def _of_child(
    words: Mapping[str, object],
    child: Person,
    remarks: list[Remark],
    about: Mapping[str, tuple[str, ...]],
    view: PlanView,
    called: str,
) -> Group:
    voices = {v.id: v.who for m in view.file.meetings for v in m.voices}

    def concerns(_: str, remark: Remark) -> bool:
        if remark.kind == "voice":
            return call_name(child).lower() in voices.get(remark.thing_id, "").lower()
        if remark.kind == "assessment":
            return remark.check == "P28" and call_name(child) in remark.message
        return remark.thing_id == child.id or child.id in about.get(remark.thing_id, ())

    return _group(mapping(words["child"]), child.id, remarks, concerns, called)


def _for_all(id_: str, remark: Remark, of_no_child: Callable[[Remark], bool]) -> bool:
    return of_no_child(remark) if id_ == "rest" else True


def _group(
    node: Mapping[str, object],
    person_id: str,
    remarks: list[Remark],
    concerns: Callable[[str, Remark], bool],
    child: str = "",
) -> Group:
    items: list[Item] = []
    for entry in map(mapping, sequence(node["items"])):
        checks = {text(check) for check in sequence(entry["checks"])}
        missing = tuple(r for r in remarks if r.check in checks and concerns(text(entry["id"]), r))
        items.append(
            Item(
                id=text(entry["id"]),
                label=text(entry["label"]).format(child=child),
                missing=missing,
            )
        )
    return Group(
        person_id=person_id, title=text(node["title"]).format(child=child), items=tuple(items)
    )


def _counts(remark: Remark) -> bool:
    """Say whether a remark means that something is missing, not only that it could be better."""
    return remark.severity is Severity.STOPS or remark.check not in _ONLY_STOPS
