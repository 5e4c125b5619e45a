"""Every page of the real program asked for by somebody in a hurry: nobody has made it yet.

Run as ``python -m bench.hurry DATA FAMILIES NUMBER``; prints what ``tour`` prints. The passphrase
is pasted as soon as there is a field for it, and the family is opened as soon as the list is there:
what the screens need is still being imported.
"""

from __future__ import annotations

import sys

from taf_desktop.runtime.qt_guard import import_qt

# As the program does: Qt imported first would read the source of whatever is imported later.
import_qt()

from PySide6.QtCore import QTimer  # noqa: E402

from bench.at_work import Steps, let_use  # noqa: E402
from bench.tour import LOOK, Tour  # noqa: E402

TABS = (
    "overview",
    "people",
    "agreement",
    "assessment",
    "plan",
    "meetings",
    "documents",
    "hand_over",
)
PAGES = ("library", "settings", "help")


class Hurried(Tour):
    """Comes to each page before it is made in the time when nobody is at work."""

    def _work(self) -> Steps:
        self._begin("unlocking")
        yield from self._unlock()
        workplace = self._program.workplace
        assert workplace is not None
        # They would be made while this waits for the pages before them.
        workplace._fill_soon.stop()  # noqa: SLF001 - it stands in for somebody in a hurry
        table = workplace.families.table
        yield lambda: len(table.shown_rows()) > self._number
        family_id = table.shown_rows()[self._number].family_id
        for tab in TABS:
            self._begin(f"{tab} in a hurry")
            QTimer.singleShot(0, self._go(family_id, tab))
            yield lambda: bool(workplace.window.made("family"))
            yield LOOK
            yield self._heard()
            if tab == TABS[0]:
                workplace._made_of.keeper.stop()  # noqa: SLF001 - as in the tour
        for page in PAGES:
            self._begin(f"{page} in a hurry")
            QTimer.singleShot(0, lambda page=page: workplace.window.show_page(page))
            yield LOOK
            yield self._heard()


if __name__ == "__main__":
    let_use(lambda program: Hurried(program, int(sys.argv[2]), int(sys.argv[3])))
