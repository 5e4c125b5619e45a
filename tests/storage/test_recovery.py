import string

from hypothesis import given
from hypothesis import strategies as st

from taf_desktop.storage.recovery import looks_like_code, new_code, read_code

CODE = "O4YW-R3L3-AMEI-NRJG-HBET-EN7N-XKXJ-M7NW-54HB"


def test_a_new_code_is_nine_groups_of_four_and_never_twice_the_same():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        groups = code.split("-")
        assert [len(group) for group in groups] == [4] * 9
        assert set("".join(groups)) <= set(string.ascii_uppercase + "234567")


def test_a_code_holds_160_bits():
    assert len(read_code(CODE)) == 20


def test_a_code_is_read_however_it_is_typed():
    secret = read_code(CODE)
    assert secret is not None
    assert read_code(CODE.lower()) == secret
    assert read_code(CODE.replace("-", " ")) == secret
    assert read_code(CODE.replace("-", "")) == secret
    assert read_code("  " + CODE.replace("-", " - ") + "\n") == secret
    assert read_code(CODE.replace("O", "0").replace("I", "1")) == secret


@given(at=st.integers(0, 35), letter=st.sampled_from(string.ascii_uppercase + "234567"))
def test_one_wrong_letter_is_noticed(at, letter):
    letters = CODE.replace("-", "")
    typed = letters[:at] + letter + letters[at + 1 :]
    assert typed == letters or read_code(typed) is None


@given(at=st.integers(0, 34))
def test_two_letters_the_wrong_way_round_are_noticed(at):
    letters = CODE.replace("-", "")
    typed = letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
    assert typed == letters or read_code(typed) is None


def test_a_passphrase_is_not_taken_for_a_code():
    assert read_code("seven quiet herons by the river") is None
    assert not looks_like_code("seven quiet herons by the river")
    assert not looks_like_code("")
    assert read_code(CODE[:-1]) is None


def test_a_code_with_a_slip_still_looks_like_one():
    assert looks_like_code("A" + CODE[1:])
    assert read_code("A" + CODE[1:]) is None
