import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.storage import kdf
from taf_desktop.storage.kdf import POLICY, KdfParameters, KdfPolicy, calibrate, derive
from taf_desktop.storage.vault import VaultFiles

TINY = KdfParameters(8, 1, 1)


def test_a_vault_at_the_real_floor_opens_with_its_passphrase_only(tmp_path):
    policy = KdfPolicy(POLICY.floor, POLICY.floor, POLICY.smallest, POLICY.largest)
    files = VaultFiles(policy=policy)
    new = files.create_keys(tmp_path, "North team", "seven quiet herons")
    assert files.unwrap(new.card.folder, "seven quiet herons") == new.keys
    assert b'"memory_kib":131072' in (new.card.folder / "vault.hdr").read_bytes()


def test_the_key_is_argon2id_as_another_library_computes_it():
    other = Argon2id(salt=bytes(16), length=32, iterations=2, lanes=1, memory_cost=64)
    assert derive("seven quiet herons", bytes(16), KdfParameters(64, 2, 1)) == other.derive(
        b"seven quiet herons"
    )


def test_the_same_letters_typed_another_way_are_the_same_passphrase():
    assert derive("Zoe\u0308 \ufb01ve", bytes(16), TINY) == derive("Zo\u00eb five", bytes(16), TINY)
    assert derive("Zoe five", bytes(16), TINY) != derive("Zo\u00eb five", bytes(16), TINY)


def test_a_quick_computer_gets_more_rounds_until_half_a_second():
    assert calibrate(POLICY, lambda _: 0.1) == KdfParameters(256 * 1024, 15, 4)


def test_a_slow_computer_gets_less_memory_but_never_less_than_the_floor():
    assert calibrate(POLICY, lambda _: 9.0) == POLICY.floor


def test_a_fitting_computer_gets_the_usual_cost():
    assert calibrate(POLICY, lambda _: 0.7) == POLICY.start


def test_no_computer_is_so_quick_that_the_header_would_refuse_its_cost():
    assert calibrate(POLICY, lambda _: 0.0).fits(POLICY.smallest, POLICY.largest)


def test_the_quickest_of_three_runs_counts(monkeypatch):
    runs = iter([3.0, 0.6, 2.0])
    monkeypatch.setattr(kdf, "_one_try", lambda _: next(runs))
    assert kdf.seconds_for(TINY) == 0.6


def test_a_run_is_timed_for_real():
    assert 0 < kdf.seconds_for(TINY) < 5


def test_too_little_memory_is_said_in_words():
    with pytest.raises(EnvironmentProblem, match=r"vault\.not_enough_memory"):
        derive("seven quiet herons", bytes(16), KdfParameters(1 << 31, 1, 1))


def test_a_cost_is_never_lowered():
    assert KdfParameters(8, 5, 1).raised_to(KdfParameters(16, 2, 4)) == KdfParameters(16, 5, 4)


def test_a_computer_with_little_memory_asks_for_less():
    small = kdf.suited(POLICY, 3 * 1024**3)
    assert small.floor == KdfParameters(64 * 1024, 3, 4)
    assert calibrate(small, lambda _: 9.0) == small.floor
    assert calibrate(small, lambda _: 0.7) == POLICY.floor
    for enough in (4 * 1024**3, 64 * 1024**3, 0):
        assert kdf.suited(POLICY, enough) == POLICY
    for cost in (small.floor, small.start):
        assert cost.fits(POLICY.smallest, POLICY.largest)


def test_tiny_costs_of_tests_stay_tiny():
    policy = KdfPolicy(TINY, TINY, TINY, TINY)
    assert kdf.suited(policy, 1024**3) == policy
