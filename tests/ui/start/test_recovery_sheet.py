import pypdfium2
from PySide6.QtGui import QPdfWriter

from taf_desktop.ui.common import dialogs, recovery_sheet

CODE = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD"


def test_the_sheet_holds_the_name_and_the_code_on_one_page(qapp, tmp_path):
    path = tmp_path / "sheet.pdf"
    recovery_sheet.draw_sheet(QPdfWriter(str(path)), "Riverside School", CODE)
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    page = document[0]
    text = page.get_textpage().get_text_bounded()
    page.close()
    document.close()
    assert "Riverside School" in text
    assert all(group in text for group in CODE.split("-"))
    assert "locked drawer" in text


def test_nothing_is_printed_without_a_printer(qtbot, monkeypatch, qapp):
    monkeypatch.setattr(dialogs, "choose_printer", lambda _parent, _pages: None)
    assert recovery_sheet.print_sheet(None, "Riverside School", CODE) is False
