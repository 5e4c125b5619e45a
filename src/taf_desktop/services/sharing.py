"""Who may hear what a person said: the members of the team, less those the person named.

One rule for the agreement's page and for every print. It is about agreement to voluntary help;
what must be shared to keep a child safe is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from taf_desktop.domain.copies import Recipient, ToWhom
from taf_desktop.domain.family import AGREED, Agreement, Person, Professional, takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.forms.codes import code_extra, code_list, label_of
from taf_desktop.forms.definition import in_language
from taf_desktop.services.kinship import ties

WITHDRAWN = "withdrawn"
DECLINED = "decline"
ADULT = "adult"
RELATIONSHIPS = "relationships"
TOO_YOUNG = "too_young"
UNBORN = "unborn"
SHARE_PLAN = "share_plan"
"""Code of ``resources/codes/agreement_scope.yaml``: the plan and notes may go to the team."""
SHARING = frozenset({"contact_named", SHARE_PLAN})
"""Codes of ``resources/codes/agreement_scope.yaml`` that let the team hear something."""
IN_TEAM = frozenset({"yes", "updates_only"})
"""Codes of ``resources/codes/invited.yaml`` of professionals the family wants to be part of it."""


NOT_SAFE = frozenset({"no", "unsure"})
"""Codes of ``resources/codes/safe_to_know.yaml`` by which a person's copies are made safe."""


class Withheld(StrEnum):
    """Why a reader does not get what a person said. ``copies.why.<value>`` in the words says it."""

    KEPT_FROM = "kept_from"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"
    NO_SHARING = "no_sharing"
    NOT_IN_TEAM = "not_in_team"


def withheld_from(file: FamilyFile, person: Person, reader: Recipient) -> Withheld | None:
    """Return why a reader does not get what a person said, or none if they do.

    Nobody hears what somebody said who did not want it, or has changed their mind. Within the
    family the rest is shared; the team hears it where the person agreed that the plan goes to them.
    A child who has not been asked is spoken for by an adult who agreed; so is a baby.
    """
    if reader.id == person.id:
        return None
    answer = file.current_agreement(person.id)
    if answer is not None and is_kept_from(file, answer, reader):
        return Withheld.KEPT_FROM
    decision = decision_now(answer) if answer is not None else ""
    if decision == WITHDRAWN:
        return Withheld.WITHDRAWN
    if decision == DECLINED:
        return Withheld.DECLINED
    if reader.to is ToWhom.PERSON:
        return None
    return _withheld_from_team(file, person, answer, reader)


def _withheld_from_team(
    file: FamilyFile, person: Person, answer: Agreement | None, reader: Recipient
) -> Withheld | None:
    if answer is None or answer.decision not in AGREED:
        spoken_for = person.who != ADULT and any(
            _may_read(file, given, reader) for given in _answers_of_adults(file)
        )
        return None if spoken_for else Withheld.NOT_ASKED
    if not may_share_plan(answer):
        return Withheld.NO_SHARING
    return None if _may_read(file, answer, reader) else Withheld.NOT_IN_TEAM


def _may_read(file: FamilyFile, answer: Agreement, reader: Recipient) -> bool:
    team = {each.id for each in shared_with(file, answer)}
    return may_share_plan(answer) and reader.id in team


def _answers_of_adults(file: FamilyFile) -> Iterable[Agreement]:
    answers = (file.current_agreement(person.id) for person in file.adults())
    return (answer for answer in answers if answer is not None)


def is_kept_from(file: FamilyFile, answer: Agreement, reader: Recipient) -> bool:
    """Say whether a person named this reader among those who should not see what they said."""
    return any(_is_named(file, answer, line, reader) for line in excluded(answer))


def unmatched(file: FamilyFile, answer: Agreement) -> tuple[str, ...]:
    """Return the lines about who should not see it that fit nobody in the record.

    The program cannot keep a copy from somebody it does not know: a person has to look.
    """
    known = [Recipient(ToWhom.PERSON, each.id, call_name(each)) for each in file.people]
    known += [Recipient(ToWhom.PROFESSIONAL, each.id, each.name) for each in file.professionals]
    lines = excluded(answer)
    return tuple(
        line for line in lines if not any(_is_named(file, answer, line, each) for each in known)
    )


def is_unsafe(file: FamilyFile, reader: Recipient) -> bool:
    """Say whether it is not safe, or not known to be, that a reader knows where the others are."""
    person = file.person(reader.id) if reader.to is ToWhom.PERSON else None
    return person is not None and person.safe_to_know in NOT_SAFE


def names_person(text: str, person: Person) -> bool:
    """Say whether a text names a person, by any of their names as a whole word."""
    return any(_has_word(text, name) for name in names_of(person))


def has_name(text: str, name: str) -> bool:
    """Say whether a text holds a name as whole words; an empty name is in no text."""
    return _has_word(text, name)


def names_of(person: Person) -> tuple[str, ...]:
    """Return what a person is called: known as, first name, and the whole name, each once."""
    names = (person.known_as, call_name(person), person.name)
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def _is_named(file: FamilyFile, answer: Agreement, line: str, reader: Recipient) -> bool:
    person = file.person(reader.id) if reader.to is ToWhom.PERSON else None
    if person is not None:
        words = (*names_of(person), *_said_for(file, answer.person, person))
        return any(_has_word(line, word) for word in words) or _has_word(person.name, line)
    each = next((one for one in file.professionals if one.id == reader.id), None)
    if each is not None:
        return _is_kept_out(each, [line.casefold()])
    return _has_word(line, reader.name) or _has_word(reader.name, line)


def _said_for(file: FamilyFile, person_id: str, other: Person) -> tuple[str, ...]:
    """Return what a person may call another: "Dad" for their father."""
    labels = [tie.label for tie in ties(file, person_id) if tie.other_id == other.id]
    said = [word.strip() for label in labels for word in _said().get(label, "").split(",")]
    return (*labels, *filter(None, said))


@cache
def _said() -> Mapping[str, str]:
    options = code_list(RELATIONSHIPS).options
    return {
        in_language(each.label): code_extra(RELATIONSHIPS, each.name, "said") for each in options
    }


def _has_word(text: str, word: str) -> bool:
    sought = word.strip().casefold()
    if not sought or sought not in text.casefold():
        return False
    return re.search(rf"(?<!\w){re.escape(word.strip())}(?!\w)", text, re.IGNORECASE) is not None


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
