"""The papers for somebody who asked what is kept about them, and locked files."""

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from taf_desktop.domain.access import AccessPack, LogLine, PackPart, PackRow
from taf_desktop.domain.errors import Bug
from taf_desktop.reports.access_papers import access_paper
from taf_desktop.reports.docx import word_file
from taf_desktop.reports.formats import style_for
from taf_desktop.reports.plain_text import plain_text
from taf_desktop.reports.protected import protected
from taf_desktop.reports.render import render

PASSWORD = "quiet heron lantern biscuit meadow"


def pack_of(**values):
    given = {
        "name": "Kim Example", "lead_name": "Sam Example", "lead_agency": "Riverside",
        "made_on": "2026-12-20", "asked_on": "2026-11-21", "identity_on": "2026-11-22",
        "paused_on": "2026-12-01", "resumed_on": "2026-12-03", "longer": True,
        "longer_why": "it is a long record", "answer_by": "2027-02-24", "passages": 7,
        "parts": (
            PackPart("A person: Kim", (PackRow("Full name", ("Kim Example",)),)),
            PackPart("Meeting", (
                PackRow("Worries now", ("[…] was loud.",), 1), PackRow("Good news", (), 2),
            )),
        ),
        "log": (LogLine("4. Meeting: Worries now", "leave_out", "About somebody else"),),
    }  # fmt: skip
    return AccessPack(**{**given, **values})


def text_of(which, pack=None):
    return plain_text(access_paper(pack or pack_of(), which))


def test_the_pack_says_where_something_is_missing():
    told = text_of("pack")
    assert "Where you see […]" in told
    assert "A passage about somebody else is left out here." in told
    assert "Passages about somebody else are left out here (2)." in told
    empty = text_of("pack", pack_of(parts=()))
    assert "Nothing is kept about you." in empty
    assert "Where you see" not in empty


def test_the_letter_has_the_days_and_the_rights():
    told = text_of("letter")
    for words in (
        "21 November 2026", "22 November 2026", "1 December 2026", "3 December 2026",
        "it is a long record", "24 February 2027", "20 December 2026",
        "In one place we left words out", "0303 123 1113",
    ):  # fmt: skip
        assert words in told
    short = text_of("letter", pack_of(longer=False, paused_on="", resumed_on="", log=()))
    assert "two more months" not in short
    assert "Nothing was left out." in short


def test_the_log_names_places_and_reasons_only():
    told = text_of("log")
    assert "4. Meeting: Worries now" in told
    assert "Leave it out" in told
    assert "About somebody else" in told
    assert "Nothing was left out." in text_of("log", pack_of(log=()))
    with pytest.raises(Bug):
        access_paper(pack_of(), "poem")


@pytest.mark.parametrize("which", ["pack", "letter", "log"])
def test_they_are_kept_as_word_files_too(which):
    assert word_file(access_paper(pack_of(), which), style_for(_clear(), from_right=False))


def _clear():
    from taf_desktop.domain.printing import CLEAR_PRINT

    return CLEAR_PRINT


def test_a_locked_file_keeps_pages_tags_and_bookmarks():
    plain = render(access_paper(pack_of(), "pack")).pdf
    locked = protected(plain, PASSWORD)
    reader = PdfReader(BytesIO(locked))
    reader.decrypt(PASSWORD)
    before = PdfReader(BytesIO(plain))
    assert dict(reader.metadata) == {"/Title": "What is kept about you"}
    assert len(reader.pages) == len(before.pages)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == before.trailer["/Root"]["/Lang"]
    assert "/StructTreeRoot" in root
    titles = [each["/Title"] for each in reader.outline if not isinstance(each, list)]
    assert titles == [each["/Title"] for each in before.outline if not isinstance(each, list)]
    statement = root["/Metadata"].get_data()
    assert b"pdfuaid:part>1" in statement
    assert b"pdfaid:part>" not in statement
    assert b"pypdf" not in locked
    opened = pypdfium2.PdfDocument(locked, password=PASSWORD)
    assert "Kim Example" in opened[0].get_textpage().get_text_range()
