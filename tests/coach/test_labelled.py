from itertools import combinations

import pytest

from taf_desktop.coach import learned
from tests.coach.labelled_sets import (
    CHECKS,
    FOLDER,
    LEARNED_FROM,
    PARTS,
    UNSEEN,
    Figures,
    figures,
    judged_first,
    sentences,
)

ENOUGH = 0.9


@pytest.mark.parametrize("part", [part for part in LEARNED_FROM if part != "plain"])
@pytest.mark.parametrize("check", CHECKS)
def test_it_speaks_when_it_should_and_is_quiet_when_not(check, part):
    told = figures(part, check)
    assert told.precision >= ENOUGH, told.false
    assert told.recall >= ENOUGH, told.missed


@pytest.mark.parametrize("check", CHECKS)
def test_it_does_so_on_sentences_nobody_made_it_for(check):
    told = Figures()
    for part in UNSEEN:
        told.add(figures(part, check))
    assert told.count >= 100
    assert told.precision >= ENOUGH
    assert told.recall >= ENOUGH


@pytest.mark.parametrize("check", learned.CHECKS)
def test_it_is_quiet_at_plain_deeds_notes_and_wishes(check):
    told = figures("plain", check)
    assert told.count >= 200
    assert len(told.false) <= 0.02 * told.count, told.false


@pytest.mark.parametrize("check", CHECKS)
def test_there_are_enough_sentences_of_both_sorts(check):
    rows = [row for part in PARTS if part != "plain" for row in sentences(part, check)]
    assert len(rows) >= 300
    assert 0.35 <= sum(row.speaks for row in rows) / len(rows) <= 0.65


def test_no_sentence_is_in_two_parts():
    for check in CHECKS:
        texts = {part: {(r.text, str(r.more)) for r in sentences(part, check)} for part in PARTS}
        for one, other in combinations(PARTS, 2):
            assert not texts[one] & texts[other], (check, one, other)


def test_what_was_judged_first_is_kept():
    for check in CHECKS:
        kept = judged_first(check)
        assert set(kept) >= {f"fresh_{number}" for number in range(1, 6)}
        assert all(0 < each <= 1 for figure in kept.values() for each in figure)


def test_every_folder_is_a_part():
    assert {each.name for each in FOLDER.iterdir() if each.is_dir()} == set(PARTS)
