"""One request to another service: what is asked of whom, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.families.request_view import request_name
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.parts.fields_view import FieldsView
from taf_desktop.ui.forms.parts.keeper import Keeper

WIDTH = 760
ASKED = (
    "to_name", "contact", "about", "reason", "goal", "asked_on", "asked_by", "family_agreed",
    "answer_by",
)  # fmt: skip
ANSWERED = ("answer", "answered_on", "outcome")


class RequestPage(Page):
    """The page, saved as it is typed.

    Signals:
        left: back to the overview.
        put_aside: the request should be put aside; carries its id and its name.
    """

    left = Signal()
    put_aside = Signal(str, str)

    def __init__(self, request: ServiceRequest, kit: EditKit, lists: Lists) -> None:
        super().__init__(max_width=WIDTH)
        self.setObjectName("requestPage")
        self._keeper = Keeper(request, kit, lists)
        self._asked = FieldsView(self._keeper.session, ASKED)
        self._answer = FieldsView(self._keeper.session, ANSWERED)
        self.column.addLayout(self._head())
        asked = Card(title=self.tr("What is asked"))
        asked.add(self._asked)
        came = Card(title=self.tr("What came of it"))
        came.add(
            Muted(self.tr("Requests get lost. Somebody who asks again in time finds that out.")),
            self._answer,
        )
        aside = buttons.quiet(self.tr("Put this request aside"), icon="trash")
        aside.setObjectName("requestAside")
        aside.clicked.connect(self._put_aside)
        below = layouts.row()
        below.addWidget(aside)
        below.addStretch(1)
        self.add(self._keeper, asked, came)
        self.column.addLayout(below)
        self.column.addStretch(1)

    @property
    def request_id(self) -> str:
        """The id of the request that is open."""
        return self._keeper.thing.id

    def show_request(self, request: ServiceRequest, lists: Lists) -> None:
        """Show the request as it is now; what is typed stays."""
        self._keeper.take_newer(request)
        self._keeper.session.update_lists(lists)

    def focus_first(self) -> None:
        """Put the keyboard where a new request begins; where one is named, on the way back."""
        if self._keeper.session.value(ASKED[0]):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._asked.focus_field(ASKED[0])

    def flush(self) -> None:
        """Save at once."""
        self._keeper.flush()

    def is_blank(self) -> bool:
        """Say whether nothing has been written yet."""
        return not any(self._keeper.session.value(name) for name in (*ASKED[:5], *ANSWERED))

    def _head(self) -> layouts.QHBoxLayout:
        self._back = buttons.secondary(self.tr("Back to the overview"), icon="back")
        self._back.setObjectName("backToOverview")
        self._back.clicked.connect(self.left)
        head = layouts.row(spacing=12)
        head.addWidget(Title(self.tr("Asked of another service")), 1)
        head.addWidget(self._back)
        return head

    def _put_aside(self) -> None:
        thing = self._keeper.thing
        if isinstance(thing, ServiceRequest):
            self.put_aside.emit(thing.id, request_name(thing))
