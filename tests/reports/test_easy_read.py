from dataclasses import replace
from datetime import date

import pytest

from taf_desktop.domain.errors import Bug
from taf_desktop.domain.family import Person
from taf_desktop.domain.printing import Printing
from taf_desktop.domain.wording import EASY, Wording
from taf_desktop.reports.catalogue import make
from taf_desktop.reports.child_ages import AGE_BANDS, age_band
from taf_desktop.reports.child_page import child_page, child_style
from taf_desktop.reports.easy_read import easy_plan
from taf_desktop.reports.easy_read_meeting import easy_meeting
from taf_desktop.reports.easy_words import EasySentences, suggested
from taf_desktop.reports.picture_blocks import face_of
from taf_desktop.reports.pictures import drawing_of, picture_for, pictures
from taf_desktop.reports.render import render
from taf_desktop.reports.svg_path import path_steps
from taf_desktop.reports.tree import Faces, Paragraph, PictureLine, Span, words
from taf_desktop.support import paths
from tests.reports import samples
from tests.reports.example import TODAY, example_file, inputs
from tests.reports.reading import all_text, squeezed, tree_of


def easy(file=None, document_id="plan"):
    return make(inputs(document_id, file), printing=Printing(format_id="easy_read"))


def walk(blocks):
    for block in blocks:
        yield block
        yield from walk(getattr(block, "blocks", ()))


def wording(thing, part, text, **more):
    about = {"family_id": "f", "of_id": thing.id, "part": part, "language": EASY}
    return Wording(id=f"w{part}", words=text, said=getattr(thing, part), **(about | more))


def test_no_word_of_a_goal_or_an_action_is_lost_in_easy_read():
    told = squeezed(all_text(easy()))
    plan = example_file().plan
    for goal in plan.goals:
        assert squeezed(goal.goal.words.strip("“”")) in told
    for action in plan.actions():
        for part in suggested(action.what):
            assert squeezed(part.rstrip(".")) in told
        assert squeezed(action.who) in told
    assert squeezed("Is somebody in danger now? Call 999.") in told.replace("Call999", "Call999")
    assert "OpenMoji" in told
    assert squeezed("Suggested words") in told


def test_the_meeting_in_easy_read_says_who_came_what_was_said_and_decided():
    file = example_file()
    told = squeezed(all_text(easy(document_id="meeting")))
    for voice in file.meetings[0].voices:
        assert squeezed(voice.words) in told
    for decision in file.meetings[0].decisions:
        for part in suggested(decision.words):
            assert squeezed(part.rstrip(".")) in told


def test_every_idea_has_a_picture_at_the_side_where_lines_begin():
    tree = easy_plan(example_file(), example_file().plan, today=TODAY)
    lines = [block for block in walk(tree.blocks) if isinstance(block, PictureLine)]
    assert len(lines) > 60
    assert all(line.picture in pictures() for line in lines)


def test_easy_words_that_were_entered_take_the_place_of_suggested_ones():
    file = example_file()
    plan = file.plan.plan
    entered = wording(plan, "strengths", "Ash reads to Robin.\n\nWe cook together.", picture="cook")
    told = all_text(easy(replace(file, wordings=(entered,))))
    assert "We cook together." in told
    assert "Everybody cooks" not in told
    sentences = EasySentences((entered,))
    assert [each.picture for each in sentences.told(plan, "strengths")] == ["cook", "cook"]
    assert not sentences.any_suggested
    unknown = EasySentences((replace(entered, picture="unicorn"),))
    assert unknown.told(plan, "strengths")[0].picture == "book"


def test_easy_words_for_what_stood_there_before_are_not_printed():
    file = example_file()
    old = replace(wording(file.plan.plan, "strengths", "Old words."), said="Something else.")
    told = all_text(easy(replace(file, wordings=(old,))))
    assert "Old words" not in told
    assert "Everybody cooks" in told


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It's cold; we can't sleep", ["It is cold.", "We cannot sleep."]),
        ("“Ash reads.” Mum cooks", ["“Ash reads.”", "Mum cooks."]),
        ("One\ntwo", ["One.", "Two."]),
        (
            "Dana lays out clothes and packs the bag in the evening, so that all is calm",
            ["Dana lays out clothes and packs the bag in the evening.", "So that all is calm."],
        ),
        (
            "Robin sleeps through in a dry room, and there is a dry corner for the cot",
            ["Robin sleeps through in a dry room.", "And there is a dry corner for the cot."],
        ),
        (
            "We need three things every week: bread, milk and eggs for the party on Sunday",
            ["We need three things every week.", "Bread, milk and eggs for the party on Sunday."],
        ),
        (
            "Visits Dana at home, asks about sleep and mood each time, and shows Lee what to watch",
            ["Visits Dana at home, asks about sleep and mood each time.",
             "And shows Lee what to watch."],
        ),
        ("Don’t run", ["Do not run."]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_suggestion_is_short_and_says_words_in_full(text, sentences):
    assert list(suggested(text)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Bread, milk, eggs and butter are on the list for Saturday morning in the kitchen.",
        "Bread, milk, and whatever Robin likes go on the list that hangs on the kitchen door.",
        "We buy bread, milk, eggs, butter, apples, pears, tea and coffee on the way home.",
        "Everybody cooks with Mum and Dad on Sundays at the house of Nan in Mill Lane.",
        "When it rains on Sundays, Dana drives Robin to school in the big red car.",
        "Ash said “I like it, and I want more of it, and that is all” on Friday evening.",
        "Sam helps (reading, writing, sums and drawing) in the room with sofas on Mondays.",
    ],
)
def test_lists_names_and_quotations_are_never_cut(text):
    assert suggested(text) == (text,)


def test_a_nearly_empty_family_has_an_easy_plan_and_meeting():
    file = replace(samples.empty_file(), people=(), plan=samples.plan(status="draft", goals=0))
    bare = replace(file.plan, other_actions=(), answers=())
    bare = replace(bare, plan=replace(bare.plan, strengths="", review_date="", sustain=""))
    told = all_text(render(easy_plan(file, bare, today=TODAY)))
    assert "We have not written our goals yet." in told
    assert "Nobody has a job to do yet." in told
    assert "We have not chosen a day yet." in told
    assert "You can always call us." in told
    meeting = replace(
        samples.meeting(status="draft", next_date="", next_time="", next_place=""),
        attendance=(),
        voices=(replace(samples.meeting().voices[0], who=" "),),
    )
    told = all_text(render(easy_meeting(file, meeting, today=TODAY)))
    assert "These notes are not finished yet." in told
    assert "Somebody" in told


def test_answers_and_the_next_meeting_are_said_in_easy_words():
    answers = (
        *samples.plan().answers,
        replace(samples.plan().answers[0], id="x", who="Lou", answer="disagree"),
    )
    coming = samples.meeting(status="draft", date="2027-01-20", time="10:00", place="The Hub")
    plan = replace(samples.plan(), answers=answers)
    file = samples.family_file(samples.meeting(), coming, plan=plan)
    told = all_text(render(easy_plan(file, plan, today=date(2026, 11, 21))))
    for sentence in (
        "Kim agrees with this plan.",
        "Rob agrees with some of it.",
        "Lou does not agree.",
        "We meet on Wednesday 20 January 2027.",
        "We meet at 10:00.",
        "We meet here: The Hub.",
        "This is done.",
        "Nan helps.",
    ):
        assert sentence in told.replace("\n", " "), sentence


@pytest.mark.parametrize(("document_id", "format_id"), [("plan", "easy_read"), ("plan", "child")])
def test_without_a_plan_there_is_nothing_to_tell(document_id, format_id):
    printing = Printing(format_id=format_id)
    with pytest.raises(Bug, match="nothing_to_print"):
        make(inputs(document_id, samples.empty_file()), printing=printing)


def test_without_a_meeting_there_is_nothing_to_tell():
    with pytest.raises(Bug, match="nothing_to_print"):
        easy(samples.empty_file(), "meeting")


@pytest.mark.parametrize(
    ("born", "who", "band"),
    [
        ("", "unborn", "little"),
        ("2022-11-22", "child", "little"),
        ("2021-11-21", "child", "young"),
        ("2018-11-22", "child", "young"),
        ("2018-11-21", "child", "middle"),
        ("2014-11", "child", "teen"),
        ("2010", "child", "older"),
        ("2030", "child", "little"),
        ("about ten", "child", "middle"),
    ],
)
def test_the_page_follows_the_age(born, who, band):
    child = Person(id="c", family_id="f", who=who, name="Kit Example", born=born)
    assert age_band(child, date(2026, 11, 21)) == band


@pytest.mark.parametrize("band", AGE_BANDS)
def test_each_age_has_a_page_of_its_own(band):
    born = {"little": "2024", "young": "2020", "middle": "2017", "teen": "2012", "older": "2009"}
    child = replace(samples.people()[1], born=born[band])
    plan = samples.plan(status="draft")
    goal = plan.goals[0]
    score = replace(goal.scores[0], voice="Rob", now=3, hoped=8)
    plan = replace(plan, goals=(replace(goal, scores=(score,)),))
    file = samples.family_file(samples.meeting(), people=(samples.people()[0], child), plan=plan)
    tree = child_page(file, plan, child, today=date(2026, 11, 21))
    document = render(tree, child_style(band))
    told = all_text(document)
    assert document.pages <= 2
    assert "“Toast is good.”" in told
    assert "Rob’s page" in told
    assert "Rob reads every night." in told
    assert "0115" in told
    assert ("Childline" in told) == (band != "little")
    assert ("3 out of 10" in told) == (band in {"young", "middle"})
    assert ("3 now" in told) == (band in {"teen", "older"})
    assert "DRAFT" in told


def test_a_childs_own_words_are_the_largest_after_their_name():
    child = example_file().children()[0]
    tree = child_page(example_file(), example_file().plan, child, today=TODAY)
    large = [b for b in walk(tree.blocks) if isinstance(b, Paragraph) and b.large]
    assert len(large) == 1
    style = child_style("teen")
    assert style.quotation > style.heading(2)


def test_a_child_nobody_asked_yet_is_told_that_we_will():
    child = samples.people()[1]
    file = replace(samples.empty_file(), people=(child,), plan=samples.plan(goals=0))
    bare = replace(file.plan, plan=replace(file.plan.plan, strengths=""), other_actions=())
    tree = child_page(file, bare, child, today=TODAY)
    told = all_text(render(tree))
    assert "We have not asked you yet." in told
    assert "We will choose together." in told
    baby = replace(child, who="unborn")
    told = all_text(render(child_page(file, bare, baby, today=TODAY)))
    assert "A page for our baby" in told


def test_the_child_is_chosen_by_name_and_the_copy_is_theirs():
    printing = Printing(format_id="child")
    assert "Robin’s page" in all_text(make(inputs(), "Robin", printing=printing))
    assert "Ash’s page" in all_text(make(inputs(), "Nobody", printing=printing))


def test_faces_tell_now_and_hope_by_shape_and_by_word():
    assert [face_of(number) for number in (0, 1, 3, 5, 8, 10, 99)] == [0, 0, 1, 2, 3, 4, 4]
    told = all_text(render(tree_of(Faces((Span("How it is"),), 2, 9))))
    assert "Now" in told
    assert "Hope" in told
    same = all_text(render(tree_of(Faces((Span("How it is"),), 9, 9))))
    assert "Hope" not in same
    assert "How it is" in all_text(render(tree_of(Faces((Span("How it is"),)))))


def test_long_words_beside_a_picture_are_all_printed():
    text = " ".join(f"word{n}" for n in range(900))
    told = all_text(render(tree_of(PictureLine("home", (words(text),)))))
    assert set(text.split()) <= set(told.split())


def test_every_picture_is_drawn_and_named_and_its_file_is_used():
    files = {file.stem for file in paths.resource("pictures").glob("*.svg")}
    assert {each.file for each in pictures().values()} == files
    assert 50 < len(files) <= 70
    for each in pictures().values():
        assert each.about
        drawing = drawing_of(each.name)
        assert drawing.width == 72
        assert drawing.steps.count("q") == drawing.steps.count("Q")
    assert paths.resource("pictures", "LICENSE").is_file()


@pytest.mark.parametrize(
    ("sentence", "picture"),
    [
        ("Imran takes Robin to the asthma nurse.", "nurse"),
        ("Everybody cooks on Sundays.", "cook"),
        ("Lee walks Robin to school.", "walk"),
        ("Carefully now", "talk"),
    ],
)
def test_a_sentence_gets_a_picture_that_fits(sentence, picture):
    assert picture_for(sentence) == picture


def test_paths_are_drawn_as_they_are_meant():
    assert path_steps("M1 2L3,4H5v6zl1 1") == "1 2 m 3 4 l 5 4 l 5 10 l h 2 3 l"
    assert path_steps("m1 1 2 2") == "1 1 m 3 3 l"
    assert path_steps("M0 0C1 1 2 2 3 3S5 5 6 6") == "0 0 m 1 1 2 2 3 3 c 4 4 5 5 6 6 c"
    assert path_steps("M0 0s1 1 2 2") == "0 0 m 0 0 1 1 2 2 c"
    assert path_steps("M0 0Q3 3 6 0T12 0") == "0 0 m 2 2 4 2 6 0 c 8 -2 10 -2 12 0 c"
    half = path_steps("M0 0A5 5 0 0 1 10 0").split()
    assert half[-3:-1] == ["10", "0"]
    assert half.count("c") == 2
    assert path_steps("M0 0a5 5 0 1010 0").count("c") == 2
    assert path_steps("M0 0A0 5 0 0 1 10 0") == "0 0 m 10 0 l"
    assert path_steps("M0 0A1 1 0 0 0 10 0").split()[-3:-1] == ["10", "0"]
