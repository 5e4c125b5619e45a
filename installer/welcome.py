"""Draws the picture of the set-up's first and last page: the one of the start window.

Run as ``python -m installer.welcome FILE`` with the program's sources on Python's path.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from taf_desktop.runtime.qt_guard import keep_singletons_alive
from taf_desktop.ui.common import theme
from taf_desktop.ui.start.motif import Motif

WIDTH, HEIGHT = 328, 628
"""Twice what the set-up shows at 100 %, for sharper screens."""


def main() -> int:
    """Draw the picture into the file that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    keep_singletons_alive()
    application = QApplication([])
    theme.apply(application, theme.Mode.LIGHT)
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    picture.fill(theme.current().color("rail"))
    motif = Motif()
    motif.setStyleSheet("background: transparent")
    motif.resize(WIDTH, HEIGHT)
    motif.render(picture)
    return 0 if picture.save(sys.argv[1], "BMP") else 1


if __name__ == "__main__":
    sys.exit(main())
