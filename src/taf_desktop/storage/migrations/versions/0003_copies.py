"""Which copies were made, of what, and for whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _wording()


def _wording() -> None:
    """Easy sentences and translations of what a family said."""
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    texts = ("of_id", "part", "language", "said", "picture", "words", "checked_by", "checked_on")
    op.create_table(
        "wording",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("author", "created_at")),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.Column("put_aside_at", sa.Text(), nullable=True),
    )
    index = ["family_id", "put_aside_at", "position", "id"]
    op.create_index("ix_wording_family", "wording", index)


def downgrade() -> None:
    raise NotImplementedError
