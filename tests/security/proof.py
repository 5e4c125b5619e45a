"""What a promise of docs/SECURITY.md is held to: how often it is tried, and what came of it.

Every promise is one function ``prove(effort, folder)``. The tests call it with ``SHORT``, and
``python3 dev.py prove`` with ``LONG``; nothing else differs between them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Effort:
    """How hard to try: how many kills, wrong keys and faults, and how many seconds of fuzz.

    ``kills_each`` are those in each job that takes several steps.
    """

    kills: int
    kills_each: int
    wrong_keys: int
    faults_each: int
    fuzz_seconds: float
    typing_runs: int
    races: int
    entries: int


SHORT = Effort(
    kills=6,
    kills_each=1,
    wrong_keys=300,
    faults_each=2,
    fuzz_seconds=3,
    typing_runs=1,
    races=2,
    entries=5_000,
)
LONG = Effort(
    kills=500,
    kills_each=100,
    wrong_keys=10_000,
    faults_each=100,
    fuzz_seconds=3_600,
    typing_runs=200,
    races=100,
    entries=100_000,
)


@dataclass(frozen=True)
class Result:
    """One line of the table: the promise, the faults put in, the figure, and whether it held."""

    promise: str
    faults: str
    figure: str
    held: bool


Proof = Callable[[Effort, Path], Result]
