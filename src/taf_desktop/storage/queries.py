"""What the list of families tells, in one statement read from indexes.

Each part groups one table by family before it is joined, so the work grows with the number of rows
and not with families times rows. The same statement reads all families, a page of them, or one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Label,
    Select,
    bindparam,
    case,
    func,
    select,
    tuple_,
)

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import AGREED
from taf_desktop.domain.family_file import CHILD_CODES
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.storage.tables import KIND_TABLES

Statement = Select[*tuple[Any, ...]]

_FAMILY = KIND_TABLES["family"].c


def families(connection: Connection) -> Sequence[FamilyFacts]:
    """Return the facts of every family that is not put aside, newest change first."""
    return tuple(FamilyFacts(**row) for row in connection.execute(_ALL).mappings())


def facts(connection: Connection, family_id: str) -> FamilyFacts:
    """Return the facts of one family, also if it was put aside.

    Raises:
        UserError: ``record.gone``.
    """
    row = connection.execute(_ONE, {"family": family_id}).mappings().first()
    if row is None:
        raise UserError("record.gone")
    return FamilyFacts(**row)


def newest(connection: Connection, limit: int, before: tuple[str, str]) -> Sequence[FamilyFacts]:
    """Return a page of the list: so many families whose newest change was before a place in it.

    ``before`` is the moment and the id of the last family of the page before; two empty texts for
    the first page.
    """
    statement = _NEWEST if before == ("", "") else _NEWEST.where(_AFTER)
    at, id_ = before
    asked = {"limit": limit, "at": at, "id": id_}
    return shown(connection, list(connection.execute(statement, asked).scalars()))


def shown(connection: Connection, ids: Sequence[str]) -> Sequence[FamilyFacts]:
    """Return the facts of some families, newest change first, without those put aside or gone."""
    rows = connection.execute(_SOME, {"families": list(ids)}).mappings()
    return tuple(FamilyFacts(**row) for row in rows)


Which = Literal["all", "one", "some"]


def _facts(which: Which) -> Statement:
    parts = (_people(which), _agreements(which), _assessments(which), _plan(which))
    parts = (*parts, _meetings(which))
    columns = [
        _FAMILY.id.label("family_id"),
        _FAMILY.name,
        _FAMILY.lead_name,
        _FAMILY.closed_on,
        _FAMILY.touched_at.label("changed_at"),
    ]
    for part in parts:
        columns += [_filled(part, name) for name in part.c.keys() if name != "family_id"]  # noqa: SIM118
    joined = KIND_TABLES["family"]
    for part in parts:
        joined = joined.outerjoin(part, part.c.family_id == _FAMILY.id)
    statement = select(*columns).select_from(joined)
    statement = _of(statement, _FAMILY.id, which)
    if which == "one":
        return statement
    return statement.where(_FAMILY.put_aside_at.is_(None)).order_by(
        _FAMILY.touched_at.desc(), _FAMILY.id.desc()
    )


def _of(statement: Statement, column: ColumnElement[Any], which: Which) -> Statement:
    if which == "one":
        return statement.where(column == bindparam("family"))
    if which == "some":
        return statement.where(column.in_(bindparam("families", expanding=True)))
    return statement


def _filled(part: CTE, name: str) -> Label[Any]:
    nothing = (
        "" if name in ("plan_id", "plan_status", "plan_review_date", "next_meeting_date") else 0
    )
    return func.coalesce(part.c[name], nothing).label(name)


def _shown(kind: str, which: Which, *columns: ColumnElement[Any]) -> Statement:
    table = KIND_TABLES[kind].c
    statement = select(table.family_id, *columns).where(table.put_aside_at.is_(None))
    return _of(statement, table.family_id, which)


def _grouped(kind: str, which: Which, *columns: ColumnElement[Any]) -> Statement:
    return _shown(kind, which, *columns).group_by(KIND_TABLES[kind].c.family_id)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _people(which: Which) -> CTE:
    child = KIND_TABLES["person"].c.who.in_(sorted(CHILD_CODES))
    counted = func.count().label("people"), _how_many(child).label("children")
    return _grouped("person", which, *counted).cte("people")


def _agreements(which: Which) -> CTE:
    table = KIND_TABLES["agreement"].c
    newest_first = func.row_number().over(
        partition_by=(table.family_id, table.person),
        order_by=(table.given_on.desc(), table.id.desc()),
    )
    told = (table.person, table.decision, table.withdrawn_on, newest_first.label("place"))
    newest = _shown("agreement", which, *told).cte("answers")
    takes_part = newest.c.decision.in_(sorted(AGREED)) & (newest.c.withdrawn_on == "")
    # An answer stays when its person is put aside, so that it is there when they come back.
    people = _shown("person", which, KIND_TABLES["person"].c.id).cte("shown_people")
    return (
        select(newest.c.family_id, func.count().label("agreements"))
        .where(newest.c.place == 1, newest.c.person.in_(select(people.c.id)), takes_part)
        .group_by(newest.c.family_id)
        .cte("agreements")
    )


def _assessments(which: Which) -> CTE:
    finished = KIND_TABLES["assessment"].c.status == "finished"
    started = func.count().label("assessments_started")
    counted = started, _how_many(finished).label("assessments_finished")
    return _grouped("assessment", which, *counted).cte("assessments")


def _plan(which: Which) -> CTE:
    plan, goal = KIND_TABLES["plan"].c, KIND_TABLES["goal"].c
    newest_first = func.row_number().over(
        partition_by=plan.family_id, order_by=(plan.position.desc(), plan.id.desc())
    )
    plans = _shown(
        "plan", which, plan.id, plan.status, plan.review_date, newest_first.label("place")
    )
    newest = plans.cte("plans")
    counted = select(goal.plan_id, func.count().label("goals")).where(goal.put_aside_at.is_(None))
    counted = _of(counted, goal.family_id, which)
    goals = counted.group_by(goal.plan_id).cte("goals")
    return (
        select(
            newest.c.family_id,
            newest.c.id.label("plan_id"),
            newest.c.status.label("plan_status"),
            newest.c.review_date.label("plan_review_date"),
            goals.c.goals,
        )
        .select_from(newest.outerjoin(goals, goals.c.plan_id == newest.c.id))
        .where(newest.c.place == 1)
        .cte("newest_plan")
    )


def _meetings(which: Which) -> CTE:
    table = KIND_TABLES["meeting"].c
    planned = table.status == "draft"
    dated = case((planned & (table.date != ""), table.date))
    return _grouped(
        "meeting",
        which,
        _how_many(planned).label("meetings_planned"),
        _how_many(table.status == "finished").label("meetings_held"),
        func.min(dated).label("next_meeting_date"),
    ).cte("meetings")


_ALL = _facts("all")
_ONE = _facts("one")
_SOME = _facts("some")
_NEWEST = (
    select(_FAMILY.id)
    .where(_FAMILY.put_aside_at.is_(None))
    .order_by(_FAMILY.touched_at.desc(), _FAMILY.id.desc())
    .limit(bindparam("limit"))
)
_AFTER = tuple_(_FAMILY.touched_at, _FAMILY.id) < tuple_(bindparam("at"), bindparam("id"))
