"""What every part of the plan's page needs to do something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.session import Lists
from taf_desktop.services.coaching import Advice
from taf_desktop.services.library_names import NOBODY, PlanPeople
from taf_desktop.support.words import say
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.record_editor import RecordEditor
from taf_desktop.ui.plans.presenter import PlanPresenter


def _not_watched(_editor: RecordEditor) -> None:
    return


def _no_undo(_sentence: str, _undo: Callable[[], None]) -> None:
    return


def _nowhere(_kind: str, _id: str) -> None:
    return


def _not_looked(_then: Callable[[Advice], None]) -> None:
    return


@dataclass(slots=True)
class Tools:
    """The presenter, what editors need, and what the page does for its parts.

    ``put_aside`` hides a thing and offers Undo; ``open_soon`` opens a thing that was just added as
    soon as it is on the page. ``lists`` are the record's choices as they are now,
    ``people`` whom beginnings of the library may name, ``file`` the family as it is kept.

    ``watch`` lets the coach hear what is typed in an editor; ``look_then`` asks it now.
    ``offer_undo`` says what was done and takes it back on request. ``go_elsewhere`` shows a thing
    of another tab, by its kind and id.
    """

    presenter: PlanPresenter
    kit: EditKit
    put_aside: Callable[[Entity], None]
    open_soon: Callable[[Entity], None]
    lists: Lists = field(default_factory=dict)
    people: PlanPeople = NOBODY
    file: FamilyFile | None = None
    watch: Callable[[RecordEditor], None] = _not_watched
    offer_undo: Callable[[str, Callable[[], None]], None] = _no_undo
    go_elsewhere: Callable[[str, str], None] = _nowhere
    look_then: Callable[[Callable[[Advice], None]], None] = _not_looked

    def move(self, kind: str, ids: Sequence[str], id_: str, step: int) -> None:
        """Move a thing among its siblings and offer to take it back."""
        before = tuple(ids)

        def moved() -> None:
            self.offer_undo(
                say("plan_screen.moved"), lambda: self.presenter.put_in_order(kind, before)
            )

        self.presenter.move(kind, before, id_, step, moved)
