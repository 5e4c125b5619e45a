"""Checks of the last meeting: P32 to P38."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.coach.look import Look, day
from taf_desktop.coach.remark import Hit
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.domain.plan import Score

_THERE = frozenset({"present", "part"})
_AWAY = frozenset({"apologies", "not_there"})
_FAMILY = frozenset({"family", ""})


def p32(look: Look) -> Iterator[Hit]:
    """The family, at least two services, and not too many people."""
    meeting = look.newest_meeting
    if meeting is None or not meeting.attendance:
        return
    there = [a for a in meeting.attendance if a.came in _THERE]
    services = {
        a.agency.lower().strip()
        for a in meeting.attendance
        if a.came in {*_THERE, "sent_update"}
        and a.agency.lower().strip() not in _FAMILY
        and "interpret" not in a.role.lower()
    }
    if len(services) < 2:
        yield _meeting(meeting, "", "few")
    if not any(_of_family(look, a.name, a.agency) for a in there):
        yield _meeting(meeting, "", "no_family")
    outside = [a for a in there if not _of_family(look, a.name, a.agency)]
    if len(outside) > look.limits["most_people"]:
        yield _meeting(meeting, "", "many", {"count": len(there)})


def p33(look: Look) -> Iterator[Hit]:
    """Who could not come sent a few lines."""
    meeting = look.newest_meeting
    for absent in meeting.attendance if meeting else ():
        if absent.came in _AWAY and not absent.update.strip() and not look.is_family(absent.name):
            yield Hit(
                kind="attendance",
                thing_id=absent.id,
                field="update",
                variant="absent",
                gaps={"name": absent.name},
            )


def p34(look: Look) -> Iterator[Hit]:
    """A next date, or a decision to close."""
    meeting = look.newest_meeting
    if (
        meeting is not None
        and not meeting.meeting.next_date.strip()
        and meeting.meeting.outcome != "close"
    ):
        yield _meeting(meeting, "next_date", "next", {"days": look.limits["review_days"]})


def p35(look: Look) -> Iterator[Hit]:
    """Each open action of before was looked at."""
    meeting = look.newest_meeting
    if meeting is None or meeting.meeting.type == "initial":
        return
    held = day(meeting.meeting.date)
    for review in meeting.reviews:
        if not review.status:
            yield Hit(
                kind="action_review",
                thing_id=review.id,
                field="status",
                variant="action",
                gaps={"what": review.what},
            )
    looked_at = {review.action_id for review in meeting.reviews}
    for review in look.plan.reviews if look.plan else ():
        if review.review.meeting_id == meeting.meeting.id:
            looked_at |= {each.action_id for each in review.looks}
    added = {action.id for action in meeting.new_actions}
    for action in look.open_actions:
        begun = day(action.start)
        earlier = begun is not None and held is not None and begun < held
        if earlier and action.id not in looked_at | added:
            yield Hit(
                kind="action",
                thing_id=action.id,
                variant="action",
                gaps={"what": action.what, "who": action.who},
            )


def p36(look: Look) -> Iterator[Hit]:
    """When a number fell, the meeting says what follows."""
    meeting = look.newest_meeting
    if meeting is None or meeting.meeting.outcome_reason.strip():
        return
    for goal in look.goals:
        for score in goal.scores:
            before = _before(look.history(goal, score.voice), score)
            if (
                before is not None
                and score.now is not None
                and before - score.now >= look.limits["worse_points"]
            ):
                yield _meeting(
                    meeting,
                    "outcome_reason",
                    "worse",
                    {"voice": score.voice, "points": before - score.now},
                )


def p37(look: Look) -> Iterator[Hit]:
    """Who leads does not write."""
    meeting = look.newest_meeting
    if meeting is not None:
        chair, writes = meeting.meeting.chair.strip(), meeting.meeting.note_taker.strip()
        if chair and chair.lower() == writes.lower():
            yield _meeting(meeting, "note_taker", "same", {"name": chair}, chair)


def p38(look: Look) -> Iterator[Hit]:
    """Copies go out in time."""
    meeting = look.newest_meeting
    if meeting is None or look.more.copies_on is None:
        return
    held, days = day(meeting.meeting.date), look.limits["copy_days"]
    late = held is not None and (look.today - held).days > days
    if held and late and not look.more.copies_on.get(meeting.meeting.id):
        yield _meeting(meeting, "", "copies", {"day": spoken_date(held), "days": days})


def _before(history: tuple[int, ...], score: Score) -> int | None:
    """Return the number before the present one."""
    earlier = history[:-1] if history and history[-1] == score.now else history
    return earlier[-1] if earlier else score.start


def _of_family(look: Look, name: str, agency: str) -> bool:
    return agency.lower().strip() == "family" or (not agency.strip() and look.is_family(name))


def _meeting(
    meeting: MeetingFile,
    field: str,
    variant: str,
    gaps: dict[str, object] | None = None,
    words: str = "",
) -> Hit:
    return Hit(
        kind="meeting",
        thing_id=meeting.meeting.id,
        field=field,
        variant=variant,
        words=words,
        gaps=gaps or {},
    )
