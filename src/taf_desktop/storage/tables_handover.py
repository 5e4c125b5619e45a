"""The tables of hand-overs: the vault's own keys, colleagues' cards, and what was sent or came."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, MetaData, Table, Text


def own_key(metadata: MetaData) -> Table:
    """Return the table of the vault's own keys: one row, never changed."""
    return Table(
        "own_key",
        metadata,
        *(Column(name, Text, nullable=False) for name in ("seal", "sign", "made_at")),
        Column("id", Integer, primary_key=True),
    )


def contact(metadata: MetaData) -> Table:
    """Return the table of colleagues; ``domain.handover.Contact`` says what it holds."""
    return Table(
        "contact",
        metadata,
        Column("fingerprint", Text, primary_key=True),
        *(
            Column(name, Text, nullable=False)
            for name in (
                "name", "role", "organisation", "seal", "sign", "added_on", "confirmed_on",
            )
        ),
    )  # fmt: skip


def handover(metadata: MetaData) -> Table:
    """Return the table of hand-overs; ``domain.handover.HandoverLine`` says what it holds.

    A row goes with its family when that is erased: the reason is in somebody's own words.
    """
    family = ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    return Table(
        "handover",
        metadata,
        Column("bundle_id", Text, primary_key=True),
        Column("direction", Text, primary_key=True),
        Column("family_id", Text, family, nullable=False),
        *(
            Column(name, Text, nullable=False)
            for name in (
                "at", "mode", "purpose", "reason", "basis", "told", "from_day", "name", "role",
                "organisation", "seal", "sign", "fingerprint",
            )
        ),
        Column("parts", JSON, nullable=False),
        Column("versions", Integer, nullable=False),
        Column("base", JSON, nullable=False),
        Index("ix_handover_family", "family_id"),
    )  # fmt: skip
