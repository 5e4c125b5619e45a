import pytest

from tests.security.__main__ import main as prove
from tests.security.catalogue import PROOFS
from tests.security.proof import SHORT


@pytest.mark.parametrize("promise", PROOFS)
def test_the_promise_holds(promise, tmp_path):
    result = PROOFS[promise](SHORT, tmp_path)
    assert result.held, f"{result.promise} · {result.faults} · {result.figure}"


def test_a_promise_there_is_not_is_said_and_nothing_is_proved(capsys):
    assert prove(["--help"]) == 2
    assert "There is no --help; there are P1, " in capsys.readouterr().out
