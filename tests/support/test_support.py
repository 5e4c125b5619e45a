from datetime import UTC, datetime
from uuid import UUID

import pytest

from taf_desktop.support import paths
from taf_desktop.support.clock import FixedClock, SystemClock
from taf_desktop.support.ids import new_id
from taf_desktop.support.words import catalogue, listed, say


def test_ids_are_uuid_version_7_and_never_repeat():
    made = [new_id() for _ in range(10_000)]
    assert len(set(made)) == 10_000
    assert {UUID(i).version for i in made} == {7}
    assert {UUID(i).variant for i in made} == {"specified in RFC 4122"}
    assert made == sorted(made)


def test_clocks():
    fixed = FixedClock(datetime(2026, 11, 21, 14, 32, tzinfo=UTC))
    assert fixed.today().isoformat() == "2026-11-21"
    assert fixed.now() == fixed.now()
    assert SystemClock().now().tzinfo is UTC
    assert abs((SystemClock().now() - datetime.now(UTC)).total_seconds()) < 5
    assert SystemClock().today() == datetime.now().astimezone().date()


def test_words_are_found_by_id_and_gaps_are_filled():
    assert say("families.name_missing").startswith("Please give the family a name")
    with pytest.raises(KeyError):
        say("families.no_such_message")
    empty = {name for name, text in catalogue().items() if not text.strip()}
    assert empty == {"passphrase.strength.empty", "quick.off"}  # these two say nothing on purpose


@pytest.mark.parametrize(
    ("names", "words"),
    [((), ""), (("Ash",), "Ash"), (("Ash", "Robin", "Baby"), "Ash, Robin and Baby")],
)
def test_names_are_joined_into_a_phrase(names, words):
    assert listed(names) == words


def test_every_message_says_what_to_do_in_words_people_use():
    unkind = ("invalid", "error ", "entity", " user ", "failed to", "illegal")
    found = {i: t for i, t in catalogue().items() if any(w in t.lower() for w in unkind)}
    assert found == {}


def test_the_program_finds_its_own_files():
    assert paths.resource("words", "en").is_dir()
    assert paths.forms_folder().is_dir()
    assert paths.data_folder().name == paths.APP_NAME
