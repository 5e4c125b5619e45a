"""Handing one family's record to a colleague: who they are, what goes, and what was sent or came.

The file is a sealed age file (https://age-encryption.org/v1) with a signed list inside. age proves
that a file is whole, never who made it: that is what the signature is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

SUFFIX = ".fhcase"
CARD_SUFFIX = ".tafcard"
SCHEMA = 1
"""The layout of what is inside. A file with a higher one was made by a newer program."""

WORDS = 6
"""Words of a fingerprint, and words spoken in place of a key: 77 bits of the 7776-word list."""

LARGEST_FILE = 200_000_000
"""Bytes of a hand-over file, and of everything in it once unpacked."""
MOST_ENTRIES = 5_000
HIGHEST_RATIO = 100
"""How many times larger than packed an entry may be."""
HIGHEST_WORK = 20
"""Powers of two: how much computing a file sealed with words may ask for before it is refused."""
KEPT_DAYS = 30
"""Days after which a file that was not taken in is worth a question."""


class Part(StrEnum):
    """What can be chosen to go. ``handover.part.<value>`` in the words says it.

    Who is in the family always goes, in brief; ``PEOPLE`` is everything recorded about them.
    """

    PEOPLE = "people"
    AGREEMENT = "agreement"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    MEETINGS = "meetings"


PART_KINDS: Mapping[Part, tuple[str, ...]] = {
    Part.PEOPLE: ("home", "relationship", "helper", "professional"),
    Part.AGREEMENT: ("agreement", "copy_given", "passage"),
    Part.ASSESSMENT: ("assessment",),
    Part.PLAN: (
        "plan", "goal", "score", "action", "plan_answer", "need_reason", "plan_review",
        "action_look", "score_point", "laid_to_rest", "service_request",
    ),
    Part.MEETINGS: ("meeting", "attendance", "voice", "action_review", "decision"),
}  # fmt: skip
"""The kinds of things that go with each part. Words in other words go with what they are about."""

STAYS_HERE = frozenset({"keeping", "access_request", "access_passage", "oversight"})
"""Kinds that are a vault's own business: how long *it* keeps a record, who asked *it*, and with
whom its lead professional talked things through."""

BRIEF_FAMILY = frozenset(
    {
        "id", "family_id", "name", "called", "started", "safe_contact", "contact_ways",
        "contact_times", "lead_name", "lead_role", "lead_agency", "lead_phone", "lead_email",
        "lead_since",
    }
)  # fmt: skip
BRIEF_PERSON = frozenset(
    {
        "id", "family_id", "position", "who", "name", "known_as", "born", "pronouns",
        "involvement", "safe_to_know", "safe_to_call", "safe_to_text", "safe_to_write",
        "safe_contact", "interpreter", "first_language", "reading_needs", "access_needs",
    }
)  # fmt: skip
"""What goes of the family and its people where ``Part.PEOPLE`` does not: who is who, and how to
reach them safely. Leaving that out could put somebody at risk."""

NEW_LEAD = "new_lead"
"""The purpose (``resources/codes/handover_purpose.yaml``) by which the receiver becomes lead."""

LEAD_FIELDS = frozenset(
    {
        "lead_name", "lead_role", "lead_agency", "lead_phone", "lead_email", "lead_since",
        "lead_chosen_by_family", "manager_name", "manager_contact", "closed_on", "closed_reason",
        "talked_through_on", "end_agreed_with", "end_children_say", "end_parents_say",
        "end_who_helps", "end_ask_on", "taken_over_on",
    }
)  # fmt: skip
"""Fields of a family that each side keeps for itself: they say who leads here."""


class Mode(StrEnum):
    """How a file is sealed."""

    CARD = "card"
    WORDS = "words"


class Direction(StrEnum):
    """Whether a hand-over went or came."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Somebody's contact card: who they are, and the public halves of their two keys.

    ``seal`` is an age recipient (``age1…``), ``sign`` an Ed25519 public key in hexadecimal.
    """

    name: str
    role: str = ""
    organisation: str = ""
    seal: str
    sign: str


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The secret halves of a vault's own keys. They never leave the vault."""

    seal: str = field(repr=False)
    sign: str = field(repr=False)
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A colleague whose card is kept.

    ``confirmed_on`` is the ISO day the six words were compared, "" while they were not.
    """

    card: Card
    fingerprint: str
    added_on: str
    confirmed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a record goes, in codes and words.

    Args:
        purpose: A code of ``resources/codes/handover_purpose.yaml``.
        reason: Why, in the sender's own words.
        basis: A code of ``resources/codes/handover_basis.yaml``: the organisation's own ground.
        told: A code of ``resources/codes/handover_told.yaml``: whether the family knows.
        from_day: The ISO day from which the receiver leads; "" for other purposes.
    """

    purpose: str
    reason: str
    basis: str
    told: str
    from_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """One hand-over as this vault remembers it. ``base`` maps each thing's id to what it was."""

    bundle_id: str
    direction: Direction
    family_id: str
    at: str
    mode: Mode
    why: Why
    other: Card
    fingerprint: str
    parts: tuple[str, ...]
    versions: int = 0
    base: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)


class HandoverBook(Protocol):
    """What a vault keeps about hand-overs, inside one unit of work."""

    def own_keys(self) -> OwnKeys | None:
        """Return the vault's own keys, if they have been made."""
        ...

    def keep_own_keys(self, keys: OwnKeys) -> None:
        """Keep the vault's own keys; they are made once."""
        ...

    def contacts(self) -> Sequence[Contact]:
        """Return the colleagues whose cards are kept, by name."""
        ...

    def keep_contact(self, contact: Contact) -> None:
        """Keep a colleague's card, in place of an earlier one with the same keys."""
        ...

    def forget_contact(self, fingerprint: str) -> None:
        """Forget a colleague's card."""
        ...

    def lines(self, family_id: str = "") -> Sequence[HandoverLine]:
        """Return hand-overs, newest first; of one family if an id is given."""
        ...

    def add(self, line: HandoverLine) -> None:
        """Write a hand-over down. One that is known already is left as it is."""
        ...
