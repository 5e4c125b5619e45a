"""P17: what was erased is in no page, no row, no backup, and does not come back with one."""

from pathlib import Path

from taf_desktop.domain.backups import Reason, gone_everywhere_within
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.retention import Tombstone
from taf_desktop.storage.restore_swap import EARLIER
from taf_desktop.support.ids import new_id
from tests.security import audit_faults as faults
from tests.security.erasure_traces import hits
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, new_world

CANARY = "Quillfeather Example"


class Quiet:
    """Nobody watches the job, and nobody calls it off."""

    cancelled = False

    def report(self, done, total, text=""):
        """Say nothing."""


def prove(effort: Effort, folder: Path) -> Result:
    """Erase families one by one and look for them where they could still be."""
    world = new_world(folder)
    before = after = came_back = left = in_earlier = 0
    for _ in range(1 + effort.faults_each // 10):
        keys = world.files.unwrap(world.folder, PASSPHRASE)
        unit_of_work = world.files.open(world.folder, keys)
        family_id = enter(unit_of_work)
        before += hits(world.folder, keys.database, CANARY)
        older = world.files.backups().before(Reason.ERASE).path
        world.files.close()
        put_aside = put_aside_by_restoring(world, older)
        in_earlier += hits(put_aside, keys.database, CANARY)
        keys = world.files.unwrap(world.folder, PASSPHRASE)
        unit_of_work = world.files.open(world.folder, keys)
        erase(unit_of_work, family_id)
        fresh = world.files.rebuild()
        after += hits(world.folder, fresh.database, CANARY)
        after += hits(world.folder, keys.database, CANARY)
        world.files.close()
        came_back += restored_hits(world, older)
        unit_of_work = world.files.open(world.folder, fresh)
        world.files.backups().only_newest("")
        kept = [card.path for card in world.files.backups().cards()]
        whole = faults.whole_check(unit_of_work).whole
        world.files.close()
        left += older.exists() + sum(restored_hits(world, path) for path in kept)
        left += put_aside.exists()
    figure = (
        f"{after} hits in pages ({before:,} before), {came_back} in an older backup restored,"
        f" {left} in backups and earlier records left ({in_earlier:,} in these before);"
        f" {gone_everywhere_within()} days without removing them"
    )
    held = whole and min(before, in_earlier) > 1_000 and not (after or came_back or left)
    return Result("P17 erasure", "records, write-ahead file, backups, restored", figure, held)


def enter(unit_of_work) -> str:
    """Put a family with the canary everywhere into a vault."""
    id_ = new_id()
    with unit_of_work() as unit:
        unit.put(Family(id=id_, family_id=id_, name=f"The {CANARY} family"))
        for number in range(30):
            notes = f"{CANARY} said so, {number}. " * 50
            unit.put(Person(id=new_id(), family_id=id_, name=CANARY, notes=notes))
        unit.commit()
    return id_


def put_aside_by_restoring(world, backup: Path) -> Path:
    """Restore a backup and return where the vault it took the place of lies for 30 days."""
    restores = world.files.restores()
    restored = restores.restore(backup, PASSPHRASE, world.folder.parent, Quiet())
    restores.put_in_place(restored, world.folder.parent)
    (earlier,) = (world.folder.parent / EARLIER).iterdir()
    return earlier


def erase(unit_of_work, family_id: str) -> None:
    """Erase it."""
    with unit_of_work() as unit:
        at = "2026-11-21T12:00:00+00:00"
        unit.erase(Tombstone(family_id=family_id, erased_at=at, rule="seven", reason="time_is_up"))
        unit.commit()


def restored_hits(world, backup: Path) -> int:
    """Count the canary in what a backup becomes when it is restored beside the vault."""
    restores = world.files.restores()
    restored = restores.restore(backup, PASSPHRASE, world.folder.parent, Quiet())
    found = hits(restored.folder, restored.keys.database, CANARY)
    restores.discard(restored)
    return found
