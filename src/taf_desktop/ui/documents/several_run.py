"""Joins the page for several documents to what makes, saves and prints them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.services.copies import PAPER, PDF, Way
from taf_desktop.services.print_choices import BOOKLET
from taf_desktop.services.several import cover_name, folder_words
from taf_desktop.support.words import say
from taf_desktop.ui.common import dialogs, errors
from taf_desktop.ui.documents.copy_view import people_picks
from taf_desktop.ui.documents.for_whom import Answer, Asking
from taf_desktop.ui.documents.give_copy_page import USUAL_WAY
from taf_desktop.ui.documents.handing import Handing, documents_folder, job_of
from taf_desktop.ui.documents.presenter import Known
from taf_desktop.ui.documents.printing import PrintJob, as_sheets
from taf_desktop.ui.documents.several_page import SeveralPage
from taf_desktop.ui.documents.several_presenter import (
    KeptNowhere,
    Pack,
    RunTicket,
    SeveralPresenter,
)
from taf_desktop.ui.documents.several_view import (
    count_words,
    document_ticks,
    people_ticks,
    pieces_of,
)
from taf_desktop.ui.documents.shelf import shelf_of

LOOK_EVERY = 200
"""How often to look whether a run was called off in the panel of progress, in milliseconds."""


class SeveralRun(QObject):
    """One run at a time. ``left``: the person goes back to one document."""

    left = Signal()

    def __init__(
        self, screen: QWidget, page: SeveralPage, presenter: SeveralPresenter, handing: Handing
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._page = page
        self._presenter = presenter
        self._handing = handing
        self._file: FamilyFile | None = None
        self._known: Known | None = None
        self._run: RunTicket | None = None
        self._saved_in: Path | None = None
        self._kept: KeptNowhere | None = None
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self._look_whether_off)
        page.ticked.connect(self._show_count)
        page.save_wanted.connect(self.save)
        page.print_wanted.connect(self.print_out)
        page.off_wanted.connect(self.call_off)
        page.back_wanted.connect(self._leave)
        page.folder_wanted.connect(self._open_folder)
        page.list_wanted.connect(self._print_list)

    def show_family(self, file: FamilyFile, known: Known) -> None:
        """Show what there is to tick for a family; ticks stay while it is the same.

        Nothing is made while the page is out of sight: ``begin`` does it.
        """
        if self._file is None or self._file.family.id != file.family.id:
            self.call_off()
            self._page.show_ticks((), ())
            self._forget()
        self._file, self._known = file, known
        if not self._page.isHidden():
            self._catch_up()

    def begin(self, document: str, person: str) -> None:
        """Begin with the document and the person that were in front, unless some are ticked."""
        self._catch_up()
        if not self._page.documents() and not self._page.people():
            self._page.tick((document,), (person,))
        self._show_count()
        self._page.focus_first()

    @Slot()
    def save(self) -> None:
        """Ask how the files shall be kept and where, make everything ticked and save it there."""
        count = count_words(len(self._page.documents()), len(self._page.people()))
        self._handing.ask(Asking(file_kind=PDF, what=count), self._save_as)

    @Slot()
    def print_out(self) -> None:
        """Make everything ticked, then print it in turn."""
        self._make(self._print_pack, for_paper=True)

    @Slot()
    def call_off(self) -> None:
        """Call off what is being made."""
        if self._run is not None:
            self._run.cancel()
            self._look_whether_off()

    def _catch_up(self) -> None:
        """Show what there is to tick now."""
        file, known = self._file, self._known
        if file is None or known is None:
            return
        documents = tuple(tick for _key, tick in document_ticks(shelf_of(file)))
        self._page.show_ticks(documents, people_ticks(file, people_picks(file), known))
        self._show_count()

    def _make(self, on_done: Callable[[Pack], None], *, for_paper: bool) -> None:
        if self._file is None or self._known is None:
            return
        by_id = {tick.id: key for key, tick in document_ticks(shelf_of(self._file))}
        wanted = tuple(by_id[each] for each in self._page.documents() if each in by_id)
        pieces = pieces_of(self._file, wanted, self._page.people(), self._known)
        if not pieces:
            return
        self._forget()
        self._page.show_running(running=True)
        self._look.start()

        def done(pack: Pack) -> None:
            self._finish()
            on_done(pack)

        run = self._presenter.make(
            self._file.family.name,
            pieces,
            self.tr("Making several documents…"),
            done,
            self._failed,
            for_paper=for_paper,
        )
        # Where there are no lanes everything is done already.
        self._run = run if self._look.isActive() else None

    def _save_as(self, answer: Answer) -> None:
        folder = dialogs.choose_folder(
            self._screen, self.tr("Where shall the new folder stand?"), documents_folder()
        )
        if folder is not None:
            self._make(lambda pack: self._save_pack(pack, folder, answer), for_paper=False)

    def _save_pack(self, pack: Pack, folder: Path, answer: Answer) -> None:
        if answer.own_passwords:
            self._presenter.save_each(
                pack,
                folder,
                answer.way,
                lambda where, kept: self._saved_each(pack, where, kept),
                self._failed,
            )
            return
        self._presenter.save(
            pack,
            folder,
            answer.way,
            answer.password,
            lambda where: self._saved(pack, where, answer),
            self._failed,
        )

    def _saved(self, pack: Pack, folder: Path, answer: Answer) -> None:
        self._saved_in = folder
        locked = answer.way.protected == "yes"
        self._page.show_saved(folder_words(folder, len(pack.copies), locked=locked))

    def _saved_each(self, pack: Pack, folder: Path, kept: KeptNowhere) -> None:
        self._saved_in, self._kept = folder, kept
        words = folder_words(folder, len(pack.copies), locked=True, own=True)
        self._page.show_saved(words, kept.passwords)

    @Slot()
    def _print_list(self) -> None:
        """Print the list with everybody's words; it goes to nobody, so it is no copy."""
        if self._kept is not None:
            name = Path(cover_name(self._kept.today)).stem
            job = PrintJob(document=self._kept.cover, name=name)
            self._handing.send([job], self.tr("Printing…"), (), Way(how=USUAL_WAY[PAPER]))

    def _print_pack(self, pack: Pack) -> None:
        cover = PrintJob(document=pack.cover, name=Path(cover_name(pack.today)).stem)
        jobs = [cover]
        for piece, copy, paper in zip(pack.pieces, pack.copies, pack.papers, strict=True):
            name = self._presenter.name_of(copy)
            job = job_of(paper, name, piece.choice, from_right=piece.from_right)
            booklet = piece.choice.format_id == BOOKLET
            jobs.append(as_sheets(job, paper) if booklet else job)
        words, way = self.tr("Printing several documents…"), Way(how=USUAL_WAY[PAPER])
        self._handing.send(jobs, words, pack.copies, way)

    def _forget(self) -> None:
        """Show no more where something was saved, and forget everybody's words."""
        self._kept = None
        self._page.show_saved("")

    def _finish(self) -> None:
        self._run = None
        self._look.stop()
        self._page.show_running(running=False)

    def _failed(self, error: Exception) -> None:
        self._finish()
        errors.show(self._screen, error)

    @Slot()
    def _look_whether_off(self) -> None:
        """See whether the run was called off, here or in the panel; nobody else would tell."""
        if self._run is not None and self._run.cancelled:
            self._finish()
            self._forget()
            self._page.show_count(say("documents_screen.several.off"), enough=True)

    @Slot()
    def _show_count(self) -> None:
        documents, people = len(self._page.documents()), len(self._page.people())
        enough = bool(documents and people)
        self._page.show_count(count_words(documents, people), enough=enough)

    @Slot()
    def _leave(self) -> None:
        self.left.emit()

    @Slot()
    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))
