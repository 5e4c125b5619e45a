"""Checks of time and oversight: P48 to P54."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from taf_desktop.coach import better
from taf_desktop.coach.look import Look, day
from taf_desktop.coach.remark import Hit
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import takes_part
from taf_desktop.domain.family_file import call_name

_MONTH = 30.5
_NOT_COVERED = {"kept_from": "not_covered", "no_sharing": "scope", "not_in_team": "outside"}
"""What P52 says for each reason of ``NotCovered``."""


def p48(look: Look) -> Iterator[Hit]:
    """Assessment, first meeting and review come in good time."""
    if look.file.family.closed_on:
        return
    yield from _assessment_timers(look)
    agreed = [d for a in look.file.agreements if takes_part(a) and (d := day(a.given_on))]
    days = look.limits["first_meeting_days"]
    if agreed and not look.file.meetings and (look.today - min(agreed)).days > days:
        yield Hit(
            kind="family",
            thing_id=look.file.family.id,
            variant="first_meeting",
            gaps={"days": days},
        )
    review = day(look.plan.plan.review_date) if look.plan else None
    if look.plan is None or review is None or review >= look.today:
        return
    red = look.limits["review_red_days"] - look.limits["review_days"]
    variant = "red" if (look.today - review).days > red else "review"
    yield Hit(
        kind="plan",
        thing_id=look.plan.plan.id,
        field="review_date",
        variant=variant,
        words=look.plan.plan.review_date,
        gaps={"day": spoken_date(review), "days": look.limits["review_red_days"]},
    )


def p49(look: Look) -> Iterator[Hit]:
    """Somebody else looks at the work now and then."""
    if look.more.oversight_days is None or look.file.family.closed_on:
        return
    gap = _days_since(look, look.more.oversight_days, look.file.family.started)
    if gap is not None and gap > look.limits["oversight_days"]:
        manager = look.file.family.manager_name or "your manager or safeguarding lead"
        yield Hit(
            kind="oversight",
            thing_id=look.file.family.id,
            field="held_on",
            variant="oversight",
            gaps={"weeks": gap // 7, "manager": manager},
        )


def p50(look: Look) -> Iterator[Hit]:
    """Three reviews without movement ask for something else."""
    count = look.limits["drift_reviews"]
    for goal in look.goals:
        for score in goal.scores:
            numbers = look.at_reviews(goal, score.voice)[-count:]
            if len(numbers) >= count and max(numbers) - min(numbers) <= 1:
                yield Hit(
                    kind="score",
                    thing_id=score.id,
                    variant="drift",
                    gaps={"voice": score.voice, "count": count},
                )


def p51(look: Look) -> Iterator[Hit]:
    """Agreement is asked again, in time and when somebody joins."""
    months = look.limits["consent_months"]
    newest = [
        a for p in look.file.people if (a := look.file.current_agreement(p.id)) and takes_part(a)
    ]
    asked = [d for a in newest if (d := day(a.given_on))]
    asked_again = [
        d
        for m in look.held
        if m.meeting.agreement_asked_again == "yes" and (d := day(m.meeting.date))
    ]
    for agreement in newest:
        given = day(agreement.given_on)
        last = max([d for d in (given, *asked_again) if d], default=None)
        if last and (look.today - last).days > months * _MONTH:
            yield Hit(
                kind="agreement",
                thing_id=agreement.id,
                field="given_on",
                variant="old",
                gaps={"name": look.file.name_of(agreement.person), "months": months},
            )
    last_asked = max([*asked, *asked_again], default=None)
    for professional in look.file.professionals:
        since = day(professional.since)
        if (
            last_asked
            and since
            and since > last_asked
            and professional.invited in {"yes", "updates_only"}
        ):
            yield Hit(
                kind="professional",
                thing_id=professional.id,
                field="since",
                variant="joined",
                gaps={"name": professional.name},
            )


def p52(look: Look) -> Iterator[Hit]:
    """Agreement covers everybody who gets a copy."""
    if look.more.not_covered is None:
        yield from _named_as_not_to_see(look)
    for each in look.more.not_covered or ():
        yield Hit(
            kind="agreement",
            thing_id=each.agreement_id,
            field="not_share_with" if each.why == "kept_from" else "scope",
            words=each.who,
            variant=_NOT_COVERED[each.why],
            gaps={"name": each.name, "who": each.who},
        )


def _named_as_not_to_see(look: Look) -> Iterator[Hit]:
    """Yield what the file alone tells, where nobody knows who got copies."""
    recipients = look.more.recipients
    if recipients is None:
        recipients = tuple(
            p.name for p in look.file.professionals if p.invited in {"yes", "updates_only"}
        )
    for person in look.file.people:
        agreement = look.file.current_agreement(person.id)
        kept_from = agreement.not_share_with.lower() if agreement else ""
        for who in recipients:
            if who.strip() and who.lower() in kept_from and agreement is not None:
                yield Hit(
                    kind="agreement",
                    thing_id=agreement.id,
                    field="not_share_with",
                    words=who,
                    variant="not_covered",
                    gaps={"name": call_name(person), "who": who},
                )


def p53(look: Look) -> Iterator[Hit]:
    """A request to another service is answered in time."""
    for request in look.more.requests or ():
        asked, wanted = day(request.sent_on), day(request.answer_by)
        if wanted is None and asked is not None:
            wanted = asked + timedelta(days=look.limits["answer_days"])
        if wanted and wanted < look.today and not request.acknowledged_on:
            yield Hit(
                kind="service_request" if request.id else "family",
                thing_id=request.id or look.file.family.id,
                field="answered_on" if request.id else "",
                variant="request",
                words=request.to,
                gaps={"to": request.to},
            )


def p54(look: Look) -> Iterator[Hit]:
    """No long gaps, and ups and downs are seen."""
    family = look.file.family
    if look.more.contact_days is not None and not family.closed_on:
        gap = _days_since(look, look.more.contact_days, family.started)
        if gap is not None and gap > look.limits["contact_gap_days"]:
            yield Hit(
                kind="family",
                thing_id=family.id,
                variant="gap",
                gaps={"weeks": gap // 7, "family_name": better.family_name(look)},
            )
    for goal in look.goals:
        for score in goal.scores:
            numbers = look.history(goal, score.voice)
            if _falls_after_rising(numbers) >= 2:
                yield Hit(
                    kind="score",
                    thing_id=score.id,
                    variant="relapse",
                    gaps={"family_name": better.family_name(look)},
                )


def _assessment_timers(look: Look) -> Iterator[Hit]:
    sheet = look.sheet
    started = day(sheet.assessment.started) if sheet else None
    if sheet is None or started is None:
        return
    days, months = look.limits["assessment_days"], look.limits["reassess_months"]
    open_for = (look.today - started).days
    if sheet.assessment.status != "finished" and open_for > days:
        yield Hit(
            kind="assessment",
            thing_id=sheet.assessment.id,
            variant="assessment",
            gaps={"days": days},
        )
    if sheet.assessment.status == "finished" and open_for > months * _MONTH:
        yield Hit(
            kind="assessment",
            thing_id=sheet.assessment.id,
            variant="reassess",
            gaps={"months": months},
        )


def _days_since(look: Look, days: tuple[str, ...], started: str) -> int | None:
    known: list[date] = [d for text in (*days, started) if (d := day(text))]
    return (look.today - max(known)).days if known else None


def _falls_after_rising(numbers: tuple[int, ...]) -> int:
    """Count how often a number fell after it had risen."""
    falls, rising = 0, False
    for before, now in pairwise(numbers):
        if now > before:
            rising = True
        elif now < before and rising:
            falls, rising = falls + 1, False
    return falls
