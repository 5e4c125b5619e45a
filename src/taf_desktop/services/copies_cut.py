"""Makes what a document says fit for one reader: what they may not have is absent, not covered.

The whole file is cut before any document sees it, so the PDF, the Word file and the words for
listening cannot differ, and a new document needs to know nothing of it. The rule itself stands in
``services.sharing``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.copies import NOT_FOR_FAMILY, Passage, Recipient, ToWhom
from taf_desktop.domain.family import Agreement, Helper, Person
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, call_name
from taf_desktop.services.coach_facts import on_copy
from taf_desktop.services.copies_parts import Removed, Scissors
from taf_desktop.services.copies_safe import Sweep, safe_for, without_private_homes
from taf_desktop.services.copies_texts import Written, rewritten, written
from taf_desktop.services.documents import DocumentRequest
from taf_desktop.services.lists import family_lists
from taf_desktop.services.sharing import (
    is_unsafe,
    names_of,
    team_name,
    withheld_from,
)

PRIVATE_HOME, UNSAFE = "private_home", "unsafe"
_OWN_BUSINESS = frozenset(
    {
        "limits", "not_share_with", "not_share_reason", "competence", "withdrawal_effect",
        "withdrawal_told", "withdrawal_safety", "notes", "pr_holders_asked",
    }
)  # fmt: skip
"""What a person said about their own answer: on nobody else's copy."""
_OF_PERSON = frozenset(
    {"safe_contact", "involvement_reason", "immigration", "nhs_number", "upn", "notes"}
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A request made for one reader, and what was taken out of it."""

    request: DocumentRequest
    removed: tuple[Removed, ...]


def cut_for(request: DocumentRequest, reader: Recipient, marks: Sequence[Passage]) -> Cut:
    """Return a document's request with nothing in it that this reader may not have."""
    whole = request.file
    cutter = Scissors(_kept_back(whole, reader))
    file = cutter.cut(_without_private_lines(whole, reader))
    removed = cutter.removed
    file, taken = _without_marked(file, reader, marks)
    removed += taken
    file, words = without_private_homes(file)
    removed += [Removed(PRIVATE_HOME, "", (word,)) for word in words]
    sweep = Sweep(words)
    person = file.person(reader.id)
    if person is not None and is_unsafe(whole, reader):
        file, safe, words = safe_for(file, person, request.today)
        sweep = replace(safe, words=(*sweep.words, *safe.words))
        removed.append(Removed(UNSAFE, reader.id, words))
    file = _with_true_wordings(whole, file)
    return Cut(_request(request, file, sweep, reader), tuple(removed))


def name_on_copy(file: FamilyFile, reader: Recipient) -> str:
    """Return the name a copy bears, which fits nobody else of the family.

    Documents find a person's own answers by this name.
    """
    person = file.person(reader.id) if reader.to is ToWhom.PERSON else None
    others = {name for each in file.people if each is not person for name in names_of(each)}
    if person is not None:
        fitting = [name for name in (call_name(person), person.name) if name not in others]
        return fitting[0] if fitting else call_name(person)
    each = next((one for one in file.professionals if one.id == reader.id), None)
    name = each.name if each is not None else reader.name
    if name in others and each is not None:
        return team_name(each)
    return f"{name} ·" if name in others else name


def _kept_back(file: FamilyFile, reader: Recipient) -> list[tuple[Person, str]]:
    found = ((person, withheld_from(file, person, reader)) for person in file.people)
    return [(person, str(why)) for person, why in found if why is not None]


def _without_private_lines(file: FamilyFile, reader: Recipient) -> FamilyFile:
    """Return a file without what is nobody else's business, whoever the reader is."""
    own = reader.id if reader.to is ToWhom.PERSON else ""
    name = name_on_copy(file, reader)
    same = {each.id for each in file.people if each.id != own and name in names_of(each)}
    return replace(
        file,
        family=replace(file.family, safe_contact="", notes=""),
        people=tuple(_person(each, own) for each in file.people),
        helpers=tuple(cast("Helper", _emptied(each, ("phone", "notes"))) for each in file.helpers),
        agreements=tuple(
            each if each.person == own else cast("Agreement", _emptied(each, sorted(_OWN_BUSINESS)))
            for each in file.agreements
            if each.person not in same
        ),
        homes=tuple(replace(home, notes="") for home in file.homes),
        talks=(),
    )


def _person(person: Person, own: str) -> Person:
    # What is written about the others' safety is on nobody's copy, not on the person's own either.
    shown = replace(
        person,
        safe_to_know="",
        contact_try="",
        contact_tried_on="",
        contact_tried_how=(),
        contact_talked_with="",
    )
    return shown if person.id == own else cast("Person", _emptied(shown, sorted(_OF_PERSON)))


def _emptied(thing: Person | Helper | Agreement, names: Iterable[str]) -> object:
    return replace(thing, **dict.fromkeys(names, ""))


def _without_marked(
    file: FamilyFile, reader: Recipient, marks: Sequence[Passage]
) -> tuple[FamilyFile, list[Removed]]:
    going: dict[tuple[str, str], list[Passage]] = {}
    for mark in marks:
        if reader.to is not ToWhom.PROFESSIONAL or mark.mark != NOT_FOR_FAMILY:
            going.setdefault((mark.of_id, mark.part), []).append(mark)
    removed: list[Removed] = []

    def change(place: Written) -> str:
        text = place.text
        for mark in going.get((place.of_id, place.part), ()):
            if mark.said and mark.said in text:
                text = text.replace(mark.said, "")
                removed.append(Removed(mark.mark, mark.id, (mark.said,)))
        return text if text == place.text else _tidied(text)

    return (rewritten(file, change) if going else file), removed


def _tidied(text: str) -> str:
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1]))


def _with_true_wordings(whole: FamilyFile, cut: FamilyFile) -> FamilyFile:
    """Return a file without the translations of words that were taken out or changed."""
    before, after = _texts(whole), _texts(cut)
    same = {key for key, text in after.items() if before.get(key) == text}
    wordings = tuple(each for each in whole.wordings if (each.of_id, each.part) in same)
    return replace(cut, wordings=wordings)


def _texts(file: FamilyFile) -> Mapping[tuple[str, str], str]:
    return {(each.of_id, each.part): each.text for each in written(file)}


def _request(
    request: DocumentRequest, file: FamilyFile, sweep: Sweep, reader: Recipient
) -> DocumentRequest:
    heard = {
        id_: tuple(told for told in (sweep.clean(name) for name in names) if told)
        for id_, names in request.shared_with.items()
        if file.current_agreement(id_) is not None
    }
    copies = tuple(
        replace(each, what=sweep.clean(each.what), to=sweep.clean(each.to))
        for each in request.copies
    )
    return replace(
        request,
        file=file,
        lists=family_lists(file),
        assessment=_same(request.assessment, file.assessments),
        meeting=_same_meeting(request.meeting, file.meetings),
        copy_for=name_on_copy(request.file, reader),
        shared_with=heard,
        copies=copies,
        more=on_copy(request.more, file) if request.more is not None else None,
    )


def _same(thing: Assessment | None, things: Sequence[Assessment]) -> Assessment | None:
    return next((each for each in things if thing is not None and each.id == thing.id), None)


def _same_meeting(thing: MeetingFile | None, things: Sequence[MeetingFile]) -> MeetingFile | None:
    return next(
        (each for each in things if thing is not None and each.meeting.id == thing.meeting.id),
        None,
    )
