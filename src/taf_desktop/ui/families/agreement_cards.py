"""The cards of the agreement screen: one for each person, and a kind note on what agreement is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card, Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Heading, PlainLabel, Small
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.families.agreement_view import AGREED_MOOD, AnswerRow, PersonAnswer
from taf_desktop.ui.families.chooser import ChooserRow


class AboutAgreement(Card):
    """What agreement is and is not, in a few sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone=Tone.HOPE, title=self.tr("What this agreement is"))
        self.setObjectName("aboutAgreement")
        self.add(
            Body(
                self.tr(
                    "Help from a Team Around the Family is a choice. Everybody is asked for "
                    "themselves, may say no, and may change their mind at any time. Children and "
                    "young people who understand are asked too."
                )
            ),
            Body(
                self.tr(
                    "It is not the legal reason for keeping information; your privacy notice "
                    "says what that is. And if a child may be badly hurt, you share what is "
                    "needed to keep them safe, whatever was agreed."
                )
            ),
        )


class PersonCard(Card):
    """Where one person stands.

    Signals:
        wants_answer: an answer of this person should be written down; carries their id.
        wants_withdrawal: this person has changed their mind; carries their id.
        picked: an answer should be shown: kind and id.
    """

    wants_answer = Signal(str)
    wants_withdrawal = Signal(str)
    picked = Signal(str, str)

    def __init__(
        self, answer: PersonAnswer, parent: QWidget | None = None, *, leads: bool = False
    ) -> None:
        """Make a card; ``leads`` fills its button, for the first person still to be asked."""
        super().__init__(parent)
        self.setObjectName(f"agreement:{answer.person_id}")
        self.setAccessibleName(answer.name)
        self._person_id = answer.person_id
        now = answer.now
        self._add_head(answer)
        self.add(Body(now.sentence))
        if now.sharing:
            self.add(Body(now.sharing))
        if now.given:
            self.add(Small(now.given))
        if now.review:
            late = Tone.WORRY if now.review_late else Tone.NEUTRAL
            style = TextStyle.SMALL_STRONG if now.review_late else TextStyle.SMALL
            self.add(PlainLabel(now.review, style=style, tone=late))
        if answer.can_answer:
            self._add_buttons(now, leads=leads)
        if answer.earlier:
            self._add_earlier(answer.earlier)

    def _add_head(self, answer: PersonAnswer) -> None:
        line = layouts.FlowLayout(spacing=8)
        name = Heading(answer.name)
        name.setWordWrap(False)
        line.addWidget(name)
        if answer.now.pill:
            line.addWidget(Pill(answer.now.pill, Tone(answer.now.mood)))
        self.column.addLayout(line)

    def _add_buttons(self, now: AnswerRow, *, leads: bool) -> None:
        flow = layouts.FlowLayout(spacing=8)
        make = buttons.primary if leads else buttons.secondary
        answer = make(self.tr("Write down an answer"))
        answer.setObjectName(f"answer:{self._person_id}")
        answer.clicked.connect(self._want_answer)
        flow.addWidget(answer)
        if now.agreement_id:
            see = buttons.quiet(self.tr("See this answer"))
            see.setObjectName(f"see:{now.agreement_id}")
            see.setProperty("agreement", now.agreement_id)
            see.clicked.connect(self._want_see)
            flow.addWidget(see)
        if now.mood == AGREED_MOOD:
            changed = buttons.quiet(self.tr("They changed their mind"))
            changed.setObjectName(f"withdraw:{self._person_id}")
            changed.clicked.connect(self._want_withdrawal)
            flow.addWidget(changed)
        self.column.addSpacing(4)
        self.column.addLayout(flow)

    def _add_earlier(self, earlier: tuple[AnswerRow, ...]) -> None:
        self.add_line()
        self.add(Small(self.tr("Earlier answers")))
        for row in earlier:
            chooser = ChooserRow("agreement", row.agreement_id, row.pill, lines=(row.given,))
            chooser.picked.connect(self.picked)
            self.add(chooser)

    @Slot()
    def _want_answer(self) -> None:
        self.wants_answer.emit(self._person_id)

    @Slot()
    def _want_withdrawal(self) -> None:
        self.wants_withdrawal.emit(self._person_id)

    @Slot()
    def _want_see(self) -> None:
        self.picked.emit("agreement", str(self.sender().property("agreement")))
