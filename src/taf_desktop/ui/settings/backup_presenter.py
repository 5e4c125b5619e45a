"""Backups in the settings: how they stand, making one, and the second place. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.domain.backups import BackupCard, Standing
from taf_desktop.domain.errors import TafError
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.backups import Backups
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say
from taf_desktop.ui.common import backup_words
from taf_desktop.ui.common.backup_words import BackupRow, Told

SETTING = "second_place"

Make = Callable[[Callable[[BackupCard], None], Callable[[Exception], None]], None]
"""Makes a backup now; takes what hears that it is made, and what hears that it is not."""


@dataclass(frozen=True, slots=True)
class BackupsView:
    """What the card shows. ``said`` is the answer to what the person did last."""

    stands: Told
    second: Told
    place: str
    rows: tuple[BackupRow, ...] = ()
    busy: bool = False
    said: Told | None = None


class BackupPresenter:
    """Shows how backups stand. ``show`` is called with every new view."""

    def __init__(
        self,
        backups: Backups,
        make: Make,
        keep_setting: Callable[[str, object], None],
        runner: TaskRunner,
        clock: Clock,
        vault_folder: Path,
    ) -> None:
        """Join the parts.

        Args:
            backups: The use cases.
            make: Makes a backup beside the work.
            keep_setting: Keeps a setting of this computer.
            runner: Runs what is slow.
            clock: Tells the day.
            vault_folder: Where the vault lies; no second place may be in there.
        """
        self._backups = backups
        self._make = make
        self._keep_setting = keep_setting
        self._runner = runner
        self._clock = clock
        self._vault_folder = vault_folder
        self._standing = Standing()
        self._rows: tuple[BackupRow, ...] = ()
        self._busy = False
        self._said: Told | None = None
        self.show: Callable[[BackupsView], None] = lambda _view: None

    @property
    def view(self) -> BackupsView:
        """What is to be shown as things stand."""
        today = self._clock.today()
        return BackupsView(
            stands=backup_words.standing_words(self._standing, today),
            second=backup_words.second_words(self._standing, today),
            place=str(Path(self._standing.second_place)) if self._standing.second_place else "",
            rows=self._rows,
            busy=self._busy,
            said=self._said,
        )

    def stands(self, standing: Standing) -> None:
        """Take note of how the backups stand."""
        self._standing = standing
        self.load()

    def load(self) -> None:
        """Read the list of backups."""
        self._runner.run(lambda _ticket: self._backups.cards(), self._loaded, lane="cpu")

    def make_now(self) -> None:
        """Make a backup now."""
        if self._busy:
            return
        self._busy, self._said = True, Told(say("backup.card.busy"), good=True)
        self._changed()
        self._make(self._made, self._failed)

    def use_place(self, folder: Path) -> None:
        """Use a folder as the second place, and put the newest backup there at once."""
        if folder == self._vault_folder or self._vault_folder in folder.parents:
            self._said = Told(say("backup.second.same_place"), good=False)
            self._changed()
            return
        place = folder.as_posix()
        self._busy, self._said = True, Told(say("backup.step.second") + "…", good=True)
        self._changed()

        def job(_ticket: Ticket) -> bool:
            return self._backups.use_second_place(place) is not None

        def done(put: bool) -> None:
            self._keep_setting(SETTING, place)
            self._answer(say("backup.second.put" if put else "backup.second.put_already"))

        self._runner.run(job, done, self._failed, lane="cpu")

    def drop_place(self) -> None:
        """Use no second place any more; what lies there stays."""
        self._keep_setting(SETTING, "")
        self._said = None
        self._look_again()

    def _made(self, _card: BackupCard) -> None:
        self._answer(say("backup.card.made"))

    def _answer(self, sentence: str) -> None:
        self._busy, self._said = False, Told(sentence, good=True)
        self._look_again()

    def _look_again(self) -> None:
        self._runner.run(lambda _ticket: self._backups.standing(), self.stands, lane="cpu")

    def _loaded(self, cards: tuple[BackupCard, ...]) -> None:
        today = self._clock.today()
        self._rows = tuple(backup_words.row_words(card, today) for card in cards)
        self._changed()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, TafError):
            self._changed()
            raise error
        self._said = Told(error.sentence(), good=False)
        self._changed()

    def _changed(self) -> None:
        self.show(self.view)
