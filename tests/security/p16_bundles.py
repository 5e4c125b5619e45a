"""P16: no bad hand-over is taken in, none stops the program, and none takes all its memory."""

import secrets
import time
from functools import partial
from pathlib import Path

from tests.security import bundle_faults as faults
from tests.security.memory import peak_megabytes
from tests.security.proof import Effort, Result
from tests.security.worlds import dice
from tests.services import two_vaults

MOST_MEGABYTES = 1_150
"""What the highest work factor taken (2^20) costs: a gigabyte, and a little more."""
MANY = 100
SLOW = frozenset({"wrong secrets", "sealed anew"})
"""Groups that compute a key from words again and again; the tests look at them by themselves."""


def prove(effort: Effort, folder: Path) -> Result:
    """Try every kind of bad file, then change good ones at random for as long as there is time."""
    templates = two_vaults.make_both(folder / "templates")
    with (
        two_vaults.opened(templates, folder, "sam") as giver,
        two_vaults.opened(templates, folder, "ida") as taker,
    ):
        post = faults.new_post(giver, taker)
    good = (faults.outcome(post.by_card, post.keys), faults.outcome(post.by_words, faults.SIX))
    taken, tried, slowest, peak = _every_fault(post, effort.faults_each)
    seed = secrets.token_hex(8)
    fuzzed, believed, crashes = faults.fuzz(post, effort.fuzz_seconds, seed)
    held = good == ("taken", "taken") and not taken and not believed and not crashes
    figure = (
        f"{len(taken) + believed} bad ones taken in, {crashes} crashes; at most {peak:.0f} MB more"
        f" and {slowest:.1f} s for one file; the good ones open (seed {seed})"
    )
    return Result(
        "P16 hand-overs are safe",
        f"{tried} bad files, {fuzzed:,} changed at random in {effort.fuzz_seconds:.0f} s",
        figure,
        bool(held and peak < MOST_MEGABYTES),
    )


def _every_fault(post: faults.Post, each: int) -> tuple[list[str], int, float, float]:
    taken: list[str] = []
    tried, slowest, peak = 0, 0.0, 0.0
    bad = [(name, file, post.keys) for name, file in faults.altered(post, dice(), each)]
    groups = [
        make(post) for name, make in faults.GROUPS.items() if each >= MANY or name not in SLOW
    ]
    for group in (iter(bad), *groups):
        for name, file, secret in group:
            begun = time.monotonic()
            said: list[str] = []
            grown = peak_megabytes(partial(_try, file, secret, said))
            peak = max(peak, grown)
            if said == ["taken"]:
                taken.append(name)
            slowest = max(slowest, time.monotonic() - begun)
            tried += 1
    return taken, tried, slowest, peak


def _try(file: bytes, secret: object, said: list[str]) -> None:
    said.append(faults.outcome(file, secret))
