"""Reviews of a plan, and where each voice stood then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _kind(
        "plan_review",
        (
            "plan_id",
            "meeting_id",
            "status",
            "held_on",
            "who_took_part",
            "helped",
            "decision",
            "decision_reason",
            "next_review",
        ),
        parent="plan_id",
    )
    _kind(
        "action_look",
        ("plan_review_id", "action_id", "what", "outlook", "reason"),
        parent="plan_review_id",
    )
    _kind(
        "score_point",
        ("goal_id", "plan_review_id", "voice", "on", "why", "one_more"),
        sa.Column("value", sa.Integer(), nullable=True),
        parent="goal_id",
    )


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
