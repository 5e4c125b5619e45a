"""Settings: the PIN, and who else can open the vault. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from taf_desktop.domain.audit import Deed
from taf_desktop.domain.dates import spoken_date, spoken_time
from taf_desktop.domain.ports import Ticket
from taf_desktop.domain.vault import KeyHolder, Removal
from taf_desktop.services.quick_unlock import QuickState
from taf_desktop.support.words import say
from taf_desktop.ui.settings.presenter import VaultPresenter, sentence_for

Said = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PinView:
    """How the PIN stands: whether there is one, whether one may be set here, and in words."""

    on: bool
    may: bool
    words: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody with a passphrase of their own, in words."""

    slot_id: str
    name: str
    since: str
    own: bool


class PinPresenter:
    """Sets the PIN of the open vault and takes it away. ``show`` gets each new view."""

    def __init__(self, vault: VaultPresenter) -> None:
        self._vault = vault
        self.show: Callable[[PinView], None] = lambda _view: None

    def load(self) -> None:
        """Find out how the PIN stands."""
        folder, vaults = self._vault.card.folder, self._vault.vaults
        self._vault.runner.run(
            lambda _ticket: vaults.quick(folder), lambda state: self.show(_pin(state)), lane="cpu"
        )

    def turn_on(
        self, passphrase: str, pin: str, repeated: str, on_done: Said, on_trouble: Said
    ) -> None:
        """Set a PIN; both callbacks get a sentence."""
        if not passphrase:
            on_trouble(say("settings.vault.nothing_typed"))
            return
        folder, vaults = self._vault.card.folder, self._vault.vaults

        def done(_nothing: None) -> None:
            self._vault.note(Deed.KEY_ADDED)
            on_done(say("ways.quick.set"))
            self.load()

        self._vault.runner.run(
            lambda _ticket: vaults.turn_quick_on(folder, passphrase, pin, repeated),
            done,
            sentence_for(on_trouble),
            lane="cpu",
        )

    def turn_off(self, on_done: Said, on_trouble: Said) -> None:
        """Take the PIN away; both callbacks get a sentence."""
        folder, vaults = self._vault.card.folder, self._vault.vaults

        def done(_nothing: None) -> None:
            self._vault.note(Deed.KEY_REMOVED)
            on_done(say("ways.quick.taken_away"))
            self.load()

        self._vault.runner.run(
            lambda _ticket: vaults.turn_quick_off(folder),
            done,
            sentence_for(on_trouble),
            lane="cpu",
        )


class PeoplePresenter:
    """Adds somebody to those who can open the vault, and takes somebody off the list."""

    def __init__(self, vault: VaultPresenter) -> None:
        self._vault = vault
        self.show: Callable[[tuple[PersonView, ...]], None] = lambda _people: None

    @property
    def vault_name(self) -> str:
        """The vault's nickname."""
        return self._vault.card.name

    def load(self) -> None:
        """Find out who can open the vault."""
        folder, vaults = self._vault.card.folder, self._vault.vaults
        self._vault.runner.run(
            lambda _ticket: vaults.people(folder),
            lambda people: self.show(tuple(map(_person, people))),
            lane="cpu",
        )

    def add(
        self, current: str, label: str, new: tuple[str, str], on_done: Said, on_trouble: Said
    ) -> None:
        """Give somebody a passphrase of their own, typed twice; the callbacks get a sentence."""
        if not current:
            on_trouble(say("settings.vault.nothing_typed"))
            return
        folder, vaults = self._vault.card.folder, self._vault.vaults

        def done(_nothing: None) -> None:
            self._vault.note(Deed.KEY_ADDED)
            on_done(say("ways.people.added"))
            self.load()

        self._vault.runner.run(
            lambda _ticket: vaults.add_person(folder, current, label, *new),
            done,
            sentence_for(on_trouble),
            lane="cpu",
        )

    def propose(self, passphrase: str, on_code: Said, on_trouble: Said) -> None:
        """Check the passphrase and propose the recovery code that a removal brings with it."""
        self._vault.new_code(passphrase, on_code, on_trouble)

    def remove(
        self,
        slot_id: str,
        passphrase: str,
        code: tuple[str, str],
        on_done: Said,
        on_trouble: Said,
    ) -> None:
        """Take somebody off the list. ``code`` is the new recovery code as shown and as typed."""
        folder, vaults = self._vault.card.folder, self._vault.vaults

        def done(_nothing: None) -> None:
            self._vault.note(Deed.KEY_REMOVED)
            on_done(say("ways.people.removed"))
            self.load()

        def lock_anew(removal: Removal) -> None:
            self._vault.runner.run(
                lambda _ticket: vaults.remove_person(removal), done, sentence_for(on_trouble)
            )

        def job(_ticket: Ticket) -> Removal:
            return vaults.prepare_removal(folder, slot_id, passphrase, *code)

        self._vault.runner.run(job, lock_anew, sentence_for(on_trouble), lane="cpu")

    def forget_code(self) -> None:
        """Forget a code that was proposed and not kept."""
        self._vault.forget_code()


def _pin(state: QuickState) -> PinView:
    if state.ready:
        until = spoken_time(datetime.fromisoformat(state.until))
        return PinView(on=True, may=True, words=say("quick.ready", time=until))
    words = say(state.message_id) if state.message_id else say("ways.quick.off")
    return PinView(on=state.on, may=state.message_id != "quick.shared", words=words)


def _person(person: KeyHolder) -> PersonView:
    name = person.label or say("ways.people.first")
    day = spoken_date(datetime.fromisoformat(person.created).astimezone().date())
    return PersonView(
        slot_id=person.slot_id,
        name=say("ways.people.own", name=name) if person.own else name,
        since=say("ways.people.since", day=day),
        own=person.own,
    )
