"""P3 once more: what takes several steps is done wholly or not at all, wherever it is killed."""

import shutil
import time
from collections import Counter
from pathlib import Path

from tests.security.kill_jobs import JOBS
from tests.security.p03_kills import processes
from tests.security.proof import Effort, Result
from tests.security.worlds import dice

BRIEF = 0.3
"""Seconds after which a job is killed at the latest, where it was not measured."""
LONGEST = 120.0
"""Seconds in which a job must be done when nobody kills it."""


def prove(effort: Effort, folder: Path) -> Result:
    """Kill each job again and again; look at what is left, and go on from there."""
    told, wrong, tried = [], Counter(), 0
    for number, name in enumerate(JOBS):
        found = _killed(name, folder / str(number), effort.kills_each)
        killed, done, new = (found.pop(each, 0) for each in ("killed", "done", "new"))
        told.append(f"{name} {killed} ({killed + done - new}/{new - done})")
        tried += killed
        wrong += found
    bad = ", ".join(f"{what} {times}" for what, times in sorted(wrong.items()))
    return Result(
        "P3 jobs are done wholly or not at all",
        f"{tried} × kill -9 in the middle of {len(JOBS)} jobs, then the next start",
        f"{bad or '0 lost, torn, corrupt, readable or left over'}; killed (as before/as after): "
        f"{', '.join(told)}",
        not wrong,
    )


def _killed(name: str, folder: Path, kills: int) -> Counter:
    """Kill one job so many times at any moment; return what was found."""
    folder.mkdir(parents=True)
    job, template, throw = JOBS[name], folder / "template", dice()
    known = job.make(template)
    # A single kill needs no measuring before; the control takes as long as the kill.
    longest = _control(name, template, known) if kills > 1 else BRIEF
    total = Counter()
    for number in range(3 * kills if kills > 1 else 1):
        base = Path(shutil.copytree(template, folder / str(number)))
        seconds, ended = _run(name, base, known, throw.uniform(0, longest))
        total += job.look(base, known)
        # One that was done by then was not killed: it only tells how long the job takes today.
        longest = (longest + seconds) / 2 if ended else longest
        total["killed"] += not ended
        total["done"] += ended
        shutil.rmtree(base)
        if total["killed"] == kills:
            break
    return +total


def _control(name: str, template: Path, known: dict) -> float:
    """Do a job undisturbed, look that nothing is wrong, and return how long it took."""
    base = Path(shutil.copytree(template, template.with_name("control")))
    seconds, _ended = _run(name, base, known, LONGEST)
    found = +JOBS[name].look(base, known)
    assert found == Counter(new=1), f"{name}: the control must pass, but {found}"
    return seconds


def labour(name: str, base: str, known: dict, said) -> None:
    """Do a job in a process of its own, and say when the part that counts begins and ends."""
    JOBS[name].do(Path(base), known, lambda: said.send("begins"))
    said.send("ends")


def _run(name: str, base: Path, known: dict, seconds: float) -> tuple[float, bool]:
    """Start a job, kill it so many seconds after it began; return how long it was at work.

    The other answer is whether it had ended by then.
    """
    context = processes("tests.security.p03_jobs")
    listening, saying = context.Pipe(duplex=False)
    worker = context.Process(target=labour, args=(name, str(base), known, saying))
    worker.start()
    saying.close()
    try:
        assert listening.poll(LONGEST)
        assert listening.recv() == "begins"
        begun = time.monotonic()
        ended = listening.poll(seconds)
        return time.monotonic() - begun, ended
    finally:
        worker.kill()
        worker.join()
