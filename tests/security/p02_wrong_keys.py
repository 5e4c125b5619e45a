"""P2: nothing opens without the right secret, and nothing that was tampered with is believed."""

import json
import secrets
import unicodedata
from pathlib import Path

from taf_desktop.domain.errors import TafError
from taf_desktop.domain.vault import VaultKeys
from taf_desktop.storage import recovery
from taf_desktop.storage.connection import connect
from tests.security.memory import peak_megabytes
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, World, dice, new_world


def prove(effort: Effort, folder: Path) -> Result:
    """Try random keys, near misses, and every single bit of the header the other way round."""
    world = new_world(folder)
    opened = _random_keys(world, effort.wrong_keys)
    near = near_misses(world)
    opened += sum(_unwraps(world, secret) for secret in near)
    accepted, flips = _flips(world, every=1 if effort.faults_each >= 100 else 23)
    peak = _peak_of_a_hostile_header(world)
    right = _unwraps(world, PASSPHRASE) and _unwraps(world, world.new.recovery_code)
    seen = peak_megabytes(lambda: bytearray(50_000_000)) > 40  # the measure does see memory
    held = not opened and not accepted and right and peak < 16 and seen
    figure = (
        f"{opened} opened; {flips - accepted} of {flips} header flips refused; "
        f"{peak:.1f} MB at most for a hostile header; the right secrets open"
    )
    return Result("P2 wrong secrets open nothing",
                  f"{effort.wrong_keys:,} random keys, {len(near)} near misses, {flips:,} flips",
                  figure, bool(held))  # fmt: skip


def near_misses(world: World) -> list[str]:
    """Return secrets that nearly open the vault, and some that never could."""
    code = world.new.recovery_code
    changed = [
        code[:at] + letter + code[at + 1 :]
        for at in (0, 7, 20, len(code) - 1)
        for letter in "ABZ7"
        if code[at] != letter
    ]
    return [
        "", " ", "\0", PASSPHRASE[:-1], PASSPHRASE + ".", PASSPHRASE.upper(),
        PASSPHRASE.replace(" ", ""), unicodedata.normalize("NFD", "é" + PASSPHRASE),
        code[:-1], code + "A", recovery.new_code(), "x" * 10_000_000, *changed,
    ]  # fmt: skip


def _random_keys(world: World, tries: int) -> int:
    opened = 0
    for _ in range(tries):
        keys = VaultKeys(world.new.keys.vault_id, secrets.token_bytes(32), secrets.token_bytes(32))
        try:
            connect(world.records, keys).close()
        except TafError:
            continue
        opened += 1
    return opened


def _unwraps(world: World, secret: str) -> bool:
    try:
        return world.files.unwrap(world.folder, secret).master == world.new.keys.master
    except TafError:
        return False


def _flips(world: World, every: int) -> tuple[int, int]:
    """Turn single bits of the header, one at a time, with no second copy to fall back on."""
    header = world.folder / "vault.hdr"
    (world.folder / "vault.hdr.prev").unlink(missing_ok=True)
    whole = header.read_bytes()
    accepted = flips = 0
    for bit in range(0, len(whole) * 8, every):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << (bit % 8)
        header.write_bytes(bytes(changed))
        accepted += _unwraps(world, world.new.recovery_code)
        flips += 1
    header.write_bytes(whole)
    return accepted, flips


def _peak_of_a_hostile_header(world: World) -> float:
    """Return the most memory (MB) taken by headers that ask for a very costly derivation."""
    header = world.folder / "vault.hdr"
    whole = header.read_bytes()
    body = json.loads(whole[12:-32])
    for slot in body["slots"]:
        if slot.get("kdf"):
            slot["kdf"] = {name: value * 60_000 for name, value in slot["kdf"].items()}
    costly = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    hostile = [
        whole[:8] + len(costly).to_bytes(4, "big") + costly + whole[-32:],
        whole + bytes(60_000),
        secrets.token_bytes(1_000_000),
        whole[:12] + b"{" * 60_000,
        dice().randbytes(64 * 1024),
    ]
    assert costly != whole[12:-32]
    peaks = []
    for data in hostile:
        header.write_bytes(data)
        peaks.append(peak_megabytes(lambda: _unwraps(world, PASSPHRASE)))
    header.write_bytes(whole)
    return max(peaks)
