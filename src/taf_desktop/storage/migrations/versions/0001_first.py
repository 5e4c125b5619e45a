"""The first tables: families, assessments, plans, meetings, and what is kept beside them.

Self-contained on purpose: it imports nothing of the program, whose tables will move on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _family()
    _home()
    _person()
    _relationship()
    _helper()
    _professional()
    _agreement()
    _assessment()
    _plan()
    _goal()
    _score()
    _action()
    _plan_answer()
    _meeting()
    _attendance()
    _voice()
    _action_review()
    _decision()
    _vault()
    _signed_version()
    _form_text()
    _setting()
    _change_log()


def downgrade() -> None:
    raise NotImplementedError


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _lists(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _maybe_numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _family_key() -> sa.ForeignKey:
    return sa.ForeignKey("family.id", deferrable=True, initially="DEFERRED")


def _kind(
    name: str, *columns: sa.Column[object], parent: str = "", counted: tuple[str, ...] = ()
) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), _family_key(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        *_texts("author", "created_at", "updated_at"),
        sa.Column("put_aside_at", sa.Text(), nullable=True),
    )
    order = ("put_aside_at", "position", "id")
    op.create_index(f"ix_{name}_family", name, ["family_id", *order, *counted])
    if parent:
        op.create_index(f"ix_{name}_{parent}", name, [parent, *order])


def _family() -> None:
    _kind(
        "family",
        *_texts("name", "called", "reason", "started", "responsible_area"),
        *_lists("home_languages"),
        *_texts("safe_contact"),
        *_lists("contact_ways"),
        *_texts(
            "contact_times", "lead_name", "lead_role", "lead_agency", "lead_phone", "lead_email",
            "lead_since", "lead_chosen_by_family", "manager_name", "manager_contact", "notes",
            "closed_on", "closed_reason",
        ),
        sa.Column("touched_at", sa.Text(), nullable=False),
    )  # fmt: skip


def _home() -> None:
    _kind(
        "home",
        *_texts("name", "address", "postcode", "tenure", "address_private", "notes"),
    )


def _person() -> None:
    _kind(
        "person",
        *_texts(
            "who", "name", "known_as", "previous_names", "born", "sex", "gender_words", "pronouns",
            "home", "second_home", "time_shared", "involvement", "involvement_reason", "phone",
            "email", "safe_to_call", "safe_to_text", "safe_to_write", "safe_contact",
            "first_language", "interpreter",
        ),
        *_lists("reading_needs", "access_needs"),
        *_texts("access_notes", "ethnicity", "ethnicity_words", "religion"),
        *_lists("disability"),
        *_texts("health_notes", "sen_provision"),
        *_lists("sen_types"),
        *_texts(
            "setting", "school_year", "attendance", "upn", "nhs_number", "gp", "young_carer",
            "immigration", "notes",
        ),
        counted=("who",),
    )  # fmt: skip


def _relationship() -> None:
    _kind(
        "relationship",
        *_texts("person", "kind", "other", "parental_responsibility", "by_birth", "contact"),
    )


def _helper() -> None:
    _kind(
        "helper",
        *_texts("name", "relation", "helps"),
        *_lists("supports"),
        *_texts("may_contact", "phone", "notes"),
    )


def _professional() -> None:
    _kind(
        "professional",
        *_texts("name", "role", "agency", "agency_name"),
        *_lists("supports"),
        *_texts("since", "phone", "email", "invited", "may_know", "notes"),
    )


def _agreement() -> None:
    _kind(
        "agreement",
        *_texts("person", "decision", "given_on"),
        *_lists("scope"),
        *_texts("limits", "not_share_with", "not_share_reason"),
        *_lists("explained_how"),
        *_texts(
            "voluntary_explained", "limits_explained", "privacy_notice", "given_how", "witness",
            "interpreter_used", "competence", "pr_holders_asked", "review_by", "withdrawn_on",
            "withdrawal_effect", "withdrawal_told", "withdrawal_safety", "notes",
        ),
        counted=("person", "given_on", "decision", "withdrawn_on"),
    )  # fmt: skip


def _assessment() -> None:
    _kind(
        "assessment",
        *_texts("form_id", "form_version", "form_hash", "status", "started", "finished"),
        *_lists("answers"),
        counted=("status",),
    )


def _plan() -> None:
    _kind(
        "plan",
        *_texts("status", "strengths", "review_date", "if_things_change", "who_to_call", "sustain"),
        counted=("status", "review_date"),
    )


def _goal() -> None:
    _kind(
        "goal",
        *_texts("plan_id", "words"),
        *_lists("whose"),
        *_texts("area", "different", "measure", "baseline", "target", "by_when"),
        parent="plan_id",
    )


def _score() -> None:
    _kind(
        "score",
        *_texts("goal_id", "voice"),
        *_maybe_numbers("start", "now", "hoped"),
        *_texts("why"),
        parent="goal_id",
    )


def _action() -> None:
    _kind(
        "action",
        *_texts(
            "plan_id", "goal_id", "meeting_id", "who", "what", "how_often", "supported_by", "start",
            "by_when", "status", "progress",
        ),
        parent="plan_id",
    )  # fmt: skip


def _plan_answer() -> None:
    _kind(
        "plan_answer",
        *_texts("plan_id", "who", "answer", "reason", "given_on", "given_how", "own_words"),
        parent="plan_id",
    )


def _meeting() -> None:
    _kind(
        "meeting",
        *_texts(
            "status", "type", "date", "time", "place", "mode", "chair", "note_taker",
            "arrangements", "statement_read", "good_news", "worries", "new_needs", "disagreement",
            "lead_still_right", "agreement_asked_again", "if_things_change", "outcome",
            "outcome_reason", "next_date", "next_time", "next_place",
        ),
        counted=("status", "date"),
    )  # fmt: skip


def _attendance() -> None:
    _kind(
        "attendance",
        *_texts("meeting_id", "name", "role", "agency", "came", "update"),
        parent="meeting_id",
    )


def _voice() -> None:
    _kind(
        "voice",
        *_texts(
            "meeting_id", "who", "gathered_how", "gathered_by", "gathered_on", "words",
            "changed_plan",
        ),
        parent="meeting_id",
    )  # fmt: skip


def _action_review() -> None:
    _kind(
        "action_review",
        *_texts("meeting_id", "action_id", "what", "status", "note"),
        parent="meeting_id",
    )


def _decision() -> None:
    _kind(
        "decision",
        *_texts("meeting_id", "words", "who"),
        parent="meeting_id",
    )


def _vault() -> None:
    op.create_table(
        "vault",
        sa.Column("vault_id", sa.Text(), primary_key=True, nullable=False),
        *_texts("created_at"),
    )


def _signed_version() -> None:
    op.create_table(
        "signed_version",
        sa.Column("id", sa.Text(), primary_key=True, nullable=False),
        sa.Column("family_id", sa.Text(), _family_key(), nullable=False),
        *_texts("kind", "of_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        *_texts("content", "signed_by", "signed_at", "reason"),
        sa.UniqueConstraint("of_id", "number", name="uq_signed_version_of_id_number"),
    )
    op.create_index("ix_signed_version_family", "signed_version", ["family_id"])


def _form_text() -> None:
    op.create_table(
        "form_text",
        sa.Column("hash", sa.Text(), primary_key=True, nullable=False),
        *_texts("form_id", "version", "text"),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), primary_key=True, nullable=False),
        *_texts("value"),
    )


def _change_log() -> None:
    op.create_table(
        "change_log",
        sa.Column("number", sa.Integer(), primary_key=True, nullable=False),
        *_texts("kind", "of_id", "family_id"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        *_texts("author", "at"),
    )
