"""Checks of the newest assessment: P39 to P41, P43 to P45, P47."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from taf_desktop.coach import better
from taf_desktop.coach.lists import pattern
from taf_desktop.coach.look import Look
from taf_desktop.coach.people import names
from taf_desktop.coach.reading import read
from taf_desktop.coach.remark import Hit
from taf_desktop.coach.sheet import Area, Sheet
from taf_desktop.coach.texts import texts
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import takes_part

_RATIO = 3
_HIGH_LEVELS = frozenset({"targeted", "specialist"})


def p39(look: Look) -> Iterator[Hit]:
    """Reason, start, who took part, agreement."""
    if look.sheet is None:
        return
    sheet = look.sheet
    if not sheet.text("reason"):
        yield _sheet(sheet, "reason", "reason")
    if not sheet.assessment.started:
        yield _sheet(sheet, "", "started")
    if not any(row.text("took_part_who") for row in sheet.rows("took_part", "took_part_who")):
        yield _sheet(sheet, "took_part", "people")
    asked = sheet.text("agreement_checked") in {"yes", "unsure"}
    if not asked and not any(takes_part(answer) for answer in look.file.agreements):
        yield _sheet(sheet, "agreement_checked", "agreement")


def p40(look: Look) -> Iterator[Hit]:
    """As much room for what goes well as for worries."""
    if look.sheet is None:
        return
    filled = [a for a in look.sheet.areas() if a.text("going_well") or a.text("harder")]
    without = [a for a in filled if not a.text("going_well")]
    if filled and len(without) * 2 > len(filled):
        yield _sheet(look.sheet, without[0].key("going_well"), "empty")
        return
    good, hard = (sum(len(a.text(name)) for a in filled) for name in ("going_well", "harder"))
    if hard and good * _RATIO < hard:
        yield _sheet(look.sheet, "", "few")


def p41(look: Look) -> Iterator[Hit]:
    """A worry says who saw or said it, and when."""
    if look.sheet is None:
        return
    gaps: dict[str, object] = {
        "name": better.family_name(look) or "Mum",
        "day": spoken_date(look.today),
    }
    for area in look.sheet.areas():
        if area.text("harder") and not area.text("evidence") and not _in_words(look, area):
            field = area.key("evidence" if _is_full(look.sheet) else "harder")
            yield _sheet(look.sheet, field, "evidence", gaps | {"area": area.label})


def p43(look: Look) -> Iterator[Hit]:
    """A low number has a thought beside it; in a light assessment, what would make a difference."""
    if look.sheet is None:
        return
    thought = "so_what" if _is_full(look.sheet) else "difference"
    for area in look.sheet.areas():
        lowest = area.lowest_score()
        if lowest is not None and lowest <= look.limits["low_score"] and not area.text(thought):
            yield _sheet(
                look.sheet, area.key(thought), "so_what", {"area": area.label, "score": lowest}
            )


def p44(look: Look) -> Iterator[Hit]:
    """What has been before, and what has been tried."""
    for name in ("history", "tried"):
        if look.sheet is not None and not look.sheet.text(name):
            yield _sheet(look.sheet, name, name)


def p45(look: Look) -> Iterator[Hit]:
    """A level of need has a reason, and a high one a step."""
    if look.sheet is None or not look.sheet.text("level"):
        return
    if not look.sheet.text("level_reason"):
        yield _sheet(look.sheet, "level_reason", "reason")
    reviews = look.plan.reviews if look.plan else ()
    asked = look.sheet.text("next_step") == "more_help"
    asked = asked or any(m.meeting.outcome == "step_up" for m in look.file.meetings)
    asked = asked or any(r.review.decision == "step_up" for r in reviews)
    if look.sheet.text("level") in _HIGH_LEVELS and not asked:
        yield _sheet(look.sheet, "level", "step_up")


def p47(look: Look) -> Iterator[Hit]:
    """Long texts of brothers and sisters are not copies."""
    length = look.limits["same_text"]
    found = [placed for placed in texts(look) if len(placed.text.strip()) >= length]
    found_notes = [(p, p.notes) for p in look.children if len(p.notes.strip()) >= length]
    for one, other in combinations(found, 2):
        if " ".join(one.text.split()) == " ".join(other.text.split()):
            yield Hit(
                kind=other.kind,
                thing_id=other.thing_id,
                field=other.field,
                variant="copied",
                words=other.text,
                span=(0, len(other.text)),
            )
    for (_, one), (child, other) in combinations(found_notes, 2):
        if one.split() == other.split():
            yield Hit(
                kind="person",
                thing_id=child.id,
                field="notes",
                variant="copied",
                words=other,
                span=(0, len(other)),
            )


def _is_full(sheet: Sheet) -> bool:
    """Say whether everything is asked: a light assessment has fewer boxes."""
    return sheet.text("depth") == "full"


def _in_words(look: Look, area: Area) -> bool:
    """Say whether a worry itself says who and when."""
    words = area.text("harder")
    reading = read(words, look.context.name_parts)
    return bool(pattern("when").search(words)) and bool(names(reading, look.context))


def _sheet(sheet: Sheet, field: str, variant: str, gaps: dict[str, object] | None = None) -> Hit:
    return Hit(
        kind="assessment",
        thing_id=sheet.assessment.id,
        field=field,
        variant=variant,
        gaps=gaps or {},
    )
