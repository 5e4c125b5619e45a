"""How a plan moves on: where a goal is, needs without a goal, remarks laid to rest."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, before in (
        ("outcome", ""),
        ("state", "active"),
        ("state_on", ""),
        ("state_reason", ""),
    ):
        at_first = sa.text(f"'{before}'")
        op.add_column("goal", sa.Column(name, sa.Text(), nullable=False, server_default=at_first))
    _kind("need_reason", ("plan_id", "area", "reason"), parent="plan_id")
    _kind("laid_to_rest", ("check", "fingerprint", "reason"))


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
