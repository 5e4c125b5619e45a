"""One request to another service: what is asked of whom, and what came of it."""

from __future__ import annotations

from typing import cast

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.service_request import ServiceRequest
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import buttons
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Muted
from taf_desktop.ui.families.request_view import request_name
from taf_desktop.ui.families.thing_page import ThingPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit

ASKED = (
    "to_name", "contact", "about", "reason", "goal", "asked_on", "asked_by", "family_agreed",
    "answer_by",
)  # fmt: skip
ANSWERED = ("answer", "answered_on", "outcome")


class RequestPage(ThingPage):
    """What is asked above, what came of it below."""

    def __init__(self, request: ServiceRequest, kit: EditKit, lists: Lists) -> None:
        super().__init__(request, kit, lists, self.tr("Asked of another service"))
        self.setObjectName("requestPage")
        asked, came = Card(title=self.tr("What is asked")), Card(title=self.tr("What came of it"))
        fields = self.fields(ASKED)
        asked.add(fields)
        came.add(
            Muted(self.tr("Requests get lost. Somebody who asks again in time finds that out.")),
            self.fields(ANSWERED),
        )
        aside = buttons.quiet(self.tr("Put this request aside"), icon="trash")
        aside.setObjectName("requestAside")
        self.begins_at(fields, ASKED[0])
        self.lay_out((asked, came), aside, (*ASKED[:5], *ANSWERED))

    def name_of(self, thing: Entity) -> str:
        """Return who was asked."""
        return request_name(cast("ServiceRequest", thing))
