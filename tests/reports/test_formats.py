import itertools
import re

import pytest

from taf_desktop.domain.errors import Bug, UserError
from taf_desktop.domain.printing import Printing
from taf_desktop.forms.codes import code_list
from taf_desktop.reports import preview
from taf_desktop.reports.booklet import booklet_sheets, sheet_order
from taf_desktop.reports.catalogue import make
from taf_desktop.reports.fonts import Letters
from taf_desktop.reports.formats import (
    FORMATS,
    find_format,
    formats_for,
    style_for,
)
from taf_desktop.reports.narrow import rows_apart
from taf_desktop.reports.render import render
from taf_desktop.reports.style import clear_print, colours, ground
from taf_desktop.reports.tree import Callout, Scale, Span, Table, Tone, words
from taf_desktop.support.words import say
from tests.reports.example import example_file, inputs
from tests.reports.reading import all_text, assert_in_order, squeezed, tree_of

PLAIN_FORMATS = [each.id for each in FORMATS if not each.retold]


def print_of(format_id, **wishes):
    return make(inputs(), printing=Printing(format_id=format_id, **wishes))


def luminance(colour):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("format_id", PLAIN_FORMATS)
@pytest.mark.parametrize("saving", [False, True])
def test_every_format_holds_every_goal_and_action_of_the_plan(format_id, saving):
    told = squeezed(all_text(print_of(format_id, paper_saving=saving)))
    told = re.sub(r"TAFmeansTeamAroundtheFamily\.Page\d+of\d+(Ourplan·TheExamplefamily)?", "", told)
    plan = example_file().plan
    for goal in plan.goals:
        assert squeezed(goal.goal.words) in told
        assert squeezed(goal.goal.measure) in told
    for action in plan.actions():
        assert squeezed(action.what) in told
        assert squeezed(action.progress) in told
    for answer in plan.answers:
        assert squeezed(answer.who) in told


def test_every_format_has_a_name_and_a_need_that_exists():
    needs = {option.name for option in code_list("reading_needs").options}
    assert len({each.id for each in FORMATS}) == len(FORMATS) == 9
    for each in FORMATS:
        assert say(each.words)
        assert each.need in needs | {""}
        assert find_format(each.id) is each
    with pytest.raises(Bug, match="no_such_format"):
        find_format("braille")


def test_a_format_is_offered_only_where_it_suits():
    assert "child" in [each.id for each in formats_for("plan")]
    assert "easy_read" in [each.id for each in formats_for("meeting")]
    assert not {"child", "easy_read"} & {each.id for each in formats_for("assessment")}
    with pytest.raises(Bug, match="no_such_format"):
        make(inputs("meeting"), printing=Printing(format_id="child"))


@pytest.mark.parametrize(("format_id", "least"), [("clear", 14), ("large", 18), ("giant", 24)])
def test_large_print_is_large_and_nothing_in_it_is_small(format_id, least):
    style = style_for(Printing(format_id=format_id))
    assert style.body == least
    assert style.small >= (12 if format_id == "clear" else least)
    assert all(size >= least for size in style.headings)


def test_saving_paper_saves_paper_and_keeps_large_letters_large():
    for format_id in ("clear", "large"):
        plain, saving = (print_of(format_id, paper_saving=wish) for wish in (False, True))
        assert saving.pages < plain.pages
    assert style_for(Printing(format_id="clear", paper_saving=True)).body == 12
    assert style_for(Printing(format_id="giant", paper_saving=True)).body == 24


def test_dyslexia_friendly_pages_have_wide_letters_short_lines_and_no_italics():
    style = style_for(Printing(format_id="dyslexia"))
    document = render(tree_of(words("many small words here " * 60)), style)
    assert style.letters is Letters.WIDE
    lines = preview.page_text(document.pdf, 0).splitlines()
    assert 40 < max(map(len, lines)) <= 70
    fonts = set(re.findall(rb"/BaseFont /[A-Z]+\+(\S+)", preview_of(document)))
    assert fonts
    assert not any(b"Italic" in name or b"Atkinson" in name for name in fonts)


def preview_of(document):
    import pypdf

    reader = pypdf.PdfReader(__import__("io").BytesIO(document.pdf))
    names = [
        b"/BaseFont " + font.get_object()["/BaseFont"].encode()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    return b"\n".join(names)


def test_letters_set_apart_take_more_room_and_say_the_same():
    wide = style_for(Printing(format_id="dyslexia"))
    text = "Robin reads to Ash."
    assert text in all_text(render(tree_of(words(text)), wide))
    from taf_desktop.reports.layout import Layout

    apart = Layout(wide, {}).letters
    look = Layout(wide, {}).look()
    close = type(apart)(Letters.WIDE)
    assert apart.width(text, look) > close.width(text, look) * 1.03


def test_a_tinted_ground_covers_the_page_and_every_word_stands_out_from_it():
    document = print_of("dyslexia", tinted=True)
    image = preview.page_image(document.pdf, 1, 0.2)
    corner = tuple(round(255 * part) for part in ground("cream"))
    assert tuple(image.data[:3]) == corner
    palette = colours()
    for role in ("ink", "muted", "accent", "good", "worry", "hope"):
        assert contrast(palette[role], ground("cream")) >= 4.5


def test_nothing_on_a_printer_safe_page_rests_on_a_tint_or_a_colour():
    document = make(inputs(), printing=Printing(format_id="black_white", tinted=True))
    for page in range(document.pages):
        image = preview.page_image(document.pdf, page, 0.5)
        rows = [image.data[y * image.stride :][: image.width * 4] for y in range(image.height)]
        assert all(row[0::4] == row[1::4] == row[2::4] for row in rows)
    assert ground("cream") != (1, 1, 1)


def test_boxes_of_each_tone_look_different_without_colour():
    style = style_for(Printing(format_id="black_white"))
    seen = set()
    for tone, bar in itertools.product(Tone, (True, False)):
        block = Callout((words("The same words\n" * 4),), tone, bar=bar)
        seen.add(preview.page_image(render(tree_of(block), style).pdf, 0, 1).data)
    assert len(seen) == 2 * 4


def test_a_table_becomes_lines_where_letters_are_large():
    table = Table(
        ("Name", "Answer"),
        (((Span("Kim"),), (Span("Agrees."),)), ((Span("Rob"),), (Span(" "),))),
        caption="Who agrees",
    )
    giant = style_for(Printing(format_id="giant"))
    assert giant.narrow
    assert not clear_print().narrow
    assert_in_order(all_text(render(tree_of(table), giant)), "Who agrees", "Name: Kim", "Answer: A")
    assert len(rows_apart(table)) == 3
    scale = Scale("Voice", "because", 2, 5, 8)
    assert_in_order(
        all_text(render(tree_of(scale), giant)), "Hoped for", "Voice", "2 at the start", "because"
    )


def test_the_sheets_of_a_booklet_are_in_order():
    assert sheet_order(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert sheet_order(3) == [(0, 1), (2, 3)]
    assert sheet_order(4, from_right=True) == [(1, 4), (3, 2)]


def test_a_booklet_is_printed_two_pages_to_a_side():
    document = print_of("booklet")
    sheets = booklet_sheets(document)
    assert sheets.pages == preview.page_count(sheets.pdf) == -(-document.pages // 4) * 2
    first = preview.page_image(sheets.pdf, 0, 1)
    assert (first.width, first.height) == (842, 596)
    assert squeezed("Our plan") in squeezed(preview.page_text(sheets.pdf, 0))
    assert squeezed(all_text(sheets)).count("Team") == squeezed(all_text(document)).count("Team")


def test_a_family_without_children_has_no_childs_page():
    from tests.reports import samples

    file = samples.family_file(people=(samples.people()[0],), plan=samples.plan())
    with pytest.raises(UserError, match="no_child"):
        make(inputs("plan", file), printing=Printing(format_id="child"))
