"""The family record: who they are, where they live, who is who to whom, and who helps.

Field groups follow the family and network record of early-help practice. Code lists are data in
``resources/codes``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from taf_desktop.domain.entity import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Family(Entity):
    """One family. Its ``family_id`` is its own ``id``.

    ``talked_through_on`` is not asked any more: it is the newest day somebody else looked at the
    work, as it was kept before each talk was (``domain.oversight``). ``read_back_on`` is the day
    the facts were read back to the family. What is known of the ending begins with ``end_``;
    ``taken_over_on`` is the day more help confirmed in writing.
    """

    KIND: ClassVar[str] = "family"
    LINKS: ClassVar[frozenset[str]] = frozenset({"talked_through_on"})

    name: str = ""
    called: str = ""
    reason: str = ""
    started: str = ""
    responsible_area: str = ""
    home_languages: tuple[str, ...] = ()
    safe_contact: str = ""
    contact_ways: tuple[str, ...] = ()
    contact_times: str = ""
    lead_name: str = ""
    lead_role: str = ""
    lead_agency: str = ""
    lead_phone: str = ""
    lead_email: str = ""
    lead_since: str = ""
    lead_chosen_by_family: str = ""
    manager_name: str = ""
    manager_contact: str = ""
    notes: str = ""
    closed_on: str = ""
    closed_reason: str = ""
    talked_through_on: str = ""
    read_back_on: str = ""
    end_agreed_with: str = ""
    end_children_say: str = ""
    end_parents_say: str = ""
    end_who_helps: str = ""
    end_ask_on: str = ""
    taken_over_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(Entity):
    """A place where people of the family live, all or part of the time."""

    KIND: ClassVar[str] = "home"

    name: str = ""
    address: str = ""
    postcode: str = ""
    tenure: str = ""
    address_private: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """Somebody of the family: a child, an unborn baby or an adult, in one or two homes.

    ``contact_…`` say what was tried to reach somebody who has not been contacted.
    """

    KIND: ClassVar[str] = "person"

    who: str = ""
    name: str = ""
    known_as: str = ""
    previous_names: str = ""
    born: str = ""
    sex: str = ""
    gender_words: str = ""
    pronouns: str = ""
    home: str = ""
    second_home: str = ""
    time_shared: str = ""
    involvement: str = ""
    involvement_reason: str = ""
    contact_try: str = ""
    contact_tried_on: str = ""
    contact_tried_how: tuple[str, ...] = ()
    contact_talked_with: str = ""
    safe_to_know: str = ""
    phone: str = ""
    email: str = ""
    safe_to_call: str = ""
    safe_to_text: str = ""
    safe_to_write: str = ""
    safe_contact: str = ""
    first_language: str = ""
    interpreter: str = ""
    reading_needs: tuple[str, ...] = ()
    access_needs: tuple[str, ...] = ()
    access_notes: str = ""
    ethnicity: str = ""
    ethnicity_words: str = ""
    religion: str = ""
    disability: tuple[str, ...] = ()
    health_notes: str = ""
    sen_provision: str = ""
    sen_types: tuple[str, ...] = ()
    setting: str = ""
    school_year: str = ""
    attendance: str = ""
    upn: str = ""
    nhs_number: str = ""
    gp: str = ""
    young_carer: str = ""
    immigration: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Entity):
    """``person`` is the ``kind`` of ``other``: kept once, read in both directions."""

    KIND: ClassVar[str] = "relationship"

    person: str = ""
    kind: str = ""
    other: str = ""
    parental_responsibility: str = ""
    by_birth: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper(Entity):
    """A friend, relative or neighbour outside the homes who helps."""

    KIND: ClassVar[str] = "helper"

    name: str = ""
    relation: str = ""
    helps: str = ""
    supports: tuple[str, ...] = ()
    closeness: str = ""
    may_contact: str = ""
    phone: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional(Entity):
    """Somebody who works with the family: their agency and role, and whom they support."""

    KIND: ClassVar[str] = "professional"

    name: str = ""
    role: str = ""
    agency: str = ""
    agency_name: str = ""
    supports: tuple[str, ...] = ()
    closeness: str = ""
    since: str = ""
    phone: str = ""
    email: str = ""
    invited: str = ""
    may_know: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entity):
    """One person's answer about taking part and sharing. The newest answer of a person counts.

    This is agreement to voluntary help, not the lawful basis for keeping data, and never called so.
    """

    KIND: ClassVar[str] = "agreement"

    person: str = ""
    decision: str = ""
    given_on: str = ""
    scope: tuple[str, ...] = ()
    limits: str = ""
    not_share_with: str = ""
    not_share_reason: str = ""
    explained_how: tuple[str, ...] = ()
    voluntary_explained: str = ""
    limits_explained: str = ""
    privacy_notice: str = ""
    given_how: str = ""
    witness: str = ""
    interpreter_used: str = ""
    competence: str = ""
    pr_holders_asked: str = ""
    review_by: str = ""
    withdrawn_on: str = ""
    withdrawal_effect: str = ""
    withdrawal_told: str = ""
    withdrawal_safety: str = ""
    notes: str = ""


AGREED = frozenset({"agree", "agree_limits"})
"""Codes of ``resources/codes/agreement_decision.yaml`` by which a person takes part."""


def takes_part(answer: Agreement) -> bool:
    """Say whether a person agreed to take part and has not changed their mind since."""
    return answer.decision in AGREED and not answer.withdrawn_on
