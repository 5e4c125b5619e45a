"""Who may hear what a person said: the members of the team, less those the person named.

One rule for the agreement's page and for every print. It is about agreement to voluntary help;
what must be shared to keep a child safe is not decided here.
"""

from __future__ import annotations

from taf_desktop.domain.family import AGREED, Agreement, Person, Professional, takes_part
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.codes import label_of

WITHDRAWN = "withdrawn"
TOO_YOUNG = "too_young"
UNBORN = "unborn"
SHARE_PLAN = "share_plan"
"""Code of ``resources/codes/agreement_scope.yaml``: the plan and notes may go to the team."""
SHARING = frozenset({"contact_named", SHARE_PLAN})
"""Codes of ``resources/codes/agreement_scope.yaml`` that let the team hear something."""
IN_TEAM = frozenset({"yes", "updates_only"})
"""Codes of ``resources/codes/invited.yaml`` of professionals the family wants to be part of it."""


def can_be_asked(person: Person) -> bool:
    """Say whether a person can answer for themselves: a baby, born or not, is not asked."""
    return person.who != UNBORN and person.involvement != TOO_YOUNG


def decision_now(answer: Agreement) -> str:
    """Return the code that counts: somebody with a day of withdrawing has withdrawn."""
    took_part = answer.decision in AGREED
    return WITHDRAWN if took_part and not takes_part(answer) else answer.decision


def may_share(answer: Agreement) -> bool:
    """Say whether a person agreed that the team hears something, and still does."""
    return takes_part(answer) and not SHARING.isdisjoint(answer.scope)


def may_share_plan(answer: Agreement) -> bool:
    """Say whether a person agreed that the plan and notes go to the team, and still does.

    It is more than letting the team talk with each other.
    """
    return may_share(answer) and SHARE_PLAN in answer.scope


def shared_with(file: FamilyFile, answer: Agreement) -> tuple[Professional, ...]:
    """Return the members of the team who may hear it, in the order of the family's list.

    Nobody, unless the answer says that something may be shared.
    """
    if not may_share(answer):
        return ()
    kept_out = [line.casefold() for line in excluded(answer)]
    team = (each for each in file.professionals if each.invited in IN_TEAM)
    return tuple(each for each in team if not _is_kept_out(each, kept_out))


def excluded(answer: Agreement) -> tuple[str, ...]:
    """Return the people and services named as not to be told, one from each line."""
    return tuple(line.strip() for line in answer.not_share_with.splitlines() if line.strip())


def team_name(each: Professional) -> str:
    """Return "Max Example (housing officer)", or what is known of name and service."""
    service = each.role or each.agency_name or label_of("agencies", each.agency)
    return f"{each.name} ({service})" if each.name and service else each.name or service


def _is_kept_out(each: Professional, kept_out: list[str]) -> bool:
    # A service named only roughly ("the school") keeps its people out too: better one name too few.
    own = [each.name, each.role, each.agency_name, label_of("agencies", each.agency)]
    told = [words.casefold() for words in own if words]
    return any(mine in line or line in mine for mine in told for line in kept_out)
