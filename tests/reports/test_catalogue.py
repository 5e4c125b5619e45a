from datetime import date
from types import SimpleNamespace

import pytest

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.errors import Bug
from taf_desktop.forms.loader import load
from taf_desktop.reports import catalogue
from taf_desktop.support.words import say
from tests.reports.reading import all_text
from tests.reports.samples import COPIES, family_file, ids, meeting, plan
from tests.reports.test_form_report import FORM


def inputs(document_id, **parts):
    given = {
        "file": family_file(plan=plan()),
        "lists": {"people": ()},
        "today": date(2026, 11, 21),
        "assessment": Assessment(**ids("a"), answers={"line": "A short answer"}),
        "definition": load(FORM, "sample.yaml").definition,
        "meeting": meeting(),
        "shared_with": {"kim": ("Bea Placeholder (Teacher)",)},
        "copies": COPIES,
        "area": "",
        "more": None,
    }
    return SimpleNamespace(document_id=document_id, **(given | parts))


@pytest.mark.parametrize("entry", catalogue.DOCUMENTS, ids=lambda entry: entry.id)
def test_every_document_has_a_name_and_can_be_made(entry):
    assert say(entry.title)
    assert catalogue.make(inputs(entry.id)).pages >= 1


def test_a_copy_says_whose_it_is():
    assert "This is Kim’s copy." in all_text(catalogue.make(inputs("plan"), "Kim"))


@pytest.mark.parametrize(
    ("document_id", "missing"),
    [
        ("plan", {"file": family_file()}),
        ("meeting", {"meeting": None}),
        ("assessment", {"assessment": None}),
        ("assessment", {"definition": None}),
        ("unheard of", {}),
    ],
)
def test_a_document_about_nothing_is_our_own_mistake(document_id, missing):
    with pytest.raises(Bug) as problem:
        catalogue.make(inputs(document_id, **missing))
    assert problem.value.sentence()
