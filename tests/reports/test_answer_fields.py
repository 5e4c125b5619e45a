"""What a family fills in: real fields in the file, ruled space on paper, in every kind of file."""

import ctypes
from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter

from taf_desktop.domain.printing import Printing
from taf_desktop.reports.catalogue import build, make
from taf_desktop.reports.docx import word_file
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.plain_text import plain_text
from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import LaidOut, render
from taf_desktop.reports.style import clear_print
from taf_desktop.reports.tree import Choice, TextField
from tests.accessibility.spoken import Spoken
from tests.reports.example import example_file, inputs
from tests.reports.reading import assert_in_order, tree_of

SECRET = "quiet heron lantern biscuit meadow"
ASKED = tree_of(
    Choice("Do you agree?", ("Yes", "No")),
    Choice("Do you agree?", ("Yes", "No")),
    TextField("What would you change?", 3),
    TextField("Your name"),
)


@pytest.fixture(scope="module")
def pdf():
    return render(ASKED).pdf


@pytest.fixture(scope="module")
def draft():
    file = example_file()
    return replace(file, plan=replace(file.plan, plan=replace(file.plan.plan, status="draft")))


def widgets(content, password=None):
    pages = PdfReader(BytesIO(content), password=password).pages
    return [note.get_object() for page in pages for note in page.get("/Annots", ())
            if note.get_object()["/Subtype"] == "/Widget"]  # fmt: skip


def asked(content):
    """Return what each field of a file says of itself, in the order of its tabs."""
    return [each["/TU"] for each in widgets(content)]


def typed(content, field, text, password=None):
    """Return what a file holds after somebody pressed a field and typed, as a reader would."""
    with pypdfium2.PdfDocument(content, password=password) as document:
        document.init_forms()
        left, bottom, right, top = map(float, field["/Rect"])
        page, forms = document[0], document.formenv
        middle = ((left + right) / 2, (bottom + top) / 2)
        pdfium.FORM_OnMouseMove(forms, page, 0, *middle)
        pdfium.FORM_OnLButtonDown(forms, page, 0, *middle)
        pdfium.FORM_OnLButtonUp(forms, page, 0, *middle)
        words = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pointer = ctypes.cast(words, ctypes.POINTER(pdfium.FPDF_WCHAR))
        pdfium.FORM_ReplaceSelection(forms, page, pointer)
        pdfium.FORM_ForceToKillFocus(forms)
        saved = BytesIO()
        document.save(saved)
    return saved.getvalue()


def test_every_field_has_its_words_its_look_and_its_place_in_the_tree(pdf):
    said = Spoken(pdf)
    found = widgets(pdf)
    assert asked(pdf) == [
        "Do you agree? Yes", "Do you agree? No", "Do you agree? Yes", "Do you agree? No",
        "What would you change?", "Your name",
    ]  # fmt: skip
    assert [form.words().strip() for form in said.root.find("Form")] == asked(pdf)
    assert all("/N" in each["/AP"] and each["/F"] == 4 for each in found)
    form = said.catalog["/AcroForm"]
    names = [each.get_object()["/T"] for each in form["/Fields"]]
    assert names == ["answer 1", "answer 2", "answer 3", "answer 4"]
    assert "/NeedAppearances" not in form
    font = form["/DR"]["/Font"]["/Answer"]
    assert "/FontFile2" in font["/FontDescriptor"]
    assert len(font["/Widths"]) == 224
    for script in (b"/JavaScript", b"/JS", b"/SubmitForm", b"/AA"):
        assert script not in b"".join(repr(each).encode() for each in (*found, form))


def test_words_are_typed_and_an_answer_is_chosen_as_in_any_reader(pdf):
    filled = typed(pdf, widgets(pdf)[4], "Toast – for Zoë, please.")
    field = widgets(filled)[4]
    assert field["/V"] == "Toast – for Zoë, please."
    assert b"Toast" in field["/AP"]["/N"].get_data()
    chosen = widgets(typed(pdf, widgets(pdf)[1], ""))
    assert [each["/AS"] for each in chosen[:4]] == ["/Off", "/Option2", "/Off", "/Off"]


def test_a_locked_file_can_still_be_filled_in(pdf):
    locked = protected(pdf, SECRET)
    fields = widgets(locked, SECRET)
    assert [each["/TU"] for each in fields] == asked(pdf)
    filled = typed(locked, fields[5], "Kim Example", SECRET)
    assert widgets(filled, SECRET)[5]["/V"] == "Kim Example"
    with pypdfium2.PdfDocument(locked, password=SECRET) as document:
        may = pdfium.FPDF_GetDocPermissions(document)
    assert may & (1 << 8)  # fill in fields (ISO 32000-2, table 22, bit 9)


def test_another_program_writes_the_answer_with_the_letters_of_the_page(pdf):
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.update_page_form_field_values(
        writer.pages[0], {"answer 3": "No toast"}, auto_regenerate=False
    )
    look = writer.pages[0]["/Annots"][4].get_object()["/AP"]["/N"].get_object()
    assert b"/Answer 14" in look.get_data()


def test_a_first_page_is_seen_with_its_lines_and_without_fields():
    laid = LaidOut(ASKED, clear_print())
    assert widgets(laid.first_page) == []
    assert "What would you change?" in PdfReader(BytesIO(laid.first_page)).pages[0].extract_text()
    assert widgets(render(ASKED, tagged=False).pdf) == []


def test_a_plan_that_is_a_draft_asks_for_an_answer_and_an_agreed_one_for_corrections(draft):
    changes = "What would you change?"
    assert asked(make(inputs("plan", draft)).pdf) == [
        "Do you agree with this plan? Yes", "Do you agree with this plan? In part",
        "Do you agree with this plan? No", changes, "Your name", "Date",
    ]  # fmt: skip
    agreed = repr(build(inputs("plan")))
    assert agreed.count("TextField(") == 1
    assert "TextField(label='What is not right here, or what is missing?'" in agreed
    nobody = replace(draft, family=replace(draft.family, lead_name=""))
    assert "Then give it to your team" in repr(build(inputs("plan", nobody)))
    for form in ("giant", "booklet"):
        style = style_for(Printing(format_id=form), from_right=False)
        assert changes in asked(render(tree_of(TextField(changes, 40)), style).pdf)


def test_a_page_from_the_right_has_its_fields_on_the_right_and_both_languages(draft):
    tree = build(inputs("plan", draft), printing=Printing(language="ur"))
    choice = next(each for each in tree.blocks[-4].blocks if isinstance(each, Choice))
    mirrored = style_for(Printing(language="ur"), from_right=True)
    fields = widgets(render(tree_of(choice, *tree.blocks[-3:-1], language="ur"), mirrored).pdf)
    assert fields[0]["/TU"] == "کیا آپ اس منصوبے سے متفق ہیں؟ ہاں · Yes"
    assert float(fields[0]["/Rect"][0]) > 400
    assert fields[3]["/Q"] == 2
    assert tree.blocks[-3].beneath[0].text == "What would you change?"
    alone = build(inputs("plan", draft), printing=Printing(language="pl", beside_english=False))
    assert alone.blocks[-2].blocks[-1] == TextField("Data")


def test_whoever_was_not_asked_can_answer_on_their_own_record():
    file = example_file()
    asked_before = len(asked(make(inputs("agreement_record", file), "Robin").pdf))
    nobody = replace(file, agreements=())
    own = asked(make(inputs("agreement_record", nobody), "Robin").pdf)
    assert asked_before == 0
    assert own[1] == "Do you want to take part? Yes, with limits"
    assert own[-3:] == ["What should we not share, and with whom?", "Your name", "Date"]
    assert asked(make(inputs("agreement_record", nobody)).pdf) == []


def test_a_complaint_is_written_on_a_page_of_its_own():
    fields = asked(make(inputs("comments")).pdf)
    assert fields == [
        "What happened?", "What would you like us to do?", "Your name", "How can we reach you?"
    ]  # fmt: skip
    last = PdfReader(BytesIO(make(inputs("comments")).pdf)).pages[-1].extract_text()
    assert_in_order(last, "You can write it here", "What happened?", "How can we reach you?")


def test_word_files_have_content_controls_and_boxes_to_tick():
    body = docx.Document(BytesIO(word_file(ASKED))).element.body
    called = [each.get(qn("w:val")) for each in body.iter(qn("w:alias"))]
    assert called == ["Yes", "No", "Yes", "No", "What would you change?", "Your name"]
    ticks = [each for each in body.iter() if str(each.tag).endswith("}checkbox")]
    assert len(ticks) == 4
    lines = list(body.iter(qn("w:pBdr")))
    assert len(lines) == 4
    second = replace(TextField("Imię"), beneath=build(inputs("comments")).blocks[0].spans)
    told = docx.Document(BytesIO(word_file(tree_of(second)))).paragraphs
    assert any(each.text.startswith("Tell us what is good") for each in told)


def test_a_listener_hears_what_is_asked_and_where_the_answer_goes():
    said = plain_text(ASKED)
    assert "Do you agree?\nChoose one: Yes, No.\nAnswer: ____" in said
    assert "Your name\nAnswer: ____" in said
