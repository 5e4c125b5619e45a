"""Requests to other services, and with whom an ending was agreed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

REQUEST = (
    "to_name", "contact", "goal", "reason", "asked_on", "asked_by", "family_agreed", "answer_by",
    "answer", "answered_on", "outcome",
)  # fmt: skip


def upgrade() -> None:
    nothing = sa.text("''")
    op.add_column(
        "family", sa.Column("end_agreed_with", sa.Text(), nullable=False, server_default=nothing)
    )
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "service_request",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(text, sa.Text(), nullable=False) for text in REQUEST),
        sa.Column("about", sa.JSON(), nullable=False),
        *(sa.Column(text, sa.Text(), nullable=False) for text in ("author", "created_at")),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("put_aside_at", sa.Text(), nullable=True),
    )
    place = ["family_id", "put_aside_at", "position", "id"]
    op.create_index("ix_service_request_family", "service_request", place)


def downgrade() -> None:
    raise NotImplementedError
