"""Copies given to people, requests to see the record, and how working together ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ENDING = (
    "talked_through_on", "read_back_on", "end_children_say", "end_parents_say", "end_who_helps",
    "end_ask_on", "taken_over_on",
)  # fmt: skip
COPY = (
    "document_id", "of_id", "to_kind", "to_id", "file_kind", "format_id", "language", "protected",
    "what", "to_name", "given_on", "how", "given_by", "note",
)  # fmt: skip
REQUEST = (
    "person", "status", "asked_on", "asked_by", "identity_on", "authority", "paused_on",
    "resumed_on", "paused_why", "longer", "longer_why", "answered_on", "notes",
)  # fmt: skip
PLACE = ("of_kind", "of_id", "part", "said")


def upgrade() -> None:
    for name in ENDING:
        _text("family", name)
    _text("person", "safe_to_know")
    _kind(
        "copy_given",
        COPY,
        sa.Column("of_version", sa.Integer(), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=False),
    )
    _kind("passage", (*PLACE, "mark", "reason"))
    _kind("access_request", REQUEST)
    _kind(
        "access_passage",
        ("access_request_id", *PLACE, "choice", "taken_out", "reason"),
        parent="access_request_id",
    )


def _text(table: str, name: str) -> None:
    """Add a column of words to rows that have none yet."""
    nothing = sa.text("''")
    op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=nothing))


def _kind(name: str, texts: tuple[str, ...], *more: sa.Column, parent: str = "") -> None:
    """Make the table of one kind of recorded thing."""
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        name,
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(text, sa.Text(), nullable=False) for text in texts),
        *more,
        *(sa.Column(text, sa.Text(), nullable=False) for text in ("author", "created_at")),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("put_aside_at", sa.Text(), nullable=True),
    )
    for key in filter(None, ("family_id", parent)):
        short = "family" if key == "family_id" else key
        op.create_index(f"ix_{name}_{short}", name, [key, "put_aside_at", "position", "id"])


def downgrade() -> None:
    raise NotImplementedError
