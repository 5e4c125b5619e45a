"""Every document in every format, for the families that are hardest to print, through veraPDF."""

from contextlib import suppress

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.reports.answer_parts import comment, plan_answer, plan_slip, record_answer
from taf_desktop.reports.catalogue import DOCUMENTS, make
from taf_desktop.reports.direction import language_from_right
from taf_desktop.reports.formats import Printing, formats_for, style_for
from taf_desktop.reports.render import render
from taf_desktop.reports.translations import TRANSLATED_DOCUMENTS, languages, languages_for
from taf_desktop.reports.wording import speaking
from tests.accessibility.faulty import FAULTS, good, untagged
from tests.accessibility.verapdf import A2A, UA1, Checker
from tests.reports.hard_families import hard_families, inputs
from tests.reports.reading import tree_of

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


@pytest.mark.parametrize("family", hard_families())
def test_easy_read_in_other_languages_breaks_no_rule(checker, tmp_path, family):
    """Every document and every language take their turn, each with one of the hard families."""
    turn = list(hard_families()).index(family)
    told = sorted(TRANSLATED_DOCUMENTS)
    for number, document_id in list(enumerate(told))[turn :: len(hard_families())]:
        language = languages()[number % len(languages())]
        easy = Printing(format_id="easy_read", language=language, beside_english=bool(number % 2))
        found = broken(checker, tmp_path, {document_id: easy}, family, document_id)
        assert found == {}, language


@pytest.mark.parametrize("language", ["en", *languages()])
def test_every_field_to_fill_in_breaks_no_rule(checker, tmp_path, language):
    style = style_for(Printing(language=language), from_right=language_from_right(language))
    family = inputs("children", "plan").file.family
    with speaking(language):
        blocks = (*plan_answer(family), plan_slip(), *comment(), *record_answer())
        file = tmp_path / "fields.pdf"
        file.write_bytes(render(tree_of(*blocks, language=language), style).pdf)
    assert checker.failed(file) == checker.failed(file, A2A) == []


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
