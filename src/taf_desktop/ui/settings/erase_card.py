"""Removing a record for good: first what it holds, then a reason, then the name typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.forms.codes import code_list
from taf_desktop.forms.definition import in_language
from taf_desktop.services.erasure import REASONS, Wish
from taf_desktop.ui.common import buttons, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong, no_mnemonic
from taf_desktop.ui.settings.keeping_presenter import KeepingPresenter, ReviewView
from taf_desktop.ui.settings.keeping_view import KeepingView


class EraseCard(Card):
    """The two steps.

    Signals:
        removed: the record was removed; carries what to say.
        at_work: whether the steps are open, so that the page can be about nothing else.
    """

    removed = Signal(str)
    at_work = Signal(bool)

    def __init__(self, presenter: KeepingPresenter) -> None:
        super().__init__()
        self.setObjectName("erase")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._view: KeepingView | None = None
        self._name = ""
        self.removing = False
        self._about = Muted("")
        self._begin = buttons.secondary(self.tr("Look at what would be removed…"))
        self._begin.setObjectName("erase_begin")
        self._begin.clicked.connect(self._look)
        self.first = FirstStep(presenter)
        self.first.agreed.connect(self._go_on)
        self.first.left.connect(self._leave)
        self.second = SecondStep()
        self.second.wanted.connect(self._erase)
        self.second.left.connect(self._leave)
        self.add(
            Heading(self.tr("Remove this record for good")),
            self._about,
            self._begin,
            self.first,
            self.second,
        )

    def show_view(self, view: KeepingView) -> None:
        """Show a family; steps already begun for the same one stay."""
        if self._view is None or self._view.family_id != view.family_id or view.held:
            self._leave()
        self._view = view
        self._begin.setEnabled(not view.held)
        self._about.setText(self._about_words(view))

    def _about_words(self, view: KeepingView) -> str:
        if view.held:
            return self.tr("It is kept on purpose, so it cannot be removed.")
        if view.is_due:
            return self.tr("Its day has come. Nothing happens before you have looked at it.")
        return self.tr(
            "Its day has not come yet. It can still be removed, for example because the family"
            " asked for it. Nothing happens before you have looked at it."
        )

    @Slot()
    def _look(self) -> None:
        if self._view is not None:
            self._presenter.review(self._view.family_id, self._show_review, self._trouble)

    def _show_review(self, review: ReviewView) -> None:
        self._name = review.name
        self.first.show_review(review)
        self._begin.hide()
        self.first.show()
        self.at_work.emit(True)

    @Slot()
    def _go_on(self) -> None:
        self.first.hide()
        self.second.show()
        self.second.ask(self._name)

    @Slot()
    def _leave(self) -> None:
        self.first.clear()
        self.first.hide()
        self.second.hide()
        self._begin.show()
        self.at_work.emit(False)

    @Slot(str)
    def _erase(self, typed: str) -> None:
        if self._view is None:
            return
        self.removing = True
        self.second.set_busy(True)
        wish = Wish(self._view.family_id, self.first.reason, typed, self.first.backups_too)
        self._presenter.erase(self._name, wish, self._removed, self._not_removed)

    def _removed(self, words: str) -> None:
        self._stop()
        self._leave()
        self.removed.emit(words)

    def _not_removed(self, error: Exception) -> None:
        self._stop()
        if isinstance(error, UserError):
            self.second.say_wrong(error.sentence())
        else:
            self._trouble(error)

    def _stop(self) -> None:
        self.removing = False
        self.second.set_busy(False)

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class FirstStep(QWidget):
    """What it holds, how long backups keep it, and why it is to go.

    Signals:
        agreed: the list was looked at and a reason chosen.
        left: the person does not want to.
    """

    agreed = Signal()
    left = Signal()

    def __init__(self, presenter: KeepingPresenter) -> None:
        super().__init__()
        self.setObjectName("erase_first")
        self._presenter = presenter
        self._holds = layouts.column(spacing=2)
        self._horizon = Body("")
        self._horizon.setObjectName("horizon")
        self._backups = QCheckBox(self.tr("Remove the older backups at once as well"))
        self._backups.setObjectName("backups_too")
        self._backups.toggled.connect(self._show_horizon)
        self._reasons = QButtonGroup(self)
        self._reasons.idClicked.connect(self._look_if_ready)
        self._looked = QCheckBox(self.tr("I have looked at this record, and it may go"))
        self._looked.setObjectName("looked")
        self._looked.toggled.connect(self._look_if_ready)
        self.go_on = buttons.secondary(self.tr("Go on to the last step"))
        self.go_on.setObjectName("erase_go_on")
        self.go_on.clicked.connect(self.agreed)
        leave = buttons.secondary(self.tr("Leave it as it is"))
        leave.setObjectName("erase_leave")
        leave.clicked.connect(self.left)
        self._lay_out(leave)
        self.clear()
        self.hide()

    @property
    def reason(self) -> str:
        """The code of the reason chosen, or ""."""
        options = code_list(REASONS).options
        at = self._reasons.checkedId()
        return options[at].name if at >= 0 else ""

    @property
    def backups_too(self) -> bool:
        """Whether older backups are to go at once."""
        return self._backups.isChecked()

    def show_review(self, review: ReviewView) -> None:
        """Show what would be removed."""
        layouts.clear(self._holds)
        for line in review.holds:
            self._holds.addWidget(Body(line))
        self._show_horizon()

    def clear(self) -> None:
        """Forget what was chosen."""
        self._reasons.setExclusive(False)
        for button in self._reasons.buttons():
            button.setChecked(False)
        self._reasons.setExclusive(True)
        self._backups.setChecked(False)
        self._looked.setChecked(False)
        self._look_if_ready()

    def _lay_out(self, leave: QWidget) -> None:
        column = layouts.column(self, spacing=12)
        column.addWidget(layouts.hairline())
        column.addWidget(Strong(self.tr("What it holds")))
        column.addLayout(self._holds)
        column.addWidget(Strong(self.tr("Older backups")))
        column.addWidget(self._horizon)
        column.addWidget(self._backups)
        column.addWidget(Strong(self.tr("Why it is to go")))
        for at, option in enumerate(code_list(REASONS).options):
            button = QRadioButton(no_mnemonic(in_language(option.label, "en")))
            button.setObjectName(f"reason_{option.name}")
            self._reasons.addButton(button, at)
            column.addWidget(button)
        column.addWidget(self._looked)
        across = layouts.row(spacing=12)
        across.addWidget(self.go_on)
        across.addWidget(leave)
        across.addStretch(1)
        column.addLayout(across)

    @Slot()
    def _show_horizon(self, _on: bool = False) -> None:
        self._horizon.setText(self._presenter.horizon(backups_too=self.backups_too))

    @Slot()
    def _look_if_ready(self, _what: int = 0) -> None:
        self.go_on.setEnabled(self._looked.isChecked() and self._reasons.checkedId() >= 0)


class SecondStep(QWidget):
    """The family's name, typed, and the button that removes it.

    Signals:
        wanted: carries the name as typed.
        left: the person does not want to.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erase_second")
        self._typed = QLineEdit()
        self._typed.setObjectName("erase_name")
        self._row = FormRow(self.tr("Type the family’s name"), self._typed)
        self._go = buttons.danger(self.tr("Remove this record for good"), icon="trash")
        self._go.setObjectName("erase_go")
        self._go.clicked.connect(self._ask)
        leave = buttons.secondary(self.tr("Leave it as it is"))
        leave.setObjectName("erase_leave_second")
        leave.clicked.connect(self.left)
        column = layouts.column(self, spacing=12)
        column.addWidget(layouts.hairline())
        column.addWidget(Strong(self.tr("The last step")))
        column.addWidget(
            Small(
                self.tr(
                    "Everything about this family goes: what was written, signed versions, drafts."
                    " It cannot be brought back. Only a random number, the day and the reason stay."
                )
            )
        )
        column.addWidget(self._row)
        across = layouts.row(spacing=12)
        across.addWidget(self._go)
        across.addWidget(leave)
        across.addStretch(1)
        column.addLayout(across)
        self.hide()

    def ask(self, name: str) -> None:
        """Ask for a name, empty."""
        self._typed.clear()
        self._row.set_help(self.tr("As it stands above: {name}").format(name=name))
        self._row.set_error("")
        self._typed.setFocus()

    def say_wrong(self, sentence: str) -> None:
        """Say what is not right; what was typed stays."""
        self._row.set_error(sentence)
        self._typed.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Say that it is being done."""
        self._go.setEnabled(not busy)
        self._typed.setEnabled(not busy)

    @Slot()
    def _ask(self) -> None:
        self._row.set_error("")
        self.wanted.emit(self._typed.text())
