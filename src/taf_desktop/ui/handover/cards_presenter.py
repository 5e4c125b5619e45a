"""What the page with the contact cards asks of the services. Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from taf_desktop.domain.handover import CARD_SUFFIX, Card, Contact
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.services.desk import Desk
from taf_desktop.services.handover_keys import (
    LONGEST_CARD,
    fingerprint,
    fingerprint_words,
    read_card,
)
from taf_desktop.services.handovers import OwnCard, read_file, write_file
from taf_desktop.ui.handover.presenter import ContactRow, contact_row

OnError = Callable[[Exception], None]
CARD_FILE = f"taf-contact-card{CARD_SUFFIX}"


class CardsPresenter:
    """Reads and keeps cards, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object) -> None:
        """Take the use cases, what runs them, and the screen the answers are for."""
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self.show_own: Callable[[OwnCard], None] = lambda _card: None
        self.show_contacts: Callable[[tuple[ContactRow, ...]], None] = lambda _rows: None
        self.trouble: OnError = lambda _error: None
        self.no_own: OnError = lambda _error: None

    def load(self) -> None:
        """Hand on the own card and the colleagues."""
        self._runner.run_change(
            lambda _ticket: self._desk.handovers.own(), self.show_own, self.no_own,
            owner=self._owner,
        )  # fmt: skip
        self._load_contacts()

    def save(self, own: OwnCard, path: Path, on_done: Callable[[], None]) -> None:
        """Save the own card as a file."""
        self._runner.run(
            lambda _ticket: write_file(path, own.text.encode("utf-8")),
            lambda _nothing: on_done(),
            self.trouble,
            owner=self._owner,
            lane="cpu",
        )

    def add_file(self, path: Path) -> None:
        """Add a colleague's card from a file."""

        def job(_ticket: Ticket) -> str:
            return read_file(path)[:LONGEST_CARD].decode("utf-8", errors="replace")

        self._runner.run(job, self.add_text, self.trouble, owner=self._owner, lane="cpu")

    def add_text(self, text: str) -> None:
        """Add a colleague's card from a text."""

        def job(_ticket: Ticket) -> Card:
            return read_card(text)

        self._runner.run(
            job,
            lambda card: self.keep(card, compared=False),
            self.trouble,
            owner=self._owner,
            lane="cpu",
        )

    def keep(self, card: Card, *, compared: bool) -> None:
        """Keep a card; ``compared`` once its six words were."""
        self._runner.run_change(
            lambda _ticket: self._desk.handovers.keep(card, compared=compared),
            lambda _contact: self._load_contacts(),
            self.trouble,
            owner=self._owner,
        )

    def forget(self, contact: Contact) -> None:
        """Forget a card."""
        self._runner.run_change(
            lambda _ticket: self._desk.handovers.forget(contact.fingerprint),
            lambda _nothing: self._load_contacts(),
            self.trouble,
            owner=self._owner,
        )

    def _load_contacts(self) -> None:
        def job(_ticket: Ticket) -> tuple[ContactRow, ...]:
            return tuple(contact_row(each) for each in self._desk.handovers.contacts())

        self._runner.run(job, self.show_contacts, self.trouble, owner=self._owner)


def words_of(card: Card) -> str:
    """Return the six words of a card."""
    return fingerprint_words(fingerprint(card))
