"""What a reader may not have is in no byte of any document, in any kind of file.

Words that stand nowhere else are written into every passage of the example family. They are told
apart by why they may not go along; who may not have which is written down here by hand.
"""

import re
from collections import Counter
from dataclasses import replace

import pytest

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.copies import Passage
from taf_desktop.domain.family import Agreement, Home, Person
from taf_desktop.domain.kinds import PARENT_LINK
from taf_desktop.domain.meeting import Meeting, Voice
from taf_desktop.domain.printing import CLEAR_PRINT, Printing
from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import Heading, words
from taf_desktop.services.copies import own_file
from taf_desktop.services.copies_texts import rewritten
from taf_desktop.services.documents import ABOUT
from taf_desktop.services.records import made
from tests.reports.reading import tree_of
from tests.services.all_bytes import in_pdf, in_word_file
from tests.services.test_copies import Place

SECRET = "quiet heron lantern biscuit meadow"
NAMES = frozenset({"name", "known_as", "role", "agency_name", "who", "voice", "address", "place"})
LINES = {
    "third_party": "zebrathird saw it from the window.",
    "not_for_family": "zebrateam is for the team to think of.",
    "robin": "Robin: zebrarobin is what I say.",
    "lane": "Come to 12 Zebralane Row.",
    "school": "Ring 07700 900999, zebramail@example.org, Zebraschool Primary School by Zebrahub.",
}
WHERE = ("zebraschool", "zebrahub", "zebramail", "900999", "900 999", "zebrahelper")
ALWAYS = ("zebrathird", "zebralane")
TEAM, ROBIN, OWN = "zebrateam", "zebrarobin", "zebraown"
MAY_NOT = {
    "Dana": (*ALWAYS, TEAM, "zebraownash", "zebraownimran"),
    "Ash": (*ALWAYS, TEAM, "zebraowndana", "zebraownimran"),
    "Imran": (*ALWAYS, *WHERE, TEAM, ROBIN, "zebraowndana", "zebraownash"),
    "helper": (*ALWAYS, TEAM, ROBIN, OWN),
    "Tom Placeholder": (*ALWAYS, OWN),
}
GETS = {"Dana": (ROBIN, "zebraschool"), "Tom Placeholder": (TEAM, "zebraschool")}
"""What does go along, so that a word is not absent because it was never there."""


@pytest.fixture(scope="module")
def place():
    place = Place()
    place.vault.kept.things = shortened(place.file, place.vault.kept.things)
    plant(place)
    return place


def shortened(file, things):
    """Return the family with few rows of everything: pages are drawn by the dozen here."""
    gone = {each.meeting.id for each in file.meetings[1:]}
    gone |= {each.goal.id for each in file.plan.goals[2:]}
    kept, rows = {}, Counter()
    for id_, thing in things.items():
        parent = getattr(thing, PARENT_LINK.get(thing.KIND, "id"))
        rows[thing.KIND, parent] += 1
        few = rows[thing.KIND, parent] <= 2 or getattr(thing, "who", "") == "Robin"
        if id_ not in gone and parent not in gone and (few or thing.KIND in ("goal", "person")):
            kept[id_] = thing
    return kept


def plant(place):
    """Write the words into every passage, and mark those that are marked by hand."""
    people = {each.id: each for each in place.file.people}
    things, marks = place.vault.kept.things, []

    def longer(written):
        said = len(re.findall(r"[^\W\d_]{2,}", written.text)) >= 3
        if written.part in NAMES or not said:
            return written.text
        marks.extend((written, mark) for mark in ("third_party", "not_for_family"))
        # Marked words stand in every passage, the others take turns: short pages are drawn soon.
        turn = ("robin", "lane", "school")[len(marks) // 2 % 3]
        lines = (LINES[each] for each in ("third_party", "not_for_family", turn))
        return "\n".join((written.text, *lines))

    for id_, thing in list(things.items()):
        if isinstance(thing, Assessment):
            shorter = dict(list(thing.answers.items())[:12])
            thing = replace(thing, answers=shorter)
        changed = rewritten(thing, longer)
        things[id_] = owned(changed, people)
    for written, mark in marks:
        where = (written.kind, written.of_id, written.part)
        passage = made(
            Passage, place.family_id, of_kind=where[0], of_id=where[1], part=where[2],
            said=LINES[mark], mark=mark,
        )  # fmt: skip
        things[passage.id] = passage


def owned(thing, people):
    """Return a thing with what is somebody's own, or what tells where they are."""
    if isinstance(thing, Agreement):
        name = people[thing.person].known_as
        own = f"zebraown{name.lower()} is what I ask for."
        kept = "Dad" if name == "Robin" else thing.not_share_with
        return replace(
            thing, decision="agree_limits", withdrawn_on="", limits=own, notes=own,
            not_share_with=kept, not_share_reason=own,
        )  # fmt: skip
    if isinstance(thing, Person):
        own = f"zebraown{thing.known_as.lower()} is for me."
        safe = "no" if thing.known_as == "Imran" else thing.safe_to_know
        school = "Zebraschool Primary School" if thing.known_as == "Robin" else thing.setting
        return replace(thing, notes=own, safe_contact=own, safe_to_know=safe, setting=school)
    if isinstance(thing, Home) and thing.name == "Mill Lane":
        return replace(thing, address="12 Zebralane Row, Sampletown", address_private="yes")
    if isinstance(thing, Meeting):
        return replace(thing, place="Zebrahub, Sample Street")
    if isinstance(thing, Voice) and thing.who == "Robin":
        return replace(thing, words="zebrarobin told us.\nI like drawing a lot.")
    return thing


def about(place, document_id):
    file = place.file
    ids = {
        "plan": "",
        "assessment": file.assessments[0].id,
        "meeting": file.meetings[0].meeting.id,
        "": "",
    }
    return ids.get(ABOUT[document_id], "")


def reader_of(place, name):
    if name != "helper":
        return place.reader(name)
    return place.desk.copies.reader(place.family_id, place.file.helpers[0].id)


def test_the_words_are_found_wherever_they_stand():
    tree = replace(
        tree_of(Heading("Zebraheading", 2), words("Zebrawords")), title="Zebratitle for them"
    )
    pdf = render(tree).pdf
    for one in (in_pdf(pdf), in_pdf(protected(pdf, SECRET), SECRET)):
        for word in (b"zebratitle", b"zebraheading", b"zebrawords"):
            assert word in one
    # Bookmarks and properties are no words of a page: they are found without those.
    assert in_pdf(pdf).count(b"zebraheading") > 1


@pytest.mark.parametrize("name", MAY_NOT)
def test_no_document_in_any_kind_of_file_holds_what_a_reader_may_not_have(place, name):
    """The value that every kind of file is made from holds none of it, nor do the files.

    Word and locked files take a document's turn with each reader; the others are all of them made.
    """
    reader, documents, seen = reader_of(place, name), place.desk.documents, b""
    turn = list(MAY_NOT).index(name)
    for number, (document_id, printing) in enumerate(wanted(name)):
        prepared = place.desk.copies.prepare(
            document_id, place.family_id, about(place, document_id), reader, printing,
            page_of="Ash" if printing.format_id == "child" else "",
        )  # fmt: skip
        request = prepared.request
        pdf = documents.draw(request).pdf
        files = {"value": repr(request).lower().encode(), "pdf": in_pdf(pdf)}
        files["txt"] = documents.as_text(request).lower()
        if number % len(MAY_NOT) == turn:
            files["docx"] = in_word_file(documents.as_docx(request))
            files["locked"] = in_pdf(documents.protect(pdf, SECRET), SECRET)
        for kind, content in files.items():
            there = [word for word in MAY_NOT[name] if word.encode() in content]
            assert not there, (document_id, printing.format_id, kind)
        seen += files["txt"]
    assert all(word.encode() in seen for word in GETS.get(name, ()))


def wanted(name):
    """Return every document; a child has their own page and easy words too."""
    own = [("plan", Printing(format_id=each)) for each in ("child", "easy_read")]
    return [*((each, CLEAR_PRINT) for each in ABOUT), *(own if name == "Ash" else ())]


def test_our_own_file_has_all_of_it(place):
    told = b""
    for document_id in ABOUT:
        prepared = place.desk.copies.prepare(
            document_id, place.family_id, about(place, document_id), own_file()
        )
        told += place.desk.documents.as_text(prepared.request).lower()
    for word in (*ALWAYS, TEAM, ROBIN, "zebraschool", "900", "zebrahub", "zebramail", OWN):
        assert word.encode() in told, word
