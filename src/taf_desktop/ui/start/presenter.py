"""Unlocking: which vault, its passphrase or recovery code, and what to do if it will not open.

Qt-free. Nothing heavy is imported at the top: this is loaded before the first window.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from taf_desktop.ui.start.flow import Wish

if TYPE_CHECKING:
    from taf_desktop.domain.ports import TaskRunner, Ticket, UnitOfWorkFactory
    from taf_desktop.domain.vault import VaultCard, VaultKeys
    from taf_desktop.services.vaults import Vaults

CHECKED = "recovery_checked"
"""The vault's setting that says whether its recovery code was typed back: ``no`` until it was."""


class Page(StrEnum):
    """The pages of the start window."""

    UNLOCK = "unlock"
    RECOVERY = "recovery"
    CHOOSE = "choose"
    NEW_PASSPHRASE = "new_passphrase"  # noqa: S105 the name of a page, not a secret
    NEW_CODE = "new_code"
    FIRST = "first"


class Opened(NamedTuple):
    """An open vault, and what the person wants to see first."""

    card: VaultCard
    unit_of_work: UnitOfWorkFactory
    wish: Wish = Wish.NOTHING


class UnlockState(NamedTuple):
    """What the pages show. ``trouble`` is a whole sentence; ``code`` a new recovery code."""

    page: Page
    cards: tuple[VaultCard, ...] = ()
    chosen: VaultCard | None = None
    busy: bool = False
    trouble: str = ""
    code: str = ""

    def __repr__(self) -> str:
        """Say which page it is and no more: the code is a secret."""
        return f"UnlockState({self.page})"

    @property
    def name(self) -> str:
        """The chosen vault's nickname; empty while the vaults are being looked for."""
        return self.chosen.name if self.chosen else ""


class Unlocking:
    """Leads from the list of vaults to an open one.

    ``show`` is called with every new state, ``enter`` once with the open vault.
    """

    def __init__(
        self,
        vaults: Callable[[], Vaults],
        runner: TaskRunner,
        *,
        preferred: str = "",
        expect_vault: bool = True,
        notice: str = "",
    ) -> None:
        """Make a presenter.

        Args:
            vaults: Gives the use cases of vaults, made on first use behind the window.
            runner: Runs the slow work.
            preferred: The id or the folder of the vault to offer first.
            expect_vault: Whether there seems to be a vault, to show the right page at once.
            notice: The id of a sentence to show once the vaults are found, or "".
        """
        self._vaults = vaults
        self._runner = runner
        self._preferred = preferred
        self._notice = notice
        self._waiting = ""
        self._secret = ""
        self._opened: Opened | None = None
        self.state = UnlockState(Page.UNLOCK if expect_vault else Page.FIRST)
        self.show: Callable[[UnlockState], None] = lambda _state: None
        self.enter: Callable[[Opened], None] = lambda _opened: None

    def find_vaults(self) -> None:
        """Look for vaults. What was typed meanwhile is used when they are found."""
        self._runner.run(
            lambda _ticket: self._vaults().all(), self._found, self._failed, lane="cpu"
        )

    def go(self, page: Page) -> None:
        """Show another page."""
        self._change(page=page, trouble="")

    def choose(self, card: VaultCard) -> None:
        """Choose a vault and ask for its passphrase."""
        self._change(page=Page.UNLOCK, chosen=card, trouble="")

    def unlock(self, secret: str) -> None:
        """Try a passphrase or a recovery code."""
        if self.state.busy:
            return
        if not secret.strip():
            self._trouble("start.nothing_typed")
            return
        self._change(busy=True, trouble="")
        if self.state.chosen is None:
            self._waiting = secret
        else:
            self._unwrap(secret)

    def keep_new_passphrase(self, new: str, repeated: str) -> None:
        """After the recovery code: give the vault a passphrase that is known again."""
        card, code = self.state.chosen, self._secret
        if card is None or self.state.busy:
            return
        self._change(busy=True, trouble="")

        def job(_ticket: Ticket) -> None:
            self._vaults().change_passphrase(card.folder, code, new, repeated)

        self._runner.run(job, lambda _nothing: self._go_in(), self._failed, lane="cpu")

    def keep_old_passphrase(self) -> None:
        """After the recovery code: go in without a new passphrase."""
        self._go_in()

    def confirm_code(self, typed: str) -> None:
        """Compare a new recovery code with what was typed back, and go in if it is the same."""
        from taf_desktop.services.vaults import same_code

        opened = self._opened
        if opened is None or self.state.busy:
            return
        if not same_code(self.state.code, typed):
            self._trouble("start.code_differs")
            return
        self._change(busy=True, trouble="")
        self._runner.run(
            lambda _ticket: mark_checked(opened.unit_of_work),
            lambda _nothing: self._go_in(),
            self._failed,
        )

    def _found(self, cards: tuple[VaultCard, ...]) -> None:
        chosen = next((card for card in cards if self._is_preferred(card)), None)
        if chosen is None and len(cards) == 1:
            chosen = cards[0]
        page = self.state.page
        if not cards:
            page = Page.FIRST
        elif chosen is None:
            page = Page.CHOOSE
        elif page is Page.FIRST:
            page = Page.UNLOCK
        waiting, self._waiting = self._waiting, ""
        self._change(page=page, cards=cards, chosen=chosen, busy=False)
        if self._notice:
            self._trouble(self._notice)
        if waiting and chosen is not None:
            self.unlock(waiting)

    def _is_preferred(self, card: VaultCard) -> bool:
        return self._preferred in (card.vault_id, str(card.folder))

    def _unwrap(self, secret: str) -> None:
        card = self.state.chosen
        if card is None:
            return
        self._secret = secret
        self._runner.run(
            lambda _ticket: self._vaults().unwrap(card.folder, secret),
            self._open,
            self._failed,
            lane="cpu",
        )

    def _open(self, keys: VaultKeys) -> None:
        card = self.state.chosen
        if card is None:
            return

        def job(_ticket: Ticket) -> tuple[UnitOfWorkFactory, bool]:
            unit_of_work = self._vaults().open(card.folder, keys)
            with unit_of_work() as unit:
                return unit_of_work, unit.settings().get(CHECKED) == "no"

        def done(answer: tuple[UnitOfWorkFactory, bool]) -> None:
            self._opened = Opened(card, answer[0])
            self._after_opening(code_unchecked=answer[1])

        self._runner.run(job, done, self._failed)

    def _after_opening(self, *, code_unchecked: bool) -> None:
        if self.state.page is Page.RECOVERY:
            self._change(page=Page.NEW_PASSPHRASE, busy=False)
        elif code_unchecked:
            self._make_new_code()
        else:
            self._go_in()

    def _make_new_code(self) -> None:
        """Make a code that the person will see whole: the first one was never typed back."""
        card, secret = self.state.chosen, self._secret
        if card is None:
            return
        self._runner.run(
            lambda _ticket: self._vaults().new_recovery_code(card.folder, secret),
            lambda code: self._change(page=Page.NEW_CODE, busy=False, code=code),
            self._failed,
            lane="cpu",
        )

    def _go_in(self) -> None:
        opened, self._opened = self._opened, None
        self._secret = ""
        if opened is not None:
            self.enter(opened)

    def _failed(self, error: Exception) -> None:
        self._change(busy=False, trouble=sentence_of(error))

    def _trouble(self, message_id: str) -> None:
        from taf_desktop.support.words import say

        self._change(trouble=say(message_id))

    def _change(self, **changes: object) -> None:
        self.state = self.state._replace(**changes)  # type: ignore[arg-type]
        self.show(self.state)


def sentence_of(error: Exception) -> str:
    """Return the words of an error that has words; any other goes on to the last resort.

    Raises:
        Exception: the error itself, when it is no error of ours with a sentence.
    """
    from taf_desktop.domain.errors import TafError

    if isinstance(error, TafError):
        return error.sentence()
    raise error


def mark_checked(unit_of_work: UnitOfWorkFactory) -> None:
    """Remember that the recovery code was typed back. Database lane."""
    from taf_desktop.services.desk import VaultSettings

    VaultSettings(unit_of_work).write({CHECKED: "yes"})
