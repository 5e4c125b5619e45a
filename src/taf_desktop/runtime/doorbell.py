"""Answers other starts of the program over the same data folder (``single``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from taf_desktop.runtime.single import OnlyOne

TRY_AGAIN = 200
"""Milliseconds until a program that was started by a locking one looks for its lock again."""


class Doorbell(QObject):
    """Answers other starts of the program, and claims the folder if that was not possible yet."""

    def __init__(self, one: OnlyOne, show: Callable[[Path | None], None], parent: QObject) -> None:
        """Begin to listen; ``show`` brings the window to the front, and looks at a file."""
        super().__init__(parent)
        self._one = one
        self._show = show
        self._again = QTimer(self)
        self._again.setInterval(TRY_AGAIN)
        self._again.timeout.connect(self._claim)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._claim()

    def stop(self) -> None:
        """Listen no more."""
        self._again.stop()
        for folder in self._watcher.directories():
            self._watcher.removePath(folder)

    @Slot()
    def _claim(self) -> None:
        """Claim the folder; the program that locked and started this one may still hold it."""
        if not self._one.claim():
            self._again.start()
            return
        self._again.stop()
        folder = self._one.request.parent
        if folder.is_dir():
            self._watcher.addPath(str(folder))
            self._look()

    @Slot()
    def _look(self) -> None:
        # Whoever takes the request away answers it, so that one request raises one window once.
        asked, file = self._one.take_request()
        if asked:
            self._show(file)
