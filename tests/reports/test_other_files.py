"""The same words in every kind of file: what the PDF shows, the Word file and the text say too."""

import re
import unicodedata
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from taf_desktop.domain.printing import Printing
from taf_desktop.reports import tree
from taf_desktop.reports.catalogue import DOCUMENTS, make, make_docx, make_text
from taf_desktop.reports.docx import WRITERS, word_file
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.plain_text import TELLERS, plain_text
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import (
    Bullets,
    Callout,
    Heading,
    NewPage,
    Paragraph,
    Quotation,
    Scale,
    Span,
    Table,
    TickCard,
    Tone,
    words,
)
from taf_desktop.support.words import catalogue
from tests.reports.example import inputs as example
from tests.reports.hard_families import inputs
from tests.reports.reading import all_text, assert_in_order, every_box, squeezed, tree_of

SIGNS = " ".join(said for name, said in catalogue().items() if name.startswith("picture_page.key."))
"""What the signs of a family's picture mean: where there is no picture, there are none."""
ON_THE_PAGE_ALONE = {"0", "10", "at", "the", "start", "now", "hoped", "for", "page", "of", "•", "·"}
"""The ends of a drawn line, the key of its marks, page numbers: elsewhere they are said."""


def seen(text):
    """Return the words of a text, cut at everything that is no letter or number."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("\u00ad", "").replace("\ufffe", "")
    return set(re.findall(r"\w{2,}", plain))


def word_words(content):
    file = docx.Document(BytesIO(content))
    found = [each.text or "" for each in file.element.body.iter(qn("w:t"))]
    section = file.sections[0]
    around = [*section.header.paragraphs, *section.footer.paragraphs]
    return " ".join([*found, *(each.text for each in around)])


def plain_paragraphs(content):
    return docx.Document(BytesIO(content)).paragraphs


def missing(page, told):
    """Return the words of a page that are not told; words cut at a line's end are looked for."""
    flat = squeezed(unicodedata.normalize("NFKC", told).lower())
    left = seen(page) - seen(told) - ON_THE_PAGE_ALONE - seen(SIGNS)
    return {each for each in left if each not in flat and not each.isdigit()}


@pytest.mark.parametrize("family", ["empty", "children"])
@pytest.mark.parametrize("document_id", [entry.id for entry in DOCUMENTS])
def test_every_word_of_the_page_is_in_the_word_file_and_in_the_text(family, document_id):
    about = inputs(family, document_id)
    page = all_text(make(about, "Kim"))
    assert missing(page, word_words(make_docx(about, "Kim"))) == set()
    assert missing(page, make_text(about, "Kim")) == set()


@pytest.mark.parametrize(
    ("family", "document_id"),
    [*(("scripts", entry.id) for entry in DOCUMENTS), ("long", "plan"), ("huge", "meeting")],
)
def test_no_words_are_too_strange_for_them(family, document_id):
    about = inputs(family, document_id)
    assert plain_paragraphs(make_docx(about))
    assert make_text(about).strip()


def test_every_block_can_be_told_and_written():
    blocks = set(tree.Block.__args__)
    assert set(TELLERS) == blocks
    assert set(WRITERS) == blocks


def test_what_stands_in_any_block_is_told_as_often_as_on_the_page():
    blocks, _ = every_box("Fjord")
    document = tree_of(*blocks)
    often = squeezed(all_text(render(document))).count("Fjord")
    assert plain_text(document).count("Fjord") >= often
    assert word_words(word_file(document)).count("Fjord") >= often


def test_a_listener_hears_headings_numbers_and_rows():
    said = plain_text(
        tree_of(
            Heading("What we want", 2),
            Bullets((words("Sleep"), words("Calm")), numbered=True),
            Bullets((words("Toast"),)),
            Table(("Who", "Answer"), (((Span("Kim"),), (Span("Yes."),)), ((Span("Rob"),), ()))),
            Table(("Nobody", "Here"), ()),
            TickCard(3, (words("Nan calls."), words("At 7.")), done=True),
            TickCard(4, ()),
            Quotation("I sleep again.", "Kim", note=(Span("At the meeting."),)),
            Scale("Rob", "Toast.", 3, 6, 8),
            Scale("Nan", "", low=1, high=5),
            draft=True,
            above="The Example family",
            corner=("Version 2",),
            foot="TAF means Team.",
        )
    )
    assert_in_order(
        said,
        "DRAFT. This is not agreed yet.",
        "The Example family",
        "Heading: A heading",
        "Version 2",
        "Heading: What we want",
        "Number 1: Sleep",
        "Number 2: Calm",
        "• Toast",
        "A table. It has 2 columns and 2 rows.",
        "Row 1. Who: Kim. Answer: Yes.",
        "Row 2. Who: Rob. Answer: nothing.",
        "0 rows.",
        "Number 3: Nan calls.",
        "At 7.",
        "Done.",
        "Number 4:",
        "Kim: “I sleep again.”",
        "At the meeting.",
        "Rob. On a line from 0 to 10: 3 at the start, 6 now, hopes for 8.",
        "Toast.",
        "Nan. On a line from 1 to 5.",
        "At the foot of each page: TAF means Team.",
        "That is the end",
    )


def looks(content):
    return [(each.style.name, each.text) for each in plain_paragraphs(content) if each.text]


def test_word_finds_its_own_headings_lists_and_quotations():
    content = word_file(
        tree_of(
            Heading("First", 2, above="Goal 1"),
            Heading("Far below", 4),
            Quotation("I want calm.", level=2, who="Rob", note=(Span("Said at home."),)),
            Quotation("I sleep.", "Kim", note=(Span("At the meeting."),), above="Before"),
            Bullets((words("Toast"), Paragraph((Span("Tea"),), beneath=(Span("چائے"),)))),
            Bullets((words("One"), words("Two")), numbered=True),
            Bullets((words("One again"),), numbered=True),
            Callout((words("Good"), Callout((words("Inside"),), bar=True)), Tone.GOOD),
            NewPage(),
            words("New page"),
            above="The Example family",
            beneath=(Span("ایک خاندان", language="ur"),),
        )
    )
    assert looks(content) == [
        ("Subtitle", "The Example family"),
        ("Title", "A heading"),
        ("Normal", "ایک خاندان"),
        ("Normal", "Goal 1"),
        ("Heading 1", "First"),
        ("Heading 2", "Far below"),
        ("Heading 1", "“I want calm.”"),
        ("Normal", "Rob  "),
        ("Normal", "Said at home."),
        ("Normal", "Before"),
        ("Quote", "Kim  “I sleep.”"),
        ("Quote", "At the meeting."),
        ("List Bullet", "Toast"),
        ("List Bullet", "Tea"),
        ("List Continue", "چائے"),
        ("List Number", "One"),
        ("List Number", "Two"),
        ("List Number", "One again"),
        ("Normal", "Good"),
        ("Normal", "Inside"),
        ("Normal", "New page"),
    ]
    last = plain_paragraphs(content)[-1]
    assert last.paragraph_format.page_break_before


def test_lists_begin_at_their_own_number():
    cards = (TickCard(1, (words("a"),)), TickCard(2, (Quotation("b"),)), TickCard(9, ()))
    file = docx.Document(BytesIO(word_file(tree_of(*cards))))
    lists = file.part.numbering_part.element
    begun = [
        int(
            lists.num_having_numId(each._p.pPr.numPr.numId.val).lvlOverride_lst[0].startOverride.val
        )
        for each in file.paragraphs
        if each.style.name == "List Number"
    ]
    assert begun == [1, 2, 9]


def test_a_table_repeats_its_header_and_breaks_no_row():
    table = Table(("Who", "What"), (((Span("Kim"),), (Span("Yes"),)),), (30, 70), "All", True)
    file = docx.Document(BytesIO(word_file(tree_of(table, Table((), ())))))
    first, second = file.tables[0]._tbl.tr_lst
    assert first.trPr.find(qn("w:tblHeader")) is not None
    assert second.trPr.find(qn("w:cantSplit")) is not None
    assert file.tables[0].cell(1, 0).paragraphs[0].runs[0].bold
    assert ("Caption", "All") in [(each.style.name, each.text) for each in file.paragraphs]
    assert len(file.tables) == 1


def test_it_says_its_language_and_nothing_about_anybody():
    content = make_docx(example("plan"), "Dana")
    file = docx.Document(BytesIO(content))
    about = file.core_properties
    assert about.language == "en-GB"
    assert about.title == "Our plan"
    told = (about.author, about.last_modified_by, about.comments, about.keywords)
    assert not any(told)
    defaults = next(file.styles.element.iter(qn("w:lang")))
    assert defaults.get(qn("w:val")) == "en-GB"
    with ZipFile(BytesIO(content)) as parts:
        properties = parts.read("docProps/core.xml").decode()
    assert "Example" not in properties
    assert "python" not in properties


def test_the_foot_counts_pages_and_draft_stands_at_the_head():
    file = docx.Document(
        BytesIO(word_file(tree_of(words("x"), draft=True, foot="This is a copy.")))
    )
    section = file.sections[0]
    assert section.header.paragraphs[0].text == "DRAFT This is not agreed yet."
    foot = section.footer.paragraphs[0]
    fields = [each.text for each in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "This is a copy." in foot.text
    plain = docx.Document(BytesIO(word_file(tree_of(words("x"))))).sections[0]
    assert plain.header.paragraphs[0].text == ""


def test_columns_are_as_wide_as_their_cells():
    table = Table(("Who", "What"), (((Span("a"),), (Span("b"),)),), (20, 80))
    file = docx.Document(BytesIO(word_file(tree_of(table))))
    (made,) = file.tables
    widths = [each.width for each in made.columns]
    assert [cell.width for cell in made.rows[1].cells] == widths
    assert widths[1] == pytest.approx(4 * widths[0], rel=0.01)


def test_numbers_to_call_can_be_pressed():
    content = word_file(tree_of(Paragraph((Span("0115", link="tel:0115"),), large=True)))
    file = docx.Document(BytesIO(content))
    links = [rel.target_ref for rel in file.part.rels.values() if rel.is_external]
    assert links == ["tel:0115"]


def test_large_print_is_large_and_a_language_from_the_right_stands_right():
    large = docx.Document(BytesIO(make_docx(example(), printing=Printing(format_id="large"))))
    assert large.styles["Normal"].font.size.pt == style_for(Printing(format_id="large")).body
    urdu = make_docx(example(), printing=Printing(language="ur", beside_english=False))
    file = docx.Document(BytesIO(urdu))
    assert all(each._p.pPr.find(qn("w:bidi")) is not None for each in file.paragraphs if each.text)
    assert file.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
    both = docx.Document(BytesIO(make_docx(example(), printing=Printing(language="ur"))))
    foot = both.sections[0].footer.paragraphs[0]
    fields = [each.text for each in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"] * 2
    assert "{page" not in foot.text
    assert foot._p.pPr.find(qn("w:bidi")) is not None
    (english,) = [p for p in both.paragraphs if "Together we are" in p.text]
    assert english.text.endswith(".\u200e")
    assert english.runs[0]._r.rPr.find(qn("w:rtl")) is None
    safe = make_docx(example(), printing=Printing(format_id="black_white"))
    assert b"w:shd" not in ZipFile(BytesIO(safe)).read("word/document.xml")


def test_retold_formats_are_told_too():
    easy = Printing(format_id="easy_read")
    page = all_text(make(example(), printing=easy))
    assert missing(page, make_text(example(), printing=easy)) == set()
    assert missing(page, word_words(make_docx(example(), printing=easy))) == set()
    child = Printing(format_id="child")
    assert "Robin" in make_text(example(), "Robin", printing=child)
    assert "Robin" in word_words(make_docx(example(), "Robin", printing=child))
