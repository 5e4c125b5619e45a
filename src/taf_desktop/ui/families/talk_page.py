"""One talk about the family with a manager, supervisor or safeguarding lead."""

from __future__ import annotations

from typing import cast

from taf_desktop.domain.entity import Entity
from taf_desktop.domain.oversight import Oversight
from taf_desktop.forms.session import Lists
from taf_desktop.ui.common import buttons
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Muted
from taf_desktop.ui.families.talk_view import talk_name
from taf_desktop.ui.families.thing_page import ThingPage
from taf_desktop.ui.forms.parts.edit_kit import EditKit

ASKED = ("held_on", "with_whom", "how", "talked_about", "decided")
WRITTEN = ("how", "talked_about", "decided")
"""What a new talk does not begin with."""


class TalkPage(ThingPage):
    """When, with whom, what about, and what was decided."""

    def __init__(self, talk: Oversight, kit: EditKit, lists: Lists) -> None:
        super().__init__(talk, kit, lists, self.tr("Talked through with somebody"))
        self.setObjectName("talkPage")
        card, fields = Card(), self.fields(ASKED)
        card.add(
            Muted(self.tr("For professionals. It stands on no copy that a family is given.")),
            fields,
        )
        aside = buttons.quiet(self.tr("Put this talk aside"), icon="trash")
        aside.setObjectName("talkAside")
        self.begins_at(fields, "talked_about")
        self.lay_out((card,), aside, WRITTEN)

    def name_of(self, thing: Entity) -> str:
        """Return the day and whom it was with."""
        return talk_name(cast("Oversight", thing))
