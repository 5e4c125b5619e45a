"""Hand-overs sent and received."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

CARD = ("name", "role", "organisation", "seal", "sign")
LINE = ("at", "mode", "purpose", "reason", "basis", "told", "from_day", *CARD, "fingerprint")


def upgrade() -> None:
    op.create_table("own_key", *_texts("seal", "sign", "made_at"), _number("id", primary_key=True))
    op.create_table(
        "contact",
        sa.Column("fingerprint", sa.Text(), primary_key=True, nullable=False),
        *_texts(*CARD, "added_on", "confirmed_on"),
    )
    family = sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "handover",
        sa.Column("bundle_id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("direction", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), family, nullable=False),
        *_texts(*LINE),
        sa.Column("parts", sa.JSON(), nullable=False),
        _number("versions"),
        sa.Column("base", sa.JSON(), nullable=False),
    )
    op.create_index("ix_handover_family", "handover", ["family_id"])


def _texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str, *, primary_key: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer(), primary_key=primary_key, nullable=False)


def downgrade() -> None:
    raise NotImplementedError
