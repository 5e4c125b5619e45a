"""The head of a family's page, the same on every tab: who, how far, who leads, what helps."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.domain.journey import where_now
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.shortcuts import Shortcut, action
from taf_desktop.ui.common.text import PlainLabel, Title
from taf_desktop.ui.families.people_view import interpreter_need, needs_of, reading_needs_of
from taf_desktop.ui.families.step_words import stop_words
from taf_desktop.ui.shell.header_line import HeaderLine


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What the head says.

    ``needs`` are everybody's access needs, each once: interpreters first, then how people read.
    """

    name: str
    stage: str
    lead: str
    needs: tuple[str, ...]
    safe_contact: str


def header_words(file: FamilyFile) -> HeaderWords:
    """Return the words of a family's head."""
    family = file.family
    lead = ", ".join(part for part in (family.lead_name, family.lead_agency) if part)
    # Interpreters come first: without them nobody can talk at all.
    needs = [interpreter_need(person) for person in file.people]
    for person in file.people:
        needs += reading_needs_of(person)
    for person in file.people:
        needs += needs_of(person)
    return HeaderWords(
        family.name or say("family_screens.list.no_name"),
        say("family_screens.header.stage", stop=stop_words(where_now(file.facts))),
        say("family_screens.header.lead", name=lead)
        if lead
        else say("family_screens.header.no_lead"),
        tuple(dict.fromkeys(need for need in needs if need)),
        say("family_screens.header.safe_contact", words=_one_line(family.safe_contact))
        if family.safe_contact.strip()
        else "",
    )


def _one_line(text: str) -> str:
    return " · ".join(line.strip() for line in text.splitlines() if line.strip())


class FamilyHeader(QWidget):
    """Name, stage, lead professional, access needs, safe contact, and the way to safety.

    ``wants_safety`` is sent by the button and its shortcut; ``wants_list`` by the way back.
    """

    wants_safety = Signal()
    wants_list = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("familyHeader")
        self._shown: HeaderWords | None = None
        self._back = buttons.quiet(self.tr("All families"), icon="back")
        self._back.setObjectName("backToFamilies")
        self._back.clicked.connect(self.wants_list)
        self._name = Title("")
        self._name.setObjectName("familyName")
        self._about = HeaderLine()
        self._safe = PlainLabel("", tone=Tone.WORRY)
        self._safe.setObjectName("safeContact")
        self._safe.hide()
        self._safety = buttons.danger(self.tr("Worried about a child’s safety?"))
        self._safety.setObjectName("worried")
        self._safety.clicked.connect(self.wants_safety)
        self._shortcut: QAction = action(self, Shortcut.SAFETY, self._safety.text())
        self._shortcut.triggered.connect(self.wants_safety)
        self._lay_out()

    def show_words(self, words: HeaderWords) -> None:
        """Show a family's head."""
        if words == self._shown:
            return
        self._shown = words
        self._name.setText(words.name)
        self._safe.setText(words.safe_contact)
        self._safe.setVisible(bool(words.safe_contact))
        self._about.show_words((words.stage, words.lead), words.needs)

    def _lay_out(self) -> None:
        top = layouts.row(spacing=12)
        top.addWidget(self._name, 1)
        top.addWidget(self._back)
        top.addWidget(self._safety)
        column = layouts.column(self, spacing=4)
        column.setContentsMargins(MARGIN, 14, MARGIN, 10)
        column.addLayout(top)
        column.addWidget(self._about)
        column.addWidget(self._safe)
