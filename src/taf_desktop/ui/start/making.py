"""The first start: leads through its steps and makes the vault between two of them. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.start.flow import FirstStart, Step, Wish
from taf_desktop.ui.start.presenter import CHECKED, Opened, mark_checked, sentence_of

if TYPE_CHECKING:
    from taf_desktop.domain.ports import TaskRunner, Ticket, UnitOfWorkFactory
    from taf_desktop.domain.vault import NewVault
    from taf_desktop.services.vaults import Vaults


@dataclass(frozen=True, slots=True)
class Area:
    """An area whose words and contacts the program knows."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class FirstState:
    """What the page of the present step shows. ``problems`` are sentences by answer."""

    step: Step
    number: int
    can_go_back: bool
    busy: bool = False
    trouble: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    vault_name: str = ""
    code: str = field(default="", repr=False)


class Making:
    """Leads from an empty computer to an open vault with a recovery code that was typed back.

    ``show`` is called with every new state, ``enter`` once with the open vault. ``asker`` judges
    a new passphrase.
    """

    def __init__(
        self,
        vaults: Callable[[], Vaults],
        runner: TaskRunner,
        areas: Callable[[], tuple[Area, ...]],
    ) -> None:
        self._vaults = vaults
        self._runner = runner
        self._load_areas = areas
        self._areas: tuple[Area, ...] = ()
        self._opened: Opened | None = None
        self.flow = FirstStart()
        self.asker = StrengthAsker(runner, self.flow.own_words)
        self.show: Callable[[FirstState], None] = lambda _state: None
        self.enter: Callable[[Opened], None] = lambda _opened: None

    @property
    def state(self) -> FirstState:
        """What is to be shown as things stand."""
        return self._state()

    def find_areas(self) -> None:
        """Read which areas the program knows."""
        self._runner.run(lambda _ticket: self._load_areas(), self._found_areas, lane="cpu")

    def go_on(self, answers: Mapping[str, str]) -> None:
        """Take the answers of this step and go on, or say what is missing."""
        self.flow.fill(answers)
        problems = self.flow.problems()
        if problems:
            self.show(self._state(problems=_sentences(problems)))
        elif self.flow.step is Step.PASSPHRASE:
            self._make_vault()
        elif self.flow.step is Step.RECOVERY:
            self._confirm()
        else:
            self._advance()

    def go_back(self) -> None:
        """Go back one step; what was answered stays."""
        self.flow.go_back()
        self.show(self._state())

    def finish(self, wish: Wish) -> None:
        """Leave the first start for the program itself."""
        opened, self._opened = self._opened, None
        if opened is not None:
            self.enter(Opened(opened.card, opened.unit_of_work, wish))

    def _found_areas(self, areas: tuple[Area, ...]) -> None:
        self._areas = areas
        self.show(self._state())

    def _advance(self) -> None:
        self.flow.go_on()
        self.show(self._state())

    def _make_vault(self) -> None:
        name, given = self.flow.answer("vault_name"), self.flow.answer("passphrase")
        repeated, own = self.flow.answer("repeated"), self.flow.own_words()
        self.show(self._state(busy=True))
        self._runner.run(
            lambda _ticket: self._vaults().prepare(name, given, repeated, own),
            self._begin,
            self._failed,
            lane="cpu",
        )

    def _begin(self, new: NewVault) -> None:
        settings = {**self.flow.settings(), CHECKED: "no"}

        def job(_ticket: Ticket) -> UnitOfWorkFactory:
            return self._vaults().begin(new, settings)

        def done(unit_of_work: UnitOfWorkFactory) -> None:
            self._opened = Opened(new.card, unit_of_work)
            self.flow.vault_made(new.recovery_code)
            self.show(self._state())

        self._runner.run(job, done, self._failed)

    def _confirm(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self.show(self._state(busy=True))
        self._runner.run(
            lambda _ticket: mark_checked(opened.unit_of_work),
            lambda _nothing: self._advance(),
            self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self.show(self._state())
        self.show(self._state(trouble=sentence_of(error)))

    def _state(
        self,
        *,
        busy: bool = False,
        trouble: str = "",
        problems: Mapping[str, str] | None = None,
    ) -> FirstState:
        flow = self.flow
        return FirstState(
            step=flow.step,
            number=flow.number,
            can_go_back=flow.can_go_back and not busy,
            busy=busy,
            trouble=trouble,
            problems=problems or {},
            areas=self._areas,
            vault_name=flow.answer("vault_name"),
            code=flow.recovery_code,
        )


def _sentences(problems: Mapping[str, str]) -> dict[str, str]:
    from taf_desktop.support.words import say

    return {name: say(message_id) for name, message_id in problems.items()}
