"""What each block is to somebody who hears the page."""

import pytest

from taf_desktop.reports.raw import RawStream
from taf_desktop.reports.render import render
from taf_desktop.reports.srgb import srgb_profile
from taf_desktop.reports.tags_about import without_archive_claim
from taf_desktop.reports.tree import (
    AnswerSpace,
    Bullets,
    Callout,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    TickCard,
    words,
)
from tests.accessibility.spoken import Part, Spoken
from tests.reports.reading import every_box, squeezed, tree_of


def heard(*blocks, **parts):
    return Spoken(render(tree_of(*blocks, **parts)).pdf)


def shape(part):
    """Return a part as its role and the shapes of what is in it, words left out."""
    kids = [shape(kid) for kid in part.kids if isinstance(kid, Part)]
    return (part.role, *kids) if kids else part.role


def body(*blocks):
    """Return the shapes of what blocks become, without the heading of the document."""
    return [shape(kid) for kid in heard(*blocks).root.kids][1:]


def test_a_document_says_what_it_is_and_in_which_language():
    said = heard(title="Our plan", language="en-GB")
    assert said.root.role == "Document"
    assert said.catalog["/Lang"] == "en-GB"
    assert said.catalog["/MarkInfo"]["/Marked"]
    assert said.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    about = said.catalog["/Metadata"].get_data().decode()
    assert '<rdf:li xml:lang="x-default">Our plan</rdf:li>' in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert all(page["/Tabs"] == "/S" for page in said.reader.pages)


def test_a_title_with_signs_of_its_own_breaks_no_statement():
    about = heard(title='Kim & "Rob" <b>\x00').catalog["/Metadata"].get_data().decode()
    assert "Kim &amp; &quot;Rob&quot; &lt;b&gt;</rdf:li>" in about


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (words("Words"), ["P"]),
        (Heading("Words", 2, above="Before"), ["P", "H2"]),
        (Quotation("Words", "Kim", note=(Span("More"),)), [("BlockQuote", "P"), "P"]),
        (Quotation("Words", "Kim", level=2, above="Goal 1"), ["P", ("H2", "Quote"), "P"]),
        (Bullets((words("a"), words("b"))), [("L", *[("LI", "Lbl", ("LBody", "P"))] * 2)]),
        (Facts((("Question", (words("Answer"),)),)), ["P", "P"]),
        (Callout((Heading("Words", 2), words("More"))), [("Sect", "H2", "P")]),
        (Scale("Kim", "It helps.", 1, 2, 3), [("Sect", "Figure", "P", "Figure", "P", "P")]),
        (Scale("", "", now=2, key=False), [("Sect", "Figure", "P")]),
        (Signatures((("Kim", "by phone"),)), ["P"]),
        (AnswerSpace(3), []),
        (TickCard(1, (words("Words"),)), [("L", ("LI", "Lbl", ("LBody", "P")))]),
    ],
)
def test_every_block_is_what_it_means(block, expected):
    assert body(block) == expected


def test_a_table_has_its_caption_header_cells_and_a_cell_for_every_column():
    rows = (((Span("Kim"),), (Span("Yes"),)), ((Span("Rob"),),), ((Span(""),), (Span(""),)))
    said = heard(Table(("Who", ""), rows, caption="Answers", row_headers=True))
    row = ("TR", "TH", "TD")
    assert shape(said.root.kids[1]) == ("Table", "Caption", ("TR", "TH", "TH"), row, row, row)
    scopes = [cell.about["/A"]["/Scope"] for cell in said.root.find("TH")]
    assert scopes == ["/Column", "/Column", "/Row", "/Row", "/Row"]


def test_cards_one_under_another_are_one_list_and_others_a_new_one():
    card = TickCard(1, (words("Words"),))
    roles = [
        each if isinstance(each, str) else each[0] for each in body(card, card, words("x"), card)
    ]
    assert roles == ["L", "P", "L"]
    assert len(body(card, card)[0]) == 3


def test_numbered_lists_say_so():
    said = heard(Bullets((words("a"),), numbered=True), words("x"), Bullets((words("b"),)))
    kinds = [each.about["/A"]["/ListNumbering"] for each in said.root.find("L")]
    assert kinds == ["/Decimal", "/Disc"]


def test_a_drawn_line_is_told_in_words_and_has_its_place():
    said = heard(Scale("Kim", "", 3, 6, 8))
    key, line = said.root.find("Figure")
    assert line.words() == "A line from 0 to 10"
    assert key.words() == (
        "The marks on the lines: an open ring for the start, a full disc for now, "
        "a ring with a dot for what is hoped for"
    )
    left, bottom, right, top = line.about["/A"]["/BBox"]
    assert 40 < left < right < 560
    assert 0 < top - bottom < 40
    assert "3 at the start, 6 now, hopes for 8" in said.root.words()


def test_a_text_over_several_pages_is_one_part():
    said = heard(words("word " * 1500))
    (part,) = said.root.find("P")
    assert part.pages == list(range(len(said.reader.pages)))
    assert len(part.pages) > 2
    assert part.words().split() == ["word"] * 1500


def test_words_at_line_ends_are_apart_but_a_broken_word_is_not():
    (part,) = heard(words("some words " * 40 + "x" * 300)).root.find("P")
    assert part.words() == "some words " * 40 + "x" * 300


def test_lines_of_one_text_are_apart():
    (part,) = heard(words("one\ntwo\n\nthree")).root.find("P")
    assert part.words().split() == ["one", "two", "three"]


def test_a_repeated_header_is_heard_once():
    rows = tuple(((Span(f"r{n}"),), (Span("word " * 30),)) for n in range(30))
    said = heard(Table(("First", "Second"), rows))
    assert len(said.reader.pages) > 2
    assert said.root.words().count("Second") == 1
    assert all("Second" in "".join(page) for page in said.artifacts[1:])


def test_draft_comes_first_and_the_foot_last_each_once():
    said = heard(words("One"), NewPage(), words("Two"), draft=True, foot="This is Mum’s copy.")
    told = said.root.words()
    assert told.startswith("DRAFT")
    assert told.rstrip().endswith("This is Mum’s copy.")
    assert told.count("DRAFT") == told.count("copy.") == 1
    assert "Page 1 of 2" not in told
    assert "Page 2 of 2" in said.artifacts[1]


def test_a_level_of_headings_that_was_passed_over_is_filled():
    said = heard(Heading("", 2), Heading("Deep", 4), Heading("Deeper", 4), Heading("Up", 2))
    assert [part.role for part in said.root.find("H1", "H2", "H3", "H4")] == [
        *("H1", "H2", "H3", "H2"),
    ]


def test_bookmarks_are_the_headings_and_lead_to_their_pages():
    long = "Words of a goal " * 20
    said = heard(
        *(Heading("One", 2), words("x"), NewPage(), Quotation(long, level=3), Heading("Two", 2)),
        heading="Top",
    )
    assert [level for level, _ in said.outline()] == [1, 2, 3, 2]
    titles = [title for _, title in said.outline()]
    assert titles[:2] == ["Top", "One"]
    assert titles[2].startswith("Words of a goal")
    assert titles[2].endswith("…")
    assert len(titles[2]) < 100
    flat = said.reader.outline[1]
    assert [said.reader.get_destination_page_number(flat[place]) for place in (0, 2)] == [0, 1]


def test_a_link_can_be_pressed_and_is_heard_among_its_words():
    address = "https://example.org/" + "x" * 100
    said = heard(words(f"Look at ({address}), or write to kim@example.org. Thank you."))
    (part,) = said.root.find("P")
    assert [kid.role if isinstance(kid, Part) else "words" for kid in part.kids] == [
        *("words", "Link", "words", "Link", "words"),
    ]
    assert squeezed(part.words()) == squeezed(
        f"Look at ({address}), or write to kim@example.org. Thank you."
    )
    notes = [note.get_object() for note in said.reader.pages[0]["/Annots"]]
    goals = {note["/A"]["/URI"] for note in notes}
    assert {bytes(goal) if isinstance(goal, bytes) else goal.encode() for goal in goals} == {
        address.encode(),
        b"mailto:kim@example.org",
    }
    assert len(notes) == 4
    assert all(note["/Contents"] in {address, "kim@example.org"} for note in notes)


def test_words_of_another_language_say_so():
    said = heard(Paragraph((Span("They say "), Span("dzień dobry", language="pl"), Span(" here."))))
    (span,) = said.root.find("Span")
    assert span.about["/Lang"] == "pl"
    assert span.words().strip() == "dzień dobry"
    (part,) = said.root.find("P")
    assert part.words().replace("\n", "").split() == ["They", "say", "dzień", "dobry", "here."]


def test_words_read_from_the_right_are_told_in_the_order_they_are_spoken():
    text = "ہم چاہتے ہیں کہ صبح کو شور نہ ہو، Kim Example کے ساتھ " * 4
    (part,) = heard(words(text)).root.find("P")
    assert squeezed(part.about["/ActualText"]) == squeezed(text)


def test_every_block_is_heard_in_the_order_it_is_drawn():
    blocks, _ = every_box("Some words that fill more than one line of the page, so that it breaks")
    said = heard(*blocks, draft=True, foot="A foot", corner=("Version 3",), above="Family")
    assert said.heard == said.order


def test_tags_can_be_left_out_to_measure_what_they_cost():
    blocks, _ = every_box("Some words")
    tree = tree_of(*blocks)
    plain = render(tree, tagged=False)
    assert plain.pages == render(tree).pages
    assert len(plain.pdf) < len(render(tree).pdf)
    assert b"pdfuaid" not in plain.pdf


def test_the_claim_to_be_kept_for_good_can_be_taken_back():
    pdf = render(tree_of(words("x"))).pdf
    changed = without_archive_claim(pdf)
    assert b"<pdfaid:part>2" in pdf
    assert b"pdfaid:part" not in changed
    assert len(changed) == len(pdf)
    assert Spoken(changed).root.find("P")


def test_the_colours_say_what_they_mean():
    profile = srgb_profile()
    assert len(profile) == int.from_bytes(profile[:4], "big") < 700
    assert profile[12:24] == b"mntrRGB XYZ "
    assert profile[36:40] == b"acsp"


def test_a_stream_ends_as_the_standard_asks():
    assert RawStream(b"abc", "/N 3", packed=False).format(None) == (
        b"<< /N 3 /Length 3 >>\nstream\nabc\nendstream"
    )
