import pytest

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.definition import Option
from taf_desktop.forms.session import (
    AddRow,
    FormSession,
    MoveRow,
    RemoveRow,
    SectionState,
    SetValue,
)
from tests.forms.helpers import TODAY, good, options, session

WORRY = (
    "{type: select_one yn, name: worry, label: Worry}",
    "{type: text, name: detail, label: Detail, relevant: \"${worry} = 'yes'\", required: true}",
    "{type: text, name: more, label: More, relevant: \"${detail} != ''\"}",
    "{type: note, name: advice, label: Read this}",
)
YN = "choices:\n  yn: [{name: yes, label: Yes}, {name: no, label: No}]\n"
CHILDREN = (
    "{type: integer, name: extra, label: Extra}",
    "{type: repeat, name: children, label: Children, required: true, fields: ["
    "{type: text, name: child, label: Child, x-taf: {summary: true}}, "
    "{type: integer, name: age, label: Age, constraint: '. < 120'}, "
    "{type: text, name: school, label: School, relevant: '${age} >= 4'}]}",
    "{type: calculate, name: ages, calculation: 'sum(${age}) + ${extra}'}",
    "{type: calculate, name: how_many, calculation: 'count(${children})'}",
    "{type: text, name: big, label: Big, relevant: '${how_many} > 1'}",
)


def worries(**answers):
    return session(*WORRY, rest=YN, answers=answers)


def test_a_new_session_is_clean_and_empty():
    form = worries()
    assert not form.dirty
    assert form.snapshot().answers == {}
    assert form.value("worry") == ""
    assert form.rows.__self__ is form


def test_an_answer_brings_the_next_question():
    form = worries()
    assert not form.is_relevant("detail")
    form.set_value("worry", "yes")
    assert form.is_relevant("detail")
    assert form.is_required("detail")
    assert [found.key for found in form.findings()] == ["detail"]
    form.set_value("detail", "Rent")
    assert form.is_relevant("more")
    assert form.findings() == ()


def test_hidden_answers_are_kept_but_not_seen_counted_or_finished():
    form = worries(worry="yes", detail="Rent", more="Since May")
    form.set_value("worry", "no")
    assert form.value("detail") == "Rent"
    assert not form.is_relevant("more")
    assert form.hidden_answers() == ("detail", "more")
    assert form.finished_answers() == {"worry": "no"}
    assert form.section_state("home") == SectionState(answered=1, asked=1, findings=0)
    form.set_value("worry", "yes")
    assert form.is_relevant("more")
    assert form.hidden_answers() == ()


def test_section_state_counts_only_what_is_asked():
    form = worries(worry="yes")
    assert form.section_state("home") == SectionState(answered=1, asked=2, findings=1)
    with pytest.raises(Bug):
        form.section_state("nowhere")


def test_dirty_is_a_matter_of_revisions():
    form = worries()
    form.set_value("worry", "yes")
    taken = form.snapshot()
    form.set_value("worry", "no")
    form.mark_saved(taken.revision)
    assert form.dirty
    form.mark_saved(form.snapshot().revision)
    assert not form.dirty
    form.mark_saved(taken.revision)
    assert not form.dirty


def test_a_change_that_changes_nothing_is_none():
    form = worries(worry="yes")
    heard = []
    form.listen(heard.append)
    form.set_value("worry", "yes")
    assert (form.revision, heard) == (0, [])


def test_a_snapshot_stays_as_it_was():
    form = worries(worry="yes")
    taken = form.snapshot()
    form.set_value("worry", "no")
    assert taken.answers["worry"] == "yes"
    with pytest.raises(TypeError):
        taken.answers["worry"] = "no"


def test_listeners_hear_just_what_may_differ():
    form = worries()
    heard = []
    stop = form.listen(heard.append)
    form.set_value("worry", "yes")
    form.set_value("detail", "Rent")
    form.set_value("detail", "Rent and heating")
    assert heard == [{"worry", "detail"}, {"detail", "more"}, {"detail"}]
    stop()
    stop()
    form.set_value("worry", "no")
    assert len(heard) == 3


def test_a_listener_may_leave_while_being_told():
    form = worries()
    heard = []
    stops = []
    stops.append(form.listen(lambda _keys: stops[0]()))
    form.listen(heard.append)
    form.set_value("worry", "yes")
    form.set_value("worry", "no")
    assert len(heard) == 2


def test_undo_takes_back_one_answer():
    form = worries(worry="yes")
    back = form.set_value("worry", "no")
    again = form.apply(back)
    assert form.value("worry") == "yes"
    assert form.revision == 2
    form.apply(again)
    assert form.value("worry") == "no"


def test_rows_come_go_move_and_come_back():
    form = session(*CHILDREN)
    first = form.add_row("children", {"child": "Mia Example", "age": 3})
    second = form.add_row("children", {"child": "Jo Example", "age": 9}, at=0)
    assert form.rows("children") == (second, first)
    assert form.value(f"children/{first}/child") == "Mia Example"
    assert form.row_label("children", second) == "Jo Example"
    assert form.is_relevant(f"children/{second}/school")
    assert not form.is_relevant(f"children/{first}/school")
    back = form.apply(MoveRow("children", first, 0))
    assert form.rows("children") == (first, second)
    form.apply(back)
    undo = form.apply(RemoveRow("children", second))
    assert isinstance(undo, AddRow)
    assert form.snapshot().answers == {
        "children": (first,),
        f"children/{first}/child": "Mia Example",
        f"children/{first}/age": 3,
    }
    form.apply(undo)
    assert form.rows("children") == (second, first)
    assert form.value(f"children/{second}/age") == 9


def test_calculations_look_at_all_rows_that_are_asked():
    form = session(*CHILDREN, answers={"extra": 1})
    assert form.calculated("ages") == 1
    assert form.calculated("how_many") == 0
    first = form.add_row("children", {"age": 3})
    form.add_row("children", {"age": 9})
    assert (form.value("ages"), form.calculated("how_many")) == (13, 2)
    assert form.is_relevant("big")
    form.set_value(f"children/{first}/age", None)
    assert form.calculated("ages") == 10
    form.apply(RemoveRow("children", first))
    assert not form.is_relevant("big")
    assert form.finished_answers()["ages"] == 10


def test_choices_of_all_rows_are_seen_together():
    form = session(
        "{type: repeat, name: pets, label: Pets, fields: [{type: select_multiple yn, name: ok, "
        "label: Ok}]}",
        "{type: text, name: why, label: Why, relevant: \"selected(${ok}, 'no')\"}",
        rest=YN,
    )
    form.add_row("pets", {"ok": ("yes",)})
    assert not form.is_relevant("why")
    form.add_row("pets", {"ok": ("yes", "no")})
    assert form.is_relevant("why")


def test_a_change_in_a_row_touches_that_row_only():
    form = session(*CHILDREN)
    first, second = form.add_row("children"), form.add_row("children")
    heard = []
    form.listen(heard.append)
    form.set_value(f"children/{second}/age", 5)
    assert heard == [{f"children/{second}/age", f"children/{second}/school"}]
    assert first in form.rows("children")


def test_a_repeat_counts_as_one_question_and_can_be_required():
    form = session(*CHILDREN)
    assert form.section_state("home") == SectionState(answered=0, asked=2, findings=1)
    row_id = form.add_row("children")
    assert form.section_state("home") == SectionState(answered=0, asked=2, findings=0)
    form.set_value(f"children/{row_id}/age", 130)
    assert form.section_state("home") == SectionState(answered=1, asked=2, findings=1)
    form.set_value(f"children/{row_id}/child", "Mia Example")
    assert form.section_state("home") == SectionState(answered=1, asked=2, findings=1)


def test_whom_a_row_is_about_is_no_answer_yet():
    form = session(
        "{type: repeat, name: part, label: Who took part, x-taf: {rows_from: people}, fields: ["
        "{type: text, name: who, label: Who, x-taf: {suggestions: people}}, "
        "{type: integer, name: age, label: Age}, "
        "{type: text, name: school, label: School, relevant: '${age} >= 4'}]}",
        answers={"part": ("p1",), "part/p1/who": "P1 Example", "part/p1/school": "Mill Lane"},
        lists={"people": options("p1", "p2")},
    )
    assert form.section_state("home") == SectionState(answered=0, asked=1, findings=0)
    form.set_value("part/p1/age", 9)
    assert form.section_state("home") == SectionState(answered=1, asked=1, findings=0)


def test_choices_of_the_record_with_one_that_is_gone():
    form = FormSession(
        good("record_lists"),
        {"main_home": "old"},
        lists={"homes": options("h1", "h2")},
        today=TODAY,
    )
    assert [option.name for option in form.options("main_home")] == ["h1", "h2", "old"]
    assert form.options("main_home")[2].retired
    assert form.shown("main_home") == "No longer in the list"
    form.set_value("main_home", "h1")
    assert [option.name for option in form.options("main_home")] == ["h1", "h2"]
    assert form.shown("main_home") == "H1 Example"


def test_a_retired_choice_is_offered_only_where_it_is_chosen():
    form = FormSession(good("yes_no_stay_text"), {"worry": "old"}, today=TODAY)
    assert [option.name for option in form.options("worry")] == ["yes", "no", "old"]
    form.set_value("worry", "no")
    assert [option.name for option in form.options("worry")] == ["yes", "no"]


def test_rows_begin_with_the_children_and_are_about_them():
    lists = {"children": options("c1", "c2")}
    form = FormSession(good("record_lists"), lists=lists, today=TODAY)
    assert form.rows("views") == ("c1", "c2")
    assert form.value("views/c1/view_child") == "c1"
    assert form.row_label("views", "c2") == "C2 Example"
    assert not form.dirty
    form.apply(RemoveRow("views", "c1"))
    (absent,) = form.absent_members("views")
    back = form.row_about("views", absent)
    assert back == AddRow("views", "c1", 1, {"view_child": "c1"})
    again = FormSession(good("record_lists"), form.snapshot().answers, lists=lists, today=TODAY)
    assert again.rows("views") == ("c2",)
    form.apply(RemoveRow("views", "c2"))
    emptied = FormSession(good("record_lists"), form.snapshot().answers, lists=lists, today=TODAY)
    assert emptied.rows("views") == ()


def test_rows_may_be_named_by_a_text_with_suggestions():
    form = session(
        "{type: repeat, name: part, label: Who took part, relevant: \"${asked} = 'yes'\", "
        "x-taf: {rows_from: people}, fields: [{type: text, name: part_how, label: How}, "
        "{type: text, name: part_who, label: Who, x-taf: {suggestions: people}}]}",
        "{type: text, name: asked, label: Asked}",
        lists={"people": options("p1")},
    )
    assert form.value("part/p1/part_who") == "P1 Example"
    assert form.suggestions("part/p1/part_who") == ("P1 Example",)
    assert form.hidden_answers() == ()
    form.set_value("part/p1/part_how", "By phone")
    assert form.hidden_answers() == ("part/p1/part_how",)


def test_rows_need_no_question_about_whom():
    form = session(
        "{type: repeat, name: part, label: Part, x-taf: {rows_from: people}, "
        "fields: [{type: text, name: part_how, label: How}]}",
        lists={"people": options("p1", "p2")},
    )
    assert form.rows("part") == ("p1", "p2")
    assert form.row_label("part", "p1") == "P1 Example"
    assert form.options("part/p1/part_how") == ()


def test_suggestions_can_be_a_shared_list():
    form = session(
        "{type: text, name: agency, label: Agency, x-taf: {suggestions: codes.agencies}}",
        "{type: text, name: other, label: Other, x-taf: {suggestions: codes.nowhere}}",
        "{type: text, name: plain, label: Plain}",
    )
    assert len(form.suggestions("agency")) > 3
    assert form.suggestions("other") == form.suggestions("plain") == ()


def test_lists_can_change_while_the_form_is_open():
    form = FormSession(good("record_lists"), lists={"homes": options("h1")}, today=TODAY)
    heard = []
    form.listen(heard.append)
    form.update_lists({"homes": (*options("h1"), Option("h2", {"en": "Dad's flat"}))})
    assert form.options("main_home")[1].label == {"en": "Dad's flat"}
    assert heard == [{"main_home"}]
    assert not form.dirty


def test_what_the_form_does_not_know_is_never_lost():
    strangers = {"gone": "kept", "children/nobody/age": 4, "extra": ("no", "number")}
    form = session(*CHILDREN, answers=dict(strangers))
    assert form.value("extra") is None
    assert form.snapshot().answers == strangers
    assert form.finished_answers() == {"how_many": 0}
    form.set_value("extra", 5)
    assert form.snapshot().answers["extra"] == 5


def test_kept_results_of_calculations_are_worked_out_again():
    form = session(*CHILDREN, answers={"ages": 99, "extra": 1})
    assert form.calculated("ages") == 1
    assert form.snapshot().answers == {"extra": 1}


@pytest.mark.parametrize(
    "change",
    [
        SetValue("nowhere", "x"),
        SetValue("how_many", 5),
        SetValue("children", ("r1",)),
        SetValue("children/nobody/age", 5),
        SetValue("age", 5),
        SetValue("extra", ("five",)),
        AddRow("extra", "r1", 0),
        AddRow("children", "a/b", 0),
        AddRow("children", "here", 0),
        AddRow("children", "r1", 0, {"extra": 5}),
        AddRow("children", "r1", 0, {"age": ("five",)}),
        RemoveRow("children", "nobody"),
        MoveRow("children", "nobody", 0),
    ],
)
def test_impossible_changes_are_our_own_mistake_and_change_nothing(change):
    form = session(*CHILDREN, answers={"children": ("here",)})
    with pytest.raises(Bug) as raised:
        form.apply(change)
    assert raised.value.sentence()
    assert form.snapshot().answers == {"children": ("here",)}
    assert form.revision == 0


def test_a_section_that_is_not_asked_takes_its_questions_with_it():
    form = FormSession(good("template"), {"school_worry": "yes"}, today=TODAY)
    assert not form.section_is_relevant("school")
    assert not form.is_relevant("school_worry")
    assert form.section_state("school") == SectionState(0, 0, 0)
    assert form.hidden_answers() == ("school_worry",)
    heard = []
    form.listen(heard.append)
    form.set_value("home_good", "The garden")
    assert form.section_is_relevant("school")
    assert "school_worry_detail" in heard[0]


def test_a_thousand_questions_each_waiting_for_the_one_before():
    fields = ["{type: text, name: q0, label: Q}"] + [
        f"{{type: text, name: q{n}, label: Q, relevant: \"${{q{n - 1}}} != ''\"}}"
        for n in range(1, 1_000)
    ]
    form = session(*fields, answers={f"q{n}": "x" for n in range(1, 1_000)})
    assert not form.is_relevant("q999")
    form.set_value("q0", "x")
    assert form.is_relevant("q999")
    assert len(form.finished_answers()) == 1_000


def test_two_hundred_rows():
    form = session(*CHILDREN)
    for age in range(200):
        form.apply(AddRow("children", f"r{age}", age, {"age": age}))
    assert form.calculated("how_many") == 200
    assert len(form.findings()) == 80
    assert form.is_relevant("children/r150/school")
