"""Faults put into backups, into the files of a vault, and into an update; and what came of each.

Plain loops, so that the tests run a few of each and ``dev.py prove`` a hundred. Every loop has its
control: an undamaged file must pass the same look.
"""

import random
import shutil
from contextlib import contextmanager
from pathlib import Path

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.errors import EnvironmentProblem, TafError
from taf_desktop.domain.family import Family, Person
from taf_desktop.storage import backup_opening
from taf_desktop.storage.kdf import POLICY, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support import atomic
from taf_desktop.support.ids import new_id
from tests.fixtures import canonical
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, TINY_POLICY, new_world

PAGE = 4096
KEPT = Path(__file__).parents[1] / "fixtures" / "vaults"
KEPT_POLICY = KdfPolicy(POLICY.smallest, POLICY.smallest, POLICY.smallest, POLICY.largest)
UNTOLD = ("audit_entry", "alembic_version")
"""Tables in which opening a vault writes by itself."""


def bit_flip(path, rng):
    """Change one bit anywhere."""
    at = rng.randrange(path.stat().st_size)
    with path.open("rb+") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << rng.randrange(8))]))


def zeroed_page(path, rng):
    """Fill one page with zeros."""
    pages = [n for n in range(_pages(path)) if _page(path, n).strip(b"\0")]
    with path.open("rb+") as file:
        file.seek(rng.choice(pages) * PAGE)
        file.write(bytes(PAGE))


def truncation(path, rng):
    """Cut the file anywhere."""
    with path.open("rb+") as file:
        file.truncate(rng.randrange(path.stat().st_size))


def last_page_dropped(path, _rng):
    """Cut the last page off."""
    with path.open("rb+") as file:
        file.truncate(path.stat().st_size - PAGE)


def page_duplicated(path, rng):
    """Write one page over another."""
    source, target = rng.sample(range(_pages(path)), 2)
    while _page(path, source) == _page(path, target):
        source, target = rng.sample(range(_pages(path)), 2)
    content = _page(path, source)
    with path.open("rb+") as file:
        file.seek(target * PAGE)
        file.write(content)


def page_appended(path, rng):
    """Add a page at the end."""
    with path.open("ab") as file:
        file.write(rng.randbytes(PAGE))


def emptied(path, _rng):
    """Leave the name and nothing else."""
    path.write_bytes(b"")


def deleted(path, _rng):
    """Take the file away."""
    path.unlink()


KINDS = (bit_flip, zeroed_page, truncation, last_page_dropped, page_duplicated, page_appended)
SMALL_KINDS = (bit_flip, truncation, emptied, deleted)
"""For files smaller than a page or two."""


def made_backup(folder):
    """Make a vault with some content and a backup of it; return its world and the backup."""
    world = new_world(folder)
    unit_of_work = world.open()
    for number in range(6):
        with unit_of_work() as unit:
            id_ = new_id()
            unit.put(Family(id=id_, family_id=id_, name=f"Family {number}", notes="x " * 3000))
            unit.put(Person(id=new_id(), family_id=id_, name=f"Person {number}"))
            unit.commit()
    card = world.files.backups().before(Reason.ASKED)
    world.files.close()
    return world, card.path


def backup_is_refused(path, world, room):
    """Say whether a whole check refuses a backup."""
    try:
        backup_opening.check_whole(path, world.new.keys.master, TINY_POLICY, room, Quiet())
    except EnvironmentProblem:
        return True
    return False


def faults_in_backups(each, folder, seed=1):
    """Put each kind of fault into a copy so many times; return (caught, tried)."""
    rng = random.Random(seed)
    world, backup = made_backup(folder)
    assert not backup_is_refused(backup, world, folder), "the control must pass"
    caught = 0
    for kind in KINDS:
        for _ in range(each):
            copy = folder / "copy.tafbackup"
            shutil.copyfile(backup, copy)
            kind(copy, rng)
            caught += backup_is_refused(copy, world, folder)
    return caught, each * len(KINDS)


def faults_in_vault_files(each, folder, seed=2):
    """Damage each file of a vault in each way; return (noticed, silent, recovered, tried).

    Noticed: a sentence was said on opening or when every page was read. Silent: it opened without a
    word and holds something else. Recovered: the newest backup brought the record back.
    """
    rng = random.Random(seed)
    world, backup = made_backup(folder)
    good = dump_of(world.folder, world.new.keys.database)
    noticed = silent = recovered = tried = 0
    for name, kinds in {
        "records.db": (*KINDS, emptied, deleted),
        "vault.hdr": SMALL_KINDS,
        "both headers": SMALL_KINDS,
    }.items():
        for kind in kinds:
            for _ in range(each):
                tried += 1
                base = folder / "damaged"
                shutil.rmtree(base, ignore_errors=True)
                shutil.copytree(world.folder, base / world.folder.name)
                hurt = base / world.folder.name
                for one in ("vault.hdr", "vault.hdr.prev") if " " in name else (name,):
                    kind(hurt / one, rng)
                told = what_is_said(hurt)
                noticed += bool(told)
                same = _dump_or_none(hurt, world.new.keys.database) == good
                silent += not told and not same
                recovered += same or _restored(base, hurt / "backups" / backup.name) == good
    return noticed, silent, recovered, tried


def faults_in_last_changes(each, folder, seed=3):
    """Damage the file with the last changes after a kill; return (noticed, silent, tried).

    What is damaged beyond its end is neither: nothing is lost.
    """
    rng = random.Random(seed)
    world, _backup = made_backup(folder)
    unit_of_work = world.open()
    for number in range(8):
        with unit_of_work() as unit:
            id_ = new_id()
            unit.put(Family(id=id_, family_id=id_, name=f"Last {number}", notes="y " * 2000))
            unit.commit()
    killed = folder / "killed"
    shutil.copytree(world.folder, killed)
    world.files.close()
    assert what_is_said(_copy(killed, folder)) == "", "the control must pass"
    good = dump_of(_copy(killed, folder, settle=True), world.new.keys.database)
    noticed = silent = tried = 0
    for kind in (*KINDS, emptied, deleted):
        for _ in range(each):
            tried += 1
            hurt = _copy(killed, folder)
            kind(hurt / "records.db-wal", rng)
            told = what_is_said(hurt)
            noticed += bool(told)
            silent += not told and _dump_or_none(hurt, world.new.keys.database) != good
    return noticed, silent, tried


def _copy(killed, folder, *, settle=False):
    copy = folder / "hurt"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(killed, copy)
    if settle:
        what_is_said(copy)
    return copy


def what_is_said(folder):
    """Open a vault as the program does and read every page; return what a person would be told."""
    files = VaultFiles(policy=TINY_POLICY)
    try:
        files.open(folder, files.unwrap(folder, PASSPHRASE))
        told = files.notice
        files.backups().examine()
    except TafError as problem:
        return problem.message_id
    finally:
        files.close()
    return told


def dump_of(folder, key):
    """Return what a closed vault's records hold, without what opening writes by itself."""
    dump = canonical.read(folder / "records.db", key)
    return {name: table for name, table in dump.items() if name not in UNTOLD}


def restores_equal(folder, times=1):
    """Restore a backup into an empty place so many times; return (equal, tried)."""
    world, backup = made_backup(folder)
    good = dump_of(world.folder, world.new.keys.database)
    equal = sum(_restored(folder / f"place-{n}", backup) == good for n in range(times))
    return equal, times


class Killed(BaseException):
    """The program ends here: nothing it would still do reaches the disk."""


@contextmanager
def killed_at(step):
    """Let nothing more be moved, removed or forced to the disk from the n-th such step on."""
    import os

    left = [step]

    def counted(real):
        def counting(*given, **named):
            if left[0] <= 0:
                raise Killed
            left[0] -= 1
            return real(*given, **named)

        return counting

    places = ((atomic, "replace"), (os, "fsync"), (Path, "unlink"), (Path, "mkdir"))
    before = [getattr(owner, name) for owner, name in places]
    for (owner, name), real in zip(places, before, strict=True):
        setattr(owner, name, counted(real))
    try:
        yield
    finally:
        for (owner, name), real in zip(places, before, strict=True):
            setattr(owner, name, real)


def updates_killed(folder, every=1):
    """Kill the update of each kept vault at every n-th step; return (steps, unusable, unequal).

    Afterwards the vault must open and hold what it held.
    """
    steps = unusable = unequal = 0
    for release in sorted(path for path in KEPT.iterdir() if path.is_dir()):
        for step in range(0, 500, every):
            vault = folder / f"{release.name}-{step}"
            shutil.copytree(release / "vault", vault)
            done = _update(vault, step)
            good = _holds_what_it_held(release, vault)
            steps += 1
            unusable += good is None
            unequal += good is False
            shutil.rmtree(vault)
            if done:
                break
    return steps, unusable, unequal


def prove_backups(effort: Effort, folder: Path) -> Result:
    """P6: backups restore, and a damaged one is refused."""
    equal, restored = restores_equal(folder / "restored", times=max(1, effort.faults_each // 10))
    caught, tried = faults_in_backups(effort.faults_each, folder / "faults")
    return Result(
        "P6 backups restore",
        f"{tried} faults of 6 kinds",
        f"restored {equal}/{restored}, caught {caught}/{tried}",
        equal == restored and caught == tried,
    )


def prove_damage(effort: Effort, folder: Path) -> Result:
    """P7: damage to a vault's files is noticed, and the newest backup brings the record back."""
    each = max(1, effort.faults_each // 2)
    noticed, silent, recovered, tried = faults_in_vault_files(each, folder / "files")
    told, unheard, cut = faults_in_last_changes(each, folder / "changes")
    return Result(
        "P7 damage is noticed",
        f"{tried} faults in records and headers, {cut} in the file with the last changes",
        f"told {noticed + told}/{tried + cut}, silent {silent + unheard},"
        f" recovered {recovered}/{tried}",
        silent == unheard == 0 and noticed == recovered == tried and told > cut // 2,
    )


def prove_updates(effort: Effort, folder: Path) -> Result:
    """P15: an update that is cut short at any step leaves a vault that opens, with all it held."""
    steps, unusable, unequal = updates_killed(folder, every=1 if effort.faults_each > 10 else 5)
    return Result(
        "P15 updates lose nothing",
        f"cut short at {steps} steps",
        f"unusable {unusable}, other content {unequal}",
        steps > 3 and unusable == unequal == 0,
    )


def _restored(base, backup):
    base.mkdir(parents=True, exist_ok=True)
    files = VaultFiles(policy=TINY_POLICY)
    restores = files.restores()
    card = restores.put_in_place(restores.restore(backup, PASSPHRASE, base, Quiet()), base)
    return dump_of(card.folder, files.unwrap(card.folder, PASSPHRASE).database)


def _dump_or_none(folder, key):
    try:
        return dump_of(folder, key)
    except Exception:
        return None


def secret_of(release):
    """Return what opens a kept vault, as its README says."""
    for line in (release / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("- passphrase:"):
            return line.split("`")[1]
    raise LookupError(release)


def _update(vault, step):
    files = VaultFiles(policy=KEPT_POLICY)
    keys = files.unwrap(vault, secret_of(KEPT / vault.name.rpartition("-")[0]))
    try:
        with killed_at(step):
            files.open(vault, keys)
    except Killed:
        return False
    files.close()
    return True


def _holds_what_it_held(release, vault):
    """Return whether a vault opens and holds what its release left; ``None`` if it does not."""
    files = VaultFiles(policy=KEPT_POLICY)
    try:
        keys = files.unwrap(vault, secret_of(release))
        files.open(vault, keys)
        files.close()
    except EnvironmentProblem:
        return None
    before = canonical.load(release / "content.json")
    now = canonical.read(vault / "records.db", keys.database)
    before.pop("alembic_version")
    return canonical.only(now, before) == before


def _pages(path):
    return path.stat().st_size // PAGE


def _page(path, number):
    with path.open("rb") as file:
        file.seek(number * PAGE)
        return file.read(PAGE)
