"""The line below a review's title: whether it is finished, and at which meeting it was done."""

from __future__ import annotations

from taf_desktop.ui.common import layouts
from taf_desktop.ui.common.cards import Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Muted
from taf_desktop.ui.plans.review_view import ReviewView


def state_line(view: ReviewView, tone: Tone) -> layouts.QHBoxLayout:
    """Return the badge, and the meeting beside it."""
    line = layouts.row(spacing=12)
    pill = Pill(view.pill, tone)
    pill.setObjectName("reviewPill")
    line.addWidget(pill)
    line.addWidget(Muted(view.day), 1)
    return line
