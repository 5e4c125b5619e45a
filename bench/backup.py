"""Making a backup with every check, and bringing one back, as seconds for 50 MB of records."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.timing import Figure, seconds
from bench.vaults import PASSPHRASE, Shelf
from taf_desktop.domain.backups import Quiet, Reason
from taf_desktop.storage.folder import RECORDS
from taf_desktop.storage.vault import VaultFiles

FAMILIES = 80
MEGABYTES = 50
RUNS = 5


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure copying, checking, and restoring a vault of about 50 MB."""
    vault = shelf.vault(FAMILIES)
    store = vault.vaults.backups()
    store.examine()
    size = (vault.new.card.folder / RECORDS).stat().st_size / 1_000_000
    each = MEGABYTES / size
    longest = 0.0

    def backup() -> None:
        nonlocal longest
        copying, copied = store.copying(Reason.ASKED), None
        while copied is None:
            began = time.perf_counter()
            copied = copying.step(Quiet())
            longest = max(longest, time.perf_counter() - began)
        store.finish(copied, Quiet())

    took = seconds(backup, RUNS) * each
    note = f"{size:.0f} MB of records; the median of {RUNS}, with every check"
    yield Figure("a backup of 50 MB, made and checked", took, 3, "s", note)
    yield Figure("the longest step of it, for which saving waits", longest, 0.1, "s")
    yield Figure("looking at every page of 50 MB", seconds(store.examine, RUNS) * each, 0.5, "s")
    newest = store.cards()[0].path
    shelf.data(FAMILIES)
    restores = VaultFiles().restores()
    began = time.perf_counter()
    restores.restore(newest, PASSPHRASE, shelf.room / "another computer", Quiet())
    yield Figure("restoring 50 MB, with every check", (time.perf_counter() - began) * each, 10, "s")
