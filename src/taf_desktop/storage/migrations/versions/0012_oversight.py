"""Talks with somebody who looks at the work, children without a need, tries to reach a parent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TALK = ("held_on", "with_whom", "how", "talked_about", "decided")


def upgrade() -> None:
    nothing, none = sa.text("''"), sa.text("'[]'")
    op.add_column(
        "need_reason", sa.Column("person", sa.Text(), nullable=False, server_default=nothing)
    )
    for name in ("contact_try", "contact_tried_on", "contact_talked_with"):
        op.add_column("person", sa.Column(name, sa.Text(), nullable=False, server_default=nothing))
    how = sa.Column("contact_tried_how", sa.JSON(), nullable=False, server_default=none)
    op.add_column("person", how)
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "oversight",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(text, sa.Text(), nullable=False) for text in TALK),
        *(sa.Column(text, sa.Text(), nullable=False) for text in ("author", "created_at")),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("put_aside_at", sa.Text(), nullable=True),
    )
    place = ["family_id", "put_aside_at", "position", "id"]
    op.create_index("ix_oversight_family", "oversight", place)


def downgrade() -> None:
    raise NotImplementedError
