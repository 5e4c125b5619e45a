from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from taf_desktop.domain.errors import Bug, EnvironmentProblem
from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.desk import set_up_desk
from taf_desktop.services.documents import OtherMakers
from taf_desktop.services.print_offers import is_english, plain_offers
from taf_desktop.services.several import (
    CoverLine,
    CoverList,
    cover_name,
    file_name,
    folder_words,
    own_passwords,
    save_several,
)
from taf_desktop.support.clock import FixedClock
from tests.services.fakes import FakeVault

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)

TODAY = date(2026, 11, 21)
FILES = [("taf-00-list.pdf", b"list"), ("taf-01-plan.pdf", b"plan")]


def test_names_say_what_and_when_and_never_whom():
    assert file_name(3, "meeting_summary", TODAY) == "taf-03-meeting-summary-2026-11-21.pdf"
    assert cover_name(TODAY) == "taf-00-list-2026-11-21.pdf"


def test_a_list_knows_how_many_pages_there_are():
    lines = tuple(CoverLine(what="Plan", to="Lee", how="Large", pages=n) for n in (8, 3))
    assert CoverList(family="The Example family", today=TODAY, lines=lines).pages == 11


def test_everything_goes_into_a_new_folder_and_nothing_is_written_over(tmp_path):
    first = save_several(FILES, tmp_path, TODAY)
    second = save_several(FILES[:1], tmp_path, TODAY)
    assert first.name == "taf-documents-2026-11-21"
    assert second.name == "taf-documents-2026-11-21-2"
    assert {each.name: each.read_bytes() for each in first.iterdir()} == dict(FILES)
    assert [each.name for each in second.iterdir()] == ["taf-00-list.pdf"]
    assert "no password" in folder_words(first, 2, locked=False)
    told = folder_words(first, 2, locked=True)
    assert first.name in told
    assert "open with the password" in told


def test_each_person_has_words_of_their_own(monkeypatch):
    same = iter(("one two", "one two", "three four"))
    monkeypatch.setattr("taf_desktop.services.several.suggest", lambda: next(same))
    assert own_passwords(("lee", "", "lee")) == {"lee": "one two", "": "three four"}
    assert "the words stand above" in folder_words(Path("f"), 2, locked=True, own=True).lower()


def test_what_cannot_be_saved_whole_leaves_nothing_behind(tmp_path):
    with pytest.raises(EnvironmentProblem) as trouble:
        save_several([*FILES, ("no/such/folder.pdf", b"x")], tmp_path, TODAY)
    assert "nothing was left behind" in trouble.value.sentence()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_not_there_is_told(tmp_path):
    with pytest.raises(EnvironmentProblem):
        save_several(FILES, tmp_path / "nowhere", TODAY)


def test_what_nobody_makes_cannot_be_asked_for():
    others = OtherMakers(as_docx=lambda _r: b"", as_text=lambda _r: "")
    desk = set_up_desk(FakeVault(), Catalogue(), lambda _r: None, FixedClock(NOW), others)
    assert desk.documents.offers()["plan"] == plain_offers()
    for ask in (
        lambda: desk.documents.sheets(None),
        lambda: desk.documents.cover(None),
        lambda: desk.documents.protect(b"", ""),
    ):
        with pytest.raises(Bug):
            ask()
    assert is_english("en")
    assert not is_english("ur")
