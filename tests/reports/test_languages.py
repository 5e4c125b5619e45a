import string
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest

from taf_desktop.domain.errors import Bug
from taf_desktop.domain.printing import Printing
from taf_desktop.domain.wording import Wording
from taf_desktop.forms.codes import code_extra, code_list
from taf_desktop.reports import preview
from taf_desktop.reports.bilingual import two_languages
from taf_desktop.reports.catalogue import build, make
from taf_desktop.reports.direction import isolated, language_from_right, levels, without_isolates
from taf_desktop.reports.fonts import MISSING
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.layout import Layout
from taf_desktop.reports.local_complaints import complaints_for
from taf_desktop.reports.pictures import pictures
from taf_desktop.reports.plurals import FORMS, plural_form
from taf_desktop.reports.progress_closure import TOLD_REASONS
from taf_desktop.reports.render import render
from taf_desktop.reports.retelling import retold
from taf_desktop.reports.translations import (
    Translation,
    languages,
    languages_for,
    translation,
)
from taf_desktop.reports.tree import (
    Bullets,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Quotation,
    Scale,
    Signatures,
    Span,
    Table,
    words,
)
from taf_desktop.reports.wording import label_of, quoted, say, say_all, show_date, speaking
from taf_desktop.support import paths
from taf_desktop.support.words import catalogue
from tests.reports.example import definition, example_file, inputs
from tests.reports.reading import all_text, squeezed, tree_of

LANGUAGES = ("ar", "pa", "pl", "ro", "uk", "ur")
CODES = (
    "action_status", "agreement_decision", "agreement_scope", "explained_how", "given_how",
    "goal_state", "yes_no", "came", "meeting_mode", "meeting_outcome", "meeting_type",
    "plan_answer", "voice_how", "yes_no_unsure",
)  # fmt: skip


PAGES = {
    "page", "plan_page", "meeting_page", "summary_page", "leaflet_page", "agreement_page",
    "comments_page", "progress_page", "progress", "child_page", "reading_page",
    "answer_page", "easy_page",
}  # fmt: skip
NOT_FOR_FAMILIES = (
    "page.problem.", "page.document.", "progress_page.supervision.", "progress.no_",
    "progress.written",
)  # fmt: skip


ONLY = ("form_page.corner.finished", "form_page.corner.draft", "kinship.tie")


def gaps(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def needed():
    return [
        id_
        for id_ in catalogue()
        if (id_.split(".")[0] in PAGES and not id_.startswith(NOT_FOR_FAMILIES)) or id_ in ONLY
    ]


@cache
def fixed_words():
    """Return the words of data files that stand on families' pages and must be translated."""
    local = complaints_for("nottingham_city")
    sections = [section.label["en"] for section in definition().sections]
    ways = [how for how, _ in local.ways]
    stages = [part for each in local.stages for part in (each.name, each.words, each.time)]
    codes = [option.label["en"] for name in ("agencies", "copy_how")
             for option in code_list(name).options]  # fmt: skip
    own = [catalogue()[f"kinship.{name}"] for name in ("child", "in_family")]
    return {*sections, *ways, *stages, local.after, local.source, *codes, *own} - {
        "Targeted Family Help"
    }


@cache
def kinship_words():
    """Return every kind of kinship, read both ways."""
    people = code_list("relationships").options
    extras = [code_extra("relationships", each.name, f"inverse_{sex}")
              for each in people for sex in ("female", "male")]  # fmt: skip
    return {*(each.label["en"] for each in people), *filter(None, extras)}


@cache
def typed_words():
    """Return what may stand for a person or a document and is translated where it does."""
    titles = [words for id_, words in catalogue().items()
              if id_.startswith(("page.document.", "documents_screen.kind."))]  # fmt: skip
    others = ("Family", "Mum", "Dad", "Our own file", "Lead professional")
    return {*kinship_words(), *titles, *others}


def printed(language, document_id="plan", **wishes):
    return make(inputs(document_id), printing=Printing(language=language, **wishes))


def test_the_languages_that_ship():
    assert set(languages()) == set(LANGUAGES)
    assert languages_for("plan") == languages()
    assert languages_for("who_knows") == languages()
    assert languages_for("assessment") == ()
    with pytest.raises(Bug, match="no_such_language"):
        translation("xx")
    with pytest.raises(Bug, match="no_such_language"):
        translation("../words/en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_familys_documents_is_translated(language):
    told = translation(language).messages
    for id_ in needed():
        assert told.get(id_), id_
        assert gaps(told[id_]) == gaps(catalogue()[id_]), id_
    for name in CODES:
        for option in code_list(name).options:
            assert told.get(f"codes.{name}.{option.name}"), option.name
    for month in range(1, 13):
        assert told[f"dates.of_month.m{month}"]
        assert told[f"dates.month_name.m{month}"]
        assert told[f"dates.short_month.m{month}"]
    for name in pictures():
        assert told[f"pictures.{name}"]
    for reason in TOLD_REASONS:
        assert told[f"codes.closure_reasons.{reason}"]
    for words_of_data in {*fixed_words(), *kinship_words()}:
        assert told.get(f"data_words.{words_of_data}"), words_of_data


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_holds_nothing_the_documents_do_not_have(language):
    known = set(catalogue()) | {f"codes.{n}.{o.name}" for n in CODES for o in code_list(n).options}
    known |= {f"pictures.{name}" for name in pictures()}
    known |= {f"codes.closure_reasons.{reason}" for reason in TOLD_REASONS}
    known |= {f"data_words.{each}" for each in (*fixed_words(), *typed_words())}
    for id_ in translation(language).messages:
        assert id_.startswith("dates.") or id_ in known, id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_a_draft_and_says_so_on_every_page(language):
    about = translation(language)
    assert about.status == "draft"
    assert not about.is_checked
    assert about.own_name
    document = printed(language, beside_english=False)
    mark = squeezed(about.messages["page.translation.short"])[:12]
    for page in range(document.pages):
        assert mark in squeezed(preview.page_text(document.pdf, page))
    assert squeezed("not yet checked by a translator") in squeezed(all_text(printed(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("beside", [True, False])
def test_every_goal_and_action_is_there_in_every_language(language, beside):
    document = printed(language, beside_english=beside)
    told = squeezed(all_text(document))
    assert MISSING not in told
    plan = example_file().plan
    for goal in plan.goals:
        assert squeezed(goal.goal.words) in told
    for action in plan.actions():
        for word in action.what.split()[:4]:
            assert squeezed(word) in told
    heading = squeezed(translation(language).messages["plan_page.call.heading"])
    assert (heading in told) or language in {"ar", "ur", "pa"}
    assert (squeezed("Who to call") in told) == beside


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meeting_is_told_in_every_language(language):
    document = printed(language, "meeting", beside_english=False)
    told = all_text(document)
    assert "What we decided" not in told
    assert squeezed(example_file().meetings[0].decisions[0].words) in squeezed(told)


def test_the_numbering_is_the_same_in_both_languages():
    own, english = build(inputs(), printing=Printing(language="ur")), build(inputs())
    lists = [
        [block for block in tree.blocks if isinstance(block, Bullets)] for tree in (own, english)
    ]
    assert [len(block.items) for block in lists[0]] == [len(block.items) for block in lists[1]]
    assert own.language == "ur"


def test_urdu_pages_are_mirrored():
    style = style_for(Printing(), from_right=True)
    document = render(tree_of(Bullets((words("شور نہیں"),), numbered=True), language="ur"), style)
    image = preview.page_image(document.pdf, 0, 0.5)
    half = image.width // 2
    dark = [0, 0]
    for y in range(60, image.height - 90):
        row = image.data[y * image.stride : y * image.stride + image.width * 4 : 4]
        for side, part in enumerate((row[:half], row[half:])):
            dark[side] += sum(value < 128 for value in part)
    assert dark[0] == 0
    assert dark[1] > 8


def test_every_box_stays_on_a_mirrored_page():
    from tests.reports.reading import every_box

    blocks, times = every_box("یہ لفظ")
    style = style_for(Printing(), from_right=True)
    document = render(tree_of(*blocks, language="ur"), style)
    edge = style.side * 0.5
    for page in range(document.pages):
        image = preview.page_image(document.pdf, page, 0.5)
        for y in range(image.height):
            row = image.data[y * image.stride : (y + 1) * image.stride]
            margin = [*row[: int(edge / 2) * 4 : 4], *row[(image.width - int(edge / 2)) * 4 :: 4]]
            assert min(margin) == 255
    assert times


def test_english_words_inside_urdu_keep_their_own_order():
    letters = Layout(style_for(Printing(), from_right=True), {}).letters
    look = Layout(style_for(Printing()), {}).look()
    spans = (Span("لفظ: "), Span("It works. ", language="en-GB"), Span("Yes!", language="en-GB"))
    (line,) = letters.lines(spans, look, 400)
    shown = [p.piece.text for p in sorted(line.pieces, key=lambda placed: placed.x)]
    assert "".join(shown).startswith("It works. Yes!")
    assert line.from_right
    (line,) = letters.text("Sam Example", look, 400)
    assert not line.from_right
    assert line.pieces[0].x == 0
    (line,) = letters.text("24", look, 400)
    assert line.from_right


def test_isolated_words_have_levels_of_their_own():
    text = "اب " + isolated("J. (E)") + " اب"
    found = levels(text, from_right=True)
    inside = [found[place] for place in without_isolates(text)]
    assert inside == [1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1]
    assert len(found) == len(text)
    assert levels("a \u2069b", from_right=False) == [0] * 4
    assert len(levels("\u2067اب", from_right=False)) == 3
    assert levels("\u2068a\u2068ب\u2069\u2069", from_right=False)[3] == 3
    assert levels("a\u2068\u2069", from_right=False) == [0, 0, 0]
    assert isolated("") == ""
    assert isolated("a\nb") == "\u2068a\u2069\n\u2068b\u2069"
    assert isolated("a ", ends=False) + isolated(" ", begins=False) == "\u2068a \u2069 "


def test_which_languages_read_from_the_right():
    assert [code for code in LANGUAGES if language_from_right(code)] == ["ar", "ur"]
    assert not language_from_right("en-GB")
    assert language_from_right("ckb")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "one other other other other"),
        ("pl", "one few many many few"),
        ("uk", "one few many many few"),
        ("ro", "one few few other other"),
        ("ar", "one two few many many"),
        ("pa", "one other other other other"),
    ],
)
def test_a_word_has_the_form_that_goes_with_its_number(language, expected):
    assert [plural_form(language, n) for n in (1, 2, 5, 21, 22)][:3] == expected.split()[:3]
    assert plural_form("uk", 21) == "one"
    assert plural_form("uk", 12) == plural_form("pl", 12) == "many"
    assert (plural_form("ar", 0), plural_form("ar", 100)) == ("zero", "other")
    assert plural_form("ro", 20) == "other"
    for code, forms in FORMS.items():
        assert {plural_form(code, n) for n in range(200)} == set(forms)


def test_a_sentence_is_chosen_by_its_number():
    assert say("easy_page.goals.count", count=1) == "We have 1 goal."
    assert say("easy_page.goals.count", count=3) == "We have 3 goals."
    with speaking("pl"):
        assert say("easy_page.goals.count", count=1) == "Mamy 1 cel."
        assert say("easy_page.goals.count", count=2) == "Liczba naszych celów: 2."


def test_dates_and_answers_are_said_in_the_language_spoken():
    with speaking("pl"):
        assert show_date("2026-11-21") == "21 listopada 2026"
        assert show_date("2026-11") == "listopad 2026"
        assert show_date("when the baby is here") == "when the baby is here"
        assert label_of("action_status", "done") == "Zrobione"
        assert label_of("action_status", "") == ""
        assert quoted("Dobrze") == "„Dobrze”"
        assert say_all("page.draft") == "SZKIC"
    with speaking("ur", beside_english=True):
        assert say_all("page.draft") == "مسودہ · \u2068DRAFT\u2069"
        assert quoted("In English") == "“In English”"
    with speaking("pl", beside_english=True):
        assert say_all("page.draft") == "SZKIC · DRAFT"
    assert show_date("2026-11") == "November 2026"
    with pytest.raises(KeyError):
        say("page.nowhere")


def test_what_the_family_said_is_printed_in_its_own_language_with_the_original_beneath():
    file = example_file()
    goal = file.plan.goals[0].goal
    about = {"family_id": "f", "of_id": goal.id, "part": "words", "language": "pl"}
    fresh = Wording(id="w1", said=goal.words, words="Chcę spokojnych poranków.", **about)
    stale = Wording(id="w2", said="Something else", words="Nieaktualne.", **about)
    told = all_text(
        make(inputs("plan", replace(file, wordings=(fresh,))), printing=Printing(language="pl"))
    )
    assert "„Chcę spokojnych poranków.”" in told
    assert goal.words in told
    assert "Nieaktualne" not in told
    assert squeezed("What the family said was translated too") in squeezed(told)
    old = replace(file, wordings=(stale,))
    document = make(inputs("plan", old), printing=Printing(language="pl"))
    assert "Nieaktualne" not in all_text(document)
    assert retold(file, (), "pl") is file


def test_a_checked_translation_says_by_whom(monkeypatch):
    about = translation("pl")
    checked = Translation(
        language="pl",
        name="Polish",
        own_name="polski",
        status="checked",
        checked_by="A. Placeholder",
        checked_on="2026-11-01",
        messages=about.messages,
    )
    monkeypatch.setattr("taf_desktop.reports.in_language.translation", lambda _: checked)
    told = all_text(printed("pl"))
    assert "A. Placeholder, 1 listopada 2026" in told
    assert "not yet checked" not in told


def two(own, english, *, beside=True):
    return two_languages(tree_of(own), tree_of(english), beside=beside).blocks


def test_parts_that_do_not_stand_for_each_other_are_both_printed():
    own, english = words("a"), Heading("b", 2)
    assert two(own, english) == (own, english)
    assert two(own, english, beside=False) == (own,)
    assert two(NewPage(), NewPage()) == (NewPage(),)
    short, long = Paragraph((Span("x"),)), Paragraph((Span("y"), Span("z")))
    assert two(short, long)[0].beneath == long.spans
    assert two(Bullets((short,)), Bullets((short, long))) == (Bullets((short,)),)


def test_tables_facts_and_signatures_hold_both_languages():
    (table,) = two(
        Table(("Imię",), (((Span("Tak"),),),), caption="Kto"),
        Table(("Name",), (((Span("Yes"),),),), caption="Who"),
    )
    assert table.headers == ("Imię · \u2068Name\u2069",)
    assert [span.text for span in table.rows[0][0]] == ["Tak", "\n", "Yes"]
    (facts,) = two(Facts((("Co", (words("x"),)),)), Facts((("What", (words("x"),)),)))
    assert facts.rows[0][0] == "Co · \u2068What\u2069"
    assert facts.rows[0][1][0].spans[0].language == "en-GB"
    (signed,) = two(Signatures((("Kim", "zgoda"),)), Signatures((("Kim", "yes"),)))
    assert signed.rows == (("Kim", "zgoda · \u2068yes\u2069"),)
    (quote,) = two(
        Quotation("Tak", "Kim", note=(Span("Jak: ", strong=True), Span("so"))),
        Quotation("Yes", "Kim", note=(Span("How: ", strong=True), Span("so"))),
    )
    assert [span.text for span in quote.note] == ["Jak: ", "How: ", "so"]
    assert quote.beneath == (Span("Yes", language="en-GB"),)
    (scale,) = two(Scale("Kim", "bo", 1, 2, 3), Scale("Kim", "why", 1, 2, 3))
    assert scale.beneath[0].text == "1 at the start, 2 now, hopes for 3. why"
    assert two(Scale("K", "w", now=2), Scale("K", "w", now=2))[0].beneath == ()


@pytest.fixture
def broken(monkeypatch, tmp_path):
    """A folder of translations and pictures in which a file cannot be read."""
    for name in ("translations/pl/language.yaml", "pictures/pictures.yaml"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("name: [", encoding="utf-8")
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path.joinpath(*parts))
    translation.cache_clear()
    pictures.cache_clear()
    yield
    translation.cache_clear()
    pictures.cache_clear()


def test_a_file_that_cannot_be_read_is_a_fault_of_ours(broken):
    with pytest.raises(Bug, match="no_such_language"):
        translation("pl")
    with pytest.raises(Bug, match="no_pictures"):
        pictures()


def test_a_document_without_language_files_of_its_own_stays_english():
    empty = SimpleNamespace(**vars(inputs("plan")))
    assert build(empty).language == "en-GB"


@pytest.mark.parametrize("document_id", ["leaflet", "comments", "who_knows", "progress"])
def test_other_pages_are_told_in_the_language_with_the_english_beneath(document_id):
    own = translation("pl").messages
    title = {"who_knows": "agreement_page.who.title"}.get(document_id, f"{document_id}_page.title")
    both, alone = (
        squeezed(all_text(printed("pl", document_id, beside_english=beside)))
        for beside in (True, False)
    )
    assert squeezed(own[title]) in both
    assert squeezed(own[title]) in alone
    assert squeezed(catalogue()[title]) in both
    assert squeezed(catalogue()[title]) not in alone


def test_a_childs_page_is_told_in_the_language_and_mirrored():
    child = Printing(format_id="child", language="ur")
    tree = build(inputs(), "Robin", child)
    assert tree.language == "ur"
    told = squeezed(all_text(make(inputs(), "Robin", printing=child)))
    assert squeezed("This is your page, Robin.") in told
    assert squeezed("You said 6 out of 10.") in told
    assert tree != build(inputs(), "Robin", replace(child, beside_english=False))
    with pytest.raises(Bug, match="no_such_language"):
        build(inputs(), "", replace(child, language="xx"))
