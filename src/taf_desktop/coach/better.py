"""Builds better examples out of this family's own names, days and words."""

from __future__ import annotations

from taf_desktop.coach.context import KnownPerson
from taf_desktop.coach.look import Look, day
from taf_desktop.domain.dates import spoken_date
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.plan import Action

_MOST = 3


def people_to_ask(look: Look) -> str:
    """Return a few names of the record with their roles: "Dana, Sam Example (Learning mentor)"."""
    adults = [call_name(p) for p in look.file.adults() if p.involvement in {"in_taf", ""}]
    professionals = [f"{p.name} ({p.role})" if p.role else p.name for p in look.file.professionals]
    return ", ".join([*adults[:2], *professionals[:_MOST]][: _MOST + 1])


def whose_lives(look: Look) -> str:
    """Return the children's names, for "whose life changes"."""
    return ", ".join(call_name(child) for child in look.children) or call_names(look)


def call_names(look: Look) -> str:
    """Return what the people of the family are called."""
    return ", ".join(call_name(person) for person in look.file.people)


def review_day(look: Look) -> str:
    """Return the day of the next look at the plan in words, as far as it is known."""
    last = look.newest_meeting
    for recorded in (
        look.plan.plan.review_date if look.plan else "",
        look.file.facts.next_meeting_date,
        last.meeting.next_date if last else "",
    ):
        found = day(recorded)
        if found and found >= look.today:
            return spoken_date(found)
    return ""


def named_doer(look: Look, action: Action, words: str, known: KnownPerson | None) -> str:
    """Return an action begun with a person's name instead of a role."""
    if known is None:
        return ""
    doing = action.what.strip().rstrip(".")
    return f"{known.name}: {doing}" if doing else f"{known.name} ({words})"


def concrete(look: Look, action: Action) -> str:
    """Return a deed with a dose for whoever does an action."""
    who = first_name(action.who) or lead_name(look)
    other = next((call_name(p) for p in look.file.adults() if call_name(p) != who), "")
    if not who or not other:
        return ""
    until = review_day(look)
    return f"“{who} rings {other} every Tuesday at 4" + (
        f", until {until}.”" if until else ", for six weeks.”"
    )


def measured(look: Look, child: Person | None) -> str:
    """Return ways to know, with a child's name."""
    if child is None:
        return ""
    return f"“Four mornings out of five (two now)”, or “{call_name(child)} says …” with a day."


def lead_name(look: Look) -> str:
    """Return what to call the lead professional."""
    return first_name(look.file.family.lead_name)


def first_name(name: str) -> str:
    """Return the first of somebody's names, without what stands in brackets."""
    return name.split("(")[0].strip().split(" ")[0] if name.strip() else ""


def family_name(look: Look) -> str:
    """Return an adult of the family to name in an example."""
    adults = [p for p in look.file.adults() if p.involvement in {"in_taf", ""}]
    return call_name(adults[0]) if adults else ""


def people_gaps(look: Look) -> dict[str, object]:
    """Return the names every example may use."""
    return {
        "lead": lead_name(look),
        "family_name": family_name(look),
        "people": people_to_ask(look),
        "review": review_day(look),
    }
