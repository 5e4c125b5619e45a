"""Indexes, so that no common question reads a whole table however long a vault is used."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OFTEN = (
    "'added', 'changed', 'put_aside', 'brought_back', 'viewed', 'signed', 'drawn', 'printed',"
    " 'exported', 'given'"
)


def upgrade() -> None:
    # The list of families: newest change first, without reading the wide rows.
    shown = ["put_aside_at", "touched_at", "id", "name", "lead_name", "closed_on"]
    op.create_index("ix_family_list", "family", shown)
    # When things were signed, without reading what was signed.
    op.drop_index("ix_signed_version_family", "signed_version")
    signed = ["family_id", "of_id", "number", "signed_at"]
    op.create_index("ix_signed_version_family", "signed_version", signed)
    # Rare deeds, such as the last restoring; what is done all day costs nothing by it.
    op.execute(
        f"CREATE INDEX ix_audit_entry_rare ON audit_entry (deed, seq) WHERE deed NOT IN ({OFTEN})"
    )


def downgrade() -> None:
    raise NotImplementedError
