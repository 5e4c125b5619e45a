"""Every promise that is proved, in order."""

from tests.security import (
    p01_no_plain_text,
    p02_wrong_keys,
    p03_kills,
    p10_memory,
    p20_no_network,
    p22_versions,
)
from tests.security.proof import Proof

PROOFS: dict[str, Proof] = {
    "P1": p01_no_plain_text.prove,
    "P2": p02_wrong_keys.prove,
    "P3": p03_kills.prove,
    "P10": p10_memory.prove,
    "P20": p20_no_network.prove,
    "P22": p22_versions.prove,
}
