import json
from datetime import UTC, datetime, timedelta

import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.services.tries import DELAYS, MOST_PINS, TooSoon, Tries

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


class Ticking:
    def __init__(self):
        self.moment = NOON

    def now(self):
        return self.moment

    def today(self):
        return self.moment.date()

    def on(self, seconds):
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def tries(tmp_path, clock):
    return Tries(tmp_path / "new" / "tries.json", clock)


def test_the_waits_grow_and_stay_at_a_minute(tries, clock):
    waits = []
    for _ in range(10):
        tries.wrong("v")
        waits.append(tries.wait("v"))
        clock.on(waits[-1])
    assert waits == [*DELAYS, 60, 60]
    assert tries.wait("v") == 0


def test_a_try_too_soon_is_refused_with_the_seconds_and_does_not_count(tries, clock):
    for _ in range(5):
        tries.wrong("v")
    with pytest.raises(TooSoon) as refused:
        tries.check("v")
    assert refused.value.seconds == 5
    assert "5 seconds" in refused.value.sentence()
    clock.on(4.2)
    with pytest.raises(UserError, match=r"vault\.wait"):
        tries.check("v")
    clock.on(0.8)
    tries.check("v")


def test_the_count_outlives_the_program(tries, clock, tmp_path):
    for _ in range(7):
        tries.wrong("v")
    again = Tries(tmp_path / "new" / "tries.json", clock)
    assert again.wait("v") == 30
    clock.on(30)
    again.wrong("v")
    assert again.wait("v") == 60
    assert again.wait("another vault") == 0


def test_the_right_one_begins_anew(tries, tmp_path):
    tries.right("v")
    assert not (tmp_path / "new").exists()
    for _ in range(6):
        tries.wrong("v")
    tries.right("v")
    assert tries.wait("v") == 0
    tries.wrong("v")
    assert tries.wait("v") == 0
    assert "v" in json.loads((tmp_path / "new" / "tries.json").read_bytes())


@pytest.mark.parametrize("days", [1, -1, -4000])
def test_a_clock_that_is_set_never_makes_anybody_wait_longer(tries, clock, days):
    for _ in range(8):
        tries.wrong("v")
    clock.on(days * 86400)
    assert tries.wait("v") <= 60
    clock.on(60)
    assert tries.wait("v") == 0


@pytest.mark.parametrize(
    "content",
    [
        b"", b"not json", b"[1]", b'{"v": 7}', b'{"v": {"wrong": "x", "pins": 0, "until": ""}}',
        b'{"v": {"wrong": 2, "pins": 0, "until": "yesterday"}}', b"[" * 100_000, b"\xff\xfe",
        b'{"v": {"wrong": -5, "pins": -5, "until": "2999-01-01T00:00:00"}}',
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_keeps_nobody_out(tmp_path, clock, content):
    path = tmp_path / "tries.json"
    path.write_bytes(content)
    tries = Tries(path, clock)
    assert tries.wait("v") == 0
    assert tries.pins_left("v") == MOST_PINS


def test_a_folder_that_cannot_be_written_keeps_nobody_out(tmp_path, clock):
    (tmp_path / "file").write_text("x")
    tries = Tries(tmp_path / "file" / "tries.json", clock)
    for _ in range(4):
        tries.wrong("v")
    assert tries.wait("v") == 2


def test_wrong_pins_are_counted_apart_and_among_the_tries(tries):
    assert tries.pins_left("v") == 5
    assert [tries.wrong_pin("v") for _ in range(6)] == [4, 3, 2, 1, 0, 0]
    assert tries.wait("v") == 15
    tries.right("v")
    assert tries.pins_left("v") == 5


def test_without_a_file_the_count_lasts_as_long_as_the_program(clock):
    tries = Tries(clock=clock)
    for _ in range(4):
        tries.wrong("v")
    assert tries.wait("v") == 2
    assert Tries(clock=clock).wait("v") == 0
