"""P3: what was committed is kept, whole, however the program ends."""

import multiprocessing
import time
from pathlib import Path

from taf_desktop.storage.connection import connect
from tests.security.kill_traces import damaged
from tests.security.kill_worker import work
from tests.security.proof import Effort, Result
from tests.security.search import WORD, count
from tests.security.worlds import PASSPHRASE, World, dice, new_world


def prove(effort: Effort, folder: Path) -> Result:
    """Kill a working program again and again, and look at what is there afterwards."""
    world = new_world(folder)
    kept: set[str] = set()
    lost = torn = corrupt = readable = 0
    throw = dice()
    for _ in range(effort.kills):
        kept |= one_kill(world, len(kept) + 1, throw.uniform(0.0, 0.8), folder / "temporary")
        readable += count(folder, [WORD])[0]
        found, halves, damaged = _look(world)
        lost += len(kept - found)
        torn += halves
        corrupt += damaged
        # Committed and not yet said when the plug was pulled: kept too, and counted from now on.
        kept |= found
    figure = f"{len(kept):,} commits: {lost} lost, {torn} torn, {corrupt} corrupt"
    figure += f", {readable} words readable"
    held = not (lost or torn or corrupt or readable) and len(kept) >= effort.kills
    return Result(
        "P3 committed is kept", f"{effort.kills} × kill -9 during mixed work", figure, held
    )


def processes(*preload: str) -> multiprocessing.context.BaseContext:
    """Return what starts a process that shares nothing with this one, some modules at hand."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    context.set_forkserver_preload(["taf_desktop.storage.uow", *preload])
    return context


def one_kill(world: World, first: int, seconds: float, temporary: Path) -> set[str]:
    """Start a worker, kill it after ``seconds`` of work, and return what it said was kept."""
    context = processes("tests.security.kill_worker")
    listening, saying = context.Pipe(duplex=False)
    keys = world.files.unwrap(world.folder, PASSPHRASE)
    worker = context.Process(
        target=work, args=(str(world.folder), str(temporary), keys, first, saying)
    )
    worker.start()
    saying.close()
    said = set()
    if listening.recv() == "ready":
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if listening.poll(left):
                said.add(listening.recv())
    worker.kill()
    try:
        while True:
            said.add(listening.recv())
    except EOFError:
        pass
    worker.join()
    return said


def _look(world: World) -> tuple[set[str], int, int]:
    """Return the tokens kept, how many were kept by half, and 1 if the file is damaged."""
    # The killed program may have been writing the records anew, under a key of which we only know
    # what the header says.
    world.files.open(world.folder, world.files.unwrap(world.folder, PASSPHRASE))
    world.files.close()  # what the killed program left in the write-ahead log is in the file now
    keys = world.files.unwrap(world.folder, PASSPHRASE)
    bare = connect(world.records, keys)
    try:
        run = bare.execute
        families = {name for (name,) in run("SELECT name FROM family") if name.startswith("T")}
        people = {name for (name,) in run("SELECT name FROM person")}
    finally:
        bare.close()
    return families, len(families ^ people), damaged(world.records, keys)
