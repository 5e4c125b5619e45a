import pytest

from taf_desktop.reports import fonts
from taf_desktop.reports.direction import isolated, levels, reads_from_right, visual_order
from taf_desktop.reports.fonts import MISSING, Weight
from taf_desktop.reports.paragraphs import Typesetter
from taf_desktop.reports.runs import clean, clusters, runs
from taf_desktop.reports.tree import Span
from taf_desktop.reports.words import Look
from taf_desktop.support import paths

LOOK = Look(size=14, colour=(0, 0, 0))


def placed_text(line):
    return "".join(placed.piece.text for placed in line.pieces)


def drawn_text(line):
    return [placed.piece.text for placed in sorted(line.pieces, key=lambda placed: placed.x)]


@pytest.mark.parametrize("face", fonts.faces(), ids=lambda face: face.number)
def test_every_font_opens_and_lies_beside_its_licence(face):
    assert face.coverage
    assert face.ascent > 0.5
    assert face.descent > 0
    assert face.name.isascii()


def test_each_family_of_fonts_has_its_licence_beside_it():
    folders = [folder for folder in paths.resource("fonts").iterdir() if folder.is_dir()]
    assert len(folders) == 12
    assert all((folder / "LICENSE_FONT").is_file() for folder in folders)


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Plain words", "Atkinson"),
        ("źdźbło", "Atkinson"),
        ("Привет", "NotoSans-"),
        ("người", "NotoSans-"),
        ("شور", "NotoNaskh"),
        ("ਸਵੇਰ", "Gurmukhi"),
        ("সকাল", "Bengali"),
        ("ጠዋት", "Ethiopic"),
        ("😀", "NotoEmoji"),
        ("✓", "Symbols2"),
        ("安静", "NotoSansSC"),
        ("שלום", "Hebrew"),
        ("เช้า", "Thai"),
    ],
)
def test_a_text_is_printed_in_the_first_font_that_has_it(text, file, weight):
    assert any(file in run.face.name for run in runs(clean(text), weight))
    assert "".join(run.text for run in runs(clean(text), weight)) == clean(text)


@pytest.mark.parametrize("text", ["ა", "\U000f0000", "\ud800", "\uffff"])
def test_a_sign_no_font_has_becomes_a_visible_box(text):
    assert [run.text for run in runs(clean(f"a{text}b"), Weight.BOLD)] == ["a", MISSING, "b"]


def test_a_mark_no_font_has_leaves_its_letter():
    assert "".join(run.text for run in runs("a\U0001e8d0", Weight.REGULAR)) == "a"


@pytest.mark.parametrize(
    ("text", "count"),
    [("👩‍👩‍👧", 1), ("🇬🇧🇫🇷", 2), ("👍🏽!", 2), ("e\u0301", 1), ("❤️", 1), ("ab", 2), ("", 0)],
)
def test_signs_that_belong_together_stay_together(text, count):
    assert len(list(clusters(text))) == count
    assert "".join(clusters(text)) == text


def test_what_cannot_be_seen_is_left_out_and_letters_are_composed():
    assert clean("e\u0301\u202e\u0007x\u200b\ufeff\ty\r\nz\u2028q") == "éx    y\nz\nq"


def test_the_direction_is_that_of_most_letters():
    assert reads_from_right(clean("ہم چاہتے ہیں Ms"))
    assert not reads_from_right(clean("We said: نحن"))
    assert not reads_from_right("")


def test_numbers_and_names_keep_their_direction_in_a_text_read_from_the_right():
    assert levels("ab 12", from_right=False) == [0] * 5
    assert levels("نا 12 Ms", from_right=True) == [1, 1, 1, 2, 2, 1, 2, 2]
    assert levels("a نا\u200d b", from_right=False) == [0, 0, 1, 1, 1, 0, 0]


def test_pieces_are_drawn_from_left_to_right():
    assert visual_order([]) == []
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 1, 2, 2, 1]) == [4, 2, 3, 1, 0]


def test_urdu_is_set_from_the_right_with_its_number_the_right_way_round():
    (line,) = Typesetter().text("رابن 24 دن", LOOK, 400)
    assert line.from_right
    assert drawn_text(line) == ["دن", " ", "24", " ", "رابن"]
    last = line.pieces[0]
    assert last.x + last.piece.width == pytest.approx(400)


def test_joined_letters_are_shaped():
    (line,) = Typesetter().text("شور", LOOK, 400)
    signs = line.pieces[0].piece.shaped.glyphs
    alone = {
        sign.id
        for letter in "شور"
        for sign in Typesetter().text(letter, LOOK, 99)[0].pieces[0].piece.shaped.glyphs
    }
    assert {sign.id for sign in signs} != alone


def test_tall_scripts_have_taller_lines_and_others_do_not():
    plain, urdu = (Typesetter().text(text, LOOK, 400)[0].height for text in ("word", "شور"))
    assert plain == pytest.approx(14 * 1.5)
    assert urdu > plain


def test_lines_break_between_words_and_keep_every_word():
    text = " ".join(f"word{n}" for n in range(60))
    lines = Typesetter().text(text, LOOK, 200)
    assert len(lines) > 5
    assert all(line.width <= 200.01 for line in lines)
    assert " ".join(placed_text(line) for line in lines) == text


@pytest.mark.parametrize("letter", ["x", "W", "ش", "😀", "e\u0323\u0302"])
def test_a_word_longer_than_the_line_goes_on_in_the_next(letter):
    lines = Typesetter().text(letter * 300, LOOK, 60)
    assert len(lines) > 10
    assert all(line.width <= 60.01 for line in lines)
    assert "".join(placed_text(line) for line in lines) == clean(letter * 300)


def test_a_line_narrower_than_one_letter_still_takes_one():
    lines = Typesetter().text("abc", LOOK, 1)
    assert [placed_text(line) for line in lines] == ["a", "b", "c"]


def test_long_words_may_break_after_a_hyphen():
    lines = Typesetter().text("well-being grown-up", LOOK, 60)
    assert [placed_text(line) for line in lines] == ["well-", "being", "grown-up"]


def test_line_ends_and_empty_lines_are_kept():
    assert [placed_text(line) for line in Typesetter().text("a\n\n b ", LOOK, 99)] == [
        "a",
        "",
        " b",
    ]
    assert len(Typesetter().text("", LOOK, 99)) == 1


def test_strong_words_are_set_in_the_strong_weight():
    (line,) = Typesetter().lines((Span("Ki", strong=True), Span("m goes")), LOOK, 400)
    assert [placed.piece.text for placed in line.pieces] == ["Ki", "m", " ", "goes"]
    assert "Bold" in line.pieces[0].piece.face.name
    assert "Regular" in line.pieces[1].piece.face.name


def test_a_telephone_number_stays_on_one_line():
    lines = Typesetter().text("Call 0115\u00a0496\u00a00000", LOOK, 110)
    assert [placed_text(line) for line in lines] == ["Call", "0115\u00a0496\u00a00000"]


@pytest.mark.parametrize(
    "text",
    [
        "Chcę, żeby źdźbło", "Vreau dimineți fără țipete", "Tôi muốn những buổi sáng yên tĩnh",
        "Я хочу спокійних ранків, ґава", "میں سکون چاہتی ہوں ڑ ٹ ڈ", "من صبح‌های آرام می‌خواهم",
        "ئێمە بەیانی ئارام دەخوازین ڕۆژ", "موږ ښه سهار غواړو ټول ډېر ړ ګ", "أريد صباحًا هادئًا",
        "ਮੈਂ ਸ਼ਾਂਤ ਸਵੇਰ ਚਾਹੁੰਦੀ ਹਾਂ", "আমি শান্ত সকাল চাই", "ሰላማዊ ንጋት እደልይ", "我们想要安静的早晨",
        "我們想要安靜的早晨", "אני רוצה בקרים שקטים", "ฉันอยากได้เช้าที่สงบ",
    ],
)  # fmt: skip
def test_every_script_families_here_write_in_is_printed(text):
    for weight in Weight:
        assert MISSING not in "".join(run.text for run in runs(clean(text), weight))
    (line,) = Typesetter().text(text, LOOK, 900)
    assert placed_text(line) == clean(text)


def test_a_name_inside_other_words_does_not_turn_them():
    """Rule P2: what stands in isolates of its own does not say which way the rest reads."""
    name, rest = isolated("Dana"), " (\u0645\u0627\u0645\u0627)"
    assert levels(isolated(name + rest), from_right=True)[-2] % 2 == 1
    assert levels(isolated("Dana" + rest), from_right=True)[-2] % 2 == 0
