"""What a program of the tests needs that runs in a process of its own, as ``app.main`` has it.

Without it such a process dies now and then: Python collects garbage on whichever thread comes by,
and a widget destroyed on a worker takes the process with it (seen in one of thirty starts).
"""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from taf_desktop.app.collector import Collector
from taf_desktop.runtime.qt_guard import keep_singletons_alive


def make_application():
    """Return the application; its garbage is collected on this thread only."""
    keep_singletons_alive()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    Collector(app)
    return app


class Patience:
    """Waits as the test plugin does, for a program that is no test."""

    def waitUntil(self, condition, timeout):  # noqa: N802 - the name the plugin gives it
        late = QTimer(singleShot=True)
        late.start(timeout)
        while not condition():
            if not late.isActive():
                raise TimeoutError
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()
