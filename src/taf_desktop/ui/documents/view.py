"""Who has agreed to what, and the screen's few sentences about pages and files. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from taf_desktop.domain.copies import CopyGiven
from taf_desktop.domain.family import Agreement, Person, takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.services.sharing import (
    can_be_asked,
    decision_now,
    excluded,
    may_share_plan,
    shared_with,
    team_name,
)
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class Consent:
    """What one person has agreed to, in plain words. ``fine`` is false where care is needed."""

    name: str
    words: str
    more: tuple[str, ...]
    fine: bool


def consents_of(file: FamilyFile) -> tuple[Consent, ...]:
    """Return what everybody who can be asked has agreed to, in the order of the people."""
    return tuple(_consent(file, each) for each in file.people if can_be_asked(each))


def saved_words(path: Path, given: CopyGiven) -> str:
    """Return what is said once a document was saved, and noted as a copy given."""
    kind = "locked" if given.protected == "yes" else "where"
    return say(
        f"documents_screen.saved.{kind}",
        name=path.name,
        folder=path.parent.name,
        reader=given.to_name,
    )


def page_words(page: int, pages: int) -> str:
    """Return "Page 2 of 5"; pages count from 1."""
    return say("documents_screen.pages.of", page=page, pages=pages)


def _consent(file: FamilyFile, person: Person) -> Consent:
    name = call_name(person) or say("documents_screen.consent.unnamed")
    answer = file.current_agreement(person.id)
    if answer is None or answer.decision in {"", "not_asked"}:
        return Consent(name, say("documents_screen.consent.not_asked"), (), fine=False)
    words = say(f"documents_screen.consent.{decision_now(answer)}")
    if not takes_part(answer):
        return Consent(name, words, (), fine=False)
    return Consent(name, words, _sharing(file, answer), fine=may_share_plan(answer))


def _sharing(file: FamilyFile, answer: Agreement) -> tuple[str, ...]:
    said = [_with_whom(file, answer)]
    names = excluded(answer)
    if names:
        said.append(say("documents_screen.consent.not_with", names=", ".join(names)))
    if answer.limits.strip():
        said.append(say("documents_screen.consent.limits", words=answer.limits.strip()))
    return tuple(said)


def _with_whom(file: FamilyFile, answer: Agreement) -> str:
    if not may_share_plan(answer):
        return say("documents_screen.consent.shares_not")
    # The card is narrow and says this of everybody: names will do where there are names.
    team = ", ".join(each.name or team_name(each) for each in shared_with(file, answer))
    if not team:
        return say("documents_screen.consent.shares_no_team")
    return say("documents_screen.consent.shares", names=team)
