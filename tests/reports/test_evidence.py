from taf_desktop.domain.audit import AuditHead, CheckResult, Evidence, Finding, Noticed
from taf_desktop.reports.evidence_document import evidence_document, grouped
from taf_desktop.reports.render import render
from tests.reports.reading import all_text

CODE = "0123456789abcdef" * 4


def evidence(**values):
    given = {
        "vault_id": "a" * 32,
        "vault_name": "Riverside",
        "made_at": "2026-11-21T14:32:00+00:00",
        "head": AuditHead(1234, CODE, "0005"),
        "months": (
            ("2026-10", "added", 10), ("2026-10", "changed", 5), ("2026-11", "viewed", 7),
            ("2026-11", "printed", 2), ("2026-11", "exported", 1), ("2026-11", "something", 4),
        ),
        "versions": (("TAF Desktop", "0.2.0"), ("SQLCipher", "4.19.0")),
        **values,
    }  # fmt: skip
    return Evidence(**given)


def said(found):
    return " ".join(all_text(render(evidence_document(found))).split())


def test_it_says_how_far_the_history_went_and_how_to_compare():
    text = said(evidence(erased=3))
    for words in (
        "Evidence page", "Riverside", "a" * 32, "21 November 2026", "1234", "0005",
        "TAF Desktop 0.2.0, SQLCipher 4.19.0", "Compare with an evidence page",
        "Records removed for good 3", "Not done since",
    ):  # fmt: skip
        assert words in text
    for group in grouped(CODE).split():
        assert group in text


def test_months_are_counted_by_what_was_done():
    text = said(evidence())
    assert "October 2026 15 0 0 0 15" in text
    assert "November 2026 0 7 3 4 14" in text


def test_what_the_last_check_found_stands_on_it():
    head = AuditHead(1, CODE, "0005")
    whole = CheckResult(1234, head)
    found = CheckResult(1234, head, (Noticed(Finding.CUT_SHORT),))
    assert "Everything agreed, 1,234 lines" in said(evidence(result=whole))
    assert "Something did not agree" in said(evidence(result=found))


def test_it_is_one_page_for_a_year_and_its_properties_name_nobody():
    months = tuple((f"2026-{month:02}", "added", month) for month in range(1, 13))
    assert render(evidence_document(evidence(months=months))).pages <= 2
    assert evidence_document(evidence()).title == "Evidence page"
