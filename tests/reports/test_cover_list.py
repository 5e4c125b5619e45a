from dataclasses import replace
from datetime import date

from taf_desktop.reports.cover_list import cover_list
from taf_desktop.reports.plain_text import plain_text
from taf_desktop.reports.preview import page_text
from taf_desktop.reports.render import render
from taf_desktop.services.several import CoverLine, CoverList
from tests.accessibility.test_aloud import findings


def cover(count, file=""):
    lines = tuple(
        CoverLine(what=f"Plan {n}", to="Lee Example", how="Large print", pages=n, file=file)
        for n in range(1, count + 1)
    )
    return CoverList(family="The Example family", today=date(2026, 11, 21), lines=lines)


def test_the_list_says_what_is_for_whom_and_how_long():
    tree = cover_list(cover(3, file="taf-01-plan.pdf"))
    words = page_text(render(tree).pdf, 0)
    assert "What is in this pack" in words
    assert "Documents: 3. Pages of all of them: 6." in words
    assert "number in each file" in words
    for n in (1, 2, 3):
        assert f"Plan {n}" in words
    assert words.count("Lee Example") == 3
    assert "21 November 2026" in words
    assert "For: Lee Example" in plain_text(tree)


def test_the_list_has_everybodys_words_where_each_has_their_own():
    told = (("Lee Example", "quiet heron lantern"), ("Robin", "biscuit meadow"))
    words = page_text(render(cover_list(replace(cover(1), passwords=told))).pdf, 0)
    for part in ("Passwords", "Lee Example", "quiet heron lantern", "Then destroy this list."):
        assert part in words
    assert "heron" not in repr(replace(cover(1), passwords=told))


def test_a_long_list_goes_over_pages_and_keeps_its_heads():
    made = render(cover_list(cover(60)))
    assert made.pages > 1
    last = page_text(made.pdf, made.pages - 1)
    assert "How it is printed" in last
    assert "same order" in page_text(made.pdf, 0)


def test_the_list_can_be_read_aloud(tmp_path):
    assert findings(render(cover_list(cover(60))).pdf, tmp_path) == []
