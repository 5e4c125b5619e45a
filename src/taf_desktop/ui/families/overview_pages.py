"""The pages over the overview: the ending, a request to another service, a talk about the work."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.domain.oversight import Oversight
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.common.overview_places import ENDING_PAGE
from taf_desktop.ui.families.ending_page import EndingPage
from taf_desktop.ui.families.ending_presenter import EndingPresenter
from taf_desktop.ui.families.request_page import RequestPage
from taf_desktop.ui.families.talk_page import TalkPage
from taf_desktop.ui.families.thing_page import ThingPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.page_over import PageOver


class OverviewPages(PageOver):
    """One of them at a time.

    Signals:
        wants_tab: another tab is wanted, and a thing there.
        put_aside: a thing should be put aside: its kind, its id, and its name or "" if nothing was
            written.
    """

    wants_tab = Signal(str, str)
    put_aside = Signal(str, str, str)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        stack: QStackedWidget,
        kit: EditKit,
        on_error: Callable[[Exception], None],
    ) -> None:
        super().__init__(stack)
        self._kit = kit
        self._presenter = EndingPresenter(desk, runner, stack, on_error)
        self._opened: OpenFamily | None = None
        self._expected = ""

    @property
    def shown(self) -> str:
        """What is open, by the name ``open`` takes; "" for the overview itself."""
        page = self.page
        if isinstance(page, ThingPage):
            return page.thing_id
        return ENDING_PAGE if page is not None else ""

    def show_family(self, opened: OpenFamily) -> None:
        """Show the open page of a family as it is now; another family's page is left."""
        before, self._opened = self._opened, opened
        page = self.page
        if before is not None and before.file.family.id != opened.file.family.id:
            self._expected = ""
            self.leave()
        elif self._expected and self._thing(self._expected) is not None:
            self.open(self._expected)
        elif isinstance(page, EndingPage):
            page.show_family(opened)
        elif isinstance(page, ThingPage):
            thing = self._thing(page.thing_id)
            if thing is None:
                self.leave()
            else:
                page.show_thing(thing, opened.lists)

    def open(self, id_: str) -> bool:
        """Open the ending, or a request or a talk by its id; false if it is none of them."""
        if self._opened is None:
            return False
        if id_ == self.shown and id_:
            return True
        if id_ == ENDING_PAGE:
            ending = EndingPage(self._opened, self._kit, self._presenter)
            ending.wants_tab.connect(self.wants_tab)
            self._show(ending)
            return True
        thing = self._thing(id_)
        if thing is None:
            return False
        self._expected = ""
        page = self._page_of(thing, self._opened)
        page.put_aside.connect(self._put_aside)
        self._show(page)
        return True

    def open_soon(self, id_: str) -> None:
        """Open a thing that was added a moment ago, as soon as it is there."""
        if not self.open(id_):
            self._expected = id_

    @Slot()
    def leave(self) -> None:
        """Take the page away; a thing in which nothing was written goes with it."""
        page = self.page
        blank = page.thing_id if isinstance(page, ThingPage) and page.is_blank() else ""
        super().leave()
        thing = self._thing(blank)
        if thing is not None:
            self.put_aside.emit(thing.KIND, thing.id, "")

    def _page_of(self, thing: ServiceRequest | Oversight, opened: OpenFamily) -> ThingPage:
        if isinstance(thing, Oversight):
            return TalkPage(thing, self._kit, opened.lists)
        return RequestPage(thing, self._kit, opened.lists)

    def _show(self, page: EndingPage | ThingPage) -> None:
        self.leave()
        self.put(page)

    @Slot(str, str, str)
    def _put_aside(self, kind: str, id_: str, name: str) -> None:
        super().leave()
        self.put_aside.emit(kind, id_, name)

    def _thing(self, id_: str) -> ServiceRequest | Oversight | None:
        file = self._opened.file if self._opened is not None else None
        things = (*file.requests, *file.talks) if file is not None else ()
        return next((each for each in things if each.id == id_), None)
