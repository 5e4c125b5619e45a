import re
import zlib
from dataclasses import replace

import pytest

from taf_desktop.reports import preview
from taf_desktop.reports.blocks import SETTERS
from taf_desktop.reports.libraries import pdfium
from taf_desktop.reports.render import render
from taf_desktop.reports.style import clear_print
from taf_desktop.reports.tree import (
    AnswerSpace,
    Block,
    Callout,
    Heading,
    NewPage,
    Paragraph,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    TickCard,
    Tone,
    words,
)
from tests.reports.reading import all_text, every_box, squeezed, tree_of

NAUGHTY = [
    "<b>bold</b> & &amp; &#65; </para> <!-- -->",
    "\"double\" 'single' “curly” \\backslash\\ (round) [square] {curly} %d {0} $x",
    "https://example.org/a/very/long/address?with=parameters&and=more#" + "x" * 90,
    "Robert'); DROP TABLE families;--",
    "Zażółć gęślą jaźń",
    "Chúng tôi muốn buổi sáng yên bình",
    "Мы хотим тихого утра, Θέλουμε ήσυχα πρωινά",
    "ہم چاہتے ہیں کہ صبح کو شور نہ ہو",
    "ጸጥ ያለ ጠዋት እንፈልጋለን",
    "😀 👍🏽 🇬🇧 ❤️ ✓ ★",
    "1/2 ½ £5 €5 10° 5–6 — … • ™",
    "ŉ ǅ Å Ω",
]
INVISIBLE = ["", " ", "\n", "\n\n\n", "\t", "\u200b", "\u202e\u2066", "\x00\x07\x1b", "\ufeff"]


@pytest.fixture(scope="module")
def pdf_objects():
    """Return every object of a page full of scripts, streams unpacked, as one text."""
    tree = tree_of(*(words(text) for text in NAUGHTY), Heading("Bold", 2), draft=True)
    return unpacked(render(tree).pdf)


def unpacked(pdf):
    def inflate(match):
        try:
            return zlib.decompress(match[1])
        except zlib.error:
            return b""

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", inflate, pdf, flags=re.DOTALL)


def test_there_is_a_setter_for_every_type_of_block():
    assert set(SETTERS) == set(Block.__args__)


def test_the_words_of_every_block_are_on_the_page():
    blocks, count = every_box("Quincunx")
    document = render(tree_of(*blocks, above="Quincunx", corner=("Quincunx",), foot="nothing"))
    assert len(re.findall("Quincunx", all_text(document))) == count + 2 + _running(document)


def _running(document):
    """Count the running heads: they name whom the document is about, from page 2."""
    return document.pages - 1


@pytest.mark.parametrize("count", [40, 555])
def test_no_word_is_cut_in_any_box_whatever_the_length(count):
    known = [f"w{number:04d}xyz" for number in range(count)]
    text = " ".join(known)
    blocks, places = every_box(text)
    document = render(tree_of(*blocks, above=text, heading=text, corner=(text,), foot=text))
    found = re.findall(r"w\d{4}xyz", all_text(document))
    assert {word: found.count(word) for word in known} == dict.fromkeys(known, places + 4)


def test_no_letter_of_an_endless_word_is_cut():
    blocks, places = every_box("j" * 2000)
    assert all_text(render(tree_of(*blocks))).count("j") == places * 2000


def test_nothing_is_drawn_outside_the_margins():
    blocks, _ = every_box("Some words and" + "w" * 200)
    style = clear_print()
    document = pdfium.PdfDocument(render(tree_of(*blocks, draft=True)).pdf)
    for page in document:
        text = page.get_textpage()
        for index in range(0, text.count_chars(), 7):
            left, bottom, right, top = text.get_charbox(index)
            assert left >= style.side - 3
            assert right <= style.page_width - style.side + 3
            assert bottom > 20
            assert top < style.page_height - 14
    document.close()


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_written_is_printed_as_it_is(text):
    read = squeezed(all_text(render(tree_of(words(text), words("end")))))
    assert squeezed(text) in read


@pytest.mark.parametrize("text", INVISIBLE)
def test_what_cannot_be_seen_breaks_nothing(text):
    blocks, _ = every_box(text)
    assert render(tree_of(*blocks, heading=text, above=text, corner=(text,), foot=text)).pages >= 1


@pytest.mark.parametrize("text", ["x\u0302\u0303\u0304 z\u0323\u0302", "শান্তি", "ਚਾਹੁੰਦੇ", "Z͑ͫaͧl"])
def test_stacked_marks_are_read_back_as_they_were_written(text):
    assert squeezed(text) in squeezed(all_text(render(tree_of(words(text)))))


def test_a_sign_no_font_has_is_a_visible_box():
    assert "a□□b" in all_text(render(tree_of(words("aაბb"))))


def test_every_font_is_embedded_and_none_is_a_standard_one(pdf_objects):
    descriptors = pdf_objects.count(b"/Type /FontDescriptor")
    assert descriptors >= 7
    assert pdf_objects.count(b"/FontFile2") == descriptors
    assert pdf_objects.count(b"/ToUnicode") == descriptors
    assert b"/Type1" not in pdf_objects
    for name in (b"Helvetica", b"Times", b"Courier", b"ZapfDingbats"):
        assert name not in pdf_objects


def test_only_the_outlines_that_are_used_are_embedded():
    assert len(render(tree_of(words("One short line."))).pdf) < 30_000


def test_the_same_tree_gives_the_same_bytes():
    blocks, _ = every_box("Same words, صبح and 😀")
    tree = tree_of(*blocks, draft=True)
    assert render(tree).pdf == render(tree).pdf


def test_the_file_says_what_it_is_and_in_which_language_and_not_by_whom():
    document = pdfium.PdfDocument(render(tree_of(title="Our plan", above="The Example family")).pdf)
    about = document.get_metadata_dict()
    document.close()
    assert about["Title"] == "Our plan"
    assert about["Author"] == ""
    assert "Example" not in "".join(about.values())
    assert "Reportlab" not in "".join(about.values())
    assert b"/Lang (en-GB)" in unpacked(render(tree_of()).pdf)


def test_every_page_has_its_number_and_the_foot():
    blocks = [words("Some words."), NewPage(), words("More."), NewPage(), words("Last.")]
    document = render(tree_of(*blocks, foot="This is Mum’s copy.", above="The Example family"))
    assert document.pages == 3
    for page in range(3):
        text = preview.page_text(document.pdf, page)
        assert f"Page {page + 1} of 3" in text
        assert "This is Mum’s copy." in text
        assert ("A heading · The Example family" in text) is (page > 0)


def test_a_foot_too_long_for_every_page_is_printed_once_at_the_end():
    document = render(tree_of(words("Some words."), foot="long " * 100))
    assert all_text(document).count("long") == 100


@pytest.mark.parametrize("draft", [True, False])
def test_draft_is_said_on_every_page_of_a_draft_and_on_no_other(draft):
    document = render(tree_of(words("One"), NewPage(), words("Two"), draft=draft))
    for page in range(document.pages):
        assert ("DRAFT" in preview.page_text(document.pdf, page)) is draft


def test_the_corner_stands_beside_the_heading():
    corner = ("Version 3 · 21 November 2026", "replaces the copy of 2 October 2026")
    one, without = (render(tree_of(words("x"), corner=lines)) for lines in (corner, ()))
    assert all(line in all_text(one) for line in corner)
    assert _top_of(one, "x") == pytest.approx(_top_of(without, "x"), abs=25)


def _top_of(document, letter):
    pdf = pdfium.PdfDocument(document.pdf)
    text = pdf[0].get_textpage()
    index = text.get_text_range().index(f"\n{letter}") + 1
    top = text.get_charbox(index)[3]
    pdf.close()
    return top


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    for count in range(14, 30):
        blocks = [words("line")] * count + [Heading("The next part", 2), words("belongs here")]
        document = render(tree_of(*blocks))
        for page in range(document.pages):
            text = preview.page_text(document.pdf, page)
            assert ("The next part" in text) is ("belongs here" in text)


def test_a_card_is_not_broken_and_a_card_longer_than_a_page_is():
    card = TickCard(1, (words("first\n\n\n\n\nlast"),))
    for count in range(12, 26):
        document = render(tree_of(*[words("line")] * count, card))
        pages = [preview.page_text(document.pdf, page) for page in range(document.pages)]
        assert all(("first" in text) is ("last" in text) for text in pages)
    assert render(tree_of(TickCard(1, (words("line\n" * 80),)))).pages == 3


def test_a_table_repeats_its_header_on_every_page_and_keeps_its_rows_whole():
    rows = tuple(((Span(f"row{n} begins"),), (Span(f"a\nb\nrow{n} ends"),)) for n in range(30))
    document = render(tree_of(Table(("First head", "Second head"), rows, caption="Its caption")))
    assert document.pages > 2
    for page in range(document.pages):
        text = preview.page_text(document.pdf, page)
        assert text.count("First head") == 1
        assert set(re.findall(r"row(\d+) begins", text)) == set(re.findall(r"row(\d+) ends", text))
    assert all_text(document).count("Its caption") == 1


def test_a_table_without_columns_prints_nothing():
    assert "x" not in all_text(render(tree_of(Table((), ()))))


def test_a_table_takes_the_widths_it_is_given_or_those_of_its_words():
    cells = (((Span("short"),), (Span("many words " * 12),)),)
    for widths in ((), (1, 3)):
        assert render(tree_of(Table(("A", "B"), cells, widths))).pages == 1


def test_a_scale_says_its_numbers_its_key_and_its_words():
    text = all_text(render(tree_of(Scale("Mum", "It is calmer.", 2, 4, 8))))
    for said in ("Mum", "It is calmer.", "At the start", "Now", "Hoped for", "10"):
        assert said in text
    assert "2 at the start, 4 now, hopes for 8" in text
    text = all_text(render(tree_of(Scale("Mum", "", None, 99, None, key=False))))
    assert "Now" not in text
    assert "99" in text


def test_a_voice_takes_one_line_and_one_more_for_its_words():
    def height(*scales):
        return _top_of(render(tree_of(words("x"))), "x") - _top_of(
            render(tree_of(*scales, words("x"))), "x"
        )

    one = Scale("Mum", "", 2, 4, 8, key=False)
    line = clear_print().body * clear_print().leading
    assert height(one, one) - height(one) < line * 1.2
    assert height(replace(one, words="Calmer.")) - height(one) == pytest.approx(line, abs=1)
    assert height(Scale("Mum", "Calmer.", now=4, key=False)) == pytest.approx(height(one), abs=1)


def test_spare_lines_to_write_on_never_open_a_page():
    for count in range(20, 40):
        blocks = [words("line")] * count
        document = render(tree_of(*blocks, AnswerSpace(40, spare=True)))
        assert document.pages == render(tree_of(*blocks)).pages


def test_quotation_marks_are_added_once():
    def quoted(text, **parts):
        return all_text(render(tree_of(Quotation(text, **parts))))

    assert "“Plain words.”" in quoted("Plain words.")
    assert "““" not in quoted("“Marked words.”")
    assert "“" not in quoted("Plain words.", marks=False)


def test_signatures_have_room_for_a_name_and_a_day():
    text = all_text(render(tree_of(Signatures((("Kim", "agreed by phone"), ("Lee", ""))))))
    assert text.count("Signed") == 2
    assert text.count("Date") == 2
    assert "agreed by phone" in text


def test_large_and_small_words_differ_in_size():
    blocks = (Paragraph((Span("Large"),), large=True), Paragraph((Span("Small"),), small=True))
    document = pdfium.PdfDocument(render(tree_of(*blocks)).pdf)
    text = document[0].get_textpage()
    found = text.get_text_range()
    large, small = (text.get_charbox(found.index(word)) for word in ("Large", "Small"))
    document.close()
    assert large[3] - large[1] > 1.4 * (small[3] - small[1])


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_its_colours(tone):
    assert render(tree_of(Heading("x", 2, tone), Callout((words("x"),), tone))).pages == 1


def test_colours_are_dark_enough_on_their_grounds():
    style = clear_print()
    paper = style.colours["paper"]
    for tone in Tone:
        for ground in (paper, style.soft(tone)):
            assert contrast(style.tone(tone), ground) >= 4.5
    assert contrast(style.colours["muted"], paper) >= 4.5
    assert contrast(style.colours["edge"], paper) >= 3


def contrast(one, other):
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
