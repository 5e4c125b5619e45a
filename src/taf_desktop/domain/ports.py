"""What services need from the outside, said as protocols. Storage and reports implement them.

Services are tested with ten-line fakes of these and can never see a database session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self, TypeVar

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.audit_ports import HistoryBook, KeepingBook
from taf_desktop.domain.backups import BackupStore, RestoreStore
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.entity import Entity
from taf_desktop.domain.handover import HandoverBook
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.retention import Tombstone
from taf_desktop.domain.vault import NewVault, VaultCard, VaultKeys
from taf_desktop.domain.vault_ports import LockStore
from taf_desktop.domain.versions import SignedVersion

E = TypeVar("E", bound=Entity)
T = TypeVar("T")

Lane = Literal["db", "cpu"]


class UnitOfWork(Protocol):
    """One transaction. Nothing is kept unless ``commit`` returns; leaving the block rolls back."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def get(self, kind: type[E], id_: str) -> E:
        """Return one thing, also if it was put aside.

        Raises:
            UserError: ``record.gone``, there is no such thing.
        """
        ...

    def of_family(self, kind: type[E], family_id: str) -> tuple[E, ...]:
        """Return a family's things of one kind, in their order, without those put aside."""
        ...

    def children(self, kind: type[E], parent_id: str) -> tuple[E, ...]:
        """Return what hangs on a parent (``kinds.PARENT_LINK``), in order, not put aside."""
        ...

    def put(self, thing: E) -> E:
        """Add (revision 0) or change a thing, and return it with its next revision.

        Raises:
            UserError: ``record.changed_elsewhere``, the stored revision is not the one given.
        """
        ...

    def put_aside(self, kind: type[E], id_: str) -> None:
        """Hide a thing without destroying it."""
        ...

    def aside_with(self, kind: type[E], thing: Entity) -> tuple[E, ...]:
        """Return a family's things of one kind that were put aside in one block with a thing.

        None, if the thing itself is not put aside.
        """
        ...

    def aside(self, kind: type[E], family_id: str) -> tuple[E, ...]:
        """Return a family's things of one kind that are put aside, in their order."""
        ...

    def bring_back(self, kind: type[E], id_: str) -> None:
        """Undo ``put_aside``."""
        ...

    def add_version(self, version: SignedVersion) -> None:
        """Keep a signed version for ever."""
        ...

    def versions(self, of_id: str) -> tuple[SignedVersion, ...]:
        """Return the signed versions of a thing, oldest first."""
        ...

    def signings(self, family_id: str) -> Mapping[str, tuple[datetime, ...]]:
        """Return when each signed thing of a family was signed, oldest first, by the thing's id.

        What was signed stays unread: it is long, and how often is asked at each opening.
        """
        ...

    def keep_form(self, form_hash: str, form_id: str, version: str, text: str) -> None:
        """Keep a form definition's text beside its answers; a known hash is kept once."""
        ...

    def form_text(self, form_hash: str) -> str | None:
        """Return a kept definition's text."""
        ...

    def families(self) -> Sequence[FamilyFacts]:
        """Return what the list of families tells, newest change first, in one query."""
        ...

    def newest_families(
        self, limit: int, before: tuple[str, str] = ("", "")
    ) -> Sequence[FamilyFacts]:
        """Return a page of that list: so many families after the one with this moment and id."""
        ...

    def shown_families(self, ids: Sequence[str]) -> Sequence[FamilyFacts]:
        """Return the same for some families, newest change first.

        Those put aside or gone are left out.
        """
        ...

    def facts(self, family_id: str) -> FamilyFacts:
        """Return the same for one family."""
        ...

    def settings(self) -> Mapping[str, str]:
        """Return what the vault remembers about its person and place."""
        ...

    def set_setting(self, name: str, value: str) -> None:
        """Remember one thing about the vault's person or place."""
        ...

    def note(
        self,
        deed: Deed,
        *,
        kind: str = "",
        of_id: str = "",
        family_id: str = "",
        fields: Sequence[str] = (),
    ) -> None:
        """Add a line to what was done, in this block. Changes add theirs by themselves.

        ``fields`` are names (of fields, choices, kinds of copy), never what somebody wrote.
        """
        ...

    @property
    def history(self) -> HistoryBook:
        """What was done in this vault, to be read."""
        ...

    @property
    def keeping(self) -> KeepingBook:
        """How long families are kept."""
        ...

    @property
    def handovers(self) -> HandoverBook:
        """What was handed over and what came, and the keys for it."""
        ...

    def erase(self, stone: Tombstone) -> None:
        """Remove everything about a family for good, note it, and add it to the ledger.

        The one way to remove anything; signed versions go too. The history keeps its lines: they
        name random ids only. A family that is not there, or is in the ledger, is no mistake.
        """
        ...

    def take_again(self, family_id: str, reason: str) -> None:
        """Write down that an erased family is taken in again on purpose, and why (a code).

        Restoring a backup then does not erase it once more.
        """
        ...

    def commit(self) -> ChangeSet:
        """Keep everything done in this block and return what changed."""
        ...


UnitOfWorkFactory = Callable[[], UnitOfWork]


class AuditTrail(Protocol):
    """Writes down what was done or seen that is no change of the record."""

    def note(
        self,
        deed: Deed,
        *,
        kind: str = "",
        of_id: str = "",
        family_id: str = "",
        fields: Sequence[str] = (),
    ) -> None:
        """Add one line in a block of its own. Database lane, and not inside a unit of work.

        Inside one, ``UnitOfWork.note`` keeps the line together with the change.
        """
        ...


class VaultStore(LockStore, Protocol):
    """Makes, unlocks and closes vaults. Slow key work is apart from database work.

    ``create_keys``, ``unwrap`` and ``change_passphrase`` take up to a second and touch no database:
    they run on a cpu lane. ``open`` and ``close`` run on the database lane only.
    """

    @property
    def notice(self) -> str:
        """After ``unwrap``: the id of a sentence the person should read, or ""."""
        ...

    def vaults(self, base: Path) -> tuple[VaultCard, ...]:
        """Return the vaults under a folder, by name."""
        ...

    def create_keys(self, base: Path, name: str, passphrase: str) -> NewVault:
        """Make a vault's folder and header with a passphrase slot and a recovery slot.

        Raises:
            UserError: the passphrase is too short, or the folder does not suit a vault.
        """
        ...

    def create_database(self, card: VaultCard, keys: VaultKeys) -> UnitOfWorkFactory:
        """Make the empty database of a new vault and open it. Database lane."""
        ...

    def unwrap(self, folder: Path, secret: str) -> VaultKeys:
        """Return the keys for a passphrase or a recovery code. Changes nothing on disk.

        Raises:
            UserError: ``vault.wrong_passphrase`` and the other sentences of a vault that will not
            open.
        """
        ...

    def open(self, folder: Path, keys: VaultKeys) -> UnitOfWorkFactory:
        """Open the database, bring its schema up to date and return a maker of units of work.

        Raises:
            EnvironmentProblem: missing, empty, damaged, newer than this program, or already open.
        """
        ...

    def close(self) -> None:
        """Checkpoint and close the database, if one is open."""
        ...

    def rebuild(self) -> VaultKeys:
        """Write the open records anew under a fresh key, without anything that was deleted.

        Raises:
            EnvironmentProblem: no room, or damaged; the vault is open as before.
        """
        ...

    def backups(self) -> BackupStore:
        """Return what makes and keeps the backups of whichever vault is open."""
        ...

    def restores(self) -> RestoreStore:
        """Return what finds and restores backups while no vault is open."""
        ...

    def interrupt(self) -> None:
        """Stop a look-up that is running on the database lane; it fails. Any thread."""
        ...


class Document(Protocol):
    """A finished document: its bytes and how many pages they have."""

    @property
    def pdf(self) -> bytes:
        """The PDF file."""
        ...

    @property
    def pages(self) -> int:
        """How many pages it has."""
        ...

    @property
    def first_page(self) -> bytes:
        """A PDF file that begins with page 1 as it is seen; it may hold no more."""
        ...


class Ticket(Protocol):
    """What a job holds while it runs, and what its asker keeps to call it off."""

    @property
    def cancelled(self) -> bool:
        """Whether the job was called off; a job in steps looks here between them."""
        ...

    def cancel(self) -> None:
        """Call the job off: what it answers is no longer passed on."""
        ...

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the job is. A job that reports can be called off between its steps."""
        ...


class TaskRunner(Protocol):
    """Runs slow work beside the screen and brings the answer back to it.

    Jobs are handed plain frozen values and return plain values. The ``db`` lane is one worker that
    keeps its order and is the only one that may touch the database; ``cpu`` is for key derivation
    and documents. Answers arrive on the thread the screen lives on; if ``owner`` (a screen) is gone
    by then, or the ticket was cancelled, they are dropped. An error without ``on_error`` goes to
    the program's one place for errors.
    """

    def run(
        self,
        job: Callable[[Ticket], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        owner: object | None = None,
        label: str | None = None,
        lane: Lane = "db",
    ) -> Ticket:
        """Run a job that only reads or computes. ``label`` names it in the progress panel.

        Once the program closes it is not begun: nobody is left to hear its answer.
        """
        ...

    def run_change(
        self,
        job: Callable[[Ticket], tuple[T, ChangeSet]],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None] | None = None,
        *,
        owner: object | None = None,
        label: str | None = None,
    ) -> Ticket:
        """Run a service call that changes the vault, on the database lane.

        Its ChangeSet is announced to every screen first, then ``on_done`` gets the value. What
        has been kept is announced even if the owner is gone or the ticket was cancelled. A change
        already asked for is still carried out when the program closes.

        Raises:
            Bug: the program is closing and takes no new work.
        """
        ...

    def wait_for(self, ticket: Ticket, seconds: float) -> bool:
        """Stand still until this job's answer has been passed on; say whether it was in time.

        Only for locking and closing. It turns no event loop.
        """
        ...
