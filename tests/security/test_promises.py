import pytest

from tests.security.catalogue import PROOFS
from tests.security.proof import SHORT


@pytest.mark.parametrize("promise", PROOFS)
def test_the_promise_holds(promise, tmp_path):
    result = PROOFS[promise](SHORT, tmp_path)
    assert result.held, f"{result.promise} · {result.faults} · {result.figure}"
