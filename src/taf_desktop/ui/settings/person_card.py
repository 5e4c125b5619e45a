"""About you: what families see as their lead professional, saved as it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.autosave import Autosave
from taf_desktop.services.vaults import PERSON_SETTINGS
from taf_desktop.support.clock import Clock
from taf_desktop.support.words import say
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.rows import add_row
from taf_desktop.ui.common.text import Heading, Muted
from taf_desktop.ui.settings.person import PersonAnswers
from taf_desktop.ui.settings.presenter import PersonPresenter


class PersonCard(Card):
    """A row for each answer about the person, and their area.

    ``changed`` when what others show of the person or their area is another: the rail's foot, the
    numbers on the safety page.
    """

    saved_words = Signal(str)
    changed = Signal()

    def __init__(self, presenter: PersonPresenter, runner: TaskRunner, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("person")
        self._presenter = presenter
        self._asked = False
        self.answers = PersonAnswers()
        self._autosave = Autosave(self.answers, presenter.save, runner, clock=clock, parent=self)
        self._autosave.said.connect(self.saved_words)
        self._lines: dict[str, QLineEdit] = {}
        self._lay_out()

    def load_once(self) -> None:
        """Read what the vault remembers, the first time only: later the screen knows better."""
        if not self._asked:
            self._asked = True
            self._presenter.load(self._show)

    def flush(self) -> None:
        """Save at once."""
        self._autosave.flush()

    def own_words(self) -> tuple[str, ...]:
        """Return words that would make a passphrase easy to guess."""
        return tuple(filter(None, (self.answers.answer(name) for name in PERSON_SETTINGS)))

    def _lay_out(self) -> None:
        self.column.setSpacing(12)
        self.add(Heading(self.tr("About you")))
        self.add(
            Muted(
                self.tr(
                    "Kept in your vault. New families start with you as their lead professional."
                )
            )
        )
        for name in PERSON_SETTINGS:
            line = QLineEdit()
            line.setObjectName(name)
            line.setEnabled(False)
            line.textEdited.connect(self._typed)
            line.editingFinished.connect(self._left)
            self._lines[name] = line
            add_row(self.column, say(f"settings.person.{name}"), line)
        self.area = QComboBox()
        self.area.setObjectName("profile")
        self.area.activated.connect(self._area_chosen)
        add_row(
            self.column,
            self.tr("Your area"),
            self.area,
            help_text=self.tr(
                "Its telephone numbers are on the page “Worried about a child’s safety?”."
            ),
        )

    def _show(self, values: dict[str, str], areas: tuple[tuple[str, str], ...]) -> None:
        self.answers.load(values)
        for name, line in self._lines.items():
            line.setText(values[name])
            line.setEnabled(True)
        self.area.clear()
        for id_, title in areas:
            self.area.addItem(title, id_)
        self.area.setCurrentIndex(max(self.area.findData(values["profile"]), 0))

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.answers.change(self.sender().objectName(), text.strip())

    @Slot()
    def _left(self) -> None:
        self._autosave.flush()
        self.changed.emit()

    @Slot(int)
    def _area_chosen(self, at: int) -> None:
        self.answers.change("profile", str(self.area.itemData(at)))
        self._left()
