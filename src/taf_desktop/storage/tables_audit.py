"""The tables of the history: what was done, what was erased, and the seals of recorded things.

The first two only grow. The triggers that see to it stand in the migration; ``guard`` refuses it
once more.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

LINE = ("seq", "at", "ticks", "slot", "deed", "kind", "of_id", "family_id", "revision", "fields")
"""The columns of a line that its code is made over, in this order."""
OFTEN = (
    "added", "changed", "put_aside", "brought_back", "viewed", "signed", "drawn", "printed",
    "exported", "given",
)  # fmt: skip
"""Deeds of every day. Any other is found by an index, which these do not make longer."""
RARE = text(f"deed NOT IN ({', '.join(repr(deed) for deed in OFTEN)})")
"""The condition of that index: SQLite uses it for a statement that says the same words."""


def audit_entry(metadata: MetaData) -> Table:
    """Return the table of the history's lines; ``domain.audit.Entry`` says what they hold.

    ``fields`` are names joined by commas. ``prev`` is the code of the line before and ``mac`` this
    line's own: HMAC-SHA256 over both.
    """
    return Table(
        "audit_entry",
        metadata,
        Column("seq", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("ticks", Integer, nullable=False),
        *(Column(name, Text, nullable=False) for name in LINE[3:8]),
        Column("revision", Integer, nullable=False),
        Column("fields", Text, nullable=False),
        Column("prev", LargeBinary, nullable=False),
        Column("mac", LargeBinary, nullable=False),
        Index("ix_audit_entry_rare", "deed", "seq", sqlite_where=RARE),
    )


def erasure(metadata: MetaData) -> Table:
    """Return the ledger of erased families: random id, moment, rule and reason, nothing else."""
    return Table(
        "erasure",
        metadata,
        Column("family_id", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("erased_at", "rule", "reason")),
    )


def seal(metadata: MetaData) -> Table:
    """Return the table of seals; ``shape`` is the migration the thing was written at."""
    return Table(
        "seal",
        metadata,
        Column("of_id", Text, primary_key=True),
        *(Column(name, Text, nullable=False) for name in ("family_id", "shape")),
        Column("mac", LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
