"""What is killed half-way besides the daily work: each job, and what must stand after it.

A job is done in a process of its own in a copy of a folder. Wherever it is killed, the vault is
wholly as before or wholly as after, nothing in the folder can be read, and once the program has
been used again nothing of the broken-off job lies about.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from taf_desktop.app.aftercare import ErasingAftercare
from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Family, Person
from taf_desktop.domain.retention import Rule
from taf_desktop.services.erasure import Erasure, Wish
from taf_desktop.services.retention import Retention
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage import first_page, header_file
from taf_desktop.storage import keys as vault_keys
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.clock import SystemClock
from taf_desktop.support.ids import new_id
from tests.fixtures import canonical
from tests.security.backup_faults import KEPT, KEPT_POLICY, dump_of, secret_of
from tests.security.erasure_traces import hits
from tests.security.kill_traces import SECOND, VAULTS, Found, looked_after, reopened
from tests.security.search import WORD
from tests.security.worlds import PASSPHRASE, TINY_POLICY, new_world

ANOTHER = "eight restless otters under ice"
COLLEAGUE = "nine patient badgers in the snow"
STAYS, GOES, LATER = f"Staying {WORD}", f"Leaving {WORD}", f"Later {WORD}"
RULES = (Rule(id="seven", words="Seven years", years_after_closing=7),)
RELEASE = KEPT / "0.1.0"

Begin = Callable[[], None]


@dataclass(frozen=True)
class Job:
    """Something that takes several steps, and how to look at what a kill left of it.

    ``make`` makes the folder and tells what is known of it. ``do`` does the job and calls what it
    is given when the part that counts begins. ``look`` counts what is wrong, and says whether the
    vault is as after the job (``"new"``).
    """

    make: Callable[[Path], dict]
    do: Callable[[Path, dict, Begin], None]
    look: Callable[[Path, dict], Counter]


def add(unit_of_work, name: str) -> str:
    """Write a family with some people; return its id."""
    id_ = new_id()
    with unit_of_work() as unit:
        unit.put(Family(id=id_, family_id=id_, name=name, notes=f"{WORD} " * 2_000))
        for number in range(12):
            notes = f"{WORD} {number} " * 400
            unit.put(Person(id=new_id(), family_id=id_, name=f"{name} {number}", notes=notes))
        unit.commit()
    return id_


def _made(base: Path, *names: str) -> dict:
    """Make a vault with families and a backup in two places."""
    world = new_world(base)
    (base / SECOND).mkdir()
    unit_of_work = world.open()
    ids = [add(unit_of_work, name) for name in names]
    card = world.files.backups().before(Reason.ASKED)
    world.files.backups().copy_to_second(str(base / SECOND), Quiet())
    world.files.close()
    keys = world.files.unwrap(world.folder, PASSPHRASE)
    held = dump_of(world.folder, keys.database)
    return {
        "keys": keys, "ids": ids, "backup": card.path.name, "held": held,
        "code": world.new.recovery_code,
    }  # fmt: skip


def _opened(base: Path, secret: str = PASSPHRASE) -> Found:
    files = VaultFiles(policy=TINY_POLICY)
    (card,) = files.vaults(base / VAULTS)
    keys = files.unwrap(card.folder, secret)
    return Found(base, files, card.folder, files.open(card.folder, keys))


def _holds(folder: Path, keys) -> dict:
    return dump_of(folder, keys.database)


# Bringing a vault of the first release up to date.


def _make_update(base: Path) -> dict:
    shutil.copytree(RELEASE / "vault", base / VAULTS / "vault")
    (base / SECOND).mkdir()
    keys = VaultFiles(policy=KEPT_POLICY).unwrap(base / VAULTS / "vault", secret_of(RELEASE))
    return {"keys": keys}


def _update(base: Path, known: dict, begin: Begin) -> None:
    files = VaultFiles(policy=KEPT_POLICY)
    begin()
    files.open(base / VAULTS / "vault", known["keys"])
    files.close()


def _look_update(base: Path, known: dict) -> Counter:
    new = any((base / VAULTS / "vault" / "earlier").glob("*.db"))
    found = reopened(base, keys=known["keys"], policy=KEPT_POLICY)
    wrong = looked_after(found)
    before = canonical.load(RELEASE / "content.json")
    before.pop("alembic_version")
    now = canonical.read(found.folder / "records.db", known["keys"].database)
    return wrong + Counter(new=new, torn=canonical.only(now, before) != before)


# Erasing a family, with its older backups.


def _make_erase(base: Path) -> dict:
    return _made(base, STAYS, GOES)


def _erasure(found: Found) -> tuple[Erasure, ErasingAftercare]:
    retention = Retention(found.unit_of_work, lambda _area: RULES, SystemClock())
    vaults = Vaults(lambda: found.files, found.folder.parent)
    after = ErasingAftercare(vaults, found.backups())
    return Erasure(found.unit_of_work, retention, SystemClock()), after


def _erase(base: Path, known: dict, begin: Begin) -> None:
    found = _opened(base)
    erasure, after = _erasure(found)
    begin()
    erasure.erase(Wish(known["ids"][1], "mistake", GOES, backups_too=True), after)
    erasure.finish(after, backups_too=True)
    found.files.close()


def _look_erase(base: Path, known: dict) -> Counter:
    found = reopened(base)
    new = found.names() == {STAYS}
    torn = not new and found.names() != {STAYS, GOES}
    erasure, after = _erasure(found)
    if erasure.owes_finishing():
        erasure.finish(after)
    keys = found.files._at_work()[1]
    wrong = looked_after(found)
    if not new:
        return wrong + Counter(torn=torn or _holds(found.folder, keys) != known["held"])
    wrong["came back"] += hits(found.folder, keys.database, GOES)
    wrong["came back"] += first_page.fits(found.folder / "records.db", known["keys"].database)
    wrong["came back"] += sum(1 for _ in base.rglob(known["backup"]))
    wrong["came back"] += known["keys"].database in _keys_in_headers(found.folder, keys.master)
    return wrong + Counter(new=1, torn=torn)


def _keys_in_headers(folder: Path, master: bytes) -> set[bytes]:
    """Return every records' key that a header of the vault still wraps."""
    both = [vault_keys.keys_of(each, master)
            for each in header_file.found_headers(folder, TINY_POLICY) if each]  # fmt: skip
    return {key for each in both for key in (each.database, each.coming)}


# Restoring a backup over a later state.


def _make_restore(base: Path) -> dict:
    known = _made(base, STAYS)
    found = _opened(base)
    add(found.unit_of_work, LATER)
    found.files.close()
    known["later"] = _holds(found.folder, known["keys"])
    return known


def _restore(base: Path, known: dict, begin: Begin) -> None:
    restores, home = VaultFiles(policy=TINY_POLICY).restores(), base / VAULTS
    path = next(home.rglob(known["backup"]))
    begin()
    restores.put_in_place(restores.restore(path, PASSPHRASE, home, Quiet()), home)


def _look_restore(base: Path, known: dict) -> Counter:
    found = reopened(base)
    new = found.names() == {STAYS}
    keys = found.files._at_work()[1]
    wrong = looked_after(found)
    wanted = known["held"] if new else known["later"]
    return wrong + Counter(new=new, torn=_holds(found.folder, keys) != wanted)


# A new passphrase, and its backups with it.


def _new_passphrase(base: Path, _known: dict, begin: Begin) -> None:
    found = _opened(base)
    backups = found.backups()
    begin()
    found.files.change_passphrase(found.folder, PASSPHRASE, ANOTHER)
    backups.renew_locks()
    found.files.close()


def _look_passphrase(base: Path, known: dict) -> Counter:
    (folder,) = (card.folder for card in VaultFiles().vaults(base / VAULTS))
    old, new = _opens(folder, PASSPHRASE), _opens(folder, ANOTHER)
    found = reopened(base, ANOTHER if new else PASSPHRASE)
    keys = found.files._at_work()[1]
    wrong = looked_after(found)
    torn = old == new or not _opens(folder, known["code"])
    torn = torn or _holds(found.folder, keys) != known["held"]
    # The backups made before are opened by what opens the vault, and by nothing else.
    former, today = (PASSPHRASE, ANOTHER) if new else (ANOTHER, PASSPHRASE)
    wrong["other locks"] += sum(
        _opens_backup(path, former) or not _opens_backup(path, today)
        for path in base.rglob("*.tafbackup")
    )
    return wrong + Counter(new=new, torn=torn)


# Taking a colleague's way in away: a new master key, and the records under a fresh one.


def _make_removal(base: Path) -> dict:
    known = _made(base, STAYS)
    found = _opened(base)
    found.files.add_key_holder(found.folder, PASSPHRASE, "Lee", COLLEAGUE)
    found.files.backups().renew_locks(str(base / SECOND))
    found.files.close()
    return {**known, "fresh code": found.files.fresh_code()}


def _remove(base: Path, known: dict, begin: Begin) -> None:
    found = _opened(base)
    lee = found.files.key_holders(found.folder)[1].slot_id
    args = (found.folder, lee, PASSPHRASE, known["fresh code"])
    removal = found.files.prepare_removal(*args)
    backups = found.backups()
    begin()
    found.files.remove(removal)
    backups.drop_other_locks()
    found.files.close()


def _look_removal(base: Path, known: dict) -> Counter:
    # As the next start does, which goes on with what was broken off.
    found = reopened(base)
    folder, keys = found.folder, found.files._at_work()[1]
    new = not _opens(folder, COLLEAGUE)
    wrong = looked_after(found)
    torn = _opens(folder, COLLEAGUE) == new or not _opens(folder, PASSPHRASE)
    torn = (
        torn or _opens(folder, known["fresh code"]) != new or _opens(folder, known["code"]) == new
    )
    torn = torn or _holds(folder, keys) != known["held"]
    if new:
        wrong["other locks"] += sum(_opens_backup(p, COLLEAGUE) for p in base.rglob("*.tafbackup"))
        wrong["other locks"] += first_page.fits(folder / "records.db", known["keys"].database)
    return wrong + Counter(new=new, torn=torn)


def _opens(folder: Path, secret: str) -> bool:
    try:
        VaultFiles(policy=TINY_POLICY).unwrap(folder, secret)
    except UserError:
        return False
    return True


def _opens_backup(path: Path, secret: str) -> bool:
    from taf_desktop.storage import backup_opening

    try:
        backup_opening.open_with(path, secret, TINY_POLICY)
    except UserError:
        return False
    return True


# Saving, making a backup in two places, tidying, and closing.


def _close(base: Path, _known: dict, begin: Begin) -> None:
    found = _opened(base)
    begin()
    add(found.unit_of_work, LATER)
    backups = found.backups()
    backups.note_made(backups.finish(backups.copy(Reason.CLOSE, Quiet()), Quiet()))
    backups.look_after(Quiet())
    found.files.close()


def _look_close(base: Path, _known: dict) -> Counter:
    found = reopened(base)
    new = found.names() == {STAYS, LATER}
    torn = not new and found.names() != {STAYS}
    none = not found.backups().cards() or not any((base / SECOND).rglob("*.tafbackup"))
    return looked_after(found) + Counter({"new": new, "torn": torn, "no backup": none})


JOBS = {
    "bringing up to date": Job(_make_update, _update, _look_update),
    "erasing": Job(_make_erase, _erase, _look_erase),
    "restoring": Job(_make_restore, _restore, _look_restore),
    "a new passphrase": Job(lambda base: _made(base, STAYS), _new_passphrase, _look_passphrase),
    "a way in taken away": Job(_make_removal, _remove, _look_removal),
    "backing up and closing": Job(lambda base: _made(base, STAYS), _close, _look_close),
}
