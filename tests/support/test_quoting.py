import pytest

from taf_desktop.support.quoting import quoted


def test_somebodys_words_get_marks():
    assert quoted("  I don’t like mornings. ") == "“I don’t like mornings.”"
    assert quoted(" ") == ""


@pytest.mark.parametrize(
    "words",
    ["“Quiet please.”", "Robin: “Quiet please.”", 'Robin said "no"', "‘Quiet’", "'Quiet'", "«Non»"],
)
def test_words_that_hold_marks_get_none(words):
    assert quoted(words) == words
