"""Settings: how it looks, who works here, the vault's passphrase and recovery code. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.errors import TafError
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.domain.vault import VaultCard, VaultKeys
from taf_desktop.services.desk import VaultSettings
from taf_desktop.services.machine_settings import CHOICES, MachineSettings, MachineSettingsFile
from taf_desktop.services.profiles import ELSEWHERE, all_profiles
from taf_desktop.services.vaults import PERSON_SETTINGS, Vaults
from taf_desktop.support.words import say
from taf_desktop.ui.settings.person import PersonSnapshot

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
    """Return the settings a person may choose, in the order of the page."""
    return tuple(_choice(name, settings) for name in CHOICES)


def _choice(name: str, settings: MachineSettings) -> MachineChoice:
    base = f"settings.machine.{name}"
    choices = tuple((one, _choice_words(base, one)) for one in CHOICES[name])
    value = getattr(settings, name)
    return MachineChoice(name, say(f"{base}.label"), say(f"{base}.help"), choices, value)


def _choice_words(base: str, choice: object) -> str:
    if isinstance(choice, bool):
        return say(f"{base}.on" if choice else f"{base}.off")
    return say(f"{base}.{choice}" if isinstance(choice, str) else f"{base}.choice", choice=choice)


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
        changed = self.settings._replace(**{name: value})  # pyright: ignore[reportArgumentType]
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

    def __init__(
        self,
        vaults: Vaults,
        card: VaultCard,
        runner: TaskRunner,
        note: Callable[[Deed], None] | None = None,
    ) -> None:
        """Take the vault, and what writes into its history (database lane) if there is one."""
        self.vaults = vaults
        self.runner = runner
        self.card = card
        self.own_words: Callable[[], tuple[str, ...]] = lambda: ()
        self.after_deed: Callable[[Deed], None] = lambda _deed: None
        self._note = note
        self._proposed: tuple[VaultKeys, str] | None = None

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
        words = self.own_words()

        def job(_ticket: Ticket) -> None:
            self.vaults.change_passphrase(self.card.folder, current, new, repeated, words)

        def done(_nothing: None) -> None:
            self.note(Deed.PASSPHRASE_CHANGED)
            on_done(say("settings.vault.passphrase_changed"))

        self.runner.run(job, done, sentence_for(on_trouble), lane="cpu")

    def new_code(
        self,
        passphrase: str,
        on_code: Callable[[str], None],
        on_trouble: Callable[[str], None],
    ) -> None:
        """Propose a new recovery code; ``keep_code`` puts it in force once it was typed back."""
        if not passphrase:
            on_trouble(say("settings.vault.nothing_typed"))
            return

        def job(_ticket: Ticket) -> tuple[VaultKeys, str]:
            keys = self.vaults.check_passphrase(self.card.folder, passphrase)
            return keys, self.vaults.fresh_code()

        def done(proposed: tuple[VaultKeys, str]) -> None:
            self._proposed = proposed
            on_code(proposed[1])

        self.runner.run(job, done, sentence_for(on_trouble), lane="cpu")

    def keep_code(
        self, typed: str, on_done: Callable[[str], None], on_trouble: Callable[[str], None]
    ) -> None:
        """Put the proposed code in force; both callbacks get a sentence."""
        if self._proposed is None:
            return
        keys, code = self._proposed

        def job(_ticket: Ticket) -> None:
            self.vaults.keep_recovery_code(self.card.folder, keys, code, typed)

        def done(_nothing: None) -> None:
            self._proposed = None
            self.note(Deed.RECOVERY_CHANGED)
            on_done(say("ways.code_kept"))

        self.runner.run(job, done, sentence_for(on_trouble), lane="cpu")

    def forget_code(self) -> None:
        """Forget a code that was proposed and not kept."""
        self._proposed = None

    def note(self, deed: Deed) -> None:
        """Write a deed into the vault's history, and tell whoever wants to know."""
        self.after_deed(deed)
        note = self._note
        if note is not None:
            self.runner.run(lambda _ticket: note(deed), lambda _nothing: None)


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


def sentence_for(on_trouble: Callable[[str], None]) -> Callable[[Exception], None]:
    """Return what passes on the words of an error that has words; others go on."""

    def tell(error: Exception) -> None:
        if not isinstance(error, TafError):
            on_trouble("")
            raise error
        on_trouble(error.sentence())

    return tell
