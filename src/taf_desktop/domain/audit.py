"""What was done in a vault and what was seen: the lines of its history, and how it is checked.

A line names a deed, a thing by its random id and the names of fields; never what a field holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Deed(StrEnum):
    """What can be done. ``audit.deed.<value>`` in the words says it."""

    BEGAN = "began"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    ADDED = "added"
    CHANGED = "changed"
    PUT_ASIDE = "put_aside"
    BROUGHT_BACK = "brought_back"
    SIGNED = "signed"
    VIEWED = "viewed"
    DRAWN = "drawn"
    PRINTED = "printed"
    EXPORTED = "exported"
    GIVEN = "given"
    PASSPHRASE_CHANGED = "passphrase_changed"  # noqa: S105 the name of a deed, not a secret
    RECOVERY_CHANGED = "recovery_changed"
    KEY_ADDED = "key_added"
    KEY_REMOVED = "key_removed"
    BACKED_UP = "backed_up"
    BACKUP_REMOVED = "backup_removed"
    RESTORED = "restored"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    SCREEN_SHARED = "screen_shared"
    EVIDENCE_MADE = "evidence_made"
    ERASED = "erased"
    TAKEN_AGAIN = "taken_again"
    REWRITTEN = "rewritten"
    NOTICED = "noticed"
    ENDED = "ended"
    WENT_ON = "went_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the history.

    Args:
        seq: Its place in the chain, from 1 without gaps.
        at: The moment as an ISO text in UTC.
        ticks: Milliseconds since the vault was unlocked, by a clock nobody can set.
        slot: The id of the key that had opened the vault; "" where it was not known.
        deed: A value of ``Deed``; a later program may know more of them.
        kind: What kind of thing it was done to: a name from ``domain.kinds``, or another word.
        of_id: The thing's id, or the name of a setting or a document.
        family_id: The family it belongs to, or "".
        revision: The thing's revision afterwards; 0 where nothing was saved.
        fields: Names of fields, never their contents.
    """

    seq: int
    at: str
    ticks: int
    slot: str
    deed: str
    kind: str = ""
    of_id: str = ""
    family_id: str = ""
    revision: int = 0
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The newest line of a chain: its place, its code (hex) and the shape of the records then.

    Kept as an anchor outside the records, it says how far the history went when it was written.
    ``data_version`` is the migration the records stood at.
    """

    seq: int
    code: str
    data_version: str


NOTHING_YET = AuditHead(0, "", "")

ANCHOR_EVERY = 50
"""Lines after which the newest one is anchored outside the records (and whenever they close)."""

CLOCK_SLACK = 60.0
"""Seconds by which a computer's clock may go back without a word: it sets itself now and then."""


class Finding(StrEnum):
    """What a check of the history can find. ``audit.finding.<value>`` in the words says it."""

    LINE_CHANGED = "line_changed"
    LINES_MISSING = "lines_missing"
    CUT_SHORT = "cut_short"
    OTHER_HISTORY = "other_history"
    OLD_LOG_CHANGED = "old_log_changed"
    THING_OLDER = "thing_older"
    THING_CHANGED = "thing_changed"
    THING_MISSING = "thing_missing"
    THING_UNKNOWN = "thing_unknown"
    PARTS_DISAGREE = "parts_disagree"
    OLDER_LOCKS = "older_locks"
    CLOCK_BACK = "clock_back"


HARMLESS = frozenset({Finding.CLOCK_BACK})
"""What may well be the computer's own doing, and is said without a window of its own."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """One kind of finding: how often, and at which line it begins (its place and its moment)."""

    what: Finding
    times: int = 1
    seq: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a whole check found: how many lines there are, and what does not agree."""

    lines: int
    head: AuditHead
    noticed: tuple[Noticed, ...] = ()
    news: bool = False
    """Whether the last check did not find the same already."""

    @property
    def whole(self) -> bool:
        """Whether everything agrees."""
        return not self.noticed

    @property
    def worth_a_word(self) -> bool:
        """Whether something was found that is new and may matter."""
        return self.news and any(one.what not in HARMLESS for one in self.noticed)


class HistoryCheck(Protocol):
    """A check of the history in small steps, so that saving never waits for it. Database lane."""

    @property
    def done(self) -> bool:
        """Whether everything has been looked at."""
        ...

    @property
    def checked(self) -> int:
        """How many lines have been looked at so far."""
        ...

    def result(self) -> CheckResult:
        """Return what was found so far."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the evidence page says: enough to contradict a history that is changed later.

    ``months`` are (month, deed, how often), oldest month first. ``versions`` are names and numbers
    of the program and its libraries.
    """

    vault_id: str
    vault_name: str
    made_at: str
    head: AuditHead
    months: tuple[tuple[str, str, int], ...]
    result: CheckResult | None = None
    erased: int = 0
    versions: tuple[tuple[str, str], ...] = ()
