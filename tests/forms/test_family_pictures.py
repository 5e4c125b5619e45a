from dataclasses import replace
from datetime import date

from taf_desktop.domain.ecomap import Closeness
from taf_desktop.domain.family import Helper, Home, Person, Professional, Relationship
from taf_desktop.domain.genogram import Shape
from taf_desktop.forms.codes import code_list
from taf_desktop.forms.family_pictures import (
    ecomap,
    ecomap_sentence,
    ecomap_words,
    genogram,
    genogram_sentence,
    genogram_words,
)
from tests.reports.samples import empty_file, ids

TODAY = date(2026, 11, 21)


def tie(person, kind, other):
    return Relationship(**ids(f"{person}-{other}"), person=person, kind=kind, other=other)


def family():
    return replace(
        empty_file(),
        homes=(
            Home(**ids("mill"), name="Mill Lane", address="7 Secret Street"),
            Home(**ids("flat"), address="12 Hidden Way"),
        ),
        people=(
            Person(**ids("mum"), who="adult", name="Dana Example", sex="female", home="mill"),
            Person(**ids("dad"), who="adult", name="Imran Example", sex="male", home="flat"),
            Person(**ids("lee"), who="adult", name="", home="mill"),
            Person(
                **ids("ash"), who="child", name="Ash Example", born="2013-11-30", home="mill",
                second_home="flat",
            ),
            Person(**ids("robin"), who="child", name="Robin Example", born="2026-10-01"),
            Person(**ids("kit"), who="child", name="Kit", born="2015"),
            Person(**ids("baby"), who="unborn", name="Baby", born="2027-03", home="mill"),
            Person(**ids("twin"), who="unborn", name="Twin", home="mill"),
            Person(**ids("max"), who="child", name="Max"),
            Person(**ids("aunt"), who="adult", name="Aunt Jo", known_as="Jo"),
        ),
        relationships=(
            tie("mum", "mother", "ash"), tie("dad", "father", "ash"), tie("mum", "mother", "robin"),
            tie("dad", "father", "robin"), tie("mum", "mother", "baby"),
            tie("lee", "father", "baby"), tie("aunt", "aunt", "ash"), tie("mum", "mother", "gone"),
            tie("mum", "", "dad"),
            tie("dad", "father", "kit"),
            tie("robin", "mother", "twin"), tie("kit", "father", "twin"),
        ),
        helpers=(
            Helper(
                **ids("pat"), name="Pat Sample", relation="Neighbour", supports=("ash", "gone"),
                closeness="strong",
            ),
            Helper(**ids("no"), relation="Dana’s sister", closeness="what"),
            Helper(**ids("blank")),
        ),
        professionals=(
            Professional(**ids("sam"), name="Sam Example", role="Teacher", agency="school"),
        ),
    )  # fmt: skip


def member(name):
    return next(each for each in genogram(family(), TODAY).tree.members if each.name == name)


def test_signs_say_who_somebody_is_and_notes_what_no_line_shows():
    assert (member("Dana").shape, member("Imran").shape) == (Shape.CIRCLE, Shape.SQUARE)
    assert (member("Ash").shape, member("Baby").shape) == (Shape.DIAMOND, Shape.TRIANGLE)
    assert member("Ash").notes == ("12 years", "at A home too")
    assert member("Robin").notes == ("not yet 1 year",)
    assert member("Kit").notes == ("born 2015",)
    assert member("Baby").notes == ("due March 2027",)
    assert member("Twin").notes == ("not born yet",)
    assert member("Max").notes == ()
    assert member("Jo").notes == ("Aunt of Ash",)
    assert member("Somebody").notes == ()
    assert sorted(("Baby", "Ash", "Kit", "Twin"), key=lambda n: member(n).order)[0] == "Ash"


def test_the_words_say_all_that_the_tree_shows():
    words = genogram_words(family())
    assert "Mill Lane: Dana, Somebody, Ash, Baby and Twin." in words
    assert "A home: Imran." in words
    assert "Not in one of these homes: Robin, Kit, Max and Jo." in words
    assert "Ash is at A home too." in words
    assert "Dana: Mother of Ash, Robin and Baby." in words
    assert "Ash and Robin: share one parent with Baby." in words
    assert not [line for line in words if "Twin" in line and "share" in line]
    assert "10 people, 2 homes" in genogram_sentence(family())


def test_addresses_and_whoever_was_left_out_are_in_neither():
    file = family()
    told = str(genogram(file, TODAY)) + str(genogram_words(file)) + str(ecomap_words(file))
    assert "Secret" not in told
    assert "Hidden" not in told
    assert "gone" not in told
    without = replace(file, people=tuple(p for p in file.people if p.id != "dad"))
    assert "Imran" not in str(genogram(without, TODAY)) + str(genogram_words(without))


def test_who_is_around_in_the_order_recorded():
    picture = ecomap(family())
    assert [each.name for each in picture.contacts] == [
        "Pat Sample", "Dana’s sister", "Somebody", "Sam Example",
    ]  # fmt: skip
    assert [each.closeness for each in picture.contacts][:2] == [Closeness.STRONG, Closeness.UNSAID]
    assert picture.contacts[0].notes == ("Neighbour", "for Ash")
    assert ecomap_words(family())[0] == ("Pat Sample: Neighbour, for Ash. Close: a lot of help.")
    assert ecomap_words(family())[2] == "Somebody: Not yet asked."
    assert "3 friends and relatives, 1 person from a service" in ecomap_sentence(family())


def test_an_empty_family_says_so():
    file = empty_file()
    assert genogram_words(file) == ecomap_words(file) == ()
    assert "not written down yet" in genogram_sentence(file)
    assert "not written down yet" in ecomap_sentence(file)
    assert ecomap(file).family == (file.family.name,)
    without_homes = replace(family(), homes=())
    assert genogram_words(without_homes)[0].startswith("In the family: Dana")


def test_every_line_of_the_picture_is_a_choice_of_the_form():
    assert {kind.value for kind in Closeness} == {o.name for o in code_list("closeness").options}
