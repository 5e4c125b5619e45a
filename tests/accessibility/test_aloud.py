"""Documents read back through their tags: in order, each thing once, and nothing left unsaid."""

import re
from itertools import pairwise

import outloud
import pytest

from taf_desktop.reports.catalogue import DOCUMENTS, make
from taf_desktop.reports.formats import Printing, formats_for
from tests.accessibility.faulty import FAULTS, Changed, NameObject, good
from tests.accessibility.spoken import Spoken
from tests.reports.hard_families import hard_families, inputs
from tests.reports.reading import squeezed

LEVELS = ("H1", "H2", "H3", "H4")
NOT_FOR_US = {
    "TAG-002": "furniture is compared with what is said, below, whatever it looks like",
    "TBL-010": "two people who agreed are more header cells than others, and no fault",
}
"""Rules of outloud that guess, with the reason why they are left out."""


def findings(pdf, folder):
    """Return what outloud holds to be an error."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    result = outloud.check(str(file), skip=set(NOT_FOR_US))
    assert result.error is None
    return [(each.rule, each.message) for each in result.findings if each.severity == "error"]


@pytest.fixture(scope="module", params=hard_families())
def printed(request):
    """Return the clear print of each document of a hard family."""
    return [make(inputs(request.param, each.id), "Kim").pdf for each in DOCUMENTS]


@pytest.fixture(scope="module")
def spoken(printed):
    return [Spoken(pdf) for pdf in printed]


def test_a_second_checker_finds_no_error(printed, tmp_path):
    assert [findings(pdf, tmp_path) for pdf in printed] == [[]] * len(printed)


@pytest.mark.parametrize("entry", DOCUMENTS, ids=lambda entry: entry.id)
def test_a_second_checker_finds_no_error_in_any_format(entry, tmp_path):
    for each in formats_for(entry.id):
        printing = Printing(format_id=each.id)
        pdf = make(inputs("scripts", entry.id), printing=printing).pdf
        assert findings(pdf, tmp_path) == [], each.id


@pytest.mark.parametrize(
    ("document_id", "language"), [("meeting_summary", "ur"), ("leaflet", "pa")]
)
def test_easy_read_in_other_languages_is_heard_in_order_too(document_id, language, tmp_path):
    printing = Printing(format_id="easy_read", language=language)
    pdf = make(inputs("scripts", document_id), printing=printing).pdf
    assert findings(pdf, tmp_path) == []
    read = Spoken(pdf)
    assert read.heard == read.order


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_second_checker_finds_every_fault(fault, tmp_path):
    file = tmp_path / "faulty.pdf"
    file.write_bytes(fault())
    assert FAULTS[fault][1] in {each.rule for each in outloud.check(str(file)).findings}


def test_words_are_heard_once_and_in_the_order_they_are_drawn(spoken):
    for each in spoken:
        assert sorted(each.heard) == sorted(each.order)
        assert len(set(each.heard)) == len(each.heard)
        for page in range(len(each.reader.pages)):
            heard = [mark for place, mark in each.heard if place == page]
            assert heard == [mark for place, mark in each.order if place == page]


def test_what_stands_around_the_words_is_said_once_too(spoken):
    for each in spoken:
        said = squeezed(each.root.words())
        around = {part for page in each.artifacts for words in page for part in words.split("·")}
        unsaid = {words for words in around if squeezed(words) not in said}
        assert all(re.fullmatch(r"Page \d+ of \d+ *", words) for words in unsaid)


def test_headings_begin_with_the_first_level_and_pass_over_none(spoken):
    for each in spoken:
        levels = [LEVELS.index(part.role) + 1 for part in each.root.find(*LEVELS)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert [level for level, _ in each.outline()] == levels


def test_header_cells_say_whether_they_head_a_row_or_a_column(spoken):
    for each in spoken:
        assert wrong_scopes(each) == []


def wrong_scopes(spoken):
    wrong = []
    for table in spoken.root.find("Table"):
        rows = table.find("TR")
        for number, row in enumerate(rows):
            assert len(row.kids) == len(rows[0].kids)
            for place, cell in enumerate(row.kids):
                scope = cell.about["/A"]["/Scope"] if "/A" in cell.about else ""
                expected = "/Column" if number == 0 else "/Row" if cell.role == "TH" else ""
                if scope != expected or (cell.role == "TH" and number and place):
                    wrong.append((number, place, scope))
    return wrong


def test_a_wrong_scope_is_seen():
    assert wrong_scopes(Spoken(good())) == []
    file = Changed()
    file.parts("TH")[0]["/A"][NameObject("/Scope")] = NameObject("/Row")
    assert wrong_scopes(Spoken(file.pdf())) == [(0, 0, "/Row")]


def test_nothing_empty_is_announced(spoken):
    for each in spoken:
        for part in each.root.walk():
            assert part.kids or part.role in {"TD", "TH"}
