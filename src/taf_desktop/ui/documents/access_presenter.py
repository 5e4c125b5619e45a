"""What answering a request to see the record asks of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.domain.access import AccessPack, AccessPassage, AccessRequest
from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.dates import show_date
from taf_desktop.domain.entity import Answer, Entity
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.services.bank_holidays import are_known
from taf_desktop.services.desk import Desk
from taf_desktop.services.subject_access import ANSWERED, Gathered, Paper
from taf_desktop.services.subject_access_gather import Found
from taf_desktop.support.words import listed, say

OnError = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request: whom it is about, and how it stands."""

    id: str
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class ListView:
    """The requests there are, and who may have asked: ids with names."""

    requests: tuple[RequestRow, ...]
    people: tuple[tuple[str, str], ...]


class AccessPresenter:
    """Reads, decides and makes papers, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, family_id: str, owner: object) -> None:
        """Take the use cases, what runs them, the family, and whom the answers are for."""
        self._desk = desk
        self._runner = runner
        self._family_id = family_id
        self._owner = owner

    def list_all(self, on_done: Callable[[ListView], None], on_error: OnError) -> None:
        """Read the requests and the people."""

        def job(_ticket: Ticket) -> ListView:
            file = self._desk.families.open(self._family_id).file
            return list_view(file, self._desk.access.requests(self._family_id))

        self._runner.run(job, on_done, on_error, owner=self._owner)

    def start(
        self, person_id: str, on_done: Callable[[AccessRequest], None], on_error: OnError
    ) -> None:
        """Write down that somebody asked."""
        self._runner.run_change(
            lambda _ticket: self._desk.access.start(self._family_id, person_id),
            on_done,
            on_error,
            owner=self._owner,
        )

    def gather(
        self, request_id: str, on_done: Callable[[Gathered], None], on_error: OnError
    ) -> None:
        """Gather everything about the person."""
        self._runner.run(
            lambda _ticket: self._desk.access.gather(request_id),
            on_done,
            on_error,
            owner=self._owner,
        )

    def save_request(
        self, id_: str, revision: int, answers: dict[str, Answer]
    ) -> tuple[Entity, ChangeSet]:
        """Save what was typed about a request. Database lane."""
        return self._desk.records.save(AccessRequest.KIND, id_, revision, answers)

    def decide(
        self,
        request_id: str,
        found: Found,
        decision: tuple[str, str, str],
        on_done: Callable[[AccessPassage], None],
        on_error: OnError,
    ) -> None:
        """Keep what is to happen with a passage: the choice, the words to take out, the reason."""
        choice, taken_out, reason = decision

        def job(_ticket: Ticket) -> tuple[AccessPassage, ChangeSet]:
            return self._desk.access.decide(
                request_id, found, choice, taken_out=taken_out, reason=reason
            )

        self._runner.run_change(job, on_done, on_error, owner=self._owner)

    def save_paper(
        self,
        gathered: Gathered,
        which: Paper,
        path: Path,
        password: str,
        on_done: Callable[[Path], None],
        on_error: OnError,
    ) -> None:
        """Make a paper of the answer and write it, locked if there is a password; note that."""
        access, trail = self._desk.access, self._desk.trail
        names = () if password else ("unprotected",)

        def job(_ticket: Ticket) -> Path:
            pack: AccessPack = access.pack(gathered)
            paper: Document = access.paper(pack, which)
            access.save(paper, path, password)
            return path

        def saved(where: Path) -> None:
            self._runner.run(
                lambda _ticket: trail.note(
                    Deed.EXPORTED,
                    kind="document",
                    of_id=f"access_{which}",
                    family_id=self._family_id,
                    fields=names,
                ),
                lambda _none: on_done(where),
                on_error,
                owner=self._owner,
            )

        self._runner.run(job, saved, on_error, owner=self._owner, lane="cpu")

    def answered(
        self,
        gathered: Gathered,
        how: str,
        protected: str,
        on_done: Callable[[AccessRequest], None],
        on_error: OnError,
    ) -> None:
        """Write down that the answer was given."""
        self._runner.run_change(
            lambda _ticket: self._desk.access.answered(gathered, how=how, protected=protected),
            on_done,
            on_error,
            owner=self._owner,
        )

    def state_words(self, request: AccessRequest) -> str:
        """Return by when a request must be answered, in words."""
        return state_words(request, self._desk)

    def file_name(self, which: Paper) -> str:
        """Return a neutral name for a file."""
        return self._desk.access.file_name(which)


def list_view(file: FamilyFile, requests: tuple[AccessRequest, ...]) -> ListView:
    """Return the requests and the people in words."""
    rows = tuple(
        RequestRow(
            each.id,
            file.name_of(each.person),
            say("access.state.answered", day=show_date(each.answered_on))
            if each.status == ANSWERED
            else say("access.state.asked", day=show_date(each.asked_on)),
        )
        for each in requests
    )
    people = tuple((p.id, call_name(p)) for p in file.people if p.who != "unborn")
    return ListView(rows, people)


def state_words(request: AccessRequest, desk: Desk) -> str:
    """Return by when a request must be answered, or why that is not known."""
    if request.status == ANSWERED:
        return say("access.state.answered", day=show_date(request.answered_on))
    day = desk.access.answer_by(request)
    if day is not None:
        kind = "days" if are_known(day.year) else "days_unsure"
        return say(f"access.state.{kind}", day=show_date(day.isoformat()))
    return say(f"access.state.{'waiting' if request.paused_on else 'no_day'}")


def count_words(gathered: Gathered) -> str:
    """Return how many passages are still to be looked at."""
    every, waiting = len(gathered.to_look_at), len(gathered.waiting)
    if not every:
        return say("access.passages.none")
    if not waiting:
        return say("access.passages.done", all=every)
    return say("access.passages.count", waiting=waiting, all=every)


def others_words(found: Found) -> str:
    """Return who else is in a passage."""
    return say("access.passages.others", names=listed(found.others))
