"""The computer's own store of secrets, through ``keyring``: Windows' Credential Manager.

Kept on this computer only (Windows would otherwise carry it along with a roaming account). Whatever
goes wrong in it is one problem: it cannot be asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from taf_desktop.domain.errors import EnvironmentProblem

T = TypeVar("T")

SERVICE = "TAF Desktop quick unlock {name}"
"""One name for each vault: Credential Manager keeps one secret under a name."""

ACCOUNT = "taf-desktop"
LONGEST = 200
"""Letters. Credential Manager takes 1280 (https://github.com/jaraco/keyring/issues/355)."""

WORST = 1.0
"""A store of a lower priority is none, or keeps secrets in the open."""


class Backend(Protocol):
    """What we use of a keyring backend."""

    @property
    def priority(self) -> float:
        """How good a store it is; below 1 it is none."""
        ...

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or ``None``."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret; complains if there is none."""
        ...


class KeyringBox:
    """Secrets in the computer's own store. The library is imported when it is first asked."""

    def __init__(self, make_backend: Callable[[], Backend] | None = None) -> None:
        self._make_backend = make_backend or _backend_here
        self._backend: Backend | None = None

    def get(self, name: str) -> str | None:
        """Return a secret; ``None`` if there is none of this name."""
        return self._asked(lambda backend: backend.get_password(SERVICE.format(name=name), ACCOUNT))

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, on this computer only."""
        if len(secret) > LONGEST:
            raise EnvironmentProblem("quick.no_keyring")
        service = SERVICE.format(name=name)
        self._asked(lambda backend: backend.set_password(service, ACCOUNT, secret))

    def remove(self, name: str) -> None:
        """Forget a secret; nothing happens if there is none."""
        if self.get(name) is not None:
            service = SERVICE.format(name=name)
            self._asked(lambda backend: backend.delete_password(service, ACCOUNT))

    def _asked(self, what: Callable[[Backend], T]) -> T:
        try:
            if self._backend is None:
                self._backend = self._make_backend()
            if not self._backend.priority >= WORST:
                raise EnvironmentProblem("quick.no_keyring")
            return what(self._backend)
        except EnvironmentProblem:
            raise
        # Backends raise what they like, Windows' own errors among it. None of it may be shown.
        except Exception:
            raise EnvironmentProblem("quick.no_keyring") from None


def _backend_here() -> Backend:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        backend = WinVaultKeyring()
        backend.persist = "local machine"  # type: ignore[assignment]
        return cast(Backend, backend)
    import keyring

    return cast(Backend, keyring.get_keyring())
