import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from taf_desktop.domain.errors import Bug, EnvironmentProblem, UserError
from taf_desktop.runtime import excepthook
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.common.dialogs import MessageDialog


@pytest.fixture
def answer(qapp):
    """Answer the next dialog by pressing the button with these words; remember what it said."""
    seen = {}

    def press(words):
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MessageDialog)
        shown = dialog.findChildren(QPushButton)
        seen["title"] = dialog.windowTitle()
        seen["text"] = dialog.accessibleDescription()
        seen["default"] = next((b.text() for b in shown if b.isDefault()), "")
        seen["fits"] = dialog.height() >= dialog.layout().totalHeightForWidth(dialog.width())
        chosen = next(button for button in shown if button.text() == words)
        chosen.click()

    def prepare(words):
        QTimer.singleShot(0, lambda: press(words))
        return seen

    return prepare


def test_dangerous_question_rests_on_cancel_and_names_verb_and_object(answer):
    seen = answer("Cancel")
    assert not dialogs.confirm_dangerous(None, "Erase?", "It is gone then.", "Erase this family")
    assert seen["default"] == "Cancel"
    answer("Erase this family")
    assert dialogs.confirm_dangerous(None, "Erase?", "It is gone then.", "Erase this family")


def test_question_says_yes_or_no(answer):
    seen = answer("Print")
    assert dialogs.question(None, "Print now?", "Two pages.", "Print")
    assert seen["default"] == "Print"
    answer("Not now")
    assert not dialogs.question(None, "Print now?", "Two pages.", "Print", "Not now")


def test_long_text_is_never_cut_off(answer):
    seen = answer("Close")
    dialogs.information(None, "Read this", "word " * 120)
    assert seen["fits"]


def test_error_of_the_person_shows_its_own_sentence(answer):
    seen = answer("Close")
    errors.show(None, UserError("runtime.tasks.closing"))
    assert seen["text"].startswith("The program is closing")
    assert seen["title"] == "Please look at this"


def test_trouble_around_the_program_has_its_own_title():
    message = errors.message_for(EnvironmentProblem("runtime.tasks.closing"))
    assert message.title == "Something is in the way"
    assert message.details == ""


@pytest.mark.parametrize("error", [ValueError("Robin said"), Bug("runtime.tasks.closing")])
def test_our_mistake_shows_a_reference_and_no_message(error):
    message = errors.message_for(error)
    assert "reference" in message.text
    assert "Robin" not in message.text + message.details
    assert type(error).__name__ in message.details


def test_details_can_be_copied(answer, qapp):
    fault = excepthook.describe(ValueError("Robin said"))

    read = []

    def copy_then_close():
        dialog = QApplication.activeModalWidget()
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        report = dialog.findChild(QPlainTextEdit, "report")
        read.append(report.toPlainText())
        buttons["Copy this report"].click()
        buttons["Close"].click()

    QTimer.singleShot(0, copy_then_close)
    errors.show_fault(None, fault)
    assert fault.reference in qapp.clipboard().text()
    assert read == [qapp.clipboard().text()]
    assert "Robin" not in qapp.clipboard().text()


@pytest.mark.parametrize(
    ("function", "native", "answered"),
    [
        ("choose_save_file", "getSaveFileName", ("", "")),
        ("choose_open_file", "getOpenFileName", ("", "")),
        ("choose_folder", "getExistingDirectory", ""),
    ],
)
def test_choosing_a_file_can_be_called_off(monkeypatch, tmp_path, function, native, answered):
    monkeypatch.setattr(dialogs.QFileDialog, native, lambda *args: answered)
    assert getattr(dialogs, function)(None, "Where?", tmp_path) is None
    chosen = str(tmp_path / "plan.pdf")
    given = (chosen, "") if isinstance(answered, tuple) else chosen
    monkeypatch.setattr(dialogs.QFileDialog, native, lambda *args: given)
    assert getattr(dialogs, function)(None, "Where?", tmp_path) == tmp_path / "plan.pdf"


def test_choosing_a_printer_offers_the_pages_and_can_be_called_off(monkeypatch, qapp):
    asked = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))

    def answer(dialog, accepted):
        ranged = dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asked.append((dialog.minPage(), dialog.maxPage(), ranged))
        return accepted

    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: answer(dialog, 0))
    assert dialogs.choose_printer(None, 3) is None
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: answer(dialog, 1))
    assert isinstance(dialogs.choose_printer(None, 1), QPrinter)
    assert asked == [(1, 3, True), (1, 1, False)]


def test_where_there_is_no_printer_it_is_said_and_a_file_offered(monkeypatch, answer):
    monkeypatch.setattr(dialogs.sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    seen = answer("Close")
    assert dialogs.choose_printer(None, 3) is None
    assert "Save the pages as a PDF file" in seen["text"]
