"""What a second start does: has the first one show its window, or says that it does not answer."""

from __future__ import annotations

import sys
from pathlib import Path


def ask_the_first(data: Path, file: Path | None = None) -> bool:
    """Have the program that has this data folder show its window, and look at a hand-over file.

    Say whether it answered.
    """
    from taf_desktop.runtime.single import OnlyOne
    from taf_desktop.runtime.windows.api import load_api

    one = OnlyOne(data)
    api = load_api()
    if api is not None and one.holder():
        # Windows lets only the program just started by hand hand on the right to be in front.
        api.allow_foreground(one.holder())
    if one.ask_for_window(file):
        return True
    _tell()
    return False


def _tell() -> None:
    from PySide6.QtWidgets import QApplication

    from taf_desktop.support.words import say
    from taf_desktop.ui.common import dialogs, theme

    app = QApplication.instance() or QApplication([sys.argv[0], *theme.QT_ARGUMENTS])
    if isinstance(app, QApplication):
        theme.apply(app)
    dialogs.information(None, say("app.second.title"), say("app.second.text"))
