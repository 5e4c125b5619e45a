"""What is said once when a vault has been opened."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.shell.main_window import MainWindow


def tell_notices(window: MainWindow, notice: str, *, safe: bool) -> None:
    """Say what was noticed while unlocking, such as a mended header, and of the safe mode.

    ``notice`` is the id of a sentence, or "".
    """
    if notice.startswith("backup."):
        dialogs.information(window, _tr("Please look at your last changes"), say(notice))
    elif notice:
        dialogs.information(window, _tr("A part of this vault was mended"), say(notice))
    if safe:
        window.setWindowTitle(say("app.safe.title", name=window.windowTitle()))
        window.show_saved(say("app.safe.told"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("notices", text)
