"""What is left in English on a translated page, and what fixed words of data files become."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from taf_desktop.domain.family_file import call_name
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.printing import GivenCopy, Printing
from taf_desktop.domain.wording import Wording
from taf_desktop.reports.catalogue import build, make
from taf_desktop.reports.english_parts import english_parts
from taf_desktop.reports.pictures import seen_on
from taf_desktop.reports.translations import TRANSLATED_DOCUMENTS, languages, translation
from taf_desktop.reports.tree import Span
from taf_desktop.reports.who_words import WHO, names_of, role_words, who_words, with_who
from taf_desktop.reports.wording import show_date, speaking
from tests.reports.example import example_file, inputs
from tests.reports.reading import all_text, squeezed

LATIN = re.compile(r"[A-Za-z]{2,}")


def spoken(thing):
    """Walk every text of a tree that is not marked as English."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from spoken(each)
    elif is_dataclass(thing) and getattr(thing, "language", "") != "en-GB":
        for item in fields(thing):
            if item.name not in NO_WORDS:
                yield from spoken(getattr(thing, item.name))


NO_WORDS = {"tone", "language", "link", "picture"}


@cache
def names():
    """Return every word of the names of the example family and of those around it."""
    file = example_file()
    family = (file.family.name, file.family.lead_name, file.family.manager_name)
    around = [each.name for each in (*file.people, *file.helpers, *file.professionals)]
    came = [each.name for meeting in file.meetings for each in meeting.attendance]
    called = [call_name(each) for each in file.people]
    told = " ".join((*family, *around, *came, *called))
    return set(LATIN.findall(told.replace(", safeguarding lead", "")))


@cache
def in_english(document_id, format_id):
    """Return every text of a document in English."""
    return set(spoken(build(inputs(document_id), "", Printing(format_id=format_id))))


@pytest.mark.parametrize("language", languages())
def test_nothing_but_names_is_left_in_english_unless_it_says_so(language):
    """Every page for families in each language alone: what else is English is tagged so."""
    left = set()
    pages = [(each, "clear") for each in TRANSLATED_DOCUMENTS] + [("plan", "child")]
    easy = sorted(TRANSLATED_DOCUMENTS)[languages().index(language) :: len(languages())]
    for document_id, format_id in (*pages, *((each, "easy_read") for each in easy)):
        printing = Printing(format_id=format_id, language=language, beside_english=False)
        english = in_english(document_id, format_id)
        for said in spoken(build(inputs(document_id), printing=printing)):
            found = set(LATIN.findall(said)) - names()
            foreign = language in NOT_LATIN and found
            if foreign or (said in english and found):
                left.add((document_id, said))
    assert left == set()


NOT_LATIN = {"ar", "pa", "uk", "ur"}
"""Languages in whose letters every English word stands out."""


def test_who_somebody_is_to_the_children_is_said_in_the_language():
    with speaking("pl"):
        for typed, said_so in (
            ("Mother of Ash and Robin", "Matka: Ash i Robin"),
            (
                "Stepfather of Ash, Kim and Robin, Uncle of Lee",
                "Ojczym: Ash, Kim i Robin, Wujek: Lee",
            ),
            ("Grandmother", "Babcia"),
            ("Husband, wife or civil partner of Dana", "Mąż, żona lub partner cywilny: Dana"),
            ("Friend of the family of Ash", "Przyjaciel rodziny: Ash"),
            ("Head of Year 8", "Head of Year 8"),
            ("health Visitor", "Pielęgniarka środowiskowa"),
            ("parent's partner", "Partner rodzica"),
            ("Cook, lead professional", "Cook, opiekun zespołu (lead professional)"),
        ):
            assert role_words(typed) == said_so
    assert role_words("Mother of Ash and Robin") == "Mother of Ash and Robin"


def test_who_does_something_is_said_in_the_language_and_names_stay_as_they_are():
    with speaking("pl"):
        assert who_words("Mum, nan and Ms Example") == "Mama, Babcia i Ms Example"
        assert who_words("Ash and Robin") == "Ash i Robin"
        for typed in ("Bea and the team", "Sam Example", ""):
            assert who_words(typed) == typed
    file = example_file()
    action = replace(file.plan.other_actions[0] if file.plan.other_actions else
                     file.plan.goals[0].actions[0], who="Nan", supported_by="Police")  # fmt: skip
    plan = replace(file.plan, other_actions=(action,))
    polish = Printing(language="pl", beside_english=False)
    told = all_text(make(inputs("plan", replace(file, plan=plan)), printing=polish))
    assert "Babcia" in told
    assert "Policja" in told
    named = replace(file.people[0], known_as="Nan")
    with speaking("pl"):
        kept = with_who(plan, names_of(replace(file, people=(named,))))
    assert kept.other_actions[0].who == "Nan"
    assert kept.other_actions[0].supported_by == "Policja"


def test_what_somebody_typed_inside_a_sentence_is_marked_as_english():
    told = "Od: \u2068Once, after training\u2069, razem z \u2068Dana\u2069 (TAF)."
    parts = english_parts(Span(told), "From: Once, after training, with Dana (TAF).", "pl")
    assert [each.text for each in parts if each.language] == ["Once, after training", "Dana", "TAF"]
    mixed = Span("کونسل \u2068Example Council، صفحہ\u2069 (SMS)")
    parts = english_parts(mixed, "", "ur")
    assert [each.text for each in parts if each.language] == ["Example Council", "SMS"]
    for other in (Span("12"), Span("لفظ"), Span("Ja", language="de")):
        assert english_parts(other, "Ja", "ur") == (other,)


@pytest.mark.parametrize(
    ("typed", "polish", "ukrainian"),
    [
        ("about 2016", "około 2016 r.", "близько 2016 року"),
        ("around March", "około marca", "близько березня"),
        ("summer 2024", "lato 2024", "літо 2024"),
        ("The summer of 2019", "lato 2019", "літо 2019"),
        ("March", "marzec", "березень"),
        ("mid-2015", "połowa 2015 r.", "середина 2015 року"),
        ("by the end of March 2026", "koniec marca 2026", "кінець березня 2026 року"),
        ("since autumn", "od jesieni", "з осені"),
        ("2016 or so", "około 2016 r.", "близько 2016 року"),
        ("in 2016", "2016", "2016"),
        ("between 2015 and 2017", "2015–2017", "2015–2017"),
        ("2015 or 2016", "2015 lub 2016", "2015 або 2016"),
        ("2015 and 2017", "2015 and 2017", "2015 and 2017"),
        ("when the baby is here", "when the baby is here", "when the baby is here"),
        ("about lunch 2024", "about lunch 2024", "about lunch 2024"),
    ],
)
def test_dates_known_only_roughly_are_said_in_the_language(typed, polish, ukrainian):
    for language, said_so in (("pl", polish), ("uk", ukrainian)):
        with speaking(language):
            assert show_date(typed) == said_so
    assert show_date(typed) == typed


@pytest.mark.parametrize("language", languages())
def test_every_language_says_every_kind_of_rough_date(language):
    whens = ("2016", "March", "March 2016", *("spring", "summer", "autumn", "fall", "winter"))
    hows = ("about", "before", "after", "since", "until", "early", "mid", "late", "in")
    with speaking(language):
        for when in (*whens, "summer 2024"):
            for how in hows:
                assert not LATIN.search(show_date(f"{how} {when}")) or language in {"pl", "ro"}
        assert "2016" in show_date("2015 or 2016")


def test_what_a_picture_shows_is_said_in_the_language_or_marked_as_english(monkeypatch):
    assert seen_on("dog").words == "a dog"
    with speaking("uk"):
        assert (seen_on("dog").words, seen_on("dog").language) == ("собака", "")
        bare = replace(translation("uk"), messages={})
        monkeypatch.setattr("taf_desktop.reports.pictures.translation", lambda _: bare)
        assert (seen_on("dog").words, seen_on("dog").language) == ("a dog", "en-GB")


def test_translated_answers_of_an_assessment_are_printed_and_copies_noted_are_named():
    file = example_file()
    assessment = file.assessments[0]
    about = {"family_id": "f", "of_id": assessment.id, "part": "protective", "language": "pl"}
    said = assessment.answers["protective"]
    given = inputs("assessment_summary", replace(
        file, wordings=(Wording(id="w", said=said, words="Rodzice przychodzą.", **about),)
    ))  # fmt: skip
    told = all_text(make(given, printing=Printing(language="pl", beside_english=False)))
    assert "Rodzice przychodzą." in told
    assert "Wszystko razem" in told
    copies = (
        GivenCopy(what="The plan, version 2", to="Lou", on="2026-11-01", how="By post"),
        GivenCopy(what="The plan", to="Our own file", on="2026-11-01", how="By email"),
    )
    given = inputs("who_knows")
    given.copies = copies
    given.shared_with = dict.fromkeys(given.shared_with, ("Max Example (Police)", "Police"))
    told = all_text(make(given, printing=Printing(language="pl", beside_english=False)))
    for words_of_page in ("Plan, Wersja 2", "Nasze dokumenty", "Pocztą", "Max Example (Policja)"):
        assert squeezed(words_of_page) in squeezed(told)


def test_every_field_that_says_who_somebody_is_is_there():
    for kind, names_of_fields in WHO.items():
        known = {each.name for each in fields(KINDS[kind])}
        assert known.issuperset(names_of_fields), kind
