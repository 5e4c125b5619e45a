"""Handing a family's record to a colleague, and taking one over.

Sending: ``prepare`` (database lane), ``seal`` and ``write_file`` (cpu lane), ``sent`` (database
lane), which writes it down and lets go of the lead. Receiving: ``read_file`` and ``unseal`` (cpu
lane), ``compare`` and ``accept`` (database lane).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from taf_desktop import __version__
from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.errors import EnvironmentProblem, UserError
from taf_desktop.domain.family import Family
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.handover import (
    KEPT_DAYS,
    LARGEST_FILE,
    NEW_LEAD,
    SCHEMA,
    SUFFIX,
    WORDS,
    Card,
    Contact,
    Direction,
    HandoverLine,
    Mode,
    OwnKeys,
    Part,
    Why,
)
from taf_desktop.domain.ports import UnitOfWork, UnitOfWorkFactory
from taf_desktop.domain.versions import SignedVersion
from taf_desktop.services import handover_box as box
from taf_desktop.services import handover_content as contents
from taf_desktop.services import handover_keys as keys_
from taf_desktop.services import handover_merge as merge
from taf_desktop.services.gather import family_file
from taf_desktop.services.handover_reading import read
from taf_desktop.services.handover_remarks import Remark, remarks
from taf_desktop.support import atomic
from taf_desktop.support.clock import Clock
from taf_desktop.support.ids import new_id


@dataclass(frozen=True, slots=True)
class OwnCard:
    """The card of this vault's person: itself, its six words, and its text to give away."""

    card: Card
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen to go: the family, its signed versions, and what went or came before."""

    file: FamilyFile
    versions: tuple[SignedVersion, ...]
    lines: tuple[HandoverLine, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A hand-over ready to be sealed. ``to`` is a card, or the receiver's name with ``words``."""

    packet: box.Packet
    content: contents.Content
    wanted: contents.Wanted
    why: Why
    to: Card
    remarks: tuple[Remark, ...]
    keys: OwnKeys = field(repr=False)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that came, opened and read, and not yet part of anything."""

    manifest: box.Manifest
    content: contents.Content

    @property
    def wanted(self) -> contents.Wanted:
        """What the sender chose."""
        versions = frozenset(version.id for version in self.content.versions)
        return contents.Wanted(frozenset(self.manifest.parts), versions)


@dataclass(frozen=True, slots=True)
class Quarantine:
    """What there is to look at before a hand-over is taken in.

    ``known`` is the sender's card if it is kept; ``mine`` that this vault made the file itself.
    """

    opened: Opened
    difference: merge.Difference
    sender: Card
    sender_words: str
    known: Contact | None
    expired: bool
    mine: bool

    @property
    def must_compare(self) -> bool:
        """Whether the sender's six words have to be compared first.

        Whoever was told six words on the telephone knows who spoke them.
        """
        confirmed = self.known is not None and self.known.confirmed_on
        return self.opened.manifest.mode == Mode.CARD and not confirmed and not self.mine


class Handovers:
    """The use cases of one open vault. Everything here runs on the database lane."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def own(self) -> tuple[OwnCard, ChangeSet]:
        """Return this vault's own card; its keys are made on first use.

        Raises:
            UserError: ``handover.card.no_name``, nobody would know whose card it is.
        """
        with self._unit_of_work() as unit:
            card, keys = self._own(unit)
            words = keys_.fingerprint_words(keys_.fingerprint(card))
            return OwnCard(card, words, keys_.card_text(card, keys)), unit.commit()

    def keys(self) -> tuple[OwnKeys, ChangeSet]:
        """Return this vault's own keys, to open what was sealed for it."""
        with self._unit_of_work() as unit:
            return self._keys(unit), unit.commit()

    def contacts(self) -> Sequence[Contact]:
        """Return the colleagues whose cards are kept, by name."""
        with self._unit_of_work() as unit:
            return unit.handovers.contacts()

    def keep(self, card: Card, *, compared: bool) -> tuple[Contact, ChangeSet]:
        """Keep a colleague's card; ``compared`` says that the six words were, and agree."""
        with self._unit_of_work() as unit:
            contact = self._keep(unit, card, compared=compared)
            return contact, unit.commit()

    def forget(self, fingerprint: str) -> tuple[None, ChangeSet]:
        """Forget a colleague's card. What was sent before stays written down."""
        with self._unit_of_work() as unit:
            unit.handovers.forget_contact(fingerprint)
            return None, unit.commit()

    def offer(self, family_id: str) -> Offer:
        """Return what can be chosen to go.

        Raises:
            UserError: ``record.gone``.
        """
        with self._unit_of_work() as unit:
            file = family_file(unit, family_id)
            versions = contents.all_versions(unit, family_id)
            return Offer(file, versions, tuple(unit.handovers.lines(family_id)))

    def prepare(
        self, family_id: str, wanted: contents.Wanted, why: Why, to: Card, words: str = ""
    ) -> tuple[Parcel, ChangeSet]:
        """Gather what was chosen and sign for it. Nothing is written down yet.

        Raises:
            UserError: ``handover.why_missing``, ``handover.day_missing``;
                ``handover.not_compared``, the six words of the card were not;
                ``handover.words_missing``; ``record.gone``.
        """
        if not (why.reason.strip() and why.purpose and why.basis and why.told):
            raise UserError("handover.why_missing")
        if why.purpose == NEW_LEAD and read_date(why.from_day).day is None:
            raise UserError("handover.day_missing")
        if not to.seal and len(keys_.normal_words(words).split()) != WORDS:
            raise UserError("handover.words_missing")
        with self._unit_of_work() as unit:
            if to.seal and not _is_compared(unit, to):
                raise UserError("handover.not_compared")
            card, keys = self._own(unit)
            content = contents.gather(unit, family_id, wanted)
            told = remarks(family_file(unit, family_id), wanted, to)
            files = contents.to_files(content)
            manifest = self._manifest(card, wanted, why, to, words, content, files)
            changes = unit.commit()
        packet = box.Packet(manifest, files)
        return Parcel(packet, content, wanted, why, to, told, keys, words), changes

    def sent(self, parcel: Parcel) -> tuple[HandoverLine, ChangeSet]:
        """Write down that a hand-over went; with a new lead, close the record here."""
        manifest = parcel.packet.manifest
        with self._unit_of_work() as unit:
            brief = parcel.wanted.in_brief
            line = self._line(Direction.SENT, manifest, parcel.to, parcel.content, in_brief=brief)
            unit.handovers.add(line)
            _note(unit, Deed.HANDED_OVER, line)
            if parcel.why.purpose == NEW_LEAD:
                self._let_go(unit, line)
            return line, unit.commit()

    def compare(self, opened: Opened) -> Quarantine:
        """Return what there is to look at before a hand-over is taken in.

        Raises:
            UserError: ``handover.damaged``.
        """
        manifest = opened.manifest
        sender = manifest.sender_card()
        print_ = keys_.fingerprint(sender)
        with self._unit_of_work() as unit:
            found = merge.compare(unit, manifest, opened.content)
            contacts = {each.fingerprint: each for each in unit.handovers.contacts()}
            own = unit.handovers.own_keys()
        return Quarantine(
            opened=opened,
            difference=found,
            sender=sender,
            sender_words=keys_.fingerprint_words(print_),
            known=contacts.get(print_),
            expired=bool(manifest.expires) and manifest.expires < self._today(),
            mine=own is not None and keys_.fingerprint(keys_.own_card(own, {})) == print_,
        )

    def accept(
        self,
        looked_at: Quarantine,
        *,
        theirs: bool = False,
        compared: bool = False,
        again: str = "",
    ) -> tuple[str, ChangeSet]:
        """Take a hand-over in and return the family's id. Twice is the same as once.

        ``theirs`` says what holds where both sides changed something; ``compared`` that the
        sender's six words were compared just now; ``again`` why a record that was removed here
        for good is taken in again, a code of ``taken_again_reason``.

        Raises:
            UserError: ``handover.sender_not_compared``, ``handover.erased_here``, and as
                ``compare``.
        """
        opened = looked_at.opened
        if looked_at.must_compare and not compared:
            raise UserError("handover.sender_not_compared")
        manifest, content, today = opened.manifest, opened.content, self._clock.today()
        with self._unit_of_work() as unit:
            found = merge.take_in(unit, manifest, content, today, theirs=theirs, again=again)
            if not looked_at.mine:
                self._keep(unit, looked_at.sender, compared=compared)
            if found.seen_before is None:
                brief = opened.wanted.in_brief
                line = self._line(
                    Direction.RECEIVED, manifest, looked_at.sender, content, in_brief=brief
                )
                unit.handovers.add(line)
                _note(unit, Deed.RECEIVED, line)
            return content.family.id, unit.commit()

    def _own(self, unit: UnitOfWork) -> tuple[Card, OwnKeys]:
        keys = self._keys(unit)
        card = keys_.own_card(keys, unit.settings())
        if not card.name:
            raise UserError("handover.card.no_name")
        return card, keys

    def _keys(self, unit: UnitOfWork) -> OwnKeys:
        keys = unit.handovers.own_keys()
        if keys is None:
            keys = keys_.make_keys(self._now())
            unit.handovers.keep_own_keys(keys)
        return keys

    def _keep(self, unit: UnitOfWork, card: Card, *, compared: bool) -> Contact:
        print_ = keys_.fingerprint(card)
        before = next((c for c in unit.handovers.contacts() if c.fingerprint == print_), None)
        contact = Contact(
            card=card,
            fingerprint=print_,
            added_on=before.added_on if before else self._today(),
            confirmed_on=self._today() if compared else before.confirmed_on if before else "",
        )
        if contact != before:
            unit.handovers.keep_contact(contact)
        return contact

    def _manifest(
        self,
        sender: Card,
        wanted: contents.Wanted,
        why: Why,
        to: Card,
        words: str,
        content: contents.Content,
        files: dict[str, bytes],
    ) -> box.Manifest:
        id_ = new_id()
        return box.Manifest(
            schema=SCHEMA,
            bundle_id=id_,
            family_id=content.family.id,
            made_at=self._now(),
            expires=(self._clock.today() + timedelta(days=KEPT_DAYS)).isoformat(),
            program=__version__,
            mode="card" if to.seal else "words",
            recipient=keys_.fingerprint(to) if to.seal else keys_.words_fingerprint(id_, words),
            sender=box.sender_of(sender),
            purpose=why.purpose,
            reason=why.reason.strip(),
            basis=why.basis,
            told=why.told,
            from_day=why.from_day if why.purpose == NEW_LEAD else "",
            parts=tuple(part for part in Part if part in wanted.parts),
            items=box.items_of(files),
        )

    def _line(
        self,
        direction: Direction,
        manifest: box.Manifest,
        other: Card,
        content: contents.Content,
        *,
        in_brief: bool,
    ) -> HandoverLine:
        return HandoverLine(
            bundle_id=manifest.bundle_id,
            direction=direction,
            family_id=manifest.family_id,
            at=self._now(),
            mode=Mode(manifest.mode),
            why=manifest.why(),
            other=other,
            fingerprint=keys_.fingerprint(other) if other.seal else "",
            parts=manifest.parts,
            versions=len(content.versions),
            base=contents.digests(content, in_brief=in_brief),
        )

    def _let_go(self, unit: UnitOfWork, line: HandoverLine) -> None:
        family = unit.get(Family, line.family_id)
        day = line.why.from_day or self._today()
        unit.put(
            replace(
                family,
                lead_name=line.other.name,
                lead_role=line.other.role,
                lead_agency=line.other.organisation,
                lead_phone="",
                lead_email="",
                lead_since=day,
                closed_on=day,
                closed_reason=NEW_LEAD,
            )
        )

    def _now(self) -> str:
        return self._clock.now().isoformat(timespec="seconds")

    def _today(self) -> str:
        return self._clock.today().isoformat()


def seal(parcel: Parcel) -> bytes:
    """Return the sealed file of a parcel. Cpu lane; a second or two for spoken words.

    Raises:
        UserError: ``handover.too_large``.
    """
    return box.seal(parcel.packet, parcel.keys, parcel.to if parcel.to.seal else parcel.words)


def unseal(sealed: bytes, secret: OwnKeys | str) -> Opened:
    """Open and read a file with this vault's keys or with spoken words. Cpu lane.

    Raises:
        UserError: what keeps it from being opened or believed, in a sentence.
    """
    if isinstance(secret, OwnKeys):
        packet = box.open_with_keys(sealed, secret)
    else:
        packet = box.open_with_words(sealed, secret)
    return Opened(packet.manifest, read(packet))


def suggested_name(parcel: Parcel) -> str:
    """Return a neutral file name: the day and a few letters, never whom it is about."""
    manifest = parcel.packet.manifest
    return f"taf-hand-over-{manifest.made_at[:10]}-{manifest.bundle_id[-4:]}{SUFFIX}"


def write_file(path: Path, content: bytes) -> None:
    """Write a hand-over or a card where the person chose, all of it or nothing.

    Raises:
        EnvironmentProblem: ``handover.not_saved``.
    """
    try:
        atomic.write_bytes(path, content)
    except OSError as problem:
        raise EnvironmentProblem("handover.not_saved") from problem


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that came; one that is far too large is not read at all.

    Raises:
        EnvironmentProblem: ``handover.not_read``.
        UserError: ``handover.too_large``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise EnvironmentProblem("handover.not_read") from problem
    if len(content) > LARGEST_FILE:
        raise UserError("handover.too_large")
    return content


def _is_compared(unit: UnitOfWork, card: Card) -> bool:
    print_ = keys_.fingerprint(card)
    contacts = unit.handovers.contacts()
    return any(each.fingerprint == print_ and each.confirmed_on for each in contacts)


def _note(unit: UnitOfWork, deed: Deed, line: HandoverLine) -> None:
    unit.note(
        deed,
        kind="family",
        of_id=line.family_id,
        family_id=line.family_id,
        fields=(line.why.purpose, line.mode.value, *line.parts),
    )
