"""What every part of the plan's page needs to do something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.plans.presenter import PlanPresenter


@dataclass(slots=True)
class Tools:
    """The presenter, what editors need, and what the page does for its parts.

    ``put_aside`` hides a thing and offers Undo; ``open_soon`` opens a thing that was just added as
    soon as it is on the page. ``lists`` are the record's choices as they are now.
    """

    presenter: PlanPresenter
    kit: EditKit
    put_aside: Callable[[Entity], None]
    open_soon: Callable[[Entity], None]
    lists: Lists = field(default_factory=dict)
