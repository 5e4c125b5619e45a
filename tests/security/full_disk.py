"""A disk that takes no more, at one step after another: run as a program of its own.

``python -m tests.security.full_disk STEP save backup update restore erase export`` does each work
again and again, each time with STEP bytes more room, until there is enough. It prints three numbers
for each: how many times there was not enough room, how many vaults (or files saved outside) were
then harmed, and how often something was said to be saved that was not.

On Linux and macOS the system itself refuses to write (``RLIMIT_FSIZE``, which SQLite sees as an
error of the disk). Where a small drive can be made, ``FULL_DISK_FOLDER`` names its folder and the
rest of it is filled up instead, which SQLite sees as full.
"""

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.family import Family
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.services.documents import save_file
from taf_desktop.storage.kdf import POLICY, KdfPolicy
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.ids import new_id
from tests.security import p17_erasure
from tests.security.worlds import TINY_POLICY

PASSPHRASE = "seven quiet herons"
KEPT = Path(__file__).parents[1] / "fixtures" / "vaults" / "0.1.0" / "vault"
KEPT_PASSPHRASE = "kettle window Saturday football bus"
KEPT_POLICY = KdfPolicy(POLICY.smallest, POLICY.smallest, POLICY.smallest, POLICY.largest)
STEP = 160 * 1024
FIRST, SECOND = "First", "Second"
GIVEN, OLDER, NEWER = "given.pdf", b"older" * 50_000, b"newer" * 100_000


def main(step, works):
    """Do each kind of work with less room than it needs, and print what came of it."""
    for work in works:
        print(*again_and_again(work, step))
    return 0


def again_and_again(work, step):
    """Return how often there was too little room, what was harmed and what falsely said."""
    steps = harmed = falsely = 0
    home = os.environ.get("FULL_DISK_FOLDER")
    with tempfile.TemporaryDirectory(dir=home) as folder:
        for room in range(0, 40 * STEP, step):
            base = Path(folder) / f"{room}"
            short, hurt, false = tried(work, base, room, small_drive=bool(home))
            harmed, falsely = harmed + hurt, falsely + false
            shutil.rmtree(base, ignore_errors=True)
            if not short:
                break
            steps += 1
    return steps, harmed, falsely


def tried(work, base, room, *, small_drive):
    """Try once; return whether there was too little room, what was harmed, what falsely said."""
    vault, secret, names = prepared(work, base)
    said = []
    short = False
    try:
        with _little_room(base, room, small_drive=small_drive):
            WORKS[work](base, vault, secret, said)
    except EnvironmentProblem as problem:
        short = problem.message_id in (
            "vault.disk_full", "vault.disk_trouble", "vault.no_access", "backup.no_room",
            "backup.not_whole", "backup.update_not_whole", "backup.swap_failed",
            "documents.not_saved",
        )  # fmt: skip
        if not short:
            raise
    there = names_in(base, secret)
    return short, int(not names <= there or half_given(base)), len(set(said) - there)


def half_given(base):
    """Say whether a file saved outside is half, or left something beside it."""
    given = [path for path in base.iterdir() if path.is_file()]
    return any(path.name != GIVEN or path.read_bytes() not in (OLDER, NEWER) for path in given)


@cache
def kept_keys() -> VaultKeys:
    """Return the keys of the kept vault, which costs more than the rest."""
    return VaultFiles(policy=KEPT_POLICY).unwrap(KEPT, KEPT_PASSPHRASE)


def prepared(work, base):
    """Make the vault to work on; return its folder, what opens it and the families in it."""
    base.mkdir()
    if work == "update":
        shutil.copytree(KEPT, base / "vault")
        return base / "vault", KEPT_PASSPHRASE, {"The Example family"}
    files = VaultFiles(policy=TINY_POLICY)
    new = files.create_keys(base, "Here", PASSPHRASE)
    unit_of_work = files.create_database(new.card, new.keys)
    add(unit_of_work, FIRST)
    if work == "erase":
        add(unit_of_work, SECOND)
    if work == "export":
        save_file(OLDER, base / GIVEN)
    if work in ("restore", "erase"):
        files.backups().before(Reason.ASKED)
    files.close()
    return new.card.folder, PASSPHRASE, {FIRST}


def save(_base, vault, secret, said):
    """Write large families one after another."""
    files = VaultFiles(policy=TINY_POLICY)
    unit_of_work = files.open(vault, files.unwrap(vault, secret))
    try:
        for number in range(8):
            name = f"{number} " + "words " * 10_000
            add(unit_of_work, name)
            said.append(name)
    finally:
        files.close()


def backup(_base, vault, secret, _said):
    """Make a backup."""
    files = VaultFiles(policy=TINY_POLICY)
    files.open(vault, files.unwrap(vault, secret))
    try:
        files.backups().before(Reason.ASKED)
    finally:
        files.close()


def update(_base, vault, secret, _said):
    """Open a vault of an earlier release, which brings it up to date."""
    assert secret == KEPT_PASSPHRASE
    files = VaultFiles(policy=KEPT_POLICY)
    files.open(vault, kept_keys())
    files.close()


def restore(base, vault, secret, _said):
    """Restore a backup and put it in place."""
    restores = VaultFiles(policy=TINY_POLICY).restores()
    path = next((vault / "backups").iterdir())
    restores.put_in_place(restores.restore(path, secret, base, Quiet()), base)


def erase(_base, vault, secret, _said):
    """Erase a family, write the records anew and remove the older backups."""
    files = VaultFiles(policy=TINY_POLICY)
    unit_of_work = files.open(vault, files.unwrap(vault, secret))
    try:
        with unit_of_work() as unit:
            (gone,) = [each.family_id for each in unit.families() if each.name == SECOND]
        p17_erasure.erase(unit_of_work, gone)
        files.rebuild()
        files.backups().only_newest("")
    finally:
        files.close()


def export(base, _vault, _secret, _said):
    """Save a document over an older one where the person chose."""
    save_file(NEWER, base / GIVEN)


WORKS = {
    "save": save, "backup": backup, "update": update, "restore": restore, "erase": erase,
    "export": export,
}  # fmt: skip


def add(unit_of_work, name):
    """Write a family."""
    with unit_of_work() as unit:
        id_ = new_id()
        unit.put(Family(id=id_, family_id=id_, name=name))
        unit.commit()


def names_in(base, secret):
    """Return the families of the one vault there is, once there is room again."""
    kept = secret == KEPT_PASSPHRASE
    files = VaultFiles(policy=KEPT_POLICY if kept else TINY_POLICY)
    (card,) = files.vaults(base)
    keys = kept_keys() if kept else files.unwrap(card.folder, secret)
    unit_of_work = files.open(card.folder, keys)
    try:
        with unit_of_work() as unit:
            return {family.name for family in unit.families()}
    finally:
        files.close()


class _little_room:  # noqa: N801 - reads as a sentence
    """Leave only so many bytes to write into while it lasts."""

    def __init__(self, base, room, *, small_drive):
        self._base, self._room, self._small_drive = base, room, small_drive
        self._filler = base.parent / "filler"

    def __enter__(self):
        if self._small_drive:
            self._fill(shutil.disk_usage(self._base).free - self._room)
            return
        import resource

        largest = max(path.stat().st_size for path in self._base.rglob("*") if path.is_file())
        limit = (largest // 2 + self._room, resource.RLIM_INFINITY)
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    def __exit__(self, *_):
        if self._small_drive:
            self._filler.unlink(missing_ok=True)
            return
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)

    def _fill(self, size):
        with self._filler.open("wb") as file, suppress(OSError):
            for _ in range(max(size, 0) // 4096):
                file.write(bytes(4096))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
