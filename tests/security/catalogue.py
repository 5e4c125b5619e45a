"""Every promise that is proved, in order."""

from tests.security import (
    backup_faults,
    p01_no_plain_text,
    p02_wrong_keys,
    p03_jobs,
    p03_kills,
    p04_typing,
    p05_full_disk,
    p08_rollback,
    p09_history,
    p10_memory,
    p11_locking,
    p12_weak_passphrases,
    p13_one_writer,
    p14_keyring_lost,
    p16_bundles,
    p17_erasure,
    p18_logs,
    p19_protected_pages,
    p20_no_network,
    p22_versions,
)
from tests.security.proof import Proof

PROOFS: dict[str, Proof] = {
    "P1": p01_no_plain_text.prove,
    "P2": p02_wrong_keys.prove,
    "P3": p03_kills.prove,
    "P3-jobs": p03_jobs.prove,
    "P4": p04_typing.prove,
    "P5": p05_full_disk.prove,
    "P6": backup_faults.prove_backups,
    "P7": backup_faults.prove_damage,
    "P8": p08_rollback.prove,
    "P9": p09_history.prove,
    "P10": p10_memory.prove,
    "P12": p12_weak_passphrases.prove,
    "P13": p13_one_writer.prove,
    "P14": p14_keyring_lost.prove,
    "P15": backup_faults.prove_updates,
    "P17": p17_erasure.prove,
    "P18": p18_logs.prove,
    "P16": p16_bundles.prove,
    "P19": p19_protected_pages.prove,
    "P20": p20_no_network.prove,
    "P22": p22_versions.prove,
}

LONG_PROOFS: dict[str, Proof] = {**PROOFS, "P11": p11_locking.prove}
"""What ``dev.py prove`` puts to the test; P11 is among the tests already, by itself."""
