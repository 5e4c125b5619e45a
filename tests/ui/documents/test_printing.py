import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.reports.preview import page_image
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import NewPage, words
from taf_desktop.runtime.ticket import JobTicket
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.printing import (
    FINEST,
    PrintJob,
    ask_printer,
    chosen_pages,
    print_jobs,
    print_pages,
    set_paper,
)
from tests.reports.reading import tree_of


@pytest.fixture(scope="module")
def document():
    """Return three pages."""
    return render(tree_of(words("One"), NewPage(), words("Two"), NewPage(), words("Three")))


def pdf_printer(path, dots=100):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dots)
    printer.setFullPage(True)
    return printer


class PaperOf:
    """What a printer with paper is told; one that prints to a file forgets about both sides."""

    def __init__(self):
        self.lies = self.turns = self.size = None
        self.setPageSize = lambda size: setattr(self, "size", size.id())
        self.setPageOrientation = lambda lies: setattr(self, "lies", lies)
        self.setDuplex = lambda turns: setattr(self, "turns", turns)


def picture(document, page, scale):
    return page_image(document.pdf, page, scale)


def ink(printed, page):
    """Return the box of everything dark on a page, in points from the left and the top."""
    bitmap = printed[page].render(scale=1, force_bitmap_format=pypdfium2.raw.FPDFBitmap_Gray)
    dots, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    rows = [y for y in range(bitmap.height) if min(dots[y * stride : y * stride + width]) < 200]
    columns = [x for x in range(width) if min(dots[x::stride]) < 200]
    return columns[0], rows[0], columns[-1], rows[-1]


def sizes(path):
    printed = pypdfium2.PdfDocument(str(path))
    found = [tuple(round(side) for side in page.get_size()) for page in printed]
    printed.close()
    return found


def test_every_page_is_printed_at_its_true_size(document, tmp_path):
    path = tmp_path / "printed.pdf"
    printer = pdf_printer(path, dots=150)
    job = PrintJob(document=document, name="taf-plan")
    set_paper(printer, job)
    steps = []
    ticket = JobTicket(lambda *step: steps.append(step))
    assert print_jobs(printer, [job], picture, ticket) == 1
    assert sizes(path) == [(595, 842)] * 3
    printed, plain = pypdfium2.PdfDocument(str(path)), pypdfium2.PdfDocument(document.pdf)
    for page in range(3):
        assert ink(printed, page) == pytest.approx(ink(plain, page), abs=2)
    printed.close()
    plain.close()
    assert [step[:2] for step in steps] == [(0, 3), (1, 3), (2, 3)]


def test_a_finer_printer_gets_a_coarser_picture_at_the_same_true_size(document, tmp_path):
    path, scales = tmp_path / "fine.pdf", []

    def coarse(of, page, scale):
        scales.append(scale)
        return picture(of, page, 1)

    printer = pdf_printer(path, dots=1200)
    print_pages(printer, PrintJob(document=document, name="x"), (0,), coarse, JobTicket())
    assert scales == [FINEST / 72]
    with pypdfium2.PdfDocument(str(path)) as printed:
        (drawn,) = printed[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = drawn.get_bounds()
    # The picture drawn at scale 1 stands for one of FINEST dots: a quarter of that, and no more.
    share = 72 / FINEST
    assert (right - left) / 595 == pytest.approx(share, abs=0.01)
    assert (top - bottom) / 842 == pytest.approx(share, abs=0.01)


def test_two_pages_lie_on_a_sheet_the_first_at_the_right_where_that_is_read_first(
    document, tmp_path
):
    job = PrintJob(document=document, name="x", across=2, both_sides=True)
    assert job.sides((0, 1, 2)) == ((0, 1), (2, None))
    right = PrintJob(document=document, name="x", across=2, from_right=True)
    assert right.sides((0, 1, 2)) == ((1, 0), (None, 2))
    path = tmp_path / "two.pdf"
    printer = pdf_printer(path)
    set_paper(printer, job)
    print_pages(printer, job, (0, 1, 2), picture, JobTicket())
    assert sizes(path) == [(842, 595)] * 2
    printed = pypdfium2.PdfDocument(str(path))
    left, _top, end, _bottom = ink(printed, 1)
    printed.close()
    assert left < end < 421


def test_paper_lies_and_turns_as_the_document_needs_it(document):
    printer = PaperOf()
    for job, lies, duplex in (
        (PrintJob(document=document, name="x"), "Portrait", "DuplexNone"),
        (PrintJob(document=document, name="x", both_sides=True), "Portrait", "DuplexLongSide"),
        (
            PrintJob(document=document, name="x", sideways=True, both_sides=True),
            "Landscape",
            "DuplexShortSide",
        ),
    ):
        set_paper(printer, job)
        assert printer.lies == QPageLayout.Orientation[lies]
        assert printer.size == QPageSize.PageSizeId.A4
        assert printer.turns == QPrinter.DuplexMode[duplex]


def test_documents_are_printed_in_turn_and_no_file_writes_over_another(document, tmp_path):
    printer = pdf_printer(tmp_path / "all.pdf")
    jobs = [PrintJob(document=document, name=f"taf-{n}") for n in range(3)]
    jobs[1] = PrintJob(document=document, name="taf-1", across=2)
    steps = []
    assert print_jobs(printer, jobs, picture, JobTicket(lambda *s: steps.append(s))) == 3
    assert len(sizes(tmp_path / "all.pdf")) == 3
    assert sizes(tmp_path / "all-2.pdf") == [(842, 595)] * 2
    assert len(sizes(tmp_path / "all-3.pdf")) == 3
    assert steps[-1][:2] == (8, 9)


def test_called_off_between_documents_prints_no_more(document, tmp_path):
    printer = pdf_printer(tmp_path / "all.pdf")
    ticket = JobTicket()
    jobs = [PrintJob(document=document, name="x")] * 2

    def one_then_off(of, page, scale):
        ticket.cancel()
        return picture(of, page, scale)

    assert print_jobs(printer, jobs, one_then_off, ticket) == 1
    assert not (tmp_path / "all-2.pdf").exists()


def test_only_the_pages_asked_for_are_printed(tmp_path):
    printer = pdf_printer(tmp_path / "some.pdf")
    assert chosen_pages(printer, 5) == (0, 1, 2, 3, 4)
    printer.setFromTo(2, 9)
    assert chosen_pages(printer, 5) == (1, 2, 3, 4)


def test_the_dialog_begins_with_the_paper_wanted_and_may_be_called_off(document, monkeypatch):
    asked = []

    def choose(_parent, pages, prepare):
        printer = pdf_printer("unused.pdf")
        prepare(printer)
        asked.append((pages, printer.pageLayout().orientation()))
        return printer if len(asked) == 1 else None

    monkeypatch.setattr(dialogs, "choose_printer", choose)
    job = PrintJob(document=document, name="x", across=2)
    assert ask_printer(None, [job]).fullPage()
    assert ask_printer(None, [job, job]) is None
    assert asked == [
        (3, QPageLayout.Orientation.Landscape),
        (1, QPageLayout.Orientation.Landscape),
    ]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_a_problem_of_the_surroundings(document, tmp_path):
    printer = pdf_printer(tmp_path / "nowhere" / "x.pdf")
    job = PrintJob(document=document, name="x")
    with pytest.raises(EnvironmentProblem) as trouble:
        print_pages(printer, job, (0,), picture, JobTicket())
    assert "did not answer" in trouble.value.sentence()
