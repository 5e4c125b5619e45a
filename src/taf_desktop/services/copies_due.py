"""Who should have a copy of what was agreed last and has not got it, and what they had before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from taf_desktop.domain.copies import CopyGiven, Recipient, ToWhom
from taf_desktop.domain.family import Person, Professional, takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.services.documents import DocumentRequest
from taf_desktop.services.sharing import can_be_asked, may_share_plan, shared_with, team_name

PLAN = ("plan",)
MEETING = ("meeting", "meeting_summary")
"""The documents that count as a copy of a plan, and of a meeting's notes."""
AGREED, FINISHED = "agreed", "finished"


@dataclass(frozen=True, slots=True)
class DueCopy:
    """A reader without the newest version of a document. ``had`` is the day of an older copy."""

    reader: Recipient
    document_id: str
    of_id: str
    version: int
    had: str


def due_copies(file: FamilyFile, given: Sequence[CopyGiven]) -> tuple[DueCopy, ...]:
    """Return whose copies are due: of the agreed plan, and of the last finished meeting.

    Whoever takes part should have one, and the members of the team somebody shares the plan with.
    The lead holds the record itself.
    """
    found: list[DueCopy] = []
    for documents, of_id, version in _newest(file):
        for reader in _who_should(file):
            theirs = [each for each in given if _is(each, documents, of_id, reader)]
            if not any((each.of_version or 0) >= version for each in theirs):
                had = max((each.given_on for each in theirs), default="")
                found.append(DueCopy(reader, documents[0], of_id, version, had))
    return tuple(found)


def given_before(given: Iterable[CopyGiven], request: DocumentRequest, reader: Recipient) -> str:
    """Return the ISO day a reader last got this document, in any version; "" if they never did."""
    of_id = _of_id(request)
    ids = (request.document_id,)
    return max((each.given_on for each in given if _is(each, ids, of_id, reader)), default="")


def version_of(request: DocumentRequest) -> int | None:
    """Return which agreed version a document shows; none for a draft, or where there are none."""
    plan, meeting, assessment = request.file.plan, request.meeting, request.assessment
    if request.document_id in PLAN and plan is not None:
        return plan.version if plan.plan.status == AGREED else None
    if meeting is not None:
        return meeting.version if meeting.meeting.status == FINISHED else None
    return 1 if assessment is not None and assessment.status == FINISHED else None


def reader_of_person(person: Person) -> Recipient:
    """Return somebody of the family as a reader."""
    return Recipient(ToWhom.PERSON, person.id, call_name(person))


def reader_of_professional(each: Professional) -> Recipient:
    """Return somebody of the team as a reader."""
    return Recipient(ToWhom.PROFESSIONAL, each.id, team_name(each))


def _of_id(request: DocumentRequest) -> str:
    if request.meeting is not None:
        return request.meeting.meeting.id
    if request.assessment is not None:
        return request.assessment.id
    return request.file.plan.plan.id if request.file.plan is not None else ""


def _is(given: CopyGiven, documents: tuple[str, ...], of_id: str, reader: Recipient) -> bool:
    same = given.to_id == reader.id and given.to_kind == reader.to
    if reader.to is ToWhom.OTHER:
        same = same and given.to_name.casefold() == reader.name.casefold()
    return same and given.document_id in documents and given.of_id == of_id


def _newest(file: FamilyFile) -> Iterator[tuple[tuple[str, ...], str, int]]:
    if file.plan is not None and file.plan.plan.status == AGREED:
        yield PLAN, file.plan.plan.id, file.plan.version
    held = [each for each in file.meetings if each.meeting.status == FINISHED]
    if held:
        yield MEETING, held[-1].meeting.id, held[-1].version


def _who_should(file: FamilyFile) -> Iterator[Recipient]:
    team: set[str] = set()
    for person in file.people:
        answer = file.current_agreement(person.id)
        if answer is None or not takes_part(answer):
            continue
        if may_share_plan(answer):
            team |= {each.id for each in shared_with(file, answer)}
        if can_be_asked(person):
            yield reader_of_person(person)
    for each in file.professionals:
        if each.id in team and each.name != file.family.lead_name:
            yield reader_of_professional(each)
