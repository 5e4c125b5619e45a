"""What the documents' screen asks of the services, and of what draws pages. Qt-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from taf_desktop.domain.changes import ChangeSet
from taf_desktop.domain.ports import Document, TaskRunner, Ticket
from taf_desktop.domain.printing import Printing
from taf_desktop.services.copies import PDF, DrawnCopy, PreparedCopy, own_file
from taf_desktop.services.desk import Desk
from taf_desktop.services.documents import suggested_name
from taf_desktop.services.passphrases import check
from taf_desktop.services.print_choices import PrintChoice, setting_name, to_setting
from taf_desktop.services.print_offers import Offers
from taf_desktop.ui.documents.copy_work import CopyWork
from taf_desktop.ui.documents.page_work import DrawPage, OnError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One copy of one document: which, about what, whose, and how it is printed.

    ``reader_id`` is whose copy it is: what they may not have is then absent from it. ``copy_for``
    is the name of the child whose page it is, in that format.
    """

    family_id: str
    document_id: str
    of_id: str
    copy_for: str
    printing: Printing
    reader_id: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document, what was wished for, and everything it was made from."""

    wish: Wish
    document: Document
    prepared: PreparedCopy

    def file_name(self, ending: str = PDF) -> str:
        """Return a neutral file name."""
        return suggested_name(self.prepared.request, ending)


@dataclass(frozen=True, slots=True)
class Known:
    """What the vault remembers, and what each document can be printed in, by its id."""

    settings: Mapping[str, str]
    offers: Mapping[str, Offers]

    def with_choice(self, family_id: str, document_id: str, choice: PrintChoice) -> Known:
        """Return the same with a choice that was just made."""
        new = {setting_name(family_id, document_id): to_setting(family_id, choice)}
        return Known({**self.settings, **new}, self.offers)


class DocumentsPresenter(CopyWork):
    """Makes documents, pictures of their pages, and files, away from the screen."""

    def __init__(self, desk: Desk, runner: TaskRunner, draw_page: DrawPage, owner: object) -> None:
        """Take the use cases, what runs them, what draws pages, and whom the answers are for."""
        super().__init__(desk, runner, draw_page, owner)
        self._settings = desk.settings
        self._number = 0
        self._offers: Mapping[str, Offers] | None = None

    def begin(self, on_done: Callable[[Known], None], on_error: OnError) -> None:
        """Read what is remembered, and in what documents can be printed."""

        def read(settings: Mapping[str, str]) -> None:
            if self._offers is not None:
                on_done(Known(settings, self._offers))
                return
            self._runner.run(
                lambda _ticket: self._documents.offers(),
                lambda offers: self._keep_offers(settings, offers, on_done),
                on_error,
                owner=self._owner,
                lane="cpu",
            )

        self._runner.run(
            lambda _ticket: dict(self._settings.read()), read, on_error, owner=self._owner
        )

    def remember(self, family_id: str, document_id: str, choice: PrintChoice) -> None:
        """Keep how a document is wanted; what cannot be kept is chosen again next time."""
        values = {setting_name(family_id, document_id): to_setting(family_id, choice)}

        def keep(_ticket: Ticket) -> tuple[None, ChangeSet]:
            return None, self._settings.write(values)

        self._runner.run_change(keep, _nothing, _let_go, owner=self._owner)

    def draw(self, wish: Wish, on_done: Callable[[Drawn], None], on_error: OnError) -> None:
        """Make a document; only the answer to the newest wish is passed on."""
        self._number += 1
        mine = self._number

        def gathered(prepared: PreparedCopy) -> None:
            if mine != self._number:
                return
            self._runner.run(
                lambda _ticket: self._documents.lay_out(prepared.request),
                lambda document: drawn(Drawn(wish, document, prepared)),
                failed,
                owner=self._owner,
                lane="cpu",
            )

        def drawn(answer: Drawn) -> None:
            if mine == self._number:
                on_done(answer)

        def failed(error: Exception) -> None:
            if mine == self._number:
                on_error(error)

        self._runner.run(lambda _ticket: self.prepare(wish), gathered, failed, owner=self._owner)

    def prepare(self, wish: Wish) -> PreparedCopy:
        """Return the copy that is wished for, not yet drawn. Database lane."""
        reader = own_file()
        if wish.reader_id:
            reader = self._copies.reader(wish.family_id, wish.reader_id)
        about = (wish.document_id, wish.family_id, wish.of_id)
        return self._copies.prepare(*about, reader, wish.printing, page_of=wish.copy_for)

    def copy(
        self,
        drawn: Drawn,
        reader_id: str,
        on_done: Callable[[DrawnCopy], None],
        on_error: OnError,
    ) -> None:
        """Make somebody's copy of the document in front; its pages are taken if they are theirs."""
        wish = replace(drawn.wish, reader_id=reader_id)
        self.fresh(lambda: self.prepare(wish), (drawn.prepared, drawn.document), on_done, on_error)

    def check(self, password: str, on_done: Callable[[], None], on_error: OnError) -> None:
        """See whether a password could be guessed."""
        self._runner.run(
            lambda _ticket: check(password),
            lambda _nothing: on_done(),
            on_error,
            owner=self._owner,
            lane="cpu",
        )

    def forget(self) -> None:
        """Pass no answer on that is still under way."""
        self._number += 1

    def _keep_offers(
        self,
        settings: Mapping[str, str],
        offers: Mapping[str, Offers],
        on_done: Callable[[Known], None],
    ) -> None:
        self._offers = offers
        on_done(Known(settings, offers))


def _nothing(_answer: None) -> None:
    """Nothing is left to do."""


def _let_go(_error: Exception) -> None:
    """A full disk is said by what is saved next; nothing of the person's is lost."""
