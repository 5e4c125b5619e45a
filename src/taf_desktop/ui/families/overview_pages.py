"""The pages over the overview: the ending, and one request to another service."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.ui.families.ending_page import ENDING, EndingPage
from taf_desktop.ui.families.ending_presenter import EndingPresenter
from taf_desktop.ui.families.request_page import RequestPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.page_over import PageOver


class OverviewPages(PageOver):
    """One of them at a time.

    Signals:
        wants_tab: another tab is wanted, and a thing there.
        put_aside: a request should be put aside: its id, and its name or "" if nothing was written.
    """

    wants_tab = Signal(str, str)
    put_aside = Signal(str, str)

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
        if isinstance(page, RequestPage):
            return page.request_id
        return ENDING if page is not None else ""

    def show_family(self, opened: OpenFamily) -> None:
        """Show the open page of a family as it is now; another family's page is left."""
        before, self._opened = self._opened, opened
        page = self.page
        if before is not None and before.file.family.id != opened.file.family.id:
            self._expected = ""
            self.leave()
        elif self._expected and self._request(self._expected) is not None:
            self.open(self._expected)
        elif isinstance(page, EndingPage):
            page.show_family(opened)
        elif isinstance(page, RequestPage):
            request = self._request(page.request_id)
            if request is None:
                self.leave()
            else:
                page.show_request(request, opened.lists)

    def open(self, id_: str) -> bool:
        """Open the ending, or a request by its id; false if it is neither."""
        if self._opened is None:
            return False
        if id_ == self.shown and id_:
            return True
        if id_ == ENDING:
            ending = EndingPage(self._opened, self._kit, self._presenter)
            ending.wants_tab.connect(self.wants_tab)
            self._show(ending)
            return True
        request = self._request(id_)
        if request is None:
            return False
        self._expected = ""
        page = RequestPage(request, self._kit, self._opened.lists)
        page.put_aside.connect(self._put_aside)
        self._show(page)
        return True

    def open_soon(self, id_: str) -> None:
        """Open a request that was added a moment ago, as soon as it is there."""
        if not self.open(id_):
            self._expected = id_

    @Slot()
    def leave(self) -> None:
        """Take the page away; a request in which nothing was written goes with it."""
        page = self.page
        blank = page.request_id if isinstance(page, RequestPage) and page.is_blank() else ""
        super().leave()
        if blank and self._request(blank) is not None:
            self.put_aside.emit(blank, "")

    def _show(self, page: EndingPage | RequestPage) -> None:
        self.leave()
        self.put(page)

    @Slot(str, str)
    def _put_aside(self, id_: str, name: str) -> None:
        super().leave()
        self.put_aside.emit(id_, name)

    def _request(self, id_: str) -> ServiceRequest | None:
        requests = self._opened.file.requests if self._opened is not None else ()
        return next((each for each in requests if each.id == id_), None)
