"""Settings: how it looks, who works here, the vault's passphrase and recovery code. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, dataclass, fields, replace
from typing import Any

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import TafError
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.vault import VaultCard
from taf_desktop.services.desk import VaultSettings
from taf_desktop.services.machine_settings import MachineSettings, MachineSettingsFile
from taf_desktop.services.vaults import PERSON_SETTINGS, Vaults
from taf_desktop.support.words import say
from taf_desktop.ui.settings.person import PersonSnapshot
from taf_desktop.ui.settings.profiles import ELSEWHERE, all_profiles

PERSON_ANSWERS = (*PERSON_SETTINGS, "profile")
Versions = Callable[[], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class MachineChoice:
    """One setting of this computer: its name, words, choices with their words, and the answer."""

    name: str
    label: str
    help: str
    choices: tuple[tuple[object, str], ...]
    value: object


def machine_choices(settings: MachineSettings) -> tuple[MachineChoice, ...]:
    """Return the settings a person may choose, in the order of the dataclass."""
    return tuple(
        _choice(setting, settings) for setting in fields(settings) if setting.metadata["choices"]
    )


def _choice(setting: Field[Any], settings: MachineSettings) -> MachineChoice:
    base = f"settings.machine.{setting.name}"
    choices = tuple(
        (one, say(f"{base}.{one}") if isinstance(one, str) else say(f"{base}.choice", choice=one))
        for one in setting.metadata["choices"]
    )
    value = getattr(settings, setting.name)
    return MachineChoice(setting.name, say(f"{base}.label"), say(f"{base}.help"), choices, value)


class MachinePresenter:
    """Changes how the program looks: at once, and for next time."""

    def __init__(
        self,
        file: MachineSettingsFile,
        runner: TaskRunner,
        settings: MachineSettings,
        apply: Callable[[MachineSettings], None],
    ) -> None:
        self._file = file
        self._runner = runner
        self._apply = apply
        self.settings = settings
        self.trouble: Callable[[str], None] = lambda _sentence: None

    def choose(self, name: str, value: object) -> None:
        """Take a choice."""
        changed = replace(self.settings, **{name: value})  # type: ignore[arg-type]
        if changed == self.settings:
            return
        self.settings = changed
        self._apply(changed)
        self._runner.run(
            lambda _ticket: self._file.write(changed),
            lambda _nothing: self.trouble(""),
            self._not_kept,
            lane="cpu",
        )

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self.trouble(say("settings.machine.not_kept"))


class VaultPresenter:
    """Changes the passphrase and the recovery code of the open vault."""

    def __init__(self, vaults: Vaults, card: VaultCard, runner: TaskRunner) -> None:
        self._vaults = vaults
        self._runner = runner
        self.card = card

    def change_passphrase(
        self,
        current: str,
        new: str,
        repeated: str,
        on_done: Callable[[str], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """Give the vault a new passphrase; both callbacks get a sentence."""
        if not current:
            on_trouble(say("settings.vault.nothing_typed"))
            return

        def job(_ticket: Ticket) -> None:
            self._vaults.change_passphrase(self.card.folder, current, new, repeated)

        self._runner.run(
            job,
            lambda _nothing: on_done(say("settings.vault.passphrase_changed")),
            _sentence(on_trouble),
            lane="cpu",
        )

    def new_code(
        self,
        passphrase: str,
        on_code: Callable[[str], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """Replace the recovery code; ``on_code`` gets the new one."""
        if not passphrase:
            on_trouble(say("settings.vault.nothing_typed"))
            return
        self._runner.run(
            lambda _ticket: self._vaults.new_recovery_code(self.card.folder, passphrase),
            on_code,
            _sentence(on_trouble),
            lane="cpu",
        )


class PersonPresenter:
    """Reads and saves who works here."""

    def __init__(self, settings: VaultSettings, runner: TaskRunner) -> None:
        self._settings = settings
        self._runner = runner
        self.saved: Callable[[Mapping[str, str]], None] = lambda _values: None

    def load(self, on_done: Callable[[dict[str, str], tuple[tuple[str, str], ...]], None]) -> None:
        """Read the answers, and which areas there are to choose from."""

        def job(_ticket: Ticket) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
            known = self._settings.read()
            return {name: known.get(name, "") for name in PERSON_ANSWERS}, areas()

        self._runner.run(job, lambda answer: on_done(*answer))

    def save(self, snapshot: PersonSnapshot) -> tuple[None, ChangeSet]:
        """Save the answers. Database lane."""
        return None, self._settings.write(snapshot.values)


def areas() -> tuple[tuple[str, str], ...]:
    """Return the areas to choose from: id and name, and at the end “Another area”."""
    known = tuple((profile.id, profile.title) for profile in all_profiles())
    return (*known, (ELSEWHERE, say("settings.area.elsewhere")))


def _sentence(on_trouble: Callable[[str], None]) -> Callable[[Exception], None]:
    def tell(error: Exception) -> None:
        if not isinstance(error, TafError):
            on_trouble("")
            raise error
        on_trouble(error.sentence())

    return tell
