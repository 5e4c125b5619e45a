"""The documents tab of a family: what can be printed, the pages themselves, and handing them on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.copies import CopyGiven
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.services.documents import ABOUT
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.print_choices import PrintChoice, fitting, page_of, preset, reader_id
from taf_desktop.services.print_offers import Offers
from taf_desktop.services.recipients import recipient
from taf_desktop.support.words import say
from taf_desktop.ui.common import errors, layouts
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.turns import Turns, polished
from taf_desktop.ui.documents.access_dialog import answer_request
from taf_desktop.ui.documents.copies_dialog import show_copies
from taf_desktop.ui.documents.copy_view import copy_state
from taf_desktop.ui.documents.frame import DocumentsFrame
from taf_desktop.ui.documents.give_dialog import give_a_copy
from taf_desktop.ui.documents.give_presenter import GiveWanted
from taf_desktop.ui.documents.handing import Handing
from taf_desktop.ui.documents.own_translation_window import (
    OtherWordsWindow,
    show_other_words,
)
from taf_desktop.ui.documents.page_work import PageImage
from taf_desktop.ui.documents.presenter import (
    DocumentsPresenter,
    Drawn,
    DrawPage,
    Known,
    Wish,
)
from taf_desktop.ui.documents.several_presenter import SeveralPresenter
from taf_desktop.ui.documents.several_run import SeveralRun
from taf_desktop.ui.documents.several_view import first_choice
from taf_desktop.ui.documents.shelf import DocumentRow, Thing, shelf_of
from taf_desktop.ui.documents.view import Consent, consents_of, saved_words


class DocumentsScreen(FamilyScreen):
    """Shows one document at a time; the first that is possible unless another is chosen."""

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        draw_page: DrawPage,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Take the use cases and what runs them.

        Args:
            desk: The use cases.
            runner: Runs them.
            draw_page: Draws a page of a PDF file as a picture.
            parent: The parent.
            in_pieces: Whoever makes it takes ``pieces`` to the end.
        """
        super().__init__(parent)
        self.setObjectName("documents")
        self._desk, self._runner, self._pages_of = desk, runner, draw_page
        self._presenter = DocumentsPresenter(desk, runner, draw_page, self)
        self._opened: OpenFamily | None = None
        self._known: Known | None = None
        self._beside: Turns | None = None
        self._rows: tuple[DocumentRow, ...] = ()
        self._chosen = ""
        self._of_id = ""
        self._choice = PrintChoice()
        self._drawn: Drawn | None = None
        self._saved_in: Path | None = None
        self.frame = DocumentsFrame()
        self.handing = Handing(self, self._presenter, runner)
        layouts.column(self).addWidget(self.frame)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the screen step by step."""
        yield from self.frame.pieces()
        several = SeveralPresenter(self._desk, self._runner, self._presenter, self)
        self.several = SeveralRun(self, self.frame.several, several, self.handing)
        self._connect()
        # So many parts would otherwise get their look in one piece when somebody comes here.
        Turns(polished(self.frame), self).begin_soon()

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family, or draw its document anew after a change."""
        if self._opened is not None and self._opened.file == opened.file:
            return
        before = self._opened.file.family.id if self._opened is not None else ""
        self._opened = opened
        self._rows = shelf_of(opened.file)
        if before == opened.file.family.id and self._known is not None:
            self._family_changed()
            return
        self._known = None
        self._drop_beside()
        self._chosen = self._of_id = ""
        self._forget_drawn()
        self.frame.show_several(several=False)
        self.frame.list.show_rows(self._rows, "")
        self.frame.show_waiting()
        self._presenter.begin(self._begin, self._could_not_begin)

    def show_thing(self, id_: str) -> None:
        """Show a document, or that of an assessment or a meeting, by its id."""
        # Of a meeting there are its notes and a page in short: asked for by its id, the notes.
        whole = sorted(self._rows, key=lambda row: row.document_id != ABOUT[row.document_id])
        for row in whole:
            for thing in row.things:
                if id_ and id_ in (thing.of_id, f"{row.document_id}:{thing.of_id}"):
                    self._choose(row.document_id, thing.of_id)
                    return

    def thing_shown(self) -> str:
        """Return the document in front, to come back to after unlocking."""
        return f"{self._chosen}:{self._of_id}" if self._chosen else ""

    def _connect(self) -> None:
        frame = self.frame
        frame.list.chosen.connect(self._choose)
        frame.copy.thing_chosen.connect(self._choose_thing)
        frame.copy.recipient_chosen.connect(self._choose_recipient)
        frame.copy.changed.connect(self._choose_way)
        frame.again_wanted.connect(self._draw)
        frame.tab_wanted.connect(self._go_to_tab)
        frame.several_wanted.connect(self._show_several)
        frame.words_wanted.connect(self.write_other_words)
        frame.pages.wanted.connect(self._draw_page)
        frame.ways.save_wanted.connect(self.save)
        frame.ways.print_wanted.connect(self.print_out)
        frame.ways.give_wanted.connect(self.give)
        frame.consents.copies_wanted.connect(self.show_copies)
        frame.consents.access_wanted.connect(self.answer_request)
        frame.ways.folder_wanted.connect(self._open_folder)
        frame.consents.agreement_wanted.connect(self._go_to_agreement)
        self.several.left.connect(self._show_one)
        self.handing.saved.connect(self._saved)
        self.handing.printed.connect(self._printed)
        made = action(self, Shortcut.PRINT, self.tr("Print"))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(self.print_out)

    def _begin(self, known: Known) -> None:
        """Show the first document, once it is known how documents were wanted last."""
        if self._opened is None:
            return
        self._known = known
        self.several.show_family(self._opened.file, known)
        first = next((row.document_id for row in self._rows if row.possible), "")
        self._choose(self._chosen or first, self._of_id)
        self._make_beside()

    def _could_not_begin(self, error: Exception) -> None:
        self._no_pages(error)
        self._make_beside()

    def _drop_beside(self) -> None:
        """Take away what stands beside the pages: it is another family's."""
        if self._beside is not None:
            self._beside.drop()
            self._beside.deleteLater()
            self._beside = None
        self.frame.hide_beside()

    def _make_beside(self) -> None:
        """Make what stands beside the pages out of sight, in turns, and then show it."""
        self._drop_beside()
        self._beside = Turns(self._making_beside(), self)
        self._beside.begin_soon()

    def _making_beside(self) -> Iterator[None]:
        yield from self.frame.consents.showing(*self._consents())
        for part in (self.frame.copy, self.frame.consents):
            yield from polished(part)
        row = self._row()
        self.frame.show_beside(possible=row is not None and row.possible)

    def _consents(self) -> tuple[tuple[Consent, ...], str]:
        known = consents_of(self._opened.file) if self._opened is not None else ()
        return known, say("documents_screen.consent.nobody")

    def _family_changed(self) -> None:
        if self._opened is None or self._known is None:
            return
        if self._beside is not None and self._beside.going:
            self._make_beside()
        else:
            self.frame.consents.show_consents(*self._consents())
        self.several.show_family(self._opened.file, self._known)
        self.frame.list.show_rows(self._rows, self._chosen)
        thing = self._thing()
        self._of_id = thing.of_id if thing is not None else ""
        self._choice = fitting(self._choice, self._opened.file, self._offers())
        self._show_choice()
        self._draw()

    def _row(self) -> DocumentRow | None:
        return next((row for row in self._rows if row.document_id == self._chosen), None)

    def _thing(self) -> Thing | None:
        row = self._row()
        return row.thing(self._of_id) if row is not None else None

    def _offers(self) -> Offers:
        known = self._known
        return known.offers[self._chosen] if known is not None else Offers(formats=())

    @Slot(str)
    def _choose(self, document_id: str, of_id: str = "") -> None:
        """Choose a document, wanted as it was last."""
        same = document_id == self._chosen and (not of_id or of_id == self._of_id)
        if same and self._drawn is not None:
            return
        self._chosen, self._of_id = document_id, of_id
        self._forget_drawn()
        self.frame.list.show_rows(self._rows, document_id)
        row = self._row()
        if self._known is None or self._opened is None or row is None:
            return
        thing = row.thing(of_id)
        self._of_id = thing.of_id if thing is not None else ""
        self._choice = first_choice(self._opened.file, row, self._known)
        self._show_choice()
        self._draw()

    @Slot(str)
    def _choose_thing(self, of_id: str) -> None:
        self._of_id = of_id
        self._forget_drawn()
        self._show_choice()
        self._draw()

    @Slot(str)
    def _choose_recipient(self, id_: str) -> None:
        """Take somebody's copy: as they said they like to read."""
        if self._opened is not None:
            somebody = recipient(self._opened.file, id_)
            self._take(preset(self._choice, somebody, self._offers()))

    @Slot(object)
    def _choose_way(self, choice: PrintChoice) -> None:
        self._take(choice)

    def _take(self, choice: PrintChoice) -> None:
        """Take a choice of the person's: keep it, show it and draw the document so."""
        if self._opened is None or self._known is None:
            return
        file = self._opened.file
        self._choice = fitting(choice, file, self._offers())
        family_id = file.family.id
        self._known = self._known.with_choice(family_id, self._chosen, self._choice)
        self._presenter.remember(family_id, self._chosen, self._choice)
        self.several.show_family(file, self._known)
        self._show_choice()
        self._draw()

    def _show_choice(self) -> None:
        row = self._row()
        if self._opened is None or row is None:
            return
        state = copy_state(self._opened.file, row, self._of_id, self._choice, self._offers())
        self.frame.copy.show_state(state)
        if self._beside is not None and not self._beside.going:
            self.frame.show_beside(possible=row.possible)

    def _forget_drawn(self) -> None:
        self._presenter.forget()
        self._drawn = None
        self._saved_in = None
        self.frame.ways.show_saved("")
        self.frame.ways.set_ready(False)

    def _wish(self) -> Wish | None:
        if self._opened is None:
            return None
        file = self._opened.file
        return Wish(
            family_id=file.family.id,
            document_id=self._chosen,
            of_id=self._of_id,
            copy_for=page_of(file, self._choice),
            printing=self._choice.printing(),
            reader_id=reader_id(file, self._choice),
        )

    @Slot()
    def _draw(self) -> None:
        row, wish = self._row(), self._wish()
        if row is None or wish is None:
            return
        if not row.possible:
            self._forget_drawn()
            button = say(f"documents_screen.go_to.{row.tab}") if row.tab else ""
            self.frame.show_not_yet(row.title, f"{row.sentence} {row.why_not}", row.tab, button)
            return
        if self._drawn is None:
            self.frame.show_waiting()
        self._presenter.draw(wish, self._show, self._no_pages)

    def _show(self, drawn: Drawn) -> None:
        before = self._drawn
        same = before is not None and before.wish == drawn.wish
        self._drawn = drawn
        thing = self._thing()
        self.frame.show_pages()
        self.frame.bar.show_draft(thing.draft_words if thing is not None else "")
        self.frame.ways.set_ready(True)
        self.frame.pages.show_document(drawn.document.pages, same=same)

    def _no_pages(self, error: Exception) -> None:
        self._drawn = None
        self.frame.ways.set_ready(False)
        self.frame.show_trouble(errors.message_for(error).text)

    @Slot(int, float)
    def _draw_page(self, page: int, scale: float) -> None:
        if self._drawn is None:
            return
        drawn = self._drawn

        def show(picture: PageImage) -> None:
            if drawn is self._drawn:
                self.frame.pages.take_picture(page, scale, picture)

        self._presenter.page(drawn.document, page, scale, show, self._no_pages)

    @Slot(str)
    def save(self, ending: str) -> None:
        """Save the document in front where the person chooses, as a file of one kind."""
        if self._drawn is not None:
            self.handing.save(self._drawn, ending)

    @Slot()
    def print_out(self) -> None:
        """Print the document in front, or everything ticked."""
        if self.frame.several.isVisible():
            self.several.print_out()
        elif self._drawn is not None:
            self.handing.print_out(self._drawn, self._choice, from_right=self._from_right())

    def _from_right(self) -> bool:
        language = self._offers().language(self._choice.language)
        return language is not None and language.from_right

    @Slot()
    def give(self) -> None:
        """Give a copy of the document in front to somebody, and note it."""
        row = self._row()
        if row is None or self._drawn is None:
            return
        wish = self._drawn.wish
        wanted = GiveWanted(
            family_id=wish.family_id,
            document_id=wish.document_id,
            title=row.title,
            of_id=wish.of_id,
            printing=wish.printing,
            reader_id=wish.reader_id,
            page_of=wish.copy_for,
            paper=self._choice,
            from_right=self._from_right(),
        )
        give_a_copy(self, self._desk, self._runner, self._pages_of, wanted)

    @Slot()
    def show_copies(self) -> None:
        """Show which copies were given, and which are due."""
        if self._opened is not None:
            family_id = self._opened.file.family.id
            show_copies(self, self._desk, self._runner, self._pages_of, family_id)

    @Slot()
    def answer_request(self) -> None:
        """Answer somebody who asks what is kept about them."""
        if self._opened is not None:
            answer_request(self, self._desk, self._runner, self._opened.file.family.id)

    @Slot()
    def write_other_words(self) -> None:
        """Write what the family said in easy words, or in their language."""
        if self._opened is None or self._known is None:
            return
        languages = next((each.languages for each in self._known.offers.values()), ())
        family_id = self._opened.file.family.id
        window = show_other_words(self, self._desk, self._runner, family_id, languages)
        window.finished.connect(window.deleteLater)
        window.begin(self._chosen, self._choice.language)

    @Slot(object, object)
    def _saved(self, path: Path, given: CopyGiven) -> None:
        self._saved_in = path.parent
        self.frame.ways.show_saved(saved_words(path, given))

    def flush(self) -> None:
        """Keep at once what was typed in the window for other words."""
        only = Qt.FindChildOption.FindDirectChildrenOnly
        for window in self.findChildren(OtherWordsWindow, options=only):
            window.flush()

    @Slot()
    def _printed(self) -> None:
        self.saved_words.emit(self.tr("Sent to the printer"))

    @Slot()
    def _show_several(self) -> None:
        self.frame.show_several(several=True)
        thing = self._thing()
        document = f"{self._chosen}:{self._of_id}" if thing is not None else ""
        self.several.begin(document, self._choice.recipient)

    @Slot()
    def _show_one(self) -> None:
        self.frame.show_several(several=False)
        self.frame.list.setFocus()

    @Slot()
    def _open_folder(self) -> None:
        if self._saved_in is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_in)))

    @Slot(str)
    def _go_to_tab(self, tab: str) -> None:
        self.wants_tab.emit(tab, "")

    @Slot()
    def _go_to_agreement(self) -> None:
        self.wants_tab.emit("agreement", "")
