"""Answering somebody who asks what is kept about them: gather, look at each passage, hand over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from taf_desktop.domain.access import (
    GIVE,
    LEAVE_OUT,
    TAKE_OUT,
    AccessPack,
    AccessPassage,
    AccessRequest,
    LogLine,
    PackPart,
    PackRow,
    answer_by,
)
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.audit import Deed
from taf_desktop.domain.backups import gone_everywhere_within
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.copies import CopyGiven, ToWhom
from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.domain.family import Person
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.ports import Document, UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services.assessments import Assessments
from taf_desktop.services.bank_holidays import bank_holidays
from taf_desktop.services.documents import Documents, save_file
from taf_desktop.services.freezing import thaw
from taf_desktop.services.gather import family_file
from taf_desktop.services.passphrases import check
from taf_desktop.services.records import Records, made
from taf_desktop.services.subject_access_gather import GATHERED, Found, found_about
from taf_desktop.services.subject_access_signed import Signed, found_earlier
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say

Paper = Literal["pack", "letter", "log"]
"""What is made of an answer: what is given, the letter on top, and the lead's own list of gaps."""
PaperMaker = Callable[[AccessPack, str], Document]
DRAFT, ANSWERED = "draft", "answered"
GAP = "[…]"
"""Stands where words were taken out of a passage that is given."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """A request, whom it is about, and every passage found."""

    request: AccessRequest
    subject: Person
    file: FamilyFile
    passages: tuple[Found, ...]

    @property
    def to_look_at(self) -> tuple[Found, ...]:
        """The passages with somebody else in them: each is decided on by a person."""
        return tuple(each for each in self.passages if each.others)

    @property
    def waiting(self) -> tuple[Found, ...]:
        """Those of them nobody has decided on yet."""
        return tuple(each for each in self.passages if each.needs_a_look)

    def with_decision(self, found: Found, decision: AccessPassage) -> Gathered:
        """Return the same with what was just decided about one passage."""
        passages = tuple(
            replace(each, decision=decision) if each == found else each for each in self.passages
        )
        return replace(self, passages=passages)


class SubjectAccess:
    """Requests to see the record, and their answers."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        assessments: Assessments,
        documents: Documents,
        make: PaperMaker | None,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._assessments = assessments
        self._documents = documents
        self._make = make
        self._records = Records(unit_of_work)
        self._clock = clock

    def requests(self, family_id: str) -> tuple[AccessRequest, ...]:
        """Return a family's requests, the newest first. Database lane."""
        with self._unit_of_work() as unit:
            found = unit.of_family(AccessRequest, family_id)
        return tuple(sorted(found, key=lambda each: (each.asked_on, each.id), reverse=True))

    def start(self, family_id: str, person_id: str) -> tuple[AccessRequest, ChangeSet]:
        """Write down that somebody asked today. Database lane."""
        today = self._clock.today().isoformat()
        request = made(AccessRequest, family_id, person=person_id, asked_on=today)
        return self._records.add(request)

    def gather(self, request_id: str) -> Gathered:
        """Return everything found about whom a request is about. Database lane.

        Raises:
            UserError: ``record.gone``; ``access.nobody``, the person is no longer in the record.
        """
        with self._unit_of_work() as unit:
            request = unit.get(AccessRequest, request_id)
            file = family_file(unit, request.family_id)
            subject = file.person(request.person)
            if subject is None:
                raise UserError("access.nobody")
            return Gathered(request, subject, file, self._found(unit, request, file, subject))

    def decide(
        self, request_id: str, found: Found, choice: str, *, taken_out: str = "", reason: str = ""
    ) -> tuple[AccessPassage, ChangeSet]:
        """Keep what is to happen with a passage. Database lane.

        Raises:
            UserError: ``access.no_reason``, or ``access.not_there``: the words to take out do not
            stand in the passage.
        """
        if choice != GIVE and not reason.strip():
            raise UserError("access.no_reason")
        pieces = tuple(piece.strip() for piece in taken_out.split("\n") if piece.strip())
        if choice == TAKE_OUT and (not pieces or any(each not in found.said for each in pieces)):
            raise UserError("access.not_there")
        kind, of_id, part = found.place
        with self._unit_of_work() as unit:
            family_id = unit.get(AccessRequest, request_id).family_id
            stored = found.decision or made(
                AccessPassage,
                family_id,
                access_request_id=request_id,
                of_kind=kind,
                of_id=of_id,
                part=part,
                said=found.said,
            )
            wanted = replace(
                stored,
                choice=choice,
                taken_out="\n".join(pieces) if choice == TAKE_OUT else "",
                reason=reason.strip() if choice != GIVE else "",
            )
            kept = unit.put(wanted)
            return kept, unit.commit()

    def pack(self, gathered: Gathered) -> AccessPack:
        """Return the answer: what was left out is absent, and the log says where and why.

        Raises:
            UserError: ``access.undecided``, a passage was not looked at yet.
        """
        if gathered.waiting:
            raise UserError("access.undecided", count=len(gathered.waiting))
        request, family = gathered.request, gathered.file.family
        last = self.answer_by(request)
        return AccessPack(
            name=gathered.subject.name or call_name(gathered.subject),
            lead_name=family.lead_name,
            lead_agency=family.lead_agency,
            made_on=self._clock.today().isoformat(),
            backups_until=(self._clock.today() + timedelta(gone_everywhere_within())).isoformat(),
            put_aside=any(each.aside for each in gathered.passages),
            asked_on=request.asked_on,
            identity_on=request.identity_on,
            paused_on=request.paused_on,
            resumed_on=request.resumed_on,
            longer=request.longer == "yes",
            longer_why=request.longer_why,
            answer_by=last.isoformat() if last is not None else "",
            parts=_parts(gathered.passages),
            log=tuple(_log(gathered.passages)),
            passages=len(gathered.passages),
        )

    def paper(self, pack: AccessPack, which: Paper) -> Document:
        """Return one paper of an answer. Cpu lane."""
        if self._make is None:
            raise Bug("documents.nothing_yet")
        return self._make(pack, which)

    def save(self, document: Document, path: Path, password: str = "") -> None:
        """Write a paper, locked if there is a password. The plain bytes stay in memory. Cpu lane.

        Raises:
            UserError: the password could be guessed.
            EnvironmentProblem: ``documents.not_saved``.
        """
        content = document.pdf
        if password:
            check(password)
            content = self._documents.protect(content, password)
        save_file(content, path)

    def file_name(self, which: Paper) -> str:
        """Return a neutral file name."""
        return f"taf-access-{which}-{self._clock.today().isoformat()}.pdf"

    def answered(
        self, gathered: Gathered, *, how: str, protected: str
    ) -> tuple[AccessRequest, ChangeSet]:
        """Write down that the answer was given, in the log of copies too. Database lane."""
        today = self._clock.today().isoformat()
        with self._unit_of_work() as unit:
            request = unit.get(AccessRequest, gathered.request.id)
            day = request.answered_on or today
            done = unit.put(replace(request, status=ANSWERED, answered_on=day))
            left = {p.decision.choice for p in gathered.passages if p.decision} - {GIVE}
            unit.put(
                made(
                    CopyGiven,
                    request.family_id,
                    document_id="access_pack",
                    of_id=request.id,
                    to_kind=str(ToWhom.PERSON),
                    to_id=gathered.subject.id,
                    to_name=request.asked_by.strip() or call_name(gathered.subject),
                    what=say("access.given", name=call_name(gathered.subject)),
                    file_kind="pdf" if protected else "paper",
                    protected=protected,
                    left_out=tuple(sorted(left)),
                    given_on=day,
                    how=how,
                    given_by=unit.settings().get("person_name", ""),
                )
            )
            kind = AccessRequest.KIND
            unit.note(Deed.GIVEN, kind=kind, of_id=request.id, family_id=request.family_id)
            return done, unit.commit()

    def answer_by(self, request: AccessRequest) -> date | None:
        """Return the day by which a request must be answered."""
        return answer_by(request, bank_holidays())

    def _found(
        self, unit: UnitOfWork, request: AccessRequest, file: FamilyFile, subject: Person
    ) -> tuple[Found, ...]:
        definitions = {
            each.id: self._assessments.definition_of(unit, each) for each in file.assessments
        }
        decisions = unit.children(AccessPassage, request.id)
        today = self._clock.today()
        now = found_about(file, subject, definitions, decisions, today)
        now = (*now, *self._put_aside(unit, file, subject, decisions))
        earlier = self._signed(unit, request.family_id)
        return (*now, *found_earlier(earlier, now, file, subject, decisions, today))

    def _put_aside(
        self,
        unit: UnitOfWork,
        file: FamilyFile,
        subject: Person,
        decisions: Sequence[AccessPassage],
    ) -> Iterator[Found]:
        """Yield what is about the person in things that are put aside and not erased yet."""
        family_id = file.family.id
        things = [each for kind in GATHERED for each in unit.aside(KINDS[kind], family_id)]
        gone = tuple(each for each in things if isinstance(each, Person))
        forms = {
            each.id: self._assessments.definition_of(unit, each)
            for each in things
            if isinstance(each, Assessment)
        }
        known = replace(file, people=(*file.people, *gone))
        for found in found_about(known, subject, forms, decisions, self._clock.today(), things):
            yield replace(found, part=say("access.part.aside", part=found.part), aside=True)

    def _signed(self, unit: UnitOfWork, family_id: str) -> tuple[Signed, ...]:
        """Return what was signed about a family, the newest first, with the forms of that day."""
        versions = [each for id_ in unit.signings(family_id) for each in unit.versions(id_)]
        newest_first = sorted(versions, key=lambda each: (each.signed_at, each.id), reverse=True)
        return tuple(self._opened(unit, each) for each in newest_first)

    def _opened(self, unit: UnitOfWork, version: SignedVersion) -> Signed:
        file = thaw(version.content)
        forms = {
            each.id: self._assessments.definition_of(unit, each)
            for each in file.assessments
            if each.id == version.of_id
        }
        return Signed(version, file, forms)


def given_text(found: Found) -> str:
    """Return what of a passage is given; "" if it is left out."""
    decision = found.decision
    if decision is None or decision.choice == GIVE:
        return found.said
    if decision.choice == LEAVE_OUT:
        return ""
    text = found.said
    for piece in decision.taken_out.split("\n"):
        text = text.replace(piece, GAP)
    return text


def _parts(passages: Sequence[Found]) -> tuple[PackPart, ...]:
    titles = tuple(dict.fromkeys(each.part for each in passages))
    return tuple(
        PackPart(title, _rows([each for each in passages if each.part == title]))
        for title in titles
    )


def _rows(passages: Sequence[Found]) -> tuple[PackRow, ...]:
    texts: dict[tuple[tuple[str, str, str], str], list[str]] = {}
    gaps: Counter[tuple[tuple[str, str, str], str]] = Counter()
    for each in passages:
        key = (each.place, each.label)
        told = given_text(each)
        texts.setdefault(key, []).extend([told] if told else [])
        gaps[key] += not told
    return tuple(PackRow(key[1], tuple(lines), gaps[key]) for key, lines in texts.items())


def _log(passages: Sequence[Found]) -> list[LogLine]:
    return [
        LogLine(
            say("access.place", number=number, part=each.part, label=each.label),
            each.decision.choice,
            each.decision.reason,
        )
        for number, each in enumerate(passages, start=1)
        if each.decision is not None and each.decision.choice != GIVE
    ]
