"""What the program was asked for, and what tests replace of the world around it.

Read before the first window: nothing but the standard library's quickest parts.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from taf_desktop.domain.ports import VaultStore
    from taf_desktop.domain.vault_ports import SecretBox
    from taf_desktop.runtime.windows.api import Api

VAULTS = "Vaults"
NOT_SAID = Path("\0")
"""A folder that can be no folder: none was named."""


class Given(NamedTuple):
    """The command line. ``after`` is the process that locked and started this one, or 0."""

    data: Path
    vault: Path | None = None
    version: bool = False
    unsaved: bool = False
    safe: bool = False
    after: int = 0
    restore: bool = False
    hand_over: Path | None = None


class Options(NamedTuple):
    """What was asked for: the data folder, one vault's folder or none.

    ``unsaved`` says that the program that locked before could not save the last words; ``safe``
    that it starts in the safe mode; ``restore`` that it begins with restoring a backup;
    ``hand_over`` is a hand-over file to look at once the vault is open, and then no more.
    """

    data: Path
    vault: Path | None = None
    unsaved: bool = False
    safe: bool = False
    restore: bool = False
    hand_over: Path | None = None

    @property
    def vaults_folder(self) -> Path:
        """Where the vaults lie."""
        return self.vault.parent if self.vault else self.data / VAULTS

    @property
    def seems_to_have_vaults(self) -> bool:
        """Say whether there seems to be a vault; which ones is found out behind the window."""
        folder = self.vaults_folder
        return folder.is_dir() and any(inner.is_dir() for inner in folder.iterdir())

    def arguments(self) -> list[str]:
        """Return the command line that asks for the same."""
        words = ["--data", str(self.data)]
        words += ["--vault", str(self.vault)] if self.vault else []
        words += ["--unsaved"] if self.unsaved else []
        words += ["--restore"] if self.restore else []
        words += ["--open", str(self.hand_over)] if self.hand_over else []
        return [*words, "--safe"] if self.safe else words


def start_fresh_process(options: Options) -> bool:
    """Start the program anew, locked: only a new process has nothing left in its memory."""
    import os
    import sys

    from PySide6.QtCore import QProcess

    command = ["-m", "taf_desktop.app.main", *options.arguments(), "--after", str(os.getpid())]
    return bool(QProcess.startDetached(sys.executable, command)[0])


def vaults_on_disk() -> VaultStore:
    """Return the vaults on disk."""
    import sys

    from taf_desktop.app.one_writer import OneWriter

    store = OneWriter()
    if sys.platform == "win32":
        store.box = secrets_here()
    return store


def end_by_force(seconds: float) -> None:
    """End this process after so many seconds, whatever it is doing by then.

    Called when the vault is closed and the fresh process has been started: a document that is still
    being drawn, or a dialog of the system's own, must not keep the locked program alive.
    """
    import os
    import threading

    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()


def windows_api() -> Api | None:
    """Return the calls into Windows, or none elsewhere."""
    from taf_desktop.runtime.windows.api import load_api

    return load_api()


def secrets_here() -> SecretBox:
    """Return the computer's own store of secrets, for PINs."""
    from taf_desktop.storage.secret_box import KeyringBox

    return KeyringBox()


class Outside(NamedTuple):
    """What tests replace: how vaults are stored, how a fresh process starts, how long to retry."""

    make_store: Callable[[], VaultStore] = vaults_on_disk
    start_fresh: Callable[[Options], bool] = start_fresh_process
    retry_seconds: float = 60.0
    in_place: bool = False
    """Show the first window again instead of a fresh process."""
    end_by_force: Callable[[float], None] = end_by_force
    make_api: Callable[[], Api | None] = windows_api
    make_box: Callable[[], SecretBox] = secrets_here
