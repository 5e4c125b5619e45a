import pytest

from taf_desktop.coach.context import Context, KnownPerson
from taf_desktop.coach.people import names
from taf_desktop.coach.reading import read


def found(text, **context):
    ctx = Context.of(**context)
    reading = read(text, ctx.name_parts)
    return [reading.text[slice(*reading.back(one.start, one.end))] for one in names(reading, ctx)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mrs Okafor rings Dr Nguyen", ["Mrs Okafor", "Dr Nguyen"]),
        ("Miss O’Brien and Mr de la Cruz", ["Miss O’Brien", "Mr de la Cruz"]),
        ("ring Siân Rhys-Davies", ["Siân Rhys-Davies"]),
        ("Auntie Bisi cooks", ["Auntie Bisi"]),
        ("Oluwaseun to ring", ["Oluwaseun"]),
        ("then Tsegay asks", ["Tsegay"]),
        ("Rose to ring", ["Rose"]),
        ("Rose bushes to be cut", []),
        ("Will rings Hope", ["Will", "Hope"]),
        ("Will you ring?", []),
        ("Mark the register", []),
        ("in May", []),
        ("May rings Dad", ["May"]),
        ("by 3 April", []),
        ("Bill to be paid", []),
        ("the Bulwell Hub", []),
        ("St Ann's library", []),
        ("at Nasreen’s", ["Nasreen’s"]),
        ("meet in Radford", []),
        ("Encorage reading", []),
        ("Polish speakers on Tuesday", []),
        ("MUM TO RING THE GP", []),
        ("PC Rahman", ["PC Rahman"]),
        ("sarah will ring", ["sarah"]),
        ("mrs okafor will ring", ["mrs okafor"]),
        ("the Family Support Worker", []),
        ("Year 8 and Key Stage 2", []),
        ("Nurse Priya", ["Nurse Priya"]),
        ("Oakfield Primary School rings", []),
        ("JAMAL rings", ["JAMAL"]),
    ],
)
def test_names_are_found(text, people):
    assert found(text) == people


def test_names_of_the_record_are_known_in_small_letters_and_in_parts():
    known = {"people": ["Lee Sample", "Hope Example"]}
    assert found("me and lee take turns", **known) == ["lee"]
    assert found("we hope so", **known) == []
    assert found("ring sample", **known) == ["sample"]


def test_a_child_of_the_record_is_known_as_one():
    ctx = Context((KnownPerson("Ash Example", child=True),))
    assert [one.child for one in names(read("Ash asks Coach", ctx.name_parts), ctx)][:1] == [True]


def test_each_kind_of_text_has_its_context_and_keeps_what_is_known():
    ctx = Context.of(["Lee"], {"Mum": "Dana"}, meeting_dated=True)
    goal = ctx.by_kind["goal"]
    assert (goal.people, goal.meeting_dated, goal.kind) == (ctx.people, True, "goal")
    assert goal.linked["mum"].name == "Dana"
