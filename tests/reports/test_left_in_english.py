"""What is left in English on a translated page, and what fixed words of data files become."""

import re
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from taf_desktop.domain.printing import GivenCopy, Printing
from taf_desktop.domain.wording import Wording
from taf_desktop.reports.catalogue import build, make
from taf_desktop.reports.local_complaints import complaints_for
from taf_desktop.reports.phrases import role_words
from taf_desktop.reports.pictures import seen_on
from taf_desktop.reports.translations import TRANSLATED_DOCUMENTS, languages, translation
from taf_desktop.reports.wording import speaking
from taf_desktop.services.copies_texts import written
from tests.reports.example import example_file, inputs
from tests.reports.reading import all_text, squeezed

ENGLISH_NAMES = {
    "TAF", "Team", "Around", "the", "Family", "Easy", "Read", "council", "advocate", "SMS", "USB",
    "Childline", "Local", "Government", "and", "Social", "Care", "Ombudsman", "foster", "carer",
    "Urdu",
}  # fmt: skip
"""English words that stand in translations on purpose: names a family will meet."""
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
def own_words():
    """Return every word of the example family's own record, and of whom it names."""
    given = inputs()
    told = [each.text for each in written((given.file, given.assessment, given.meeting))]
    names = [each.to for each in given.copies] + [complaints_for("nottingham_city").name]
    return set(LATIN.findall(" ".join((*told, *names))))


@cache
def in_english(document_id, format_id):
    """Return every text of a document in English."""
    return set(spoken(build(inputs(document_id), "", Printing(format_id=format_id))))


@pytest.mark.parametrize("language", languages())
def test_nothing_but_the_familys_own_words_is_left_in_english(language):
    """Every page for families, in each language alone: what is left in English is their own."""
    left = set()
    formats = [(each, "clear") for each in TRANSLATED_DOCUMENTS] + [("plan", "child")]
    for document_id, format_id in formats:
        printing = Printing(format_id=format_id, language=language, beside_english=False)
        english = in_english(document_id, format_id)
        for said in spoken(build(inputs(document_id), printing=printing)):
            found = set(LATIN.findall(said)) - ENGLISH_NAMES - own_words()
            foreign = language in NOT_LATIN and found
            if foreign or (said in english and found):
                left.add((document_id, said))
    assert left == set()


NOT_LATIN = {"ar", "pa", "uk", "ur"}
"""Languages in whose letters every English word stands out."""


def test_who_somebody_is_to_the_children_is_said_in_the_language():
    with speaking("pl"):
        assert role_words("Mother of Ash and Robin") == "Matka: Ash i Robin"
        assert role_words("Stepfather of Ash, Kim and Robin, Uncle of Lee") == (
            "Ojczym: Ash, Kim i Robin, Wujek: Lee"
        )
        assert role_words("Grandmother") == "Babcia"
        assert role_words("Head of Year 8") == "Head of Year 8"
    assert role_words("Mother of Ash and Robin") == "Mother of Ash and Robin"


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
