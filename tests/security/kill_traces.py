"""Looks at what a killed job left behind, and goes on as the next start of the program does."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.domain.errors import EnvironmentProblem
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.services.backups import Backups
from taf_desktop.storage import backup_opening
from taf_desktop.storage.connection import connect
from taf_desktop.storage.restore_swap import RESTORING
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.clock import SystemClock
from tests.security.search import WORD, count
from tests.security.worlds import PASSPHRASE, TINY_POLICY

VAULTS, SECOND = "Vaults", "second"
BELONGS = re.compile(
    r"(.*/)?(vault\.hdr|vault\.hdr\.prev|vault\.erased|records\.db|reserve|notes\.json"
    r"|taf-[^/]*\.tafbackup|earlier/records-[^/]*\.db)"
)
"""What may lie about once the program was used again and closed."""


@dataclass
class Found:
    """The one vault there is, open, and how often what was wrong with it."""

    base: Path
    files: VaultFiles
    folder: Path
    unit_of_work: UnitOfWorkFactory
    wrong: Counter = field(default_factory=Counter)

    def names(self) -> set[str]:
        """Return what its families are called."""
        with self.unit_of_work() as unit:
            return {family.name for family in unit.families()}

    def backups(self) -> Backups:
        """Return what makes and keeps its backups."""
        place = self.base / SECOND
        return Backups(self.files.backups, self.unit_of_work, SystemClock(), lambda: str(place))


def reopened(base: Path, secret: str = PASSPHRASE, keys=None, policy=TINY_POLICY) -> Found:
    """Open what is left as the next start of the program does; nothing may need to be told."""
    wrong = Counter(readable=count(base, [WORD])[0])
    files = VaultFiles(policy=policy)
    (card,) = files.vaults(base / VAULTS)
    keys = keys or files.unwrap(card.folder, secret)
    found = Found(base, files, card.folder, files.open(card.folder, keys), wrong)
    _told(wrong, files.notice)
    return found


def looked_after(found: Found, secret: str = PASSPHRASE) -> Counter:
    """Do what the program does within a day, close, and count what is wrong with what is left."""
    backups, wrong = found.backups(), found.wrong
    looking = backups.begin_examining()
    while not backups.examine(looking):
        continue
    backups.drop_owed()
    backups.finish(backups.copy(Reason.DAILY, Quiet()), Quiet())
    _told(wrong, backups.look_after(Quiet()).trouble)
    wrong["half"] += _half_backups(found)
    keys = found.files._at_work()[1]
    found.files.close()
    wrong["corrupt"] += damaged(found.folder / "records.db", keys)
    for each in left_over(found.base):
        wrong[f"left {each}"] += 1
    return wrong


def damaged(records: Path, keys) -> int:
    """Return 1 if a closed records file is damaged."""
    bare = connect(records, keys)
    try:
        run = bare.execute
        wrong = run("PRAGMA cipher_integrity_check").fetchall()
        wrong += [row for row in run("PRAGMA integrity_check").fetchall() if row[0] != "ok"]
        wrong += run("PRAGMA foreign_key_check").fetchall()
    finally:
        bare.close()
    return int(bool(wrong))


def left_over(base: Path) -> list[str]:
    """Return what lies about that belongs to nothing: half files, and half restored vaults."""
    files = [each.relative_to(base).as_posix() for each in base.rglob("*") if each.is_file()]
    return [each for each in files if RESTORING in each or not BELONGS.fullmatch(each)]


def _told(wrong: Counter, message_id: str) -> None:
    if message_id:
        wrong[message_id] += 1


def _half_backups(found: Found) -> int:
    """Return how many of the files that count as backups are not whole."""
    keys, half = found.files._at_work()[1], 0
    for path in found.base.rglob("*.tafbackup"):
        try:
            policy = found.files._policy
            backup_opening.check_whole(path, keys.master, policy, found.base, Quiet())
        except EnvironmentProblem:
            half += 1
    return half
