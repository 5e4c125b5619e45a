"""Who can open the vault: the people on the list, adding somebody, taking somebody off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from taf_desktop.support.words import listed
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.passphrases import NewPassphrase
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.strength import StrengthAsker
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong
from taf_desktop.ui.settings.secret_form import Printing, SecretForm, Told, TypedBack
from taf_desktop.ui.settings.ways_presenter import PeoplePresenter, PersonView


class PeopleSection(Card):
    """The list and two forms that unfold. ``unfolded`` carries the one to bring into view."""

    unfolded = Signal(object)

    def __init__(
        self,
        presenter: PeoplePresenter,
        asker: StrengthAsker,
        print_code: Printing,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the card; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__()
        self.setObjectName("people")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._people: tuple[PersonView, ...] = ()
        self._asker, self._print_code = asker, print_code
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the card a form at a time."""
        self._list = layouts.column(spacing=8)
        self.more = buttons.secondary(self.tr("Add a person"))
        self.more.setObjectName("add_person")
        self.add(
            Heading(self.tr("Who can open this vault")),
            Muted(
                self.tr(
                    "Usually every professional has a vault of their own. Add somebody only if you"
                    " work with the same families and both of you may see everything in it."
                )
            ),
        )
        self.column.addLayout(self._list)
        self.column.addWidget(self.more)
        self.said = Told("people_told")
        self.add(self.said)
        yield
        self.adding = AddForm(self._presenter, self._asker)
        self.adding.done.connect(self.said.say)
        self.add(self.adding)
        yield
        self.removing = RemoveForm(self._presenter, self._print_code)
        self.removing.done.connect(self.said.say)
        self.add(self.removing)
        self.more.clicked.connect(self._unfold_adding)
        self._presenter.show = self.show_people

    def load(self) -> None:
        """Find out who can open the vault."""
        self._presenter.load()

    def show_people(self, people: tuple[PersonView, ...]) -> None:
        """Show who can open the vault."""
        if people == self._people:
            return
        self._people = people
        layouts.clear(self._list)
        alone = len(people) == 1
        for person in people:
            line = _PersonLine(person, may_go=not alone and not person.own)
            line.wants_removal.connect(self._unfold_removing)
            self._list.addWidget(line)

    @Slot()
    def _unfold_adding(self) -> None:
        self.said.say("")
        self.removing.fold()
        self.adding.unfold()
        self.unfolded.emit(self.adding)

    @Slot(object)
    def _unfold_removing(self, person: PersonView) -> None:
        self.said.say("")
        self.adding.fold()
        others = [each for each in self._people if not each.own and each != person]
        self.removing.begin(person, tuple(each.name for each in others))
        self.unfolded.emit(self.removing)


class _PersonLine(QWidget):
    """A name, since when, and a way off the list."""

    wants_removal = Signal(object)

    def __init__(self, person: PersonView, *, may_go: bool) -> None:
        super().__init__()
        self._person = person
        across = layouts.row(self, spacing=12)
        words = layouts.column(spacing=0)
        words.addWidget(Strong(person.name))
        words.addWidget(Small(person.since))
        across.addLayout(words, 1)
        self.off = buttons.quiet(self.tr("Take off the list"))
        self.off.setObjectName(f"remove_{person.slot_id}")
        self.off.setAccessibleName(self.tr("Take off the list: %s") % person.name)
        self.off.setVisible(may_go)
        self.off.clicked.connect(self._ask)
        across.addWidget(self.off)

    @Slot()
    def _ask(self) -> None:
        self.wants_removal.emit(self._person)


class AddForm(SecretForm):
    """Your passphrase, a nickname, and a passphrase that the other person types."""

    def __init__(self, presenter: PeoplePresenter, asker: StrengthAsker) -> None:
        super().__init__("person")
        self._presenter = presenter
        self.set_verb(self.tr("Add this person"), self.tr("Adding…"))
        self.label = QLineEdit()
        self.label.setObjectName("person_label")
        self.label.setMaxLength(40)
        self.pair = NewPassphrase(asker)
        self.finish(
            FormRow(
                self.tr("Nickname for the other person"),
                self.label,
                help_text=self.tr("For example their role: it is not locked away."),
            ),
            Muted(self.tr("Let them type their own passphrase. Nobody else needs to know it.")),
            self.pair,
        )
        self.current.entered.connect(self.label.setFocus)
        self.label.returnPressed.connect(self.pair.setFocus)
        self.pair.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    def clear(self) -> None:
        """Forget what was typed and said."""
        super().clear()
        self.label.clear()
        self.pair.clear()

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        self._presenter.add(
            self.current.text(), self.label.text(), self.pair.values(), self.end, self.trouble
        )


class RemoveForm(SecretForm):
    """Your passphrase, then a new recovery code that is typed back: everything is locked anew."""

    def __init__(self, presenter: PeoplePresenter, print_code: Printing) -> None:
        super().__init__("removal")
        self._presenter = presenter
        self._slot_id = ""
        self._passphrase = ""
        self.who = Strong("")
        self.who.setObjectName("removal_who")
        self.others = Body("")
        self.others.setObjectName("removal_others")
        intro = self.tr(
            "This is your new recovery code: the old one will no longer work. Print it or write it"
            " down, and type it back."
        )
        self.typed = TypedBack(presenter.vault_name, print_code, "removal", intro)
        self.finish(
            Muted(
                self.tr(
                    "A key that somebody has seen cannot be taken back, so everything is locked"
                    " anew: you need a new recovery code. Your own passphrase stays. Older backups"
                    " in reach are removed, because they would still open for this person, and a"
                    " new one is made."
                )
            ),
            self.others,
            self.typed,
        )
        self.body.insertWidget(1, self.who)
        self._ask_passphrase()
        self.current.entered.connect(self._go)
        self.typed.entered.connect(self._go)
        self.button.clicked.connect(self._go)

    def begin(self, person: PersonView, others: tuple[str, ...] = ()) -> None:
        """Ask about one person; ``others`` are those who lose their way in with them.

        Only they know their passphrases, and without those nothing can be locked for them anew.
        """
        self.unfold()
        self.others.setText(
            self.tr(
                "Afterwards %s cannot open this vault either, until you add them here again and"
                " they type a passphrase. Choose a moment when they can."
            )
            % listed(others)
        )
        self.others.setVisible(bool(others))
        self._slot_id = person.slot_id
        self.who.setText(self.tr("Take %s off the list") % person.name)

    def clear(self) -> None:
        """Forget what was typed, said and shown."""
        super().clear()
        self._slot_id = self._passphrase = ""
        self._presenter.forget_code()
        self.typed.show_code("")
        self._ask_passphrase()

    def _ask_passphrase(self) -> None:
        self.current_row.setVisible(True)
        self.set_verb(self.tr("Go on"), self.tr("One moment…"))

    @Slot()
    def _go(self) -> None:
        self.set_busy(True)
        code = self.typed.card.code
        if not code:
            self._passphrase = self.current.text()
            self._presenter.propose(self._passphrase, self._show, self.trouble)
            return
        self._presenter.remove(
            self._slot_id,
            self._passphrase,
            (code, self.typed.line.text()),
            self.end,
            self.trouble,
        )

    def _show(self, code: str) -> None:
        self.say("")
        self.current.clear()
        self.current_row.setVisible(False)
        self.typed.show_code(code)
        self.set_verb(self.tr("Take off the list"), self.tr("Locking anew…"))
