"""A PIN instead of the passphrase: on one computer, for twelve hours, and never the only way.

The PIN opens a vault only together with a secret that Windows keeps for this account. After twelve
hours, a restart of the computer or five wrong PINs it goes to rest: the secret is thrown away, and
the passphrase wakes the PIN with a new one. Whatever happens to the secret, the passphrase opens
the vault as ever, and a sentence says why the PIN does not.
"""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem, TafError, UserError
from taf_desktop.domain.vault import QuickCard, VaultKeys, normal_passphrase
from taf_desktop.domain.vault_ports import LockStore, SecretBox
from taf_desktop.services.tries import MOST_PINS, Tries
from taf_desktop.support import machine
from taf_desktop.support.clock import Clock, SystemClock

LIFETIME = timedelta(hours=12)
SHORTEST_PIN, LONGEST_PIN = 6, 11
"""A longer one is taken for a passphrase, which has at least 12 characters."""

SECRET_BYTES, SECRET_LETTERS = 32, 44
FEWEST_DIGITS = 3
"""A PIN of fewer different characters is among the first to be tried."""


@dataclass(frozen=True, slots=True)
class QuickState:
    """How a vault's PIN stands.

    Args:
        on: Whether the vault has one.
        ready: Whether it opens the vault now.
        message_id: Why it does not, or "".
        until: Until when it does, an ISO moment in UTC.
    """

    on: bool = False
    ready: bool = False
    message_id: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a PIN depends on: where secrets are kept, the time, the computer's start, who uses it.

    ``shared`` says whether other people use the same Windows account.
    """

    make_box: Callable[[], SecretBox]
    shared: Callable[[], bool] = lambda: False
    clock: Clock = SystemClock()  # noqa: RUF009 it has no state
    boot: Callable[[], str] = machine.boot_mark


class QuickUnlock:
    """The PIN of each vault. Cpu lane, except ``wake``."""

    def __init__(self, store: Callable[[], LockStore], tries: Tries, around: Surroundings) -> None:
        self._store = store
        self._tries = tries
        self._around = around
        self._box: SecretBox | None = None

    def state(self, folder: Path) -> QuickState:
        """Return how a vault's PIN stands. The store of secrets is asked only if it might be ready.

        Never raises for a vault that cannot be read: it has no PIN then.
        """
        try:
            card = self._store().quick_card(folder)
        except TafError:
            return QuickState()
        if card is None:
            return QuickState(message_id="quick.shared" if self._around.shared() else "")
        problem = self._problem(folder, card)
        return QuickState(
            on=True, ready=not problem, message_id=problem, until="" if problem else card.until
        )

    def unwrap(self, folder: Path, pin: str) -> VaultKeys:
        """Return a vault's keys for its PIN.

        Raises:
            UserError: ``quick.wrong_pin``, ``quick.last_tries.…``, or why the PIN is at rest.
            EnvironmentProblem: what opening a vault may raise.
        """
        state = self.state(folder)
        if not state.ready:
            raise UserError(state.message_id or "quick.gone")
        secret = self._secret(folder)
        if secret is None:
            raise UserError("quick.gone")
        try:
            return self._store().unwrap_quick(folder, secret, pin)
        except UserError as error:
            left = self._tries.wrong_pin(folder.name)
            if left == 0:
                self._forget(folder)
            raise _wrong(left) from error

    def turn_on(self, folder: Path, passphrase: str, pin: str, repeated: str) -> None:
        """Give a vault a PIN on this computer, or another one.

        Raises:
            UserError: a PIN that does not do, ``vault.wrong_passphrase``, ``quick.shared``.
            EnvironmentProblem: ``quick.not_here``, or what opening a vault may raise.
        """
        if self._around.shared():
            raise UserError("quick.shared")
        check_pin(pin, repeated)
        secret = secrets.token_bytes(SECRET_BYTES)
        self._make_sure()
        self._store().set_quick(folder, passphrase, secret, pin, self._card())
        try:
            self._put(folder, secret)
        except EnvironmentProblem:
            self._store().drop_quick(folder)
            raise EnvironmentProblem("quick.not_here") from None

    def turn_off(self, folder: Path) -> None:
        """Take the PIN of the open vault away, with its secret.

        Raises:
            EnvironmentProblem: the disk is full or closed to us.
        """
        self._forget(folder)
        self._store().drop_quick(folder)

    def wake(self, folder: Path, keys: VaultKeys) -> None:
        """After the passphrase: let the same PIN open the vault for another twelve hours.

        On an account that others use too, take it away. Never raises: the vault is open.
        """
        with suppress(TafError):
            if self._store().quick_card(folder) is None:
                return
            if self._around.shared():
                self.turn_off(folder)
                return
            secret = secrets.token_bytes(SECRET_BYTES)
            self._put(folder, secret)
            self._store().wake_quick(folder, keys, secret, self._card())

    def _make_sure(self) -> None:
        """Refuse a computer that keeps no secrets or does not say when it was started."""
        try:
            self._open_box().get("")
        except EnvironmentProblem:
            raise EnvironmentProblem("quick.not_here") from None
        if not self._around.boot():
            raise EnvironmentProblem("quick.not_here")

    def _problem(self, folder: Path, card: QuickCard) -> str:
        if self._around.shared():
            problem = "quick.shared"
        elif self._tries.pins_left(folder.name) == 0:
            problem = "quick.spent"
        elif not machine.same_boot(card.boot, self._around.boot()):
            problem = "quick.restarted"
        elif not self._in_time(card):
            problem = "quick.expired"
        else:
            return self._keeping(folder)
        self._forget(folder)
        return problem

    def _in_time(self, card: QuickCard) -> bool:
        try:
            until = datetime.fromisoformat(card.until)
        except ValueError:
            return False
        now = self._around.clock.now()
        # Not later than that either: a clock set back would make the hours longer.
        return now < until.replace(tzinfo=until.tzinfo or UTC) <= now + LIFETIME

    def _keeping(self, folder: Path) -> str:
        try:
            return "quick.gone" if self._secret(folder) is None else ""
        except EnvironmentProblem as error:
            return error.message_id

    def _card(self) -> QuickCard:
        until = self._around.clock.now() + LIFETIME
        return QuickCard(until.isoformat(timespec="seconds"), self._around.boot())

    def _secret(self, folder: Path) -> bytes | None:
        kept = self._open_box().get(folder.name)
        if kept is None or len(kept) != SECRET_LETTERS:
            return None
        try:
            secret = base64.b64decode(kept, validate=True)
        except ValueError:
            return None
        return secret if len(secret) == SECRET_BYTES else None

    def _put(self, folder: Path, secret: bytes) -> None:
        self._open_box().put(folder.name, base64.b64encode(secret).decode("ascii"))

    def _forget(self, folder: Path) -> None:
        with suppress(EnvironmentProblem):
            self._open_box().remove(folder.name)

    def _open_box(self) -> SecretBox:
        if self._box is None:
            self._box = self._around.make_box()
        return self._box


def check_pin(pin: str, repeated: str) -> None:
    """Refuse a PIN that does not do.

    Raises:
        UserError: ``quick.pin_short``, ``quick.pin_long``, ``quick.pin_easy``,
            ``quick.pins_differ``.
    """
    counted = normal_passphrase(pin)
    if len(counted) < SHORTEST_PIN:
        raise UserError("quick.pin_short")
    if len(counted) > LONGEST_PIN:
        raise UserError("quick.pin_long")
    if _easy(counted):
        raise UserError("quick.pin_easy")
    if pin != repeated:
        raise UserError("quick.pins_differ")


def looks_like_pin(typed: str) -> bool:
    """Say whether what was typed can only be a PIN: it is too short for a passphrase."""
    return len(normal_passphrase(typed)) <= LONGEST_PIN


def _easy(pin: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    return len(set(pin)) < FEWEST_DIGITS or steps in ({1}, {-1}) or _repeats(pin)


def _repeats(pin: str) -> bool:
    """Say whether a PIN is one half twice, such as 123123."""
    half, odd = divmod(len(pin), 2)
    return not odd and pin[:half] == pin[half:]


def _wrong(left: int) -> UserError:
    if left == 0:
        return UserError("quick.spent")
    if left == 1:
        return UserError("quick.last_tries.one")
    if left == MOST_PINS:
        return UserError("quick.wrong_pin")
    return UserError("quick.last_tries.some", left=left)
