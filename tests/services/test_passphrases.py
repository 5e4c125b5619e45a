import random

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from taf_desktop.domain.errors import UserError
from taf_desktop.services import guesses, passphrases
from taf_desktop.services.passphrases import Strength, check, judge, suggest, word_list
from tests.services.weak_and_strong import OWN, STRONG, WEAK


def refused(passphrase, own=OWN):
    try:
        check(passphrase, own)
    except UserError as error:
        return error.message_id
    return ""


def test_none_of_the_ten_thousand_commonest_passwords_locks_a_vault():
    common = FREQUENCY_LISTS["passwords"][:10_000]
    # The long proof looks at all of them; a few hundred, twice, will do here.
    tried = [*common[:150], *random.Random(7).sample(common, 150)]
    assert [one for one in tried if not refused(one)] == []
    assert [one for one in tried if not refused(one + one)] == []


@pytest.mark.parametrize(
    "guessable",
    [
        "Summer2026!", "FamilyHub1", "P@ssw0rd123", "earlyhelp", "family hub nottingham",
        "Riverside School 2026!", "riverside-school-2026", "Sam Example Riverside",
        "sam.example.senco", "Nottingham Riverside", "team around the family",
        "password password", "qwertyuiop asdf", "1234567890123456", "aaaaaaaaaaaaaaaaaaaaaaaa",
        "qazwsxedcrfv", "x" * 5_000, "passphrase12345", "letmein letmein letmein",
        "monkey window 41",
    ],
)  # fmt: skip
def test_what_others_could_guess_is_refused(guessable):
    assert refused(guessable) in ("vault.passphrase_too_short", "vault.passphrase_too_weak")


def test_own_words_make_a_passphrase_weak():
    assert not refused("Quibbleton Marrowdale 81", ())
    assert refused("Quibbleton Marrowdale 81", ("Quibbleton Marrowdale",))
    assert refused("ｑuibbleton marrowdale 81", ("Quibbleton Marrowdale",))


def test_the_name_of_the_account_counts_as_own(monkeypatch):
    monkeypatch.setattr(passphrases, "account_words", lambda: ("quibbleton", "marrowdale-pc"))
    assert refused("quibbleton1 quibbleton2", ())
    assert passphrases.account_words() == ("quibbleton", "marrowdale-pc")


def test_the_account_is_read_from_the_surroundings():
    found = passphrases.account_words({"USERNAME": "pat", "COMPUTERNAME": "", "PATH": "/x"})
    assert found == ("pat",)


@pytest.mark.parametrize("near", WEAK)
def test_seasons_years_places_and_sayings_stand_for_few_guesses(near):
    assert refused(near)
    assert judge(near, OWN).guesses_log10 < 12


def test_the_lists_are_as_long_as_they_should_be():
    assert (len(set(WEAK)), len(set(STRONG))) == (60, 30)


@pytest.mark.parametrize("kept", STRONG)
def test_words_without_a_link_are_taken(kept):
    assert refused(kept) == ""


@pytest.mark.parametrize(
    ("phrase", "same"),
    [
        ("summer-holiday-herons", "summer holiday herons"),
        ("herons herons herons", "herons"),
        ("otters 1984", "otters 2026"),
        ("twinkle twinkle little herons", "the herons"),
    ],
)
def test_a_phrase_is_counted_word_by_word(phrase, same):
    assert guesses.of_phrase(phrase, ()) == pytest.approx(guesses.of_phrase(same, ()), abs=0.7)
    assert guesses.of_phrase("", ()) == guesses.STYLE
    assert guesses.of_phrase("sam zzzz", {"sam"}) < 3


def test_five_words_by_chance_are_always_strong_and_never_the_same():
    suggested = [suggest() for _ in range(60)]
    assert len(set(suggested)) == 60
    assert all(len(one.split()) == 5 for one in suggested)
    assert [one for one in suggested if refused(one)] == []


def test_the_list_of_words_gives_sixty_bits():
    assert len(set(word_list())) == len(word_list()) == 7776
    assert len(word_list()) ** passphrases.SUGGESTED_WORDS >= 2**60
    assert all(word.isascii() and word == word.lower() for word in word_list())


def test_the_same_letters_typed_another_way_are_judged_the_same():
    assert judge("ﬁve ﬁngers waving slowly") == judge("five fingers waving slowly")


def test_each_strength_is_reached():
    found = [judge(p).strength for p in ("", "short", "summer holiday")]
    assert found == [Strength.EMPTY, Strength.SHORT, Strength.WEAK]
    assert judge("seven quiet herons").strength is Strength.FAIR
    assert judge("seven quiet herons by the lake").strength is Strength.STRONG
    assert judge("..............").strength is Strength.WEAK


def test_stops_and_spaces_alone_are_weak():
    assert refused(" . , ! " * 3 + "hub")
