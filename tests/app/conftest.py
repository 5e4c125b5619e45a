import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from taf_desktop.app.bootstrap import Options, Outside, Program
from taf_desktop.app.collector import Collector
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage.kdf import KdfParameters, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.ui.common import dialogs, theme
from taf_desktop.ui.common.rota import rota
from taf_desktop.ui.start.flow import Step

TINY = KdfParameters(8, 1, 1)
TINY_POLICY = KdfPolicy(TINY, TINY, TINY, KdfParameters(64, 4, 2))
PASSPHRASE = "seven quiet herons dozing"
WAIT = 20_000


def tiny_store():
    return VaultFiles(policy=TINY_POLICY)


class FullDisk(VaultFiles):
    """Vaults on a disk that is full whenever ``full`` is set."""

    full = False

    def __init__(self):
        super().__init__(policy=TINY_POLICY)

    def open(self, folder, keys):
        real = super().open(folder, keys)

        def unit_of_work():
            if self.full:
                raise EnvironmentProblem("vault.disk_full")
            return real()

        return unit_of_work


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch):
    """A dialog nobody waits for fails the test at once; it would stand there for ever."""

    def asked(dialog):
        words = " / ".join(label.text() for label in dialog.findChildren(QLabel))
        title = dialog.windowTitle()
        dialog.deleteLater()
        raise AssertionError(f"a dialog was shown: {title}: {words}")

    monkeypatch.setattr(dialogs, "_ask", asked)


class Robot:
    """Uses the program as a person does, through its windows."""

    def __init__(self, qtbot, program):
        self.qtbot = qtbot
        self.program = program

    def until(self, condition):
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=WAIT)

    def idle(self):
        """Wait until everything asked for is done, and is on screen."""
        self.until(lambda: self.program.runner.idle and not rota().at_work)

    @property
    def first(self):
        return self.program.start_window.first_page

    @property
    def window(self):
        return self.program.workplace.window

    def button(self, name):
        window = self.program.start_window or self.window
        return window.findChild(QPushButton, name)

    def line(self, name):
        window = self.program.start_window or self.window
        return window.findChild(QLineEdit, name)

    def form(self):
        return self.first.form()

    def at(self, step):
        self.until(lambda: self.form() is self.first.forms[step])

    def answer_who_and_area(self):
        self.until(lambda: len(self.first.forms[Step.AREA]._areas) > 0)
        self.form().findChild(QLineEdit, "person_name").setText("Sam Example")
        self.form().findChild(QLineEdit, "person_role").setText("SENCO")
        self.first.next.click()
        self.at(Step.AREA)
        self.first.next.click()
        self.at(Step.PASSPHRASE)

    def make_vault(self):
        """Go through the first start up to the recovery code and return it."""
        self.answer_who_and_area()
        for field in (self.form().pair.first, self.form().pair.second):
            field.line.setText(PASSPHRASE)
        self.first.next.click()
        self.at(Step.RECOVERY)
        return self.form().card.code

    def first_start(self, wish="start_with_family"):
        code = self.make_vault()
        self.form().rows["typed_code"].editor.setText(code.lower().replace("-", " "))
        self.first.next.click()
        self.at(Step.DONE)
        self.form().findChild(QPushButton, wish).click()
        self.until(lambda: self.program.workplace is not None)
        self.idle()
        return code

    def lock(self):
        self.program.lock()
        self.until(lambda: self.program.start_window is not None)
        page = self.program.start_window.unlock_page
        self.until(lambda: page.title.text() == "My vault")
        return page

    def unlock(self, page, passphrase=PASSPHRASE):
        page.field.line.setText(passphrase)
        page.button.click()
        self.until(lambda: self.program.workplace is not None)
        self.idle()


@pytest.fixture
def begin(qtbot, qapp, tmp_path):
    """Start programs over one data folder; all of them end with the test."""
    programs = []
    collector = Collector()

    def start(**changes):
        given = {
            "make_store": tiny_store,
            "in_place": True,
            "retry_seconds": 0.0,
            "end_by_force": lambda _seconds: None,
            **changes,
        }
        program = Program(qapp, Options(tmp_path / "data"), Outside(**given))
        programs.append(program)
        program.start()
        return Robot(qtbot, program)

    yield start
    collector.stop()
    gc.disable()
    for program in programs:
        program.quit()
        program.deleteLater()
    # Windows on their way out would be dressed again with every new theme, for seconds.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if (theme.current().name, theme.current().factor) != ("light", 1.0):
        theme.apply(qapp, theme.Mode.LIGHT)


@pytest.fixture
def robot(begin):
    return begin()
