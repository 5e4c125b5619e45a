"""The chain of what was done and seen, how long a record is kept, and what was erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _audit_entry()
    _erasure()
    _seal()
    _keeping()


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer(), primary_key=True, nullable=False),
        *_texts("at"),
        *_numbers("ticks"),
        *_texts("slot", "deed", "kind", "of_id", "family_id"),
        *_numbers("revision"),
        *_texts("fields"),
        sa.Column("prev", sa.LargeBinary(), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
    )
    _only_grows("audit_entry")
    # "INSERT OR REPLACE" fires no trigger for the row it removes, so the place is checked too.
    op.execute(
        "CREATE TRIGGER audit_entry_in_order BEFORE INSERT ON audit_entry "
        "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry) "
        "BEGIN SELECT RAISE(ABORT, 'audit_entry: out of order'); END"
    )


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("family_id", sa.Text(), primary_key=True, nullable=False),
        *_texts("erased_at", "rule", "reason"),
    )
    _only_grows("erasure")


def _seal() -> None:
    op.create_table(
        "seal",
        sa.Column("of_id", sa.Text(), primary_key=True, nullable=False),
        *_texts("family_id", "shape"),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )


def _keeping() -> None:
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "keeping",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        *_numbers("revision", "position"),
        *_texts("rule", "counts_from", "hold", "hold_reason", "hold_review"),
        *_texts("author", "created_at", "updated_at"),
        sa.Column("put_aside_at", sa.Text()),
    )
    index = ["family_id", "put_aside_at", "position", "id"]
    op.create_index("ix_keeping_family", "keeping", index)


def _only_grows(table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: only grows'); END"
        )


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def downgrade() -> None:
    raise NotImplementedError
