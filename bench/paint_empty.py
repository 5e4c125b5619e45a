"""Show an empty PySide6 window and leave as soon as it is painted."""

import os
import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Empty(QWidget):
    """A window with nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the process once painted."""
        super().paintEvent(event)
        os._exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Empty()
    window.resize(900, 640)
    window.show()
    app.exec()
