"""How close helpers and services feel to the family, for the picture of who helps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for kind in ("helper", "professional"):
        empty = sa.text("''")
        column = sa.Column("closeness", sa.Text(), nullable=False, server_default=empty)
        op.add_column(kind, column)


def downgrade() -> None:
    raise NotImplementedError
