"""“Take over a record”: choose the file, look at what came, and only then take it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QWidget,
)

from taf_desktop.domain.handover import SUFFIX
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.forms.codes import code_list
from taf_desktop.services.desk import Desk
from taf_desktop.services.handover_merge import AGAIN
from taf_desktop.ui.common import buttons, dialogs, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted, Strong, Title
from taf_desktop.ui.forms.choice_parts import RadioRows
from taf_desktop.ui.handover.parts import NextSteps, ShownParts, WordsCard, buttons_line, warned
from taf_desktop.ui.handover.receive_presenter import (
    QuarantineView,
    ReceivePresenter,
    TakenView,
    words_remark,
)

KINDS = f"TAF Desktop (*{SUFFIX})"


class ReceivePage(QStackedWidget):
    """Four pages, one at a time.

    Signals:
        wants_back: the person is done.
        wants_family: the family that was taken in should be opened; carries its id.
    """

    wants_back = Signal()
    wants_family = Signal(str)

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("receive")
        self._presenter = ReceivePresenter(desk, runner, self)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the four pages one after the other."""
        self.choose, self.words = ChoosePage(), SpokenWordsPage()
        self.addWidget(self.choose)
        self.addWidget(self.words)
        yield
        self.look = QuarantinePage()
        self.addWidget(self.look)
        yield
        self.taken = TakenPage()
        self.addWidget(self.taken)
        self.choose.chosen.connect(self.open_file)
        self.choose.left.connect(self.wants_back)
        self.words.entered.connect(self._presenter.open_with)
        self.look.accepted.connect(self._accept)
        for page in (self.words, self.look):
            page.left.connect(self.begin)
        self.taken.wants_family.connect(self.wants_family)
        self._presenter.wants_words = self._ask_words
        self._presenter.show = self._show_look
        self._presenter.taken = self._show_taken
        self._presenter.trouble = self._trouble

    @Slot()
    def begin(self) -> None:
        """Begin with choosing a file; one that is open is let go of."""
        self._presenter.forget()
        self.words.clear()
        self.setCurrentWidget(self.choose)
        self.choose.button.setFocus()

    @Slot()
    def come(self) -> None:
        """Go on where it was left, also before the vault locked; begin if nothing waits."""
        if not self._presenter.pending:
            self.setCurrentWidget(self.choose)
            self._presenter.resume(self.begin)

    def open_file(self, path: Path) -> None:
        """Open a file, as if it had been chosen here."""
        if self.currentWidget() is self.taken:
            self.begin()
        self._presenter.choose(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.currentWidget() is self.choose:
            self.wants_back.emit()
        else:
            self.begin()

    def _ask_words(self) -> None:
        self.words.clear()
        self.setCurrentWidget(self.words)
        self.words.field.setFocus()

    def _show_look(self, view: QuarantineView) -> None:
        self.words.clear()
        self.look.show_view(view)
        self.setCurrentWidget(self.look)

    def _show_taken(self, view: TakenView) -> None:
        self.taken.show_view(view)
        self.setCurrentWidget(self.taken)

    @Slot(object)
    def _accept(self, view: QuarantineView) -> None:
        look = self.look
        self._presenter.accept(
            view, theirs=look.takes_theirs, compared=look.was_compared, again=look.again
        )

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class ChoosePage(Page):
    """What this is, and the button. ``chosen`` carries the file, ``left`` goes back."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = buttons.primary(self.tr("Choose the file…"))
        self.button.setObjectName("choose_handover")
        self.button.clicked.connect(self._choose)
        back = buttons.secondary(self.tr("Back"), icon="back")
        back.setObjectName("receive_back")
        back.clicked.connect(self.left)
        self.add(
            Title(self.tr("Take over a record")),
            Muted(
                self.tr(
                    "A colleague gave you a sealed file (it ends in .fhcase). Choose it, look at"
                    " who sent it and what is in it, and decide. Nothing is changed before that."
                )
            ),
        )
        self.column.addLayout(buttons_line(self.button, back))

    @Slot()
    def _choose(self) -> None:
        title = self.tr("Choose the file you were given")
        path = dialogs.choose_open_file(self, title, Path.home(), KINDS)
        if path is not None:
            self.chosen.emit(path)


class SpokenWordsPage(Page):
    """The six words. ``entered`` carries what was typed, ``left`` goes back."""

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setObjectName("spoken")
        self.field.returnPressed.connect(self._enter)
        self.row = FormRow(
            self.tr("The six words"),
            self.field,
            help_text=self.tr("As they were said to you, with a space between them."),
        )
        go = buttons.primary(self.tr("Open it"))
        go.setObjectName("open_spoken")
        go.clicked.connect(self._enter)
        back = buttons.secondary(self.tr("Back"), icon="back")
        back.setObjectName("spoken_back")
        back.clicked.connect(self.left)
        self.add(
            Title(self.tr("Which six words were you told?")),
            Muted(
                self.tr(
                    "The sender says them on the telephone or face to face. If the words came by"
                    " email or with the file, call the sender first."
                )
            ),
            self.row,
        )
        self.column.addLayout(buttons_line(go, back))

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self.row.set_error("")

    @Slot()
    def _enter(self) -> None:
        typed = self.field.text()
        remark = words_remark(typed)
        self.row.set_error(remark)
        if typed.strip() and not remark:
            self.entered.emit(typed)


class QuarantinePage(Page):
    """What came, looked at before it is part of anything.

    Signals:
        accepted: carries the view that was looked at.
        left: the person leaves it.
    """

    accepted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: QuarantineView | None = None
        self._title = Title("")
        self._title.setObjectName("came_title")
        self._facts, self._warnings = layouts.column(spacing=4), layouts.column(spacing=6)
        self._sender, self._trust = Heading(""), Body("")
        self._trust.setObjectName("trust")
        self.words = WordsCard("sender_words")
        self._compared = QCheckBox(self.tr("I compared the six words, and they agree"))
        self._compared.setObjectName("words_agree")
        self._compared.toggled.connect(self._look_if_ready)
        self._difference, self.parts = ShownParts("difference"), ShownParts("came_parts")
        self._whose, self._removed = self._whose_card(), self._removed_card()
        self._lead = Strong("")
        self._lead.setObjectName("who_leads")
        self.take = buttons.primary(self.tr("Take it in"))
        self.take.setObjectName("take_in")
        self.take.clicked.connect(self._take)
        leave = buttons.secondary(self.tr("Leave it"))
        leave.setObjectName("leave_it")
        leave.clicked.connect(self.left)
        self._lay_out(leave)

    @property
    def takes_theirs(self) -> bool:
        """Whether what came holds where both changed something."""
        return self._theirs.isChecked()

    @property
    def was_compared(self) -> bool:
        """Whether the sender's six words were compared just now."""
        return self._view is not None and bool(self._view.words) and self._compared.isChecked()

    @property
    def again(self) -> str:
        """Why a record that was removed here for good is taken in again, a code."""
        return self._again.code()

    def show_view(self, view: QuarantineView) -> None:
        """Show what came."""
        self._view = view
        self._title.setText(view.title)
        self._sender.setText(self.tr("From {name}").format(name=view.sender))
        self._trust.setText(view.trust)
        self.words.show_words(view.words)
        self._compared.setChecked(False)
        self._compared.setVisible(bool(view.words))
        layouts.clear(self._facts)
        for fact in view.facts:
            self._facts.addWidget(Body(fact))
        layouts.clear(self._warnings)
        for warning in view.warnings:
            self._warnings.addWidget(warned(warning))
        self._difference.show_parts(view.difference)
        self.parts.show_parts(view.parts)
        self._ours.setChecked(True)
        self._whose.setVisible(view.asks_whose)
        self._again.show_code("")
        self._removed.setVisible(view.asks_again)
        self._lead.setText(view.lead)
        self._lead.setVisible(bool(view.lead))
        self._look_if_ready()
        self.verticalScrollBar().setValue(0)

    def _lay_out(self, leave: QWidget) -> None:
        who = Card()
        who.setObjectName("came_from")
        who.add(self._sender)
        who.column.addLayout(self._facts)
        who.add_line()
        who.add(self._trust, self.words, self._compared)
        self.add(self._title, Muted(self.tr("Only looked at so far. Nothing is taken in yet.")))
        self.column.addLayout(self._warnings)
        self.add(who, Heading(self.tr("What is different from here")), self._difference)
        self.add(self._whose, Heading(self.tr("What is in it")), self.parts, self._lead)
        self.add(self._removed)
        self.column.addLayout(buttons_line(self.take, leave))

    def _whose_card(self) -> QWidget:
        card = Card(bar=Tone.WORRY)
        card.setObjectName("whose")
        self._ours = QRadioButton(self.tr("Keep what is here"))
        self._ours.setObjectName("keep_ours")
        self._theirs = QRadioButton(self.tr("Take what came"))
        self._theirs.setObjectName("take_theirs")
        group = QButtonGroup(card)
        for button in (self._ours, self._theirs):
            group.addButton(button)
        card.add(Strong(self.tr("Where both of you changed something")), self._ours, self._theirs)
        return card

    def _removed_card(self) -> QWidget:
        card = Card(bar=Tone.WORRY)
        card.setObjectName("removed_before")
        self._again = RadioRows(code_list(AGAIN).options)
        self._again.setObjectName("again")
        self._again.picked.connect(self._look_if_ready)
        card.add(Strong(self.tr("Why is it taken in again?")), self._again)
        return card

    @Slot()
    def _look_if_ready(self) -> None:
        view = self._view
        compared = view is not None and (not view.words or self._compared.isChecked())
        reasoned = view is not None and (not view.asks_again or bool(self.again))
        self.take.setEnabled(compared and reasoned)

    @Slot()
    def _take(self) -> None:
        if self._view is not None:
            self.accepted.emit(self._view)


class TakenPage(Page):
    """It is here. ``wants_family`` carries the family's id."""

    wants_family = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._family_id = ""
        self._title = Title("")
        self.steps = NextSteps("taken_steps")
        go = buttons.primary(self.tr("Open the record"))
        go.setObjectName("open_taken")
        go.clicked.connect(self._open)
        self.add(self._title, self.steps)
        self.column.addLayout(buttons_line(go))

    def show_view(self, view: TakenView) -> None:
        """Show what is left to do."""
        self._family_id = view.family_id
        self._title.setText(view.title)
        self.steps.show_steps(view.steps)

    @Slot()
    def _open(self) -> None:
        self.wants_family.emit(self._family_id)
