"""What every part of a meeting's page needs to do something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.meetings.presenter import MeetingsPresenter


@dataclass(slots=True)
class Tools:
    """The presenter, what editors need, and what the page does for its parts.

    ``put_aside`` hides a thing and offers Undo. ``lists`` are the record's choices as they are now.
    """

    presenter: MeetingsPresenter
    kit: EditKit
    put_aside: Callable[[Entity], None]
    lists: Lists = field(default_factory=dict)
