"""The service layer against the same statements written by hand on sqlcipher3."""

from __future__ import annotations

from collections.abc import Iterator

from bench.by_hand import ByHand
from bench.growth import SOME, saver
from bench.timing import Figure, ratio
from bench.vaults import Shelf


def measure(shelf: Shelf) -> Iterator[Figure]:
    """Measure saving an answer and listing families, at 1,000 families."""
    hand = ByHand(shelf.copy(SOME, "by hand"))
    vault = shelf.vault(SOME)
    family_id = vault.family_ids[500]
    what = "saving an answer: services / sqlcipher3 by hand"
    yield ratio(what, saver(vault, family_id), hand.saver(family_id), 2, runs=101)
    what = "listing 1,000 families: services / sqlcipher3 by hand"
    yield ratio(what, vault.desk.families.all, hand.list_families, 2, runs=15)
    hand.close()
