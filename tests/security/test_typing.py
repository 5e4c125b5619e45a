"""The typing robot's control; its short form is P4 in ``test_promises``."""

from tests.security.typing_robot import loss_of, summary

KEYS = [(10.0 + number, letter) for number, letter in enumerate("calm mornings")]


def test_the_robot_finds_what_is_lost_and_what_is_torn():
    assert loss_of(KEYS, "calm mornings", 30.0).seconds == 0.0
    lost = loss_of(KEYS, "calm", 30.0)
    assert (lost.kept, lost.seconds, lost.torn) == (4, 16.0, False)
    assert loss_of(KEYS, "warm", 30.0).torn
    assert "2 kills while typing 26 keys: at most 16.00 s lost" in summary(
        [lost, loss_of(KEYS, "calm mornings", 30.0)]
    )
