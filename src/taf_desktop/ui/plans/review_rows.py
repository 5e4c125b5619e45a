"""The reviews of a plan as lines: the newest first. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.dates import show_date
from taf_desktop.domain.family_file import FamilyFile, ReviewFile
from taf_desktop.forms.codes import label_of
from taf_desktop.support.words import say

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review: when and what was decided, and a quiet line about why."""

    id: str
    words: str
    about: str
    draft: bool


@dataclass(frozen=True, slots=True)
class ReviewRows:
    """All of them. ``open_id`` is the one being written, "" for none.

    ``offered`` says whether one can be begun: a plan nobody agreed has nothing to look back on.
    """

    rows: tuple[ReviewRow, ...] = ()
    open_id: str = ""
    offered: bool = False


def review_rows(file: FamilyFile | None) -> ReviewRows:
    """Return the reviews of the family's plan; none while no family is known."""
    plan = file.plan if file is not None else None
    if plan is None:
        return ReviewRows()
    rows = tuple(_row(each) for each in reversed(plan.reviews))
    open_id = next((row.id for row in rows if row.draft), "")
    agreed_once = plan.plan.status != DRAFT or bool(plan.replaces)
    return ReviewRows(rows, open_id, agreed_once or bool(rows))


def _row(held: ReviewFile) -> ReviewRow:
    review = held.review
    day = show_date(review.held_on)
    if review.status == DRAFT:
        return ReviewRow(review.id, say("review_screen.row.draft", date=day), "", draft=True)
    decision = label_of("review_decision", review.decision)
    words = say("review_screen.row.words", date=day, decision=decision)
    return ReviewRow(review.id, words, review.decision_reason.strip(), draft=False)
