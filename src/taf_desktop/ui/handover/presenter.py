"""What the page “Hand over” asks of the services, and the words it shows. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.handover import NEW_LEAD, Card, Contact, HandoverLine, Part, Why
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.forms.codes import label_of
from taf_desktop.services.desk import Desk
from taf_desktop.services.handover_content import Wanted
from taf_desktop.services.handover_drafts import Choices, HandoverDrafts
from taf_desktop.services.handover_keys import new_words
from taf_desktop.services.handover_preview import Shown, preview, version_words
from taf_desktop.services.handover_remarks import Remark, day_words
from taf_desktop.services.handovers import Offer, Parcel, seal, suggested_name, write_file
from taf_desktop.support.words import say
from taf_desktop.ui.handover.draft import Taken

OnError = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A colleague as shown in a list. ``ready`` when the six words were compared."""

    contact: Contact
    name: str
    about: str
    state: str
    ready: bool


@dataclass(frozen=True, slots=True)
class SendView:
    """What the page offers: colleagues, signed versions, and what went or came before.

    ``chosen`` is what was chosen before and not handed over, for example because it locked.
    """

    family_id: str
    name: str
    contacts: tuple[ContactRow, ...]
    versions: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    chosen: Choices | None = None


@dataclass(frozen=True, slots=True)
class LookView:
    """What there is to look at before it is sealed."""

    parcel: Parcel
    title: str
    facts: tuple[str, ...]
    remarks: tuple[Remark, ...]
    parts: tuple[Shown, ...]
    file_name: str


@dataclass(frozen=True, slots=True)
class DoneView:
    """What is left to do, what else to know; ``words`` are the six to be said, or ""."""

    title: str
    where: str
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    words: str = field(default="", repr=False)


class SendPresenter:
    """Gathers, seals and writes down a hand-over, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object) -> None:
        """Take the use cases, what runs them, and the screen the answers are for."""
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._drafts = HandoverDrafts(desk.settings.unit_of_work)

    def load(self, family_id: str, on_done: Callable[[SendView], None], on_error: OnError) -> None:
        """Hand on what the page offers."""

        def job(_ticket: Ticket) -> SendView:
            contacts = self._desk.handovers.contacts()
            chosen = self._drafts.sending(family_id)
            return send_view(self._desk.handovers.offer(family_id), contacts, chosen)

        self._runner.run(job, on_done, on_error, owner=self._owner)

    def keep(self, taken: Taken) -> tuple[None, ChangeSet]:
        """Keep what was chosen so far. Database lane."""
        return self._drafts.keep_sending(taken.family_id, taken.choices)

    def today(self) -> str:
        """Return today as an ISO day."""
        return self._desk.clock.today().isoformat()

    def gather(
        self,
        family_id: str,
        wanted: Wanted,
        why: Why,
        to: Card,
        on_done: Callable[[LookView], None],
        on_error: OnError,
    ) -> None:
        """Hand on what would go. Without a card six words are made."""
        words = "" if to.seal else new_words()
        self._runner.run_change(
            lambda _ticket: self._desk.handovers.prepare(family_id, wanted, why, to, words),
            lambda parcel: on_done(look_view(parcel)),
            on_error,
            owner=self._owner,
            label=say("handover.send.busy.gather"),
        )

    def hand_over(
        self, parcel: Parcel, path: Path, on_done: Callable[[DoneView], None], on_error: OnError
    ) -> None:
        """Seal, write the file, and write it down; what could not be written down is no file."""

        def sealed(_ticket: Ticket) -> None:
            write_file(path, seal(parcel))

        def note(_nothing: None) -> None:
            self._runner.run_change(
                lambda _ticket: self._desk.handovers.sent(parcel),
                lambda _line: on_done(done_view(parcel, path)),
                forget,
                owner=self._owner,
            )

        def forget(error: Exception) -> None:
            path.unlink(missing_ok=True)
            on_error(error)

        self._runner.run(
            sealed,
            note,
            on_error,
            owner=self._owner,
            label=say("handover.send.busy.seal"),
            lane="cpu",
        )


def send_view(offer: Offer, contacts: Sequence[Contact], chosen: Choices | None = None) -> SendView:
    """Return what the page offers, in words."""
    return SendView(
        family_id=offer.file.family.id,
        name=offer.file.family.name,
        contacts=tuple(contact_row(contact) for contact in contacts),
        versions=tuple((version.id, version_words(version)) for version in offer.versions),
        lines=tuple(line_words(line) for line in offer.lines),
        chosen=chosen,
    )


def contact_row(contact: Contact) -> ContactRow:
    """Return a colleague as shown in a list."""
    card, ready = contact.card, bool(contact.confirmed_on)
    state = (
        say("handover.cards.compared", day=day_words(contact.confirmed_on))
        if ready
        else say("handover.cards.not_compared")
    )
    return ContactRow(contact, card.name, about(card), state, ready)


def about(card: Card) -> str:
    """Return somebody's role and organisation."""
    return ", ".join(part for part in (card.role, card.organisation) if part)


def line_words(line: HandoverLine) -> str:
    """Return one hand-over of before, in a line."""
    return say(
        f"handover.line.{line.direction}",
        day=day_words(line.at),
        name=line.other.name,
        purpose=label_of("handover_purpose", line.why.purpose),
    )


def parts_for(purpose: str) -> frozenset[Part]:
    """Return what is ticked at first: everything only where somebody else leads from now on."""
    return frozenset(Part) if purpose in (NEW_LEAD, "moved") else frozenset()


def facts_of(why: Why, lead: str = "") -> tuple[str, ...]:
    """Return why a record goes, line by line; who leads then, if a name is given."""
    facts = [
        say("handover.send.look.purpose", words=label_of("handover_purpose", why.purpose)),
        say("handover.send.look.reason", words=" ".join(why.reason.split())),
        say("handover.send.look.basis", words=label_of("handover_basis", why.basis)),
        say("handover.send.look.told", words=label_of("handover_told", why.told)),
    ]
    if lead and why.purpose == NEW_LEAD and why.from_day:
        facts.append(say("handover.page.leads", name=lead, day=day_words(why.from_day)))
    return tuple(facts)


def look_view(parcel: Parcel) -> LookView:
    """Return what there is to look at."""
    seal_id = "sealed_card" if parcel.to.seal else "sealed_words"
    who = ", ".join(part for part in (parcel.to.name, about(parcel.to)) if part)
    return LookView(
        parcel=parcel,
        title=say("handover.send.look.for", name=who),
        facts=(*facts_of(parcel.why, parcel.to.name), say(f"handover.send.look.{seal_id}")),
        remarks=parcel.remarks,
        parts=preview(parcel.content, parcel.wanted),
        file_name=suggested_name(parcel),
    )


def done_view(parcel: Parcel, path: Path) -> DoneView:
    """Return what is left to do."""
    name, spoken = parcel.to.name, bool(parcel.words)
    steps = [say(f"handover.send.done.pass_{'words' if spoken else 'card'}", name=name)]
    if spoken:
        steps.append(say("handover.send.done.tell_words", name=name))
    steps.append(say("handover.send.done.ask", name=name))
    notes = [say("handover.send.done.expires", day=day_words(parcel.packet.manifest.expires))]
    if parcel.why.purpose == NEW_LEAD:
        day = day_words(parcel.why.from_day)
        steps.append(say("handover.send.done.family"))
        notes.insert(0, say("handover.send.done.closed", name=name, day=day))
    notes.append(say("handover.send.done.log"))
    return DoneView(
        title=say("handover.send.done.title", name=name),
        where=say("handover.send.done.where", path=path),
        steps=tuple(steps),
        notes=tuple(notes),
        words=parcel.words,
    )
