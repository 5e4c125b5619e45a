"""The ledger of erased families beside the records, so that it outlives them.

If the records are damaged and an older backup takes their place, families that were erased since
must not come back: the ledger is replayed (``replay``). It holds random ids, moments, rules and
reasons, one JSON object a line, and ends with a code that only the vault's own key can make.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import UnitOfWorkFactory
from taf_desktop.domain.retention import Tombstone
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage.faults import disk_problem
from taf_desktop.storage.keys import audit_key
from taf_desktop.support import atomic

LEDGER = "vault.erased"
MOST_BYTES = 4 * 1024 * 1024
_PURPOSE = b"taf erasure ledger|"


def keep(folder: Path, keys: VaultKeys, stones: Sequence[Tombstone]) -> None:
    """Write the ledger into a vault's folder, unless it stands there already.

    Raises:
        EnvironmentProblem: the disk is full or closed to us.
    """
    body = "".join(json.dumps(asdict(stone), sort_keys=True) + "\n" for stone in stones).encode()
    whole = body + _code(keys, body)
    path = folder / LEDGER
    if not stones and not path.exists():
        return
    try:
        if not path.is_file() or path.read_bytes() != whole:
            atomic.write_bytes(path, whole)
    except OSError as error:
        raise disk_problem(error) from error


def read(folder: Path, keys: VaultKeys) -> tuple[Tombstone, ...]:
    """Return the ledger in a vault's folder; nothing where there is none or it was altered."""
    path = folder / LEDGER
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        return ()
    body, _newline, code = path.read_bytes().rpartition(b"\n")
    body += b"\n"
    if not hmac.compare_digest(code, _code(keys, body)):
        return ()
    return tuple(_stone(json.loads(line)) for line in body.splitlines())


def replay(unit_of_work: UnitOfWorkFactory, stones: Sequence[Tombstone]) -> ChangeSet:
    """Erase again, in restored records, what had been erased since they were copied.

    Call it on a restored vault before anybody sees it, with the ledger of the vault that is
    replaced (``unit.keeping.erased()``, or ``read`` where its records are lost).
    """
    with unit_of_work() as unit:
        known = {stone.family_id: stone for stone in unit.keeping.erased()}
        there = unit.keeping.names()
        for stone in stones:
            here = known.get(stone.family_id)
            if here is None or _is_older(here, stone, there=stone.family_id in there):
                unit.erase(stone)
        return unit.commit()


def _is_older(here: Tombstone, stone: Tombstone, *, there: bool) -> bool:
    """Say whether restored records know less of an erasing than the ledger does.

    A family that was taken in again on purpose stays, unless it was erased once more since.
    """
    unheard = bool(stone.lines) and stone.lines[-1] not in here.lines
    if there:
        return unheard or not here.again_at
    # Written down also where nothing is left to erase: a backup from the time between may come.
    return unheard and stone.came_back


def _stone(found: dict[str, Any]) -> Tombstone:
    lines = tuple(found.pop("lines", ()))
    return Tombstone(**found, lines=lines)


def _code(keys: VaultKeys, body: bytes) -> bytes:
    return hmac.new(audit_key(keys), _PURPOSE + body, "sha256").hexdigest().encode()
