"""The short form of the typing robot, and its control."""

from tests.security.typing_robot import PROMISED, loss_of, run, summary

KEYS = [(10.0 + number, letter) for number, letter in enumerate("calm mornings")]


def test_a_killed_program_loses_at_most_three_seconds_of_typing():
    losses = run(1, seed=7)
    assert all(loss.typed for loss in losses)
    assert not any(loss.torn for loss in losses)
    assert max(loss.seconds for loss in losses) <= PROMISED, summary(losses)


def test_the_robot_finds_what_is_lost_and_what_is_torn():
    assert loss_of(KEYS, "calm mornings", 30.0).seconds == 0.0
    lost = loss_of(KEYS, "calm", 30.0)
    assert (lost.kept, lost.seconds, lost.torn) == (4, 16.0, False)
    assert loss_of(KEYS, "warm", 30.0).torn
    assert "2 kills while typing 26 keys: at most 16.00 s lost" in summary(
        [lost, loss_of(KEYS, "calm mornings", 30.0)]
    )
