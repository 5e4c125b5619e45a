"""Printing one document and several from the real screen, into real files that are read back."""

import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from taf_desktop.reports.preview import page_image, page_text
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.copies_dialog import CopiesDialog
from taf_desktop.ui.documents.give_dialog import GiveDialog
from taf_desktop.ui.documents.screen import DocumentsScreen
from tests.ui.documents.desk import leaves, person
from tests.ui.documents.test_printing import pdf_printer, sizes
from tests.ui.documents.test_screen import pick, press, seen

SECRET = "quiet heron lantern biscuit meadow"


def noted(place):
    """Return the copies noted here; those the example family had before are older."""
    log = place.desk.copies.log(place.family_id)
    return tuple(each for each in log if each.given_on == "2026-11-21")


@pytest.fixture
def screen(place, qtbot):
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    screen.frame.list.choose("meeting_summary")
    return screen


@pytest.fixture
def prints_to(monkeypatch):
    def answer(path):
        def choose(_parent, _pages, prepare):
            printer = pdf_printer(path)
            prepare(printer)
            return printer

        monkeypatch.setattr(dialogs, "choose_printer", choose)

    return answer


def test_the_document_in_front_goes_to_the_printer(screen, place, prints_to, tmp_path):
    path = tmp_path / "printed.pdf"
    prints_to(path)
    said = []
    screen.saved_words.connect(said.append)
    press(screen, "print")
    asked = leaves(screen)
    assert not asked.isVisible()
    assert sizes(path) == [(595, 842)] * screen._drawn.document.pages
    assert said == ["Sent to the printer"]
    line = place.desk.trail.lines(None, 1)[0]
    assert (line.deed, line.of_id, line.fields) == (
        "printed",
        "meeting_summary",
        ("clear", "paper"),
    )
    (given,) = noted(place)
    assert (given.to_kind, given.to_name, given.how) == ("own_file", "Our own file", "own_file")
    assert (given.file_kind, given.protected) == ("paper", "")


def test_a_booklet_is_printed_as_sheets_to_be_folded(screen, prints_to, tmp_path):
    path = tmp_path / "booklet.pdf"
    prints_to(path)
    pick(screen, "format", "Booklet")
    (note,) = seen(screen, "format_note")
    assert "fold" in note.text()
    assert not seen(screen, "both_sides")
    press(screen, "print")
    leaves(screen)
    pages = screen._drawn.document.pages
    assert sizes(path) == [(842, 595)] * (2 * -(-pages // 4))


def test_a_copy_is_given_to_the_reader_in_front(screen, place, qtbot):
    pick(screen, "recipient", "Lee")
    press(screen, "give_copy")
    dialog = screen.findChild(GiveDialog)
    assert dialog.isVisible()
    assert dialog._wanted.document_id == "meeting_summary"
    assert dialog._wanted.printing.format_id == "large"
    assert [each.id for each in dialog.readers.readers()] == [person(place.file(), "Lee").id]
    dialog.reject()


def test_who_has_which_copies_can_be_looked_at(screen):
    press(screen, "see_copies")
    dialog = screen.findChild(CopiesDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_no_printer_no_print_and_nothing_noted(screen, place, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_printer", lambda *_words: None)
    said = []
    screen.saved_words.connect(said.append)
    press(screen, "print")
    leaves(screen)
    assert said == []
    assert noted(place) == ()


@pytest.fixture
def page(screen, place):
    """Return the page for several documents with two documents ticked for two people."""
    press(screen, "several")
    page = screen.frame.several
    assert page.documents() == (f"meeting_summary:{screen._of_id}",)
    assert page.people() == ("",)
    file = place.file()
    page.tick(
        (f"meeting_summary:{screen._of_id}", "comments:"),
        (person(file, "Lee").id, person(file, "Robin").id),
    )
    page.ticked.emit()
    return page


def test_several_are_saved_with_a_list_of_what_is_for_whom(
    screen, page, place, tmp_path, monkeypatch
):
    (count,) = seen(screen, "several_count")
    assert count.text().startswith("2 documents for 2 people: 4 together")
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: tmp_path)
    press(screen, "save_several")
    leaves(screen)
    folder = tmp_path / "taf-documents-2026-11-21"
    names = sorted(each.name for each in folder.iterdir())
    assert names == [
        "taf-00-list-2026-11-21.pdf",
        "taf-01-meeting-summary-2026-11-21.pdf",
        "taf-02-comments-2026-11-21.pdf",
        "taf-03-meeting-summary-2026-11-21.pdf",
        "taf-04-comments-2026-11-21.pdf",
    ]
    cover = page_text((folder / names[0]).read_bytes(), 0)
    assert cover.count("Lee") == 2
    assert cover.count("Robin") == 2
    assert "The Example family" in cover
    listed = "".join(cover.split())
    assert listed.count("Largeprint,18point") == 2
    large = pypdfium2.PdfDocument(str(folder / names[1]))
    assert f"{len(large)}2Howtocomment" in listed
    large.close()
    (card,) = seen(screen, "several_saved")
    assert folder.name in " ".join(label.text() for label in card.findChildren(QLabel))
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(screen, "several_folder")
    assert [url.toLocalFile() for url in opened] == [str(folder)]
    log = noted(place)
    assert {(each.document_id, each.to_name) for each in log} == {
        (document, name)
        for document in ("meeting_summary", "comments")
        for name in ("Lee", "Robin")
    }
    assert {(each.file_kind, each.protected, each.how) for each in log} == {("pdf", "no", "email")}
    page.tick(("comments:",), ("",))
    page.ticked.emit()
    press(screen, "save_several")
    leaves(screen, password=SECRET)
    for path in (tmp_path / "taf-documents-2026-11-21-2").iterdir():
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(path.read_bytes())
        assert len(pypdfium2.PdfDocument(path.read_bytes(), password=SECRET)) > 0
    assert "open with the password only" in card.findChildren(QLabel)[0].text()
    own = noted(place)
    assert [(each.protected, each.how) for each in own if each not in log] == [("yes", "own_file")]
    press(screen, "several_back")
    assert seen(screen, "document_list")


def test_each_person_gets_files_that_open_with_their_own_words(
    screen, page, place, prints_to, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: tmp_path)
    press(screen, "save_several")
    asked = leaves(screen, lock="own")
    assert "They are kept nowhere." in asked._about.text()
    assert asked.password.isHidden()
    folder = tmp_path / "taf-documents-2026-11-21"
    files = sorted(folder.iterdir())
    assert [each.name[:6] for each in files] == ["taf-01", "taf-02", "taf-03", "taf-04"]
    qtbot.waitUntil(lambda: len(seen(screen, "several_password")) == 2, timeout=20_000)
    rows = [each.findChildren(QLabel) for each in seen(screen, "several_password")]
    words = {name.text(): secret.text() for name, secret in rows}
    assert list(words) == ["Lee", "Robin"]
    lees, robins = words.values()
    assert lees != robins
    assert all(len(each.split()) == 5 for each in words.values())
    for number, path in enumerate(files):
        own, other = (lees, robins) if number < 2 else (robins, lees)
        assert len(pypdfium2.PdfDocument(path.read_bytes(), password=own)) > 0
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(path.read_bytes(), password=other)
    log = noted(place)
    assert {each.protected for each in log} == {"yes"}
    assert len(log) == 4
    prints_to(tmp_path / "list.pdf")
    press(screen, "several_list")
    assert len(sizes(tmp_path / "list.pdf")) == 1
    told = " ".join(page_text(screen.several._kept.cover.pdf, 0).split())
    assert lees in told
    assert robins in told
    kept = repr((place.desk.trail.lines(None, 50), screen.several._kept, log))
    assert lees not in kept
    assert len(noted(place)) == 4
    press(screen, "save_several")
    leaves(screen)
    assert screen.several._kept is None
    assert not seen(screen, "several_password")


def test_several_are_printed_in_turn_the_list_first(screen, page, prints_to, tmp_path):
    press(screen, "several_back")
    screen.frame.list.choose("comments")
    pick(screen, "recipient", "Lee")
    pick(screen, "format", "Booklet")
    press(screen, "several")
    prints_to(tmp_path / "all.pdf")
    screen.print_out()
    made = sorted(each.name for each in tmp_path.glob("*.pdf"))
    assert made == ["all-2.pdf", "all-3.pdf", "all-4.pdf", "all-5.pdf", "all.pdf"]
    assert len(sizes(tmp_path / "all.pdf")) == 1
    assert set(sizes(tmp_path / "all-2.pdf")) == {(595, 842)}
    assert set(sizes(tmp_path / "all-3.pdf")) == {(842, 595)}
    assert screen.frame.several._save.isVisible()


def test_what_cannot_be_saved_is_told_and_nothing_ticked_is_lost(
    screen, page, place, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: tmp_path / "nowhere")
    monkeypatch.setattr(dialogs, "information", lambda _parent, _title, text: told.append(text))
    before = page.documents()
    press(screen, "save_several")
    leaves(screen)
    assert "could not be saved" in told[0]
    assert page.documents() == before
    assert noted(place) == ()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_words: None)
    press(screen, "save_several")
    leaves(screen)
    assert len(told) == 1


def test_without_anything_ticked_nothing_can_be_made(screen, page, place):
    page.tick((), ())
    page.ticked.emit()
    assert not page._save.isEnabled()
    assert "Choose documents" in page._count.text()
    screen.several.save = None
    screen.several.print_out()
    assert page._save.isVisible()
    place.family_id = place.desk.families.start("The Placeholder family")[0].id
    place.tell(screen)
    assert not page.isVisible()
    assert page._people._ticks == ()
    press(screen, "several")
    assert [tick.words for tick in page._people._ticks] == ["Our own file"]
