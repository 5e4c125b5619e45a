"""Does the end-to-end journey of tests/e2e in real windows, and keeps pictures and the PDF's words.

``journey.py FOLDER [PLATFORM]``, from the folder that holds ``tests``. The platform is ``windows``
unless another is named; the same run on Linux gives the words to compare with.
"""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from taf_desktop.runtime.qt_guard import keep_singletons_alive
from taf_desktop.ui.common import theme

PARTS = ("write_people", "write_agreements", "write_assessment", "write_plan", "agree_plan",
         "write_meeting", "agree_again", "look_at_pages", "look_for")  # fmt: skip


PATIENCE = 180_000
"""Milliseconds a step may take: Wine on a busy machine is slow, and speed is not tried here."""
NOT_IN_WINE = r"^EnableNonClientDpiScaling\(\) failed"
"""What Qt says in Wine, and not in Windows, when it makes a window."""


class Camera:
    """Keeps a picture of the window after each part of the journey, and the saved plan."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    @pytest.hookimpl
    def pytest_collection_modifyitems(self, items):
        """Put the camera behind each part, once the journey is loaded."""
        from tests.app import conftest
        from tests.e2e import starting, test_journey

        conftest.WAIT = PATIENCE

        for name in PARTS:
            setattr(test_journey, name, self.after(name, getattr(test_journey, name)))
        for name in ("first_start", "start_family", "lock", "unlock"):
            setattr(starting, name, self.after(name, getattr(starting, name)))

    def after(self, name, part):
        """Return a part of the journey that leaves a picture."""

        def done(hands, *rest):
            answer = part(hands, *rest)
            self.take(name, hands.window)
            if name == "look_at_pages":
                self.keep_plan(rest[0])
            return answer

        return done

    def take(self, name, window):
        """Keep a picture of a window."""
        self.count += 1
        window.grab().save(str(self.folder / f"{self.count:02}-{name}.png"))

    def keep_plan(self, path):
        """Keep the plan that was saved, and its words."""
        from tests.e2e import papers

        shutil.copyfile(path, self.folder / "plan.pdf")
        words = papers.words_of(path)
        (self.folder / "plan.txt").write_text(words, encoding="utf-8", newline="\n")


def main():
    folder = Path(sys.argv[1])
    platform = sys.argv[2] if len(sys.argv) > 2 else "windows"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = platform
    keep_singletons_alive()
    # Made here, so that the tests' own wish for a platform without a screen comes too late.
    application = QApplication(["taf-desktop", *theme.QT_ARGUMENTS])
    options = ["-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:cov", "-p", "no:pytest_cov"]
    changed = ("timeout=900",)
    if sys.platform == "win32":
        # The installed program is used, and not the sources that lie beside the tests.
        changed += ("pythonpath=.", f"qt_log_ignore={NOT_IN_WINE}")
    options += [word for setting in changed for word in ("-o", setting)]
    code = pytest.main(["tests/e2e/test_journey.py", *options], plugins=[Camera(folder)])
    shown = {"platform": application.platformName(), "code": int(code)}
    (folder / "journey.json").write_text(json.dumps(shown), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
