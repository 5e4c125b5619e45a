import pytest

from tests.coach.labelled_sets import CHECKS, figures, sentences

ENOUGH = 0.9


@pytest.mark.parametrize("part", ["held_out", "develop"])
@pytest.mark.parametrize("check", CHECKS)
def test_it_speaks_when_it_should_and_is_quiet_when_not(check, part):
    told = figures(part, check)
    assert told.precision >= ENOUGH, told.false
    assert told.recall >= ENOUGH, told.missed


@pytest.mark.parametrize("check", CHECKS)
def test_there_are_enough_sentences_of_both_sorts(check):
    rows = [row for part in ("held_out", "develop") for row in sentences(part, check)]
    assert len(rows) >= 80
    assert 0.35 <= sum(row.speaks for row in rows) / len(rows) <= 0.65


def test_no_sentence_is_in_both_parts():
    for check in CHECKS:
        held = {row.text for row in sentences("held_out", check)}
        assert not held & {row.text for row in sentences("develop", check)}
