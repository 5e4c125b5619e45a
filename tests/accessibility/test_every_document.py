"""Every document in every format, for the families that are hardest to print, through veraPDF."""

from contextlib import suppress

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.reports.catalogue import DOCUMENTS, make
from taf_desktop.reports.formats import Printing, formats_for
from taf_desktop.reports.translations import languages_for
from tests.accessibility.faulty import FAULTS, good, untagged
from tests.accessibility.verapdf import A2A, UA1, Checker
from tests.reports.hard_families import hard_families, inputs

BOTH = (UA1, A2A)


@pytest.fixture(scope="module")
def checker():
    with Checker() as started:
        yield started


def broken(checker, folder, printings, family, document_id, flavours=(UA1,)):
    """Return every broken rule of a document printed in many ways, by the way it was printed."""
    asked = []
    for name, printing in printings.items():
        file = folder / f"{name}.pdf"
        with suppress(UserError):  # a family without children has no child's page, and is told so
            file.write_bytes(make(inputs(family, document_id), "Kim", printing=printing).pdf)
        for flavour in flavours if file.exists() else ():
            checker.ask(file, flavour)
            asked.append((file, flavour))
    found = {(file.stem, flavour): checker.answer(file, flavour) for file, flavour in asked}
    return {each: rules for each, rules in found.items() if rules}


@pytest.mark.parametrize("document_id", [entry.id for entry in DOCUMENTS])
@pytest.mark.parametrize("family", hard_families())
def test_every_document_in_every_format_breaks_no_rule(checker, tmp_path, family, document_id):
    printings = {each.id: Printing(format_id=each.id) for each in formats_for(document_id)}
    assert printings
    assert broken(checker, tmp_path, printings, family, document_id) == {}


@pytest.mark.parametrize("document_id", [entry.id for entry in DOCUMENTS])
def test_clear_print_may_be_kept_for_good(checker, tmp_path, document_id):
    clear = {"clear": Printing()}
    assert broken(checker, tmp_path, clear, "scripts", document_id, BOTH) == {}


@pytest.mark.parametrize("document_id", [entry.id for entry in DOCUMENTS])
@pytest.mark.parametrize("beside", [True, False])
def test_every_language_breaks_no_rule(checker, tmp_path, document_id, beside):
    printings = {
        code: Printing(language=code, beside_english=beside) for code in languages_for(document_id)
    }
    flavours = BOTH if beside else (UA1,)
    assert broken(checker, tmp_path, printings, "children", document_id, flavours) == {}


def test_the_checker_has_nothing_against_a_good_file(checker, tmp_path):
    file = tmp_path / "good.pdf"
    file.write_bytes(good())
    assert checker.failed(file) == []
    assert checker.failed(file, A2A) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_checker_finds_every_fault(checker, tmp_path, fault):
    file = tmp_path / "faulty.pdf"
    file.write_bytes(fault())
    assert FAULTS[fault][0] in {each.rule for each in checker.failed(file)}


def test_the_checker_finds_what_may_not_be_kept_for_good(checker, tmp_path):
    file = tmp_path / "faulty.pdf"
    file.write_bytes(untagged())
    assert {"6.2.11.4.1-1", "6.2.4.3-4"} & {each.rule for each in checker.failed(file, A2A)}


def test_what_is_no_file_at_all_fails(checker, tmp_path):
    file = tmp_path / "broken.pdf"
    file.write_bytes(b"no PDF at all")
    assert checker.failed(file)[0].rule in {"unreadable", "nothing checked"}
