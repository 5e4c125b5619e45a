"""What a reader may not have is in no byte of any document, in any kind of file.

Words that stand nowhere else are written into every passage of the example family. They are told
apart by why they may not go along; who may not have which is written down here by hand.
"""

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from taf_desktop.coach.view import Closing, NotCovered, Request
from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.copies import Passage
from taf_desktop.domain.dates import read_date
from taf_desktop.domain.drawing import Drawing
from taf_desktop.domain.family import Agreement, Helper, Home, Person, Professional
from taf_desktop.domain.kinds import PARENT_LINK
from taf_desktop.domain.meeting import Meeting, Voice
from taf_desktop.domain.plan import Goal, Score
from taf_desktop.domain.printing import CLEAR_PRINT, Printing
from taf_desktop.reports.docx import word_file
from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import (
    Choice,
    Drawn,
    Heading,
    Quotation,
    Span,
    Table,
    TextField,
    words,
)
from taf_desktop.services.copies import own_file
from taf_desktop.services.copies_texts import rewritten
from taf_desktop.services.documents import ABOUT
from taf_desktop.services.records import made
from tests.accessibility.spoken import Spoken
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
        return replace(
            thing, name="Zebralane Row", address="12 Zebralane Row, Sampletown",
            address_private="yes",
        )  # fmt: skip
    if isinstance(thing, Helper) and thing.name != "Pat Sample":
        return replace(thing, name="Zebrahelper Example", relation="Friend, 12 Zebralane Row")
    if isinstance(thing, Professional) and thing.name == "Tom Placeholder":
        return replace(thing, role="Head of Zebraschool", agency_name="Zebraschool Primary School")
    if isinstance(thing, Score) and thing.voice in {"Dana", "Sam Example"}:
        where = "Zebraschool Primary School" if thing.voice == "Dana" else "12 Zebralane Row"
        return replace(thing, voice=f"{thing.voice}, {where}")
    if isinstance(thing, Goal):
        return replace(thing, words=f"{LINES['school']}\n{thing.words}")
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
    """In headings, bookmarks, titles, links, fields, and in what is read instead of a drawing."""
    twin = Table(("Zebratwin",), (((Span("Zebracell"),),),))
    link = Span("Zebralink", link="https://zebraaddress.example.org")
    document = replace(
        tree_of(
            Heading("Zebraheading", 2), words("Zebrawords ", link),
            Drawn(Drawing(200, 100, ()), "Zebrasentence", twin),
            TextField("Zebrafield"), Choice("Zebraasked", ("Zebraoption",)),
            Quotation("زebra", language="ur"),
        ),
        title="Zebratitle for them", language="ur",
    )  # fmt: skip
    pdf, word = render(document).pdf, in_word_file(word_file(document))
    names = ("title", "heading", "words", "address", "twin", "cell", "field", "asked", "option")
    for one in (in_pdf(pdf), in_pdf(protected(pdf, SECRET), SECRET), word):
        assert [name for name in names if f"zebra{name}".encode() not in one] == []
    # Bookmarks, properties and what is read aloud are no words of a page: they are found as well.
    assert in_pdf(pdf).count(b"zebraheading") > 1
    assert in_pdf(pdf).count(b"zebrafield") > 1
    assert in_pdf(pdf).count(b"zebrasentence") > 1


def test_a_locked_file_holds_just_the_same():
    pdf = render(tree_of(Heading("One", 2), TextField("Your name"), words("Nan"), title="Ours")).pdf
    locked = PdfReader(BytesIO(protected(pdf, SECRET)), password=SECRET)
    assert told(locked.trailer["/Root"]) == told(PdfReader(BytesIO(pdf)).trailer["/Root"])
    assert dict(locked.metadata) == {"/Title": "Ours"}


BACK = frozenset({"/Length", "/Filter", "/P", "/Parent", "/Pg", "/ParentTree"})
"""How long a stream is, and ways back to where one came from."""


def told(thing, seen=()):
    """Return everything that hangs on a part of a PDF file, but not twice within itself."""
    thing = thing.get_object()
    if id(thing) in seen:
        return "again"
    if isinstance(thing, dict):
        own = (each for each in sorted(thing.items()) if each[0] not in BACK)
        parts = {key: told(value, (*seen, id(thing))) for key, value in own}
        stream = thing.get_data() if isinstance(thing, StreamObject) else b""
        return parts, re.sub(rb"<pdfaid.*?</pdfaid:conformance>|\s", b"", stream)
    if isinstance(thing, list):
        return [told(each, seen) for each in thing]
    return str(thing)


@pytest.mark.parametrize("name", MAY_NOT)
def test_no_document_in_any_kind_of_file_holds_what_a_reader_may_not_have(place, name):
    """The value that every kind of file is made from holds none of it, nor do the files.

    A locked file holds what the open one holds (``test_a_locked_file_holds_just_the_same``).
    """
    reader, documents, seen = reader_of(place, name), place.desk.documents, b""
    for document_id, printing in wanted(name):
        prepared = place.desk.copies.prepare(
            document_id, place.family_id, about(place, document_id), reader, printing,
            page_of="Ash" if printing.format_id == "child" else "",
        )  # fmt: skip
        request = prepared.request
        pdf = documents.draw(request).pdf
        files = {"value": repr(request).lower().encode(), "pdf": in_pdf(pdf)}
        files["txt"] = documents.as_text(request).lower()
        files["docx"] = in_word_file(documents.as_docx(request))
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
    """Names and labels reach what is drawn, what is read aloud instead of it, and its table."""
    told, drawn = b"", ""
    for document_id in ABOUT:
        prepared = place.desk.copies.prepare(
            document_id, place.family_id, about(place, document_id), own_file()
        )
        told += place.desk.documents.as_text(prepared.request).lower()
        if document_id in {"assessment", "progress"}:
            root = Spoken(place.desk.documents.draw(prepared.request).pdf).root
            for figure in root.find("Figure"):
                drawn += f"{figure.about['/Alt']} {figure.kids}".lower()
    for word in ("zebrathird", "zebralane", "zebrahelper", "zebraschool"):
        assert word in drawn, word
    for word in (*ALWAYS, TEAM, ROBIN, "zebraschool", "900", "zebrahub", "zebramail", OWN):
        assert word.encode() in told, word


def test_no_word_that_anybody_wrote_is_in_an_audit_copy(place):
    """Every word of the record but codes and days is made one that stands nowhere else."""
    request = place.desk.documents.gather("audit_copy", place.family_id)
    born = [each.born for each in request.file.people if each.born]

    def other(written):
        said = any(sign.isupper() or sign.isspace() for sign in written.text)
        empty = written.part in {"by_when", "first_language", "phone", "email", "different"}
        return "" if empty else f"Zebraword {written.of_id[-9:]}" if said else written.text

    documents, more = place.desk.documents, rewritten_facts(request.more)
    plain = documents.as_text(replace(request, more=more)).lower()
    changed = replace(request, file=rewritten(request.file, other), more=more)
    told = documents.as_text(changed).lower()
    drawn = in_pdf(documents.draw(changed).pdf)
    for content in (plain, told, drawn, in_word_file(documents.as_docx(changed))):
        for name in ("zebra", "dana", "imran", "robin", "example family", "0115", "sampletown"):
            assert name.encode() not in content, name
        for day in born:
            shown = (day, read_date(day).spoken())
            assert not any(each.lower().encode() in content for each in shown), day
    for mask in ("child 1", "adult 1", "professional 1", "goal 1", "action 1"):
        assert mask.encode() in told, mask
    assert b"dana" in repr(request.file).lower().encode()


def rewritten_facts(more):
    """Return what the coach knows with names in it, and check that what it is told has none."""
    assert "zebra" not in repr(more)
    request = Request(to="Zebrahub", sent_on="2026-01-05", answer_by="2026-02-05")
    kept = NotCovered(agreement_id="a", name="Zebraperson", who="Zebrateam", why="kept_from")
    closing = Closing(reason="Zebrareason", results={"g": "Zebraresult"}, who_continues="Zebranan")
    return replace(
        more, requests=(request,), not_covered=(kept,), closing=closing,
        recipients=("Zebrareader",), other_families=("The Zebra family",),
    )  # fmt: skip
