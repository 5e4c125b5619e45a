"""The page on which a backup is brought back: a list, a passphrase, two states side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, dialogs, icons, layouts
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.passphrase_field import PassphraseField
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.text import Body, Muted, Small, Strong, Title
from taf_desktop.ui.start.pages import WIDE, BusyButton, StartPage, Trouble
from taf_desktop.ui.start.restoring import Choice, Line, RestoreState, Restoring, Stage

KINDS = "TAF Desktop (*.tafbackup)"
FIRST_SHOWN = 5

AskFile = Callable[[QWidget, str, Path, str], Path | None]


class RestorePage(StartPage):
    """Three short stages; each can be left, and nothing is changed before the last button."""

    def __init__(self, presenter: Restoring, ask_file: AskFile = dialogs.choose_open_file) -> None:
        super().__init__("restore", WIDE)
        self._presenter = presenter
        self._stage: Stage | None = None
        self.title = Title("")
        self.title.setObjectName("restore_title")
        self.intro = Muted("")
        self.trouble = Trouble()
        self.parts: dict[Stage, QWidget] = {}
        self.choose = ChoosePart(presenter, ask_file)
        self.secret = SecretPart(presenter)
        self.compare = ComparePart(presenter)
        self.parts = {
            Stage.CHOOSE: self.choose,
            Stage.SECRET: self.secret,
            Stage.COMPARE: self.compare,
        }
        self.back = buttons.quiet(self.tr("Back"), icon="back")
        self.back.setObjectName("restore_back")
        self.back.clicked.connect(presenter.back)
        self.add(self.title, self.intro, *self.parts.values(), self.trouble, self.back)
        presenter.show = self.show_restoring
        self.show_restoring(presenter.state)

    def begin(self) -> None:
        """Look for backups."""
        self._presenter.look()

    def show_restoring(self, state: RestoreState) -> None:
        """Show a stage; what was typed stays."""
        self.title.setText(self._titles()[state.stage])
        self.intro.setText(self._intro(state))
        self.intro.setVisible(bool(self.intro.text()))
        self.choose.show_state(state)
        self.secret.show_state(state)
        self.compare.show_state(state)
        self.trouble.say(state.trouble)
        if state.stage is not self._stage:
            self._stage = state.stage
            for stage, part in self.parts.items():
                part.setVisible(stage is state.stage)
            self.setFocusProxy(self.parts[state.stage])
            self.parts[state.stage].setFocus()
            self.verticalScrollBar().setValue(0)

    def _titles(self) -> dict[Stage, str]:
        return {
            Stage.CHOOSE: self.tr("Restore a backup"),
            Stage.SECRET: self.tr("Open the backup"),
            Stage.COMPARE: self.tr("Which one do you want to use?"),
        }

    def _intro(self, state: RestoreState) -> str:
        if state.stage is Stage.CHOOSE:
            return self.tr("Choose one. Nothing is changed before you have seen what is in it.")
        if state.stage is Stage.SECRET and state.chosen is not None:
            return f"{state.chosen.vault} · {state.chosen.when}"
        return ""


class ChoosePart(QWidget):
    """The backups that were found, and the way to any other file."""

    def __init__(self, presenter: Restoring, ask_file: AskFile) -> None:
        super().__init__()
        self._presenter = presenter
        self._ask_file = ask_file
        self._choices: tuple[Choice, ...] = ()
        self._all = False
        column = layouts.column(self, spacing=12)
        self.none = Body("")
        self.none.setObjectName("no_backups")
        self._list: QVBoxLayout = layouts.column(spacing=8)
        self.more = buttons.quiet(self.tr("Show older ones"))
        self.more.setObjectName("older_backups")
        self.file = buttons.secondary(self.tr("Choose a file…"))
        self.file.setObjectName("choose_backup_file")
        column.addWidget(self.none)
        column.addLayout(self._list)
        column.addWidget(self.more)
        column.addWidget(self.file)
        self.more.clicked.connect(self._show_all)
        self.file.clicked.connect(self._choose_file)
        self.setFocusProxy(self.file)

    def show_state(self, state: RestoreState) -> None:
        """Show the backups there are."""
        self.none.setVisible(state.looked and not state.choices)
        self.none.setText(say("backup.restore.none_found") if state.looked else "")
        self.file.setEnabled(not state.busy)
        if state.choices != self._choices:
            self._choices = state.choices
            self._fill()

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _fill(self) -> None:
        layouts.clear(self._list)
        shown = self._choices if self._all else self._choices[:FIRST_SHOWN]
        for choice in shown:
            line = ChoiceCard(choice)
            line.chosen.connect(self._presenter.choose)
            self._list.addWidget(line)
        self.more.setVisible(len(shown) < len(self._choices))

    @Slot()
    def _choose_file(self) -> None:
        path = self._ask_file(self.window(), self.tr("Choose a backup"), Path.home(), KINDS)
        if path is not None:
            self._presenter.choose_file(path)


class ChoiceCard(Card):
    """One backup: when, how much, and the button that takes it."""

    chosen = Signal(object)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self.column.setContentsMargins(16, 8, 8, 8)
        across = layouts.row(spacing=12)
        left = layouts.column(spacing=0)
        left.addWidget(Strong(choice.when))
        left.addWidget(Small(choice.about))
        across.addLayout(left, 1)
        self.take = Button(self.tr("Choose"), Look.SECONDARY)
        self.take.setObjectName(f"take_{choice.path.stem}")
        self.take.setAccessibleName(f"{choice.when}. {choice.about}")
        self.take.clicked.connect(self._say_chosen)
        across.addWidget(self.take)
        self.column.addLayout(across)

    @Slot()
    def _say_chosen(self) -> None:
        self.chosen.emit(self._choice)


class SecretPart(QWidget):
    """The passphrase or the recovery code that opened the vault when the backup was made."""

    def __init__(self, presenter: Restoring) -> None:
        super().__init__()
        self._presenter = presenter
        self.field = PassphraseField(name="backup_secret")
        self.row = FormRow(
            self.tr("Passphrase or recovery code"),
            self.field,
            help_text=self.tr("As it was when the backup was made, if you changed it since."),
        )
        self.button = BusyButton(
            self.tr("Open it"), self.tr("Bringing it back and checking it…"), wide=True
        )
        self.button.setObjectName("open_backup")
        column = layouts.column(self, spacing=16)
        column.addWidget(self.row)
        column.addWidget(self.button)
        self.field.entered.connect(self._open)
        self.button.clicked.connect(self._open)
        self.setFocusProxy(self.field)

    def show_state(self, state: RestoreState) -> None:
        """Show whether it is being opened."""
        self.button.set_busy(state.busy)
        self.field.line.setReadOnly(state.busy)
        if state.stage is not Stage.SECRET:
            self.field.clear()

    @Slot()
    def _open(self) -> None:
        self._presenter.open(self.field.text())


class ComparePart(QWidget):
    """The present vault and the backup side by side, and the two ways on."""

    def __init__(self, presenter: Restoring) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._card = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self._card.column.addLayout(self._grid)
        self.about = Body("")
        self.about.setObjectName("compare_about")
        self.use = BusyButton(self.tr("Use the backup"), self.tr("Putting it in place…"))
        self.use.setObjectName("use_backup")
        self.keep = buttons.secondary(self.tr("Keep what is here now"))
        self.keep.setObjectName("keep_present")
        across = layouts.FlowLayout(spacing=12)
        across.addWidget(self.use)
        across.addWidget(self.keep)
        column = layouts.column(self, spacing=16)
        column.addWidget(self._card)
        column.addWidget(self.about)
        column.addLayout(across)
        self.use.clicked.connect(presenter.use_it)
        self.keep.clicked.connect(presenter.back)
        self.setFocusProxy(self.keep)

    def show_state(self, state: RestoreState) -> None:
        """Show both states."""
        self.use.set_busy(state.busy)
        self.keep.setEnabled(not state.busy)
        if state.readable and all(line.same for line in state.lines):
            self.about.setText(self.tr("The backup holds the same as what is here now."))
        elif state.readable:
            self.about.setText(
                self.tr(
                    "If you use the backup, what is here now is put away and kept for 30 days."
                    " Families that were erased stay erased."
                )
            )
        else:
            self.about.setText(
                self.tr(
                    "What is here now cannot be read. If you use the backup, the damaged files are"
                    " put away and kept."
                )
            )
        if state.lines != self._lines:
            self._lines = state.lines
            self._fill()

    def _fill(self) -> None:
        layouts.clear(self._grid)
        for column, words in enumerate(("", self.tr("Here now"), self.tr("In the backup"))):
            self._grid.addWidget(Strong(words), 0, column)
        for row, line in enumerate(self._lines, start=1):
            self._grid.addWidget(Muted(line.name), row, 0)
            self._grid.addWidget(_value(line.now, same=True), row, 1)
            self._grid.addWidget(_value(line.then, same=line.same), row, 2)


def _value(words: str, *, same: bool) -> QWidget:
    """Return a number or a day; one that differs is marked by weight and a sign."""
    if same:
        return Body(words)
    box = QWidget()
    across = layouts.row(box, spacing=4)
    across.addWidget(Strong(words))
    sign = icons.IconLabel("chevron-right", Tone.WORRY.value, 16)
    sign.setToolTip(box.tr("Different"))
    across.insertWidget(0, sign, 0, Qt.AlignmentFlag.AlignTop)
    across.addStretch(1)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    box.setAccessibleName(box.tr("Different: %s") % words)
    return box
