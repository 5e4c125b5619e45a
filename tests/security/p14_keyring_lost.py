"""P14: whatever happens to the computer's store of secrets, the passphrase opens the vault."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from taf_desktop.domain.errors import EnvironmentProblem, TafError
from taf_desktop.services.quick_unlock import Surroundings
from taf_desktop.services.tries import Tries
from taf_desktop.services.vaults import Vaults
from taf_desktop.storage.vault import VaultFiles
from taf_desktop.support.clock import FixedClock
from tests.security.proof import Effort, Result
from tests.security.worlds import PASSPHRASE, TINY_POLICY

PIN = "482915"
NOW = FixedClock(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))


class Store:
    """A store of secrets that can be broken in every way."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.broken = False

    def get(self, name: str) -> str | None:
        self._ask()
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self._ask()
        self.kept[name] = secret

    def remove(self, name: str) -> None:
        self._ask()
        self.kept.pop(name, None)

    def _ask(self) -> None:
        if self.broken:
            raise EnvironmentProblem("quick.no_keyring")


Fault = Callable[[Store], None]
FAULTS: dict[str, Fault] = {
    "deleted": lambda store: store.kept.clear(),
    "garbled": lambda store: store.kept.update(dict.fromkeys(store.kept, "?" * 44)),
    "another secret": lambda store: store.kept.update(dict.fromkeys(store.kept, "A" * 43 + "=")),
    "over 1,280 letters": lambda store: store.kept.update(dict.fromkeys(store.kept, "A" * 1300)),
    "empty": lambda store: store.kept.update(dict.fromkeys(store.kept, "")),
    "no store at all": lambda store: setattr(store, "broken", True),
}


def prove(_effort: Effort, folder: Path) -> Result:
    """Break the store in each way: the PIN stops, the passphrase and the code open as ever."""
    opened = stopped = 0
    for number, fault in enumerate(FAULTS.values()):
        store = Store()
        base = folder / str(number)
        vaults = _vaults(base, store)
        new = vaults.prepare("North team", PASSPHRASE, PASSPHRASE)
        vaults.begin(new, {})
        vaults.close()
        vaults.turn_quick_on(new.card.folder, PASSPHRASE, PIN, PIN)
        assert _opens(base, store, new.card.folder, PIN)  # the control: it works unbroken
        fault(store)
        stopped += not _opens(base, store, new.card.folder, PIN)
        opened += _opens(base, store, new.card.folder, PASSPHRASE)
        opened += _opens(base, store, new.card.folder, new.recovery_code)
    figure = f"{opened} of {2 * len(FAULTS)} opened by passphrase or code; {stopped} PINs stopped"
    held = opened == 2 * len(FAULTS) and stopped == len(FAULTS)
    return Result("P14 a lost keyring is harmless", ", ".join(FAULTS), figure, held)


def _vaults(base: Path, store: Store) -> Vaults:
    around = Surroundings(lambda: store, clock=NOW, boot=lambda: "boot-1")
    files = VaultFiles(NOW, TINY_POLICY)
    return Vaults(lambda: files, base / "Vaults", Tries(base / "tries.json", NOW), around)


def _opens(base: Path, store: Store, vault: Path, secret: str) -> bool:
    (base / "tries.json").unlink(missing_ok=True)
    vaults = _vaults(base, store)
    try:
        with vaults.open(vault, vaults.unwrap(vault, secret))() as unit:
            unit.families()
    except TafError:
        return False
    finally:
        vaults.close()
    return True
