"""Unlocking: which vault, its passphrase or recovery code, and what to do if it will not open.

Qt-free. Nothing heavy is imported at the top: this is loaded before the first window.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from taf_desktop.ui.start.flow import PERSON, Wish

if TYPE_CHECKING:
    from taf_desktop.domain.ports import TaskRunner, Ticket, UnitOfWorkFactory
    from taf_desktop.domain.vault import VaultCard, VaultKeys
    from taf_desktop.services.quick_unlock import QuickState
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
    RESTORE = "restore"


class Opened(NamedTuple):
    """An open vault, and what the person wants to see first."""

    card: VaultCard
    unit_of_work: UnitOfWorkFactory
    wish: Wish = Wish.NOTHING


class UnlockState(NamedTuple):
    """What the pages show.

    ``trouble`` is a whole sentence; ``code`` a new recovery code. After several wrong tries
    nothing can be tried before ``wait_until``, a moment of ``time.monotonic``. ``pin`` says that
    a PIN opens the vault as well, and ``about_pin`` until when, or why it does not.
    """

    page: Page
    cards: tuple[VaultCard, ...] = ()
    chosen: VaultCard | None = None
    busy: bool = False
    trouble: str = ""
    code: str = ""
    wait_until: float = 0.0
    pin: bool = False
    about_pin: str = ""

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
        self._keys: VaultKeys | None = None
        self._own_words: tuple[str, ...] = ()
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
        self._change(page=Page.UNLOCK, chosen=card, trouble="", **_NOTHING_KNOWN)
        self._look_at(card)

    def unlock(self, secret: str) -> None:
        """Try a passphrase, a recovery code, or a PIN where there is one."""
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
            self._vaults().change_passphrase(card.folder, code, new, repeated, self._own_words)

        self._runner.run(job, lambda _nothing: self._go_in(), self._failed, lane="cpu")

    def keep_old_passphrase(self) -> None:
        """After the recovery code: go in without a new passphrase."""
        self._go_in()

    def confirm_code(self, typed: str) -> None:
        """Keep a new recovery code that was typed back as it is shown, and go in."""
        opened, keys, code = self._opened, self._keys, self.state.code
        if opened is None or keys is None or self.state.busy:
            return
        self._change(busy=True, trouble="")

        def job(_ticket: Ticket) -> None:
            self._vaults().keep_recovery_code(opened.card.folder, keys, code, typed)
            mark_checked(opened.unit_of_work)

        self._runner.run(job, lambda _nothing: self._go_in(), self._failed)

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
        if chosen is not None:
            self._look_at(chosen)
        if waiting and chosen is not None:
            self.unlock(waiting)

    def _look_at(self, card: VaultCard) -> None:
        """Find out how long the next try has to wait, and whether there is a PIN."""

        def job(_ticket: Ticket) -> tuple[int, QuickState]:
            return self._vaults().wait(card.folder), self._vaults().quick(card.folder)

        def done(answer: tuple[int, QuickState]) -> None:
            if card == self.state.chosen:
                seconds, quick = answer
                until = time.monotonic() + seconds if seconds else 0.0
                about = _about_pin(quick)
                self._change(wait_until=until, pin=quick.ready, about_pin=about)

        self._runner.run(job, done, lane="cpu")

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
        # A code that opens the vault has been kept well enough.
        by_code = self.state.page is Page.RECOVERY

        def job(_ticket: Ticket) -> tuple[UnitOfWorkFactory, dict[str, str]]:
            unit_of_work = self._vaults().open(card.folder, keys)
            with unit_of_work() as unit:
                known = dict(unit.settings())
            if by_code and known.get(CHECKED) == "no":
                mark_checked(unit_of_work)
            return unit_of_work, known

        def done(answer: tuple[UnitOfWorkFactory, dict[str, str]]) -> None:
            unit_of_work, known = answer
            self._opened, self._keys = Opened(card, unit_of_work), keys
            self._own_words = tuple(known[name] for name in PERSON if known.get(name))
            self._after_opening(code_unchecked=known.get(CHECKED) == "no")

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
        self._runner.run(
            lambda _ticket: self._vaults().fresh_code(),
            lambda code: self._change(page=Page.NEW_CODE, busy=False, code=code),
            self._failed,
            lane="cpu",
        )

    def _go_in(self) -> None:
        opened, self._opened = self._opened, None
        self._secret, self._keys = "", None
        if opened is not None:
            self.enter(opened)

    def _failed(self, error: Exception) -> None:
        self._change(busy=False, trouble=sentence_of(error))
        if self.state.chosen is not None:
            self._look_at(self.state.chosen)

    def _trouble(self, message_id: str) -> None:
        from taf_desktop.support.words import say

        self._change(trouble=say(message_id))

    def _change(self, **changes: object) -> None:
        self.state = self.state._replace(**changes)  # type: ignore[arg-type]
        self.show(self.state)


_NOTHING_KNOWN: dict[str, object] = {"wait_until": 0.0, "pin": False, "about_pin": ""}
"""How a vault looks that nobody has looked at yet."""


def _about_pin(quick: QuickState) -> str:
    """Return until when the PIN works, in the person's own time, or why it does not."""
    from datetime import datetime

    from taf_desktop.domain.dates import spoken_time
    from taf_desktop.support.words import say

    if not quick.on:
        return ""
    if quick.ready:
        return say("quick.ready", time=spoken_time(datetime.fromisoformat(quick.until)))
    return say(quick.message_id)


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
