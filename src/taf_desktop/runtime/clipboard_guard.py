"""Marks what is copied from the program, so that Windows keeps no history of it, and clears it.

The names of the formats are Windows' own (Microsoft, "Cloud Clipboard and Clipboard History
Formats"); Qt registers a format for each type of the form below. The last is KDE's.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

CLEAR_AFTER = 30_000
"""Milliseconds until what was copied is taken off the clipboard, if it is still there."""
OURS = "application/x-taf-desktop"
NO = b"\x00\x00\x00\x00"
MARKS = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': NO,
    "x-kde-passwordManagerHint": b"secret",
}


class ClipboardGuard(QObject):
    """Watches the clipboard for what this program puts there."""

    def __init__(
        self,
        clipboard: QClipboard,
        parent: QObject,
        *,
        is_ours: Callable[[], bool] | None = None,
        clear_after: int = CLEAR_AFTER,
    ) -> None:
        """Begin to watch.

        Args:
            clipboard: The system's clipboard.
            parent: The QObject this belongs to.
            is_ours: Says whether this program filled the clipboard; Qt knows if not given.
            clear_after: Milliseconds; tests pass less.
        """
        super().__init__(parent)
        self._clipboard = clipboard
        self._is_ours = is_ours or clipboard.ownsClipboard
        self._token = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_after)
        self._timer.timeout.connect(self.clear)
        clipboard.dataChanged.connect(self._changed)

    def stop(self) -> None:
        """Watch no more; what is marked stays marked."""
        self._timer.stop()
        self._clipboard.dataChanged.disconnect(self._changed)

    @Slot()
    def clear(self) -> None:
        """Take off the clipboard what this program put there; what others put there stays."""
        self._timer.stop()
        if self._token and self._marked_with() == self._token:
            self._token = b""
            self._clipboard.clear()

    @Slot()
    def _changed(self) -> None:
        found = self._held()
        if found is None or not found.formats() or not self._is_ours() or self._marked_with():
            return
        self._token = secrets.token_bytes(8)
        self._clipboard.setMimeData(_marked(found, self._token))
        self._timer.start()

    def _marked_with(self) -> bytes:
        found = self._held()
        return bytes(found.data(OURS).data()) if found is not None else b""

    def _held(self) -> QMimeData | None:
        """Return what is on the clipboard; an empty one has nothing, whatever Qt's types say."""
        return self._clipboard.mimeData()


def _marked(found: QMimeData, token: bytes) -> QMimeData:
    """Return the same content with the marks."""
    marked = QMimeData()
    for kind in found.formats():
        marked.setData(kind, found.data(kind))
    if found.hasImage():
        marked.setImageData(found.imageData())
    for kind, value in {**MARKS, OURS: token}.items():
        marked.setData(kind, value)
    return marked
