import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.reports.preview import page_image
from taf_desktop.runtime.ticket import JobTicket
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.printing import chosen_pages, print_pages
from taf_desktop.ui.documents.screen import DocumentsScreen


def seen(screen, name):
    return [each for each in screen.findChildren(QWidget, name) if each.isVisible()]


def press(screen, name):
    (button,) = seen(screen, name)
    assert isinstance(button, QPushButton)
    button.click()


@pytest.fixture
def screen(place, qtbot):
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    qtbot.waitUntil(screen.frame.pages.has_all_in_sight)
    return screen


@pytest.fixture
def says_yes(monkeypatch):
    asked = []

    def question(_parent, title, *_words):
        asked.append(title)
        return True

    monkeypatch.setattr(dialogs, "question", question)
    return asked


@pytest.fixture
def saves_to(monkeypatch):
    """Answer the question where to save; remember the name that was suggested."""
    suggested = []

    def answer(path):
        def choose(_parent, _title, name, _kinds):
            suggested.append(name.name)
            return path

        monkeypatch.setattr(dialogs, "choose_save_file", choose)
        return suggested

    return answer


def shows_a_page(screen):
    picture = screen.frame.pages.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    middle = range(picture.width() // 3, 2 * picture.width() // 3)
    return any(picture.pixelColor(x, y).lightness() < 100 for x in middle for y in range(0, 400, 2))


def test_the_plan_is_shown_first_as_it_will_be_printed(screen):
    assert screen.thing_shown().startswith("plan:")
    pages = screen._drawn.document.pages
    (label,) = seen(screen, "page_of")
    assert label.text() == f"Page 1 of {pages}"
    assert shows_a_page(screen)
    assert screen.frame.ways.save_button.isEnabled()


def test_only_pages_one_looks_at_are_drawn(screen, qtbot):
    sheets = screen.frame.pages._sheets
    assert len(sheets) > 4
    assert not sheets[-1].has_picture
    bar = screen.frame.pages.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: sheets[-1].has_picture and screen.frame.pages.has_all_in_sight())
    assert not sheets[0].has_picture
    (label,) = seen(screen, "page_of")
    assert label.text() == f"Page {len(sheets)} of {len(sheets)}"


def test_another_document_is_chosen_with_the_arrow_keys(screen, qtbot):
    screen.frame.list.setFocus()
    qtbot.keyClick(screen.frame.list, Qt.Key.Key_Down)
    assert screen.thing_shown().startswith("assessment:")
    assert screen._drawn.row.title == "The assessment of 2 October 2026"
    assert screen.frame.pages.page == 1
    meeting = next(each for each in screen._rows if each.document_id == "meeting")
    screen.show_thing(meeting.of_id)
    assert screen.thing_shown() == meeting.id
    assert screen.frame.list.currentItem().text() == meeting.title
    screen.show_thing("unknown")
    assert screen.thing_shown() == meeting.id


def test_draft_is_explained(screen, place):
    words = screen.findChild(QLabel, "draft_words")
    assert words.text() == ""
    _, changes = place.desk.plans.change(place.file().plan.plan.id)
    place.bus.publish(changes)
    assert "until the plan is agreed" in words.text()


def test_a_change_by_anybody_is_drawn_and_the_place_is_kept(screen, place, qtbot):
    bar = screen.frame.pages.verticalScrollBar()
    bar.setValue(900)
    before = screen._drawn
    family = place.file().family
    _, changes = place.desk.records.change("family", family.id, family.revision, lead_name="Jo")
    place.bus.publish(changes)
    assert screen._drawn is not before
    assert screen._drawn.document.pdf != before.document.pdf
    assert bar.value() == 900
    drawn = screen._drawn
    place.tell(screen)
    assert screen._drawn is drawn


def test_larger_smaller_and_as_wide_as_there_is_room(screen, qtbot):
    sheet = screen.frame.pages._sheets[0]
    fitted = sheet.width()
    press(screen, "larger")
    assert sheet.width() > fitted
    qtbot.waitUntil(screen.frame.pages.has_all_in_sight)
    press(screen, "smaller")
    press(screen, "smaller")
    assert sheet.width() < fitted
    press(screen, "fit")
    assert sheet.width() == fitted
    screen.resize(1500, 620)
    qtbot.waitUntil(lambda: sheet.width() > fitted)
    assert screen.frame.pages.horizontalScrollBar().maximum() == 0


def test_saving_warns_once_and_suggests_a_neutral_name(
    screen, tmp_path, says_yes, saves_to, monkeypatch
):
    suggested = saves_to(tmp_path / "for Dana")
    press(screen, "save_pdf")
    press(screen, "save_pdf")
    assert says_yes == ["Anyone who has this file can read it"]
    assert suggested == ["taf-plan-2026-11-21.pdf"] * 2
    kept = (tmp_path / "for Dana.pdf").read_bytes()
    assert kept == screen._drawn.document.pdf
    (card,) = seen(screen, "saved")
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "for Dana.pdf" in said
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(screen, "open_folder")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_saving_called_off_saves_nothing(screen, saves_to, monkeypatch):
    suggested = saves_to(None)
    monkeypatch.setattr(dialogs, "question", lambda *_words: False)
    press(screen, "save_pdf")
    assert suggested == []
    monkeypatch.setattr(dialogs, "question", lambda *_words: True)
    press(screen, "save_pdf")
    assert len(suggested) == 1
    assert seen(screen, "saved") == []


def test_a_file_that_cannot_be_written_is_told(screen, tmp_path, says_yes, saves_to, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda _parent, _title, text: told.append(text))
    saves_to(tmp_path / "nowhere" / "plan.pdf")
    press(screen, "save_pdf")
    assert len(told) == 1
    assert "could not be saved" in told[0]
    assert seen(screen, "saved") == []


def pdf_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    printer.setFullPage(True)
    return printer


def test_every_page_goes_to_the_printer(place, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "printed.pdf"
    asked = []

    def ask(_parent, pages):
        asked.append(pages)
        return pdf_printer(path)

    monkeypatch.setattr(dialogs, "choose_printer", ask)
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    said = []
    screen.saved_words.connect(said.append)
    press(screen, "print")
    printed = pypdfium2.PdfDocument(str(path))
    assert asked == [screen._drawn.document.pages] == [len(printed)]
    dots = bytes(printed[0].render(scale=0.5).buffer)
    assert min(dots) < 100 < max(dots)
    width, height = printed[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    printed.close()
    assert said == ["Sent to the printer"]


def test_no_printer_no_print(place, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_printer", lambda *_words: None)
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    said = []
    screen.saved_words.connect(said.append)
    press(screen, "print")
    assert said == []


def test_only_the_pages_asked_for_are_printed(tmp_path):
    printer = pdf_printer(tmp_path / "some.pdf")
    assert chosen_pages(printer, 5) == (0, 1, 2, 3, 4)
    printer.setFromTo(2, 9)
    assert chosen_pages(printer, 5) == (1, 2, 3, 4)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_a_problem_of_the_surroundings(tmp_path):
    printer = pdf_printer(tmp_path / "nowhere" / "x.pdf")
    with pytest.raises(EnvironmentProblem) as trouble:
        print_pages(printer, (0,), lambda _page, _scale: None, JobTicket())
    assert "did not answer" in trouble.value.sentence()


def test_pages_that_cannot_be_made_say_so_in_their_place(place, qtbot):
    def broken(_pdf, _page, _scale):
        raise EnvironmentProblem("documents.not_saved")

    screen = place.show(DocumentsScreen(place.desk, place.runner, broken), qtbot)
    assert seen(screen, "no_pages")
    assert not screen.frame.ways.save_button.isEnabled()
    screen._presenter._draw_page = page_image
    press(screen, "again")
    assert not seen(screen, "no_pages")
    assert seen(screen, "pages")


def test_a_family_without_documents_is_led_to_the_plan(place, qtbot):
    place.family_id = place.desk.families.start("The Placeholder family")[0].id
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    assert seen(screen, "no_documents")
    wanted = []
    screen.wants_tab.connect(lambda *tab: wanted.append(tab))
    press(screen, "go_to_plan")
    assert wanted == [("plan", "")]


def test_who_agreed_stands_beside_or_below_where_it_is_narrow(screen):
    (card,) = seen(screen, "consents")
    assert "Dana" in [label.text() for label in card.findChildren(QLabel)]
    screen.resize(800, 600)
    assert screen.frame.ways.isVisible()
    assert screen.frame._side.isHidden()
    wanted = []
    screen.wants_tab.connect(lambda *tab: wanted.append(tab))
    screen.findChild(QPushButton, "see_agreement").click()
    assert wanted == [("agreement", "")]
