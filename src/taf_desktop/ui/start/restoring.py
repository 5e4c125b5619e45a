"""Bringing a backup back, before a vault is open: choose, open, compare, put in place. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from taf_desktop.domain.backups import BackupCard, Restored
    from taf_desktop.domain.ports import TaskRunner, Ticket
    from taf_desktop.domain.vault import VaultCard
    from taf_desktop.services.backups import Restores
    from taf_desktop.support.clock import Clock

SHOWN = ("family", "person", "assessment", "plan", "goal", "action", "meeting", "signed_version")
"""The kinds of things whose numbers are compared."""


class Stage(StrEnum):
    """The stages of restoring, in their order."""

    CHOOSE = "choose"
    SECRET = "secret"  # noqa: S105 the name of a stage, not a secret
    COMPARE = "compare"


class Choice(NamedTuple):
    """A backup to choose from: its file, when it was made, and what is in it."""

    path: Path
    when: str
    about: str
    vault: str


class Line(NamedTuple):
    """One line of the comparison. ``same`` says whether both sides agree."""

    name: str
    now: str
    then: str
    same: bool


class RestoreState(NamedTuple):
    """What the page shows. ``trouble`` is a whole sentence."""

    stage: Stage = Stage.CHOOSE
    choices: tuple[Choice, ...] = ()
    looked: bool = False
    chosen: Choice | None = None
    busy: bool = False
    trouble: str = ""
    lines: tuple[Line, ...] = ()
    present: bool = False
    readable: bool = False


class Restoring:
    """Leads from a list of backups to a restored vault.

    ``show`` is called with every new state; ``restored`` once with the vault and the secret that
    opened its backup; ``left`` when the person went back.
    """

    def __init__(self, restores: Callable[[], Restores], runner: TaskRunner, clock: Clock) -> None:
        self._restores = restores
        self._runner = runner
        self._clock = clock
        self._secret = ""
        self._ticket: Ticket | None = None
        self._result: Restored | None = None
        self.state = RestoreState()
        self.show: Callable[[RestoreState], None] = lambda _state: None
        self.restored: Callable[[VaultCard, str], None] = lambda _card, _secret: None
        self.left: Callable[[], None] = lambda: None

    def look(self) -> None:
        """Look for backups on this computer and in the second place."""
        self._runner.run(
            lambda _ticket: self._restores().found(), self._found, self._failed, lane="cpu"
        )

    def choose_file(self, path: Path) -> None:
        """Take a file that the person chose."""
        self._change(busy=True, trouble="")
        self._runner.run(
            lambda _ticket: self._restores().read(path),
            lambda card: self.choose(self._choice(card)),
            self._failed,
            lane="cpu",
        )

    def choose(self, choice: Choice) -> None:
        """Take one of the list."""
        self._change(stage=Stage.SECRET, chosen=choice, busy=False, trouble="")

    def open(self, secret: str) -> None:
        """Bring the chosen backup back beside the present vault."""
        from taf_desktop.support.words import say

        chosen = self.state.chosen
        if chosen is None or self.state.busy:
            return
        if not secret.strip():
            self._change(trouble=say("backup.restore.nothing_typed"))
            return
        self._secret = secret
        self._change(busy=True, trouble="")
        self._ticket = self._runner.run(
            lambda ticket: self._restores().restore(chosen.path, secret, ticket),
            self._compare,
            self._failed,
            lane="cpu",
        )

    def use_it(self) -> None:
        """Put the restored vault in place."""
        result = self._result
        if result is None or self.state.busy:
            return
        self._change(busy=True, trouble="")

        def done(card: VaultCard) -> None:
            secret, self._secret, self._result = self._secret, "", None
            self._change(busy=False)
            self.restored(card, secret)

        self._runner.run(
            lambda _ticket: self._restores().put_in_place(result), done, self._failed, lane="cpu"
        )

    def back(self) -> None:
        """Go one stage back, or leave; what was restored is forgotten, the present stays."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._forget_result()
        if self.state.stage is Stage.CHOOSE:
            self.left()
        else:
            self._secret = ""
            self._change(stage=Stage.CHOOSE, chosen=None, busy=False, trouble="")

    def _forget_result(self) -> None:
        result, self._result = self._result, None
        if result is not None:
            self._runner.run(
                lambda _ticket: self._restores().discard(result),
                lambda _nothing: None,
                lane="cpu",
            )

    def _found(self, cards: tuple[BackupCard, ...]) -> None:
        self._change(choices=tuple(self._choice(card) for card in cards), looked=True)

    def _choice(self, card: BackupCard) -> Choice:
        from taf_desktop.ui.common.backup_words import row_words

        row = row_words(card, self._clock.today())
        return Choice(card.path, row.when, row.about, card.name)

    def _compare(self, result: Restored) -> None:
        self._result = result
        self._change(
            stage=Stage.COMPARE,
            busy=False,
            lines=lines_of(result, self._clock),
            present=result.present,
            readable=result.now is not None,
        )
        if not result.present:
            self.use_it()

    def _failed(self, error: Exception) -> None:
        from taf_desktop.domain.errors import TafError

        if not isinstance(error, TafError):
            self._change(busy=False)
            raise error
        self._change(busy=False, trouble=error.sentence(), looked=True)

    def _change(self, **changes: object) -> None:
        self.state = self.state._replace(**changes)  # type: ignore[arg-type]
        self.show(self.state)


def lines_of(result: Restored, clock: Clock) -> tuple[Line, ...]:
    """Return the two states beside each other, as words."""
    from taf_desktop.support.words import say

    now, then = result.now, result.then
    gone = say("backup.restore.present_gone")
    first = Line(
        say("backup.restore.last_change"),
        _moment(now.last_change, clock) if now else gone,
        _moment(then.last_change, clock),
        same=now is not None and now.last_change == then.last_change,
    )
    lines = [first]
    for kind in SHOWN:
        there = then.counts.get(kind, 0)
        here = now.counts.get(kind, 0) if now else None
        lines.append(
            Line(
                say(f"backup.restore.kinds.{kind}"),
                "–" if here is None else str(here),
                str(there),
                same=here == there,
            )
        )
    return tuple(lines)


def _moment(at: str, clock: Clock) -> str:
    from datetime import datetime

    from taf_desktop.support.words import say
    from taf_desktop.ui.common.backup_words import when_words

    if not at:
        return say("backup.restore.nothing")
    return when_words(datetime.fromisoformat(at), clock.today())
