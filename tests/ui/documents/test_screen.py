import docx
import pytest
from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDesktopServices, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.reports.preview import page_image, page_text
from taf_desktop.services.print_choices import PrintChoice
from taf_desktop.ui.common import dialogs
from taf_desktop.ui.documents.for_whom import ForWhomDialog
from taf_desktop.ui.documents.presenter import Known
from taf_desktop.ui.documents.screen import DocumentsScreen
from tests.ui.documents.desk import leaves, person


def seen(screen, name):
    return [each for each in screen.findChildren(QWidget, name) if each.isVisible()]


def press(screen, name):
    (button,) = seen(screen, name)
    assert isinstance(button, QPushButton)
    button.click()


def pick(screen, name, words):
    """Choose what is called so in a box, as the person would."""
    (box,) = seen(screen, f"pick_{name}")
    index = box.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0, words
    box.setCurrentIndex(index)
    box.activated.emit(index)


def words_of(screen):
    pdf = screen._drawn.document.pdf
    pages = range(screen._drawn.document.pages)
    return "\n".join(page_text(pdf, page) for page in pages)


@pytest.fixture
def screen(place, qtbot):
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    qtbot.waitUntil(screen.frame.pages.has_all_in_sight)
    return screen


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
    assert screen.thing_shown() == "progress:"
    assert screen._drawn.wish.document_id == "progress"
    assert screen.frame.pages.page == 1


def test_a_meeting_is_shown_by_its_id_and_another_one_can_be_chosen(screen):
    row = next(each for each in screen._rows if each.document_id == "meeting")
    oldest = row.things[-1]
    screen.show_thing(f"meeting_summary:{oldest.of_id}")
    assert screen.thing_shown() == f"meeting_summary:{oldest.of_id}"
    screen.show_thing(oldest.of_id)
    assert screen.thing_shown() == f"meeting:{oldest.of_id}"
    assert screen.frame.list.currentItem().text() == "Notes of a meeting"
    (box,) = seen(screen, "pick_thing")
    assert box.currentText() == oldest.name
    pick(screen, "thing", row.things[1].name)
    assert screen._drawn.wish.of_id == row.things[1].of_id
    screen.show_thing("unknown")
    assert screen.thing_shown() == f"meeting:{row.things[1].of_id}"


def test_draft_is_explained(screen, place):
    words = screen.findChild(QLabel, "draft_words")
    assert words.text() == ""
    assert not words.isVisible() or words.text() == ""
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


def test_saving_asks_in_one_step_notes_the_copy_and_suggests_a_neutral_name(
    screen, place, tmp_path, saves_to, monkeypatch
):
    suggested = saves_to(tmp_path / "for Dana")
    press(screen, "save_pdf")
    (asked,) = [each for each in screen.findChildren(ForWhomDialog) if each.isVisible()]
    assert asked.person.currentText() == "Our own file"
    assert not asked._how_row.isVisible()
    assert asked.go.text() == "Choose where to save…"
    asked.go.click()
    assert asked._said.text().startswith("Type a password")
    leaves(screen)
    assert suggested == ["taf-plan-2026-11-21.pdf"]
    assert (tmp_path / "for Dana.pdf").read_bytes() == screen._drawn.document.pdf
    (card,) = seen(screen, "saved")
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "for Dana.pdf" in said
    assert "without a password" in said
    line = place.desk.trail.lines(None, 1)[0]
    assert (line.deed, line.of_id, line.fields) == ("exported", "plan", ("unprotected",))
    (noted,) = place.desk.copies.log(place.family_id)
    assert (noted.what, noted.to_kind, noted.how) == ("The plan, version 2", "own_file", "own_file")
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(screen, "open_folder")
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]


def test_what_is_saved_for_somebody_is_their_copy_and_is_locked(
    screen, place, tmp_path, saves_to, qtbot
):
    goal = place.file().plan.goals[0].goal
    place.desk.copies.mark(
        place.family_id, ("goal", goal.id, "words"), goal.words, "third_party", "About a neighbour"
    )
    saves_to(tmp_path / "a.pdf")
    press(screen, "save_pdf")
    asked = leaves(screen, of="Imran", password="Robin2017")
    assert asked.isVisible()
    assert "a little short" in asked._said.text()
    asked.password.second.line.setText("something else")
    asked.go.click()
    assert "not the same" in asked._said.text()
    secret = "quiet heron lantern biscuit meadow"
    asked.password.first.line.setText(secret)
    asked.password.second.line.setText(secret)
    qtbot.keyClick(asked.password.second.line, Qt.Key.Key_Return)
    assert not asked.isVisible()
    raw = (tmp_path / "a.pdf").read_bytes()
    with pytest.raises(PdfiumError):
        PdfDocument(raw)
    pdf = PdfDocument(raw, password=secret)
    told = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Imran" in told
    assert " ".join(goal.words.split())[:30] not in " ".join(told.split())
    (noted,) = place.desk.copies.log(place.family_id)
    assert (noted.to_id, noted.protected) == (person(place.file(), "Imran").id, "yes")
    assert (noted.how, noted.left_out) == ("email", ("third_party",))
    due = [each.reader.name for each in place.desk.copies.due(place.family_id)]
    assert due.count("Imran") == due.count("Dana") - 1
    (card,) = seen(screen, "saved")
    assert "opens with the password" in card.findChildren(QLabel)[0].text()


def test_a_word_file_and_plain_words_are_saved_too(screen, place, tmp_path, saves_to):
    suggested = saves_to(tmp_path / "plan")
    press(screen, "save_docx")
    asked = leaves(screen)
    assert asked.go.text() == "Save without a password…"
    press(screen, "save_txt")
    leaves(screen)
    assert suggested == ["taf-plan-2026-11-21.docx", "taf-plan-2026-11-21.txt"]
    word = docx.Document(str(tmp_path / "plan.docx"))
    assert "Our plan" in [each.text for each in word.paragraphs]
    told = (tmp_path / "plan.txt").read_text("utf-8-sig")
    assert "Our plan" in told
    log = place.desk.copies.log(place.family_id)
    assert sorted((each.file_kind, each.protected) for each in log) == [
        ("docx", "no"),
        ("txt", "no"),
    ]


def test_a_copy_begins_as_its_reader_likes_to_read_and_is_remembered(screen, place, qtbot):
    pick(screen, "recipient", "Lee")
    assert screen._drawn.wish.printing.format_id == "large"
    assert "Lee" in words_of(screen)
    (asked,) = seen(screen, "asked")
    assert asked.text() == "Lee asked for: large print."
    assert not seen(screen, "two_on_sheet")
    pick(screen, "format", "Black and white")
    screen.findChild(QCheckBox, "two_on_sheet").click()
    again = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    lee = person(place.file(), "Lee").id
    wanted = PrintChoice(
        recipient=lee, child=again._choice.child, format_id="black_white", two_on_sheet=True
    )
    assert again._choice == wanted
    assert again._drawn.wish.reader_id == lee
    again.frame.list.choose("progress")
    assert again._choice.recipient == ""


def test_a_language_is_a_draft_and_says_so_with_the_english_beneath(screen):
    pick(screen, "recipient", "Nasreen")
    assert screen._drawn.wish.printing.language == "ur"
    (note,) = seen(screen, "language_note")
    said = " ".join(label.text() for label in note.findChildren(QLabel))
    assert "not yet checked by a translator" in said
    (asked,) = seen(screen, "asked")
    assert "would rather listen" in asked.text()
    with_english = words_of(screen)
    assert "Our plan" in with_english
    screen.findChild(QCheckBox, "beside_english").click()
    assert "What is going well" not in words_of(screen)


def test_a_childs_page_is_for_the_child_one_chooses(screen):
    pick(screen, "format", "A child")
    pick(screen, "child", "Robin")
    assert screen._drawn.wish.copy_for == "Robin"
    assert "Robin" in page_text(screen._drawn.document.pdf, 0)
    assert not seen(screen, "tinted")


def test_somebodys_copy_leaves_out_what_they_may_not_have(screen, place):
    whole = words_of(screen)
    (asked,) = seen(screen, "asked")
    assert "Nothing is left out of it" in asked.text()
    goal = place.file().plan.goals[0].goal
    place.desk.copies.mark(
        place.family_id, ("goal", goal.id, "words"), goal.words, "third_party", "About a neighbour"
    )
    assert goal.words.strip("“”") in whole
    pick(screen, "recipient", "Imran")
    assert goal.words.strip("“”") not in words_of(screen)


def test_pages_are_turned_and_sized_by_keys(screen, qtbot):
    pages = screen.frame.pages
    pages.setFocus()
    last = screen._drawn.document.pages
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_PageUp, last - 1),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(pages, key)
        assert pages.page == page
    press(screen, "page_next")
    assert pages.page == 2
    press(screen, "page_before")
    assert not screen.findChild(QPushButton, "page_before").isEnabled()
    width = pages._sheets[0].width()
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages._sheets[0].width() > width
    qtbot.keyClick(pages, Qt.Key.Key_Minus)
    qtbot.keyClick(pages, Qt.Key.Key_0)
    assert pages._sheets[0].width() == width
    place = pages.verticalScrollBar().value()
    qtbot.keyClick(pages, Qt.Key.Key_Down)
    assert pages.verticalScrollBar().value() > place
    qtbot.keyClick(pages, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert pages.page == 1


def test_the_wheel_changes_no_choice_and_headings_cannot_be_chosen(screen, qtbot):
    (box,) = seen(screen, "pick_recipient")
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    before = box.currentIndex()
    box.wheelEvent(event)
    assert not event.isAccepted()
    assert box.currentIndex() == before
    heading = box.findText("The family")
    assert not box.model().item(heading).isEnabled()
    asked = []
    box.picked.connect(asked.append)
    box.activated.emit(heading)
    assert asked == []


def test_saving_called_off_saves_nothing(screen, place, saves_to):
    suggested = saves_to(None)
    press(screen, "save_pdf")
    press(screen, "for_whom_cancel")
    assert suggested == []
    press(screen, "save_pdf")
    leaves(screen)
    assert len(suggested) == 1
    assert seen(screen, "saved") == []
    assert place.desk.copies.log(place.family_id) == ()
    press(screen, "save_pdf")
    (again,) = [each for each in screen.findChildren(ForWhomDialog) if each.isVisible()]
    assert again.lock.code() == "no"
    again.reject()


def test_a_file_that_cannot_be_written_is_told(screen, place, tmp_path, saves_to, monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "information", lambda _parent, _title, text: told.append(text))
    saves_to(tmp_path / "nowhere" / "plan.pdf")
    press(screen, "save_pdf")
    leaves(screen)
    assert len(told) == 1
    assert "could not be saved" in told[0]
    assert seen(screen, "saved") == []
    assert place.desk.copies.log(place.family_id) == ()


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


def test_a_new_family_begins_with_the_leaflet_and_is_led_to_the_plan(place, qtbot):
    place.family_id = place.desk.families.start("The Placeholder family")[0].id
    screen = place.show(DocumentsScreen(place.desk, place.runner, page_image), qtbot)
    assert screen.thing_shown() == "leaflet:"
    screen.frame.list.choose("plan")
    (why,) = seen(screen, "not_yet")
    told = " ".join(label.text() for label in why.findChildren(QLabel))
    assert "There is no plan yet" in told
    assert not screen.frame.ways.isVisible()
    wanted = []
    screen.wants_tab.connect(lambda *tab: wanted.append(tab))
    press(screen, "go_to")
    assert wanted == [("plan", "")]
    press(screen, "several")
    assert screen.frame.several.documents() == ()


def test_who_agreed_stands_beside_or_takes_turns_where_it_is_narrow(screen, qtbot):
    (card,) = seen(screen, "consents")
    assert "Dana" in [label.text() for label in card.findChildren(QLabel)]
    screen.resize(800, 600)
    qtbot.waitUntil(screen.frame.ways.isVisible)
    assert screen.frame._side.isHidden()
    assert seen(screen, "consents") == []
    press(screen, "how")
    qtbot.waitUntil(lambda: bool(seen(screen, "consents")))
    assert seen(screen, "pick_recipient")
    assert seen(screen, "document_list") == []
    press(screen, "how")
    assert seen(screen, "document_list")
    wanted = []
    screen.wants_tab.connect(lambda *tab: wanted.append(tab))
    screen.findChild(QPushButton, "see_agreement").click()
    assert wanted == [("agreement", "")]


def test_made_in_pieces_it_is_the_same_screen(place, qtbot):
    whole = DocumentsScreen(place.desk, place.runner, page_image)
    screen = DocumentsScreen(place.desk, place.runner, page_image, in_pieces=True)
    for each in (whole, screen):
        qtbot.addWidget(each)
        each.resize(1100, 700)
    for _piece in screen.pieces():
        # A piece may be made while the window changes its size or its look.
        QApplication.sendEvent(screen.frame, QEvent(QEvent.Type.StyleChange))
    assert [w.objectName() for w in screen.frame.findChildren(QWidget)] == [
        w.objectName() for w in whole.frame.findChildren(QWidget)
    ]
    assert screen.several._page is screen.frame.several


def test_what_can_be_ticked_is_made_when_somebody_asks_for_it(screen, place):
    several = screen.frame.several
    assert several.findChildren(QCheckBox) == []
    place.tell(screen)
    assert several.findChildren(QCheckBox) == []
    press(screen, "several")
    boxes = several.findChildren(QCheckBox, "tick_document")
    assert len(boxes) > 5
    place.desk.records.put_aside("person", person(place.file(), "Lee").id)
    place.tell(screen)
    assert "Lee" not in [tick.words for tick in several._people._ticks]


def test_the_list_of_a_box_is_measured_when_it_is_opened(screen):
    (box,) = seen(screen, "pick_language")
    assert box.count() > 5
    assert box.view().minimumWidth() == 0
    box.showPopup()
    widest = max(box.fontMetrics().horizontalAdvance(box.itemText(i)) for i in range(box.count()))
    assert box.view().minimumWidth() > widest
    box.hidePopup()


def test_beside_the_pages_stands_nothing_until_it_is_ready(place, qtbot, monkeypatch):
    screen = DocumentsScreen(place.desk, place.runner, page_image)
    begun = []
    monkeypatch.setattr(screen._presenter, "begin", lambda *answers: begun.append(answers))
    place.show(screen, qtbot)
    for name in ("pick_recipient", "consents", "save_pdf"):
        assert seen(screen, name) == []
    (on_done, on_error) = begun[0]
    on_error(EnvironmentProblem("documents.not_saved"))
    assert seen(screen, "consents")
    assert seen(screen, "save_pdf") == []
    offers = place.desk.documents.offers()
    on_done(Known(dict(place.desk.settings.read()), offers))
    for name in ("pick_recipient", "consents", "save_pdf"):
        assert seen(screen, name)
