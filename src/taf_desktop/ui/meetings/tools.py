"""What every part of a meeting's page needs to do something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.forms.session import Lists
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.meetings.presenter import MeetingsPresenter


@dataclass(slots=True)
class Tools:
    """The presenter, what editors need, and what the page does for its parts.

    ``put_aside`` hides a thing and offers Undo; ``look_together`` opens a review of the plan at a
    meeting, ``go_to_ending`` the page on which the work ends. ``file`` is the family as it is kept.
    ``lists`` are the record’s choices as they are now.
    """

    presenter: MeetingsPresenter
    kit: EditKit
    put_aside: Callable[[Entity], None]
    look_together: Callable[[Meeting], None] = lambda _meeting: None
    go_to_documents: Callable[[], None] = lambda: None
    go_to_ending: Callable[[], None] = lambda: None
    file: FamilyFile | None = None
    lists: Lists = field(default_factory=dict)
