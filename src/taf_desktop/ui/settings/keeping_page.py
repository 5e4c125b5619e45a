"""One family: until when its record is kept and why, keeping it longer, and removing it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Title, no_mnemonic
from taf_desktop.ui.settings.erase_card import EraseCard
from taf_desktop.ui.settings.keeping_presenter import KeepingPresenter
from taf_desktop.ui.settings.keeping_view import KeepingView, RuleChoice


class KeepingPage(Page):
    """One family's page.

    Signals:
        wants_back: the person goes back to the list.
        removed: the record was removed; carries what to say.
    """

    wants_back = Signal()
    removed = Signal(str)

    def __init__(self, presenter: KeepingPresenter, *, in_pieces: bool = False) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("keepingPage")
        self._presenter = presenter
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the page card by card."""
        self._title = Title("")
        back = buttons.secondary(self.tr("Back to the list"), icon="back")
        back.setObjectName("keeping_to_list")
        back.clicked.connect(self.wants_back)
        top = layouts.row(spacing=16)
        top.addWidget(self._title, 1)
        top.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        yield
        self.rule_card = RuleCard(self._presenter)
        self.add(self.rule_card)
        yield
        self.hold_card = HoldCard(self._presenter)
        self.add(self.hold_card)
        yield
        self.erase_card = EraseCard(self._presenter)
        self.erase_card.removed.connect(self.removed)
        self.erase_card.at_work.connect(self._show_erasing)
        self.add(self.erase_card)

    @property
    def removing(self) -> bool:
        """Whether a record is being removed just now."""
        return self.erase_card.removing

    @Slot(bool)
    def _show_erasing(self, at_work: bool) -> None:
        """While a record is about to be removed, nothing else is on the page."""
        self.rule_card.setVisible(not at_work)
        self.hold_card.setVisible(not at_work)

    def show_view(self, view: KeepingView) -> None:
        """Show a family, or the same one after a change."""
        self._title.setText(view.name)
        self.rule_card.show_view(view)
        self.hold_card.show_view(view)
        self.erase_card.show_view(view)


class RuleCard(Card):
    """Until when, and which rule says so; each choice takes effect at once."""

    def __init__(self, presenter: KeepingPresenter) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._view: KeepingView | None = None
        self._rules: tuple[RuleChoice, ...] = ()
        self._when = Heading("")
        self._when.setObjectName("keeping_when")
        self._why = Body("")
        self._choices = layouts.column(spacing=8)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._from = QLineEdit()
        self._from.setObjectName("counts_from")
        self._from.editingFinished.connect(self._choose)
        self.add(self._when, self._why)
        self.add_line()
        self.column.addLayout(self._choices)
        self.add(
            FormRow(
                self.tr("Count from"),
                self._from,
                help_text=self.tr(
                    "Leave it empty to count from the day the plan was closed, or from the last"
                    " change while it is open. A day, for example 21 November 2026."
                ),
            )
        )

    def show_view(self, view: KeepingView) -> None:
        """Show a family's rule."""
        self._view = view
        self._when.setText(view.when)
        self._when.set_tone(Tone.WORRY if view.is_due and not view.held else None)
        self._why.setText(view.why)
        if view.rules != self._rules:
            self._make_choices(view.rules)
        for at, rule in enumerate(view.rules):
            self._group.button(at).setChecked(rule.id == view.rule)
        if not self._from.hasFocus():
            self._from.setText(view.counts_from)

    def _make_choices(self, rules: tuple[RuleChoice, ...]) -> None:
        self._rules = rules
        for button in self._group.buttons():
            self._group.removeButton(button)
        layouts.clear(self._choices)
        for at, rule in enumerate(rules):
            button = QRadioButton(no_mnemonic(rule.words))
            button.setObjectName(f"rule_{rule.id}")
            button.setAccessibleDescription(rule.small)
            self._group.addButton(button, at)
            both = layouts.column(spacing=0)
            both.addWidget(button)
            both.addWidget(_indented(rule.small))
            self._choices.addLayout(both)

    @Slot()
    def _choose(self, _id: int = -1) -> None:
        if self._view is not None:
            rule = self._rules[self._group.checkedId()].id
            self._presenter.choose(self._view, rule, self._from.text(), self._trouble)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class HoldCard(Card):
    """Keeping a record longer than its rule says, with the reason."""

    def __init__(self, presenter: KeepingPresenter) -> None:
        super().__init__()
        self.setObjectName("hold")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._view: KeepingView | None = None
        self._reason = QLineEdit()
        self._reason.setObjectName("hold_reason")
        self._review = QLineEdit()
        self._review.setObjectName("hold_review")
        self._row = FormRow(
            self.tr("Why it is kept"),
            self._reason,
            help_text=self.tr("For example “Complaint of March 2026, still open”."),
        )
        self._review_row = FormRow(self.tr("Look at this again on"), self._review)
        self._said = Body("")
        self._said.setObjectName("held_words")
        self.hold = buttons.secondary(self.tr("Keep it, whatever the day says"))
        self.hold.setObjectName("hold_go")
        self.hold.clicked.connect(self._hold)
        self.let_go = buttons.secondary(self.tr("Stop keeping it"))
        self.let_go.setObjectName("let_go")
        self.let_go.clicked.connect(self._let_go)
        self.add(
            Heading(self.tr("Keep it longer")),
            Muted(
                self.tr(
                    "For a complaint, a court case, an inquiry, or somebody’s request to see the"
                    " record. Nobody can remove it then."
                )
            ),
            self._said,
            self._row,
            self._review_row,
            self.hold,
            self.let_go,
        )

    def show_view(self, view: KeepingView) -> None:
        """Show whether a record is kept on purpose, and why."""
        if self._view is None or self._view.family_id != view.family_id:
            self._reason.clear()
            self._review.clear()
        self._view = view
        again = self.tr("Look at this again on {day}.").format(day=view.hold_review)
        self._said.setText("\n".join((view.hold_reason, again if view.hold_review else "")).strip())
        self._row.set_error("")
        for widget in (self._said, self.let_go):
            widget.setVisible(view.held)
        for widget in (self._row, self._review_row, self.hold):
            widget.setVisible(not view.held)
        self.set_bar(Tone.ACCENT if view.held else None)

    @Slot()
    def _hold(self) -> None:
        if self._view is not None:
            self._presenter.hold(
                self._view.family_id, self._reason.text(), self._review.text(), self._trouble
            )

    @Slot()
    def _let_go(self) -> None:
        if self._view is not None:
            self._presenter.let_go(self._view.family_id, self._trouble)

    def _trouble(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._row.set_error(error.sentence())
        else:
            errors.show(self, error)


def _indented(words: str) -> QWidget:
    box = QWidget()
    line = layouts.row(box, spacing=0)
    line.setContentsMargins(28, 0, 0, 4)
    line.addWidget(Small(words), 1)
    return box
