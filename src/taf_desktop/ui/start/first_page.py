"""The page of the first start: which step it is, its form, and the way on and back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Muted, Small, Title
from taf_desktop.ui.start.flow import STEPS, Step, Wish
from taf_desktop.ui.start.making import FirstState, Making
from taf_desktop.ui.start.pages import WIDE, BusyButton, StartPage, Trouble
from taf_desktop.ui.start.steps import (
    AreaStep,
    DoneStep,
    PassphraseStep,
    Printing,
    RecoveryStep,
    StepForm,
    WhoStep,
)


class FirstPage(StartPage):
    """Five short steps.

    ``wants_vaults`` when the person would rather open a vault there is, ``wants_backup`` when they
    have a backup to begin with.
    """

    wants_vaults = Signal()
    wants_backup = Signal()

    def __init__(self, presenter: Making, asker: StrengthAsker, print_sheet: Printing) -> None:
        super().__init__("first", WIDE)
        self._presenter = presenter
        self._step: Step | None = None
        done = DoneStep()
        self.forms: dict[Step, StepForm] = {
            Step.WHO: WhoStep(),
            Step.AREA: AreaStep(),
            Step.PASSPHRASE: PassphraseStep(asker),
            Step.RECOVERY: RecoveryStep(print_sheet),
            Step.DONE: done,
        }
        done.wants_example.connect(self._look_at_example)
        done.wants_family.connect(self._start_with_family)
        self.where = Small("")
        self.where.setObjectName("step_number")
        self.title = Title("")
        self.intro = Muted("")
        self.trouble = Trouble()
        self.next = BusyButton("", "")
        self.next.setObjectName("next")
        self.back = buttons.secondary(self.tr("Back"))
        self.back.setObjectName("back")
        self.others = buttons.quiet(self.tr("Open a vault I already have"))
        self.others.setObjectName("open_existing")
        self.backup = buttons.quiet(self.tr("I have a backup"))
        self.backup.setObjectName("have_backup")
        self._lay_out()

    def show_state(self, state: FirstState) -> None:
        """Show a step; its fields keep what was typed."""
        form = self.forms[state.step]
        for one in self.forms.values():
            one.show_state(state)
        self.where.setText(self.tr("Step %d of %d") % (state.number, len(STEPS)))
        self.title.setText(form.title)
        self.intro.setText(form.intro)
        self.next.set_words(form.next_words, self.tr("Making your vault…"))
        self.next.set_busy(state.busy)
        self.next.setVisible(bool(form.next_words))
        self.back.setVisible(state.can_go_back)
        form.setEnabled(not state.busy)
        self.trouble.say(state.trouble)
        if state.step is not self._step:
            self._step = state.step
            self.backup.setVisible(state.step is Step.WHO)
            self.setFocusProxy(form)
            self._show_only(form)
            form.setFocus()
            self.verticalScrollBar().setValue(0)

    def offer_vaults(self, offered: bool) -> None:
        """Offer the way back to the vaults there are."""
        self.others.setVisible(offered and self._step is Step.WHO)

    def _lay_out(self) -> None:
        for form in self.forms.values():
            form.setVisible(False)
            form.entered.connect(self._go_on)
        self.column.setSpacing(8)
        self.add(self.where, self.title, self.intro)
        self.column.addSpacing(8)
        self.add(*self.forms.values(), self.trouble)
        self.column.addSpacing(8)
        across = layouts.FlowLayout(spacing=12)
        across.addWidget(self.next)
        across.addWidget(self.back)
        across.addWidget(self.others)
        across.addWidget(self.backup)
        self.column.addLayout(across)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self._presenter.go_back)
        self.others.clicked.connect(self.wants_vaults)
        self.backup.clicked.connect(self.wants_backup)

    def form(self) -> StepForm:
        """Return the form of the step shown."""
        return self.forms[self._step or Step.WHO]

    def _show_only(self, form: StepForm) -> None:
        for one in self.forms.values():
            one.setVisible(one is form)

    @Slot()
    def _go_on(self) -> None:
        if self._step is not None and self.next.isEnabled():
            self._presenter.go_on(self.forms[self._step].answers())

    @Slot()
    def _look_at_example(self) -> None:
        self._presenter.finish(Wish.EXAMPLE)

    @Slot()
    def _start_with_family(self) -> None:
        self._presenter.finish(Wish.FAMILY)
