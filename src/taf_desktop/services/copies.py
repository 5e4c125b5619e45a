"""Copies for one reader: what is left out and why, giving one, the log, and who still needs one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.copies import CopyGiven, Passage, Recipient, ToWhom
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.ports import Document, UnitOfWorkFactory
from taf_desktop.domain.printing import CLEAR_PRINT, ENGLISH, Printing
from taf_desktop.forms.codes import code_list
from taf_desktop.forms.definition import Option
from taf_desktop.services.copies_cut import Cut, cut_for
from taf_desktop.services.copies_due import (
    DueCopy,
    due_copies,
    given_before,
    reader_of_person,
    reader_of_professional,
    version_of,
)
from taf_desktop.services.copies_parts import Removed
from taf_desktop.services.copies_words import LeftOut, left_out, notes_for
from taf_desktop.services.documents import DocumentRequest, Documents, save_file, suggested_name
from taf_desktop.services.gather import family_file
from taf_desktop.services.passphrases import check
from taf_desktop.services.records import Records, made
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import catalogue, say

KEPT = "own_file"
"""Code of ``resources/codes/copy_how.yaml``: it went to nobody."""
PDF, DOCX, TEXT, PAPER = "pdf", "docx", "txt", "paper"
"""Codes of ``resources/codes/copy_file.yaml``; the first three are the endings of files too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedCopy:
    """One reader's copy, not yet drawn. ``request`` holds nothing they may not have.

    ``whole`` is the same document with nothing left out, to say what would have stood on it.
    ``notes`` are sentences about what only a person can judge.
    """

    reader: Recipient
    request: DocumentRequest
    whole: DocumentRequest
    of_id: str
    version: int | None
    removed: tuple[Removed, ...] = ()
    marks: tuple[Passage, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnCopy:
    """One reader's copy as its pages, and what is left out of them and why."""

    prepared: PreparedCopy
    document: Document
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a copy was given: a code of ``copy_how``, one of ``copy_file``, and whether protected."""

    how: str
    file_kind: str = PAPER
    protected: str = ""
    what: str = ""
    note: str = ""


class Copies:
    """Gives copies away and remembers it."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, documents: Documents, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._documents = documents
        self._records = Records(unit_of_work)
        self._clock = clock

    def reader(self, family_id: str, id_: str) -> Recipient:
        """Return somebody of the family, its network or the team as a reader. Database lane.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
        helpers = [Recipient(ToWhom.OTHER, each.id, each.name) for each in file.helpers]
        found = next((each for each in (*readers_of(file), *helpers) if each.id == id_), None)
        if found is None:
            raise UserError("record.gone")
        return found

    def prepare(
        self,
        document_id: str,
        family_id: str,
        of_id: str,
        reader: Recipient,
        printing: Printing = CLEAR_PRINT,
        *,
        page_of: str = "",
    ) -> PreparedCopy:
        """Return a reader's copy as things stand now. Database lane.

        ``page_of`` names the child whose own page it is, whoever gets it.
        It is worked out afresh each time, so a changed agreement counts at once.

        Raises:
            UserError: as ``Documents.gather``; ``copies.not_for_them`` if nothing would be left.
        """
        with self._unit_of_work() as unit:
            marks = unit.of_family(Passage, family_id)
            given = unit.of_family(CopyGiven, family_id)
        whole = replace(self._documents.gather(document_id, family_id, of_id), printing=printing)
        if reader.to is not ToWhom.OWN_FILE:
            whole = replace(whole, file=_replacing(whole.file, given_before(given, whole, reader)))
        own = reader.to is ToWhom.OWN_FILE
        cut = Cut(whole, ()) if own else cut_for(whole, reader, marks)
        if whole.meeting is not None and cut.request.meeting is None:
            raise UserError("copies.not_for_them")
        name = page_of or cut.request.copy_for
        return PreparedCopy(
            reader=reader,
            request=replace(cut.request, copy_for=name),
            whole=whole,
            of_id=of_id or _plan_id(whole),
            version=version_of(whole),
            removed=cut.removed,
            marks=marks,
            notes=() if own else notes_for(whole.file, reader),
        )

    def draw(self, prepared: PreparedCopy) -> DrawnCopy:
        """Return the pages, and what of the whole document is left out of them. Cpu lane."""
        return self.finished(prepared, self._documents.draw(prepared.request))

    def finished(self, prepared: PreparedCopy, document: Document) -> DrawnCopy:
        """Return a copy whose pages were drawn already, with what is left out of it. Cpu lane."""
        if not prepared.removed:
            return DrawnCopy(prepared, document, ())
        english = replace(prepared.request.printing, language=ENGLISH)
        plain = replace(prepared.whole, printing=english, copy_for=prepared.request.copy_for)
        told = self._documents.as_text(plain).decode("utf-8-sig") if self._documents.tells else None
        missing = left_out(prepared.whole.file, prepared.reader, prepared.removed, told)
        return DrawnCopy(prepared, document, missing)

    def save(self, copy: DrawnCopy, path: Path, file_kind: str = PDF, password: str = "") -> None:
        """Write a copy where the person chose; a PDF file with a password is locked first.

        Nothing but the finished bytes is ever written: the plain ones stay in memory. Cpu lane.

        Raises:
            UserError: the password could be guessed.
            EnvironmentProblem: ``documents.not_saved``.
        """
        request = copy.prepared.request
        if file_kind == DOCX:
            content = self._documents.as_docx(request)
        elif file_kind == TEXT:
            content = self._documents.as_text(request)
        else:
            content = copy.document.pdf
        if password and file_kind == PDF:
            check(password)
            content = self._documents.protect(content, password)
        save_file(content, path)

    def file_name(self, copy: DrawnCopy, file_kind: str = PDF) -> str:
        """Return a neutral file name: what it is and the day, never whom it is for or about."""
        return suggested_name(copy.prepared.request, file_kind)

    def give(self, copy: DrawnCopy, way: Way) -> tuple[CopyGiven, ChangeSet]:
        """Write down that a copy was given. Database lane.

        An unprotected file is noted in the history as one that left the vault.
        """
        given, changes = self.give_all((copy,), way)
        return given[0], changes

    def give_all(
        self, copies: Sequence[DrawnCopy], way: Way
    ) -> tuple[tuple[CopyGiven, ...], ChangeSet]:
        """Write down that several copies were given in one way: all of them or none.

        A copy for the own file was kept there, whatever the way says. Database lane.
        """
        with self._unit_of_work() as unit:
            by = unit.settings().get("person_name", "")
            given = tuple(unit.put(self._given(copy, way, by)) for copy in copies)
            for each in given:
                for deed, fields in _deeds(each):
                    unit.note(
                        deed,
                        kind="document",
                        of_id=each.document_id,
                        family_id=each.family_id,
                        fields=fields,
                    )
            return given, unit.commit()

    def _given(self, copy: DrawnCopy, way: Way, by: str) -> CopyGiven:
        prepared = copy.prepared
        request, reader = prepared.request, prepared.reader
        return made(
            CopyGiven,
            request.file.family.id,
            document_id=request.document_id,
            of_id=prepared.of_id,
            of_version=prepared.version,
            to_kind=str(reader.to),
            to_id=reader.id,
            to_name=reader.name,
            what=way.what or what_is_given(prepared),
            file_kind=way.file_kind,
            format_id=request.printing.format_id,
            language=request.printing.language,
            protected=way.protected,
            left_out=tuple(dict.fromkeys(each.why for each in copy.left_out)),
            given_on=self._clock.today().isoformat(),
            how=KEPT if reader.to is ToWhom.OWN_FILE else way.how,
            given_by=by,
            note=way.note,
        )

    def log(self, family_id: str) -> tuple[CopyGiven, ...]:
        """Return the copies that were given, the newest first. Database lane."""
        with self._unit_of_work() as unit:
            copies = unit.of_family(CopyGiven, family_id)
        return tuple(sorted(copies, key=lambda each: (each.given_on, each.id), reverse=True))

    def due(self, family_id: str) -> tuple[DueCopy, ...]:
        """Return who should have the newest agreed version and has not. Database lane."""
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            return due_copies(file, unit.of_family(CopyGiven, family_id))

    def mark(
        self, family_id: str, place: tuple[str, str, str], said: str, mark: str, reason: str = ""
    ) -> tuple[Passage, ChangeSet]:
        """Keep a passage from coming copies. ``place`` is kind, id and field. Database lane."""
        kind, of_id, part = place
        return self._records.add(
            made(
                Passage,
                family_id,
                of_kind=kind,
                of_id=of_id,
                part=part,
                said=said,
                mark=mark,
                reason=reason,
            )
        )

    def unmark(self, passage_id: str) -> ChangeSet:
        """Let a passage go into copies again. Database lane."""
        return self._records.put_aside(Passage.KIND, passage_id)

    def strike(self, copy_id: str) -> ChangeSet:
        """Put a line of the log aside that was written by mistake; the history keeps it."""
        return self._records.put_aside(CopyGiven.KIND, copy_id)


def readers_of(file: FamilyFile) -> tuple[Recipient, ...]:
    """Return everybody a copy may be for: the family, then the team."""
    people = [reader_of_person(each) for each in file.people if each.who != "unborn"]
    return (*people, *(reader_of_professional(each) for each in file.professionals))


def somebody(name: str) -> Recipient:
    """Return a reader outside the family and the team."""
    return Recipient(ToWhom.OTHER, "", name.strip())


def ways_to_give() -> tuple[Option, ...]:
    """Return the ways in which somebody can get a copy."""
    return tuple(each for each in code_list("copy_how").options if each.name != KEPT)


def own_file() -> Recipient:
    """Return the reader of what is kept in the own file: nobody, so nothing is left out of it."""
    return Recipient(ToWhom.OWN_FILE, "", say("copies.own_file"))


def _deeds(given: CopyGiven) -> Iterator[tuple[Deed, tuple[str, ...]]]:
    """Yield what the history notes: given or printed, and what left the vault unprotected."""
    paper = given.file_kind == PAPER
    if given.to_kind != ToWhom.OWN_FILE:
        yield Deed.GIVEN, ()
    elif paper or given.protected == "yes":
        names = tuple(each for each in (given.format_id, given.file_kind) if each)
        yield Deed.PRINTED if paper else Deed.EXPORTED, names
    if given.protected == "no":
        yield Deed.EXPORTED, ("unprotected",)


def what_is_given(prepared: PreparedCopy) -> str:
    """Return what a copy is of, in words: "The plan, version 2"."""
    message = f"copies.what.{prepared.request.document_id}"
    name = say(message if message in catalogue() else "copies.what.other")
    if prepared.version is None:
        kind = "draft" if version_matters(prepared) else "plain"
        return say(f"copies.what_{kind}", what=name)
    return say("copies.what_version", what=name, version=prepared.version)


def version_matters(prepared: PreparedCopy) -> bool:
    """Say whether a document is agreed in versions, so that this one is a draft."""
    return prepared.request.document_id in {"plan", "meeting", "assessment"}


def _plan_id(whole: DocumentRequest) -> str:
    return whole.file.plan.plan.id if whole.file.plan is not None else ""


def _replacing(file: FamilyFile, day: str) -> FamilyFile:
    """Return a file whose plan says which copy of this reader it replaces, if they had one."""
    if file.plan is None:
        return file
    return replace(file, plan=replace(file.plan, replaces=day))
