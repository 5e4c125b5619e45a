"""Whom a family may call if things get harder: the lead, the team, and who is local."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.services.profiles import Profile
from taf_desktop.services.sharing import IN_TEAM
from taf_desktop.support.words import say

_NUMBERS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call: ``name`` for a button, ``line`` as it is written into the plan."""

    name: str
    phone: str
    line: str


def calls_for(file: FamilyFile, profile: Profile | None) -> tuple[Call, ...]:
    """Return everybody who has a number, each number once: people the family knows come first."""
    found: dict[str, Call] = {}
    for name, about, phone in (*_team(file), *_local(profile)):
        digits = _NUMBERS.sub("", phone)
        if name.strip() and digits:
            named = f"{name.strip()} ({about.strip()})" if about.strip() else name.strip()
            line = say("plan_screen.call.line", name=named, phone=phone.strip())
            found.setdefault(digits, Call(name.strip(), phone.strip(), line))
    return tuple(found.values())


def with_call(typed: str, call: Call) -> str:
    """Return what is typed with somebody to call on a line of their own below it."""
    return "\n".join(filter(None, (typed.rstrip(), call.line)))


def is_there(typed: str, call: Call) -> bool:
    """Say whether a number stands in a text already, with whatever spaces."""
    return re.search(rf"(?<!\d){_spaced(call.phone)}(?!\d)", typed) is not None


def _spaced(phone: str) -> str:
    return r"\D{0,2}".join(_NUMBERS.sub("", phone))


def _team(file: FamilyFile) -> Iterator[tuple[str, str, str]]:
    family = file.family
    yield family.lead_name, family.lead_role, family.lead_phone
    for each in file.professionals:
        if each.invited in IN_TEAM:
            yield each.name, each.role, each.phone


def _local(profile: Profile | None) -> Iterator[tuple[str, str, str]]:
    for each in profile.contacts if profile is not None else ():
        yield each.name, "", each.phone
