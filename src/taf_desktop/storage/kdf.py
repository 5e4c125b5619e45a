"""From a passphrase to a key, slowly on purpose: Argon2id (RFC 9106).

The cost is chosen once, on the person's own computer, so that one try takes between half a second
and four fifths: hardly felt at the keyboard, and dear to somebody with a copy of the file.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.vault import normal_passphrase

KEY_BYTES = 32
SHORTEST_SECONDS = 0.5
LONGEST_SECONDS = 0.8
"""Unlocking takes a second at most; the rest of it is for opening the records."""
TRIES = 3
"""A busy computer doubles a measurement, so the quickest of several counts."""


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """The cost of one try: memory in KiB, rounds over it, and lanes that may run side by side."""

    memory_kib: int
    rounds: int
    lanes: int

    def raised_to(self, other: KdfParameters) -> KdfParameters:
        """Return the dearer of each part: a cost is never lowered."""
        return KdfParameters(
            max(self.memory_kib, other.memory_kib),
            max(self.rounds, other.rounds),
            max(self.lanes, other.lanes),
        )

    def fits(self, smallest: KdfParameters, largest: KdfParameters) -> bool:
        """Say whether each part lies within the bounds."""
        return (
            smallest.memory_kib <= self.memory_kib <= largest.memory_kib
            and smallest.rounds <= self.rounds <= largest.rounds
            and smallest.lanes <= self.lanes <= largest.lanes
        )


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What a vault is made with, and what a header may ask for before anything is computed.

    ``floor`` is the least cost of a new vault, ``start`` what is tried first. A header outside
    ``smallest`` to ``largest`` is refused unread: a hostile one cannot eat the computer's memory.
    """

    floor: KdfParameters
    start: KdfParameters
    smallest: KdfParameters
    largest: KdfParameters


SMALL_FLOOR_KIB = 64 * 1024
SMALL_COMPUTER = 4 * 1024**3
"""Bytes of memory below which a new vault may ask for half of the usual memory at least."""

POLICY = KdfPolicy(
    floor=KdfParameters(128 * 1024, 3, 4),
    start=KdfParameters(256 * 1024, 3, 4),
    smallest=KdfParameters(64 * 1024, 1, 1),
    largest=KdfParameters(1024 * 1024, 20, 16),
)
"""The costs the product uses. Tests that are not about the cost itself bring their own."""


def suited(policy: KdfPolicy, memory: int) -> KdfPolicy:
    """Return the policy for a computer with this many bytes of memory; 0 if that is not known."""
    if not 0 < memory < SMALL_COMPUTER:
        return policy
    least = replace(policy.floor, memory_kib=min(policy.floor.memory_kib, SMALL_FLOOR_KIB))
    first = replace(policy.start, memory_kib=min(policy.start.memory_kib, policy.floor.memory_kib))
    return replace(policy, floor=least, start=first)


def derive(passphrase: str, salt: bytes, cost: KdfParameters) -> bytes:
    """Return the 32-byte key of a passphrase.

    Raises:
        EnvironmentProblem: ``vault.not_enough_memory``.
    """
    # Imported here so that the first window does not wait for it.
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(
            normal_passphrase(passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.rounds,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        raise EnvironmentProblem("vault.not_enough_memory") from error


def seconds_for(cost: KdfParameters) -> float:
    """Return how long one try takes here: the quickest of three."""
    return min(_one_try(cost) for _ in range(TRIES))


def calibrate(
    policy: KdfPolicy, measure: Callable[[KdfParameters], float] = seconds_for
) -> KdfParameters:
    """Return the cost at which one try takes half a second to 0.8 seconds here, or the floor."""
    cost = policy.start
    taken = measure(cost)
    if taken > LONGEST_SECONDS:
        cost = replace(cost, memory_kib=policy.floor.memory_kib)
    elif taken < SHORTEST_SECONDS:
        rounds = ceil(cost.rounds * SHORTEST_SECONDS / max(taken, 0.001))
        cost = replace(cost, rounds=min(rounds, policy.largest.rounds))
    return cost.raised_to(policy.floor)


def _one_try(cost: KdfParameters) -> float:
    started = time.perf_counter()
    derive("a passphrase to measure with", bytes(16), cost)
    return time.perf_counter() - started
