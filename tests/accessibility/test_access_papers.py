"""What answers a request to see the record can be read aloud."""

from taf_desktop.reports.access_papers import access_paper
from taf_desktop.reports.render import render
from tests.accessibility.verapdf import UA1, Checker
from tests.reports.test_access_papers import pack_of


def test_every_paper_of_an_answer_breaks_no_rule(tmp_path):
    with Checker() as checker:
        for which in ("pack", "letter", "log"):
            file = tmp_path / f"{which}.pdf"
            file.write_bytes(render(access_paper(pack_of(), which)).pdf)
            assert checker.failed(file, UA1) == [], which
