"""“Hand over”: four short steps, then what is left to do."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from msgspec import structs
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taf_desktop.domain.handover import SUFFIX, Part
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.runtime.autosave import Autosave
from taf_desktop.services.desk import Desk
from taf_desktop.services.families import OpenFamily
from taf_desktop.services.handover_drafts import Choices
from taf_desktop.ui.common import buttons, dialogs, errors, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.screens import FamilyScreen
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Title
from taf_desktop.ui.handover.draft import DraftWork
from taf_desktop.ui.handover.parts import (
    NextSteps,
    RemarksCard,
    ShownParts,
    WordsCard,
    buttons_line,
)
from taf_desktop.ui.handover.presenter import (
    DoneView,
    LookView,
    SendPresenter,
    SendView,
    parts_for,
)
from taf_desktop.ui.handover.send_steps import WhatStep, WhoStep, WhyStep

WHO, WHY, WHAT, LOOK, DONE = range(5)


class HandOverScreen(FamilyScreen):
    """The tab. ``wants_cards``: the contact cards should be shown."""

    wants_cards = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: TaskRunner,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the screen; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("hand_over")
        self._presenter = SendPresenter(desk, runner, self)
        self._work = DraftWork(self._collect)
        self._family_id = ""
        self._shown_before = True
        self._looked: LookView | None = None
        self._pages = QStackedWidget()
        layouts.column(self).addWidget(self._pages)
        self._headings: list[Small] = []
        self._troubles: list[Small] = []
        self._before = Card()
        self._before.setObjectName("handed_over_before")
        self._before_lines = layouts.column(spacing=2)
        self._autosave = Autosave(
            self._work, self._presenter.keep, runner, clock=desk.clock, parent=self
        )
        self._autosave.said.connect(self.saved_words)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the screen step by step."""
        self.who = WhoStep()
        self.who.cards_wanted.connect(self.wants_cards)
        yield
        self._pages.addWidget(self._page(WHO, self.who))
        yield
        self.why = WhyStep()
        self.why.purpose_chosen.connect(self._tick_for)
        yield
        # In its place while it is empty: moved, it would be styled again in one piece.
        self._pages.addWidget(self._page(WHY, self.why))
        yield
        yield from self.why.pieces()
        self.what = WhatStep()
        yield
        self._pages.addWidget(self._page(WHAT, self.what))
        yield
        self.look = LookStep()
        self._pages.addWidget(self._page(LOOK, self.look))
        yield
        self.done = DoneStep()
        self.done.again.connect(self._again)
        last = Page()
        last.add(self.done)
        self._pages.addWidget(last)
        self._blank = self._choices()
        for part in (self.who, self.why, self.what):
            part.changed.connect(self._work.touch)

    def show_family(self, opened: OpenFamily) -> None:
        """Show a family; steps already begun for the same one stay."""
        if opened.file.family.id != self._family_id:
            self.flush()
            self._family_id = opened.file.family.id
            self._shown_before = False
            with self._quietly():
                self._begin()
        self.reload()

    def flush(self) -> None:
        """Save at once what was chosen."""
        self._autosave.flush()

    @Slot()
    def reload(self) -> None:
        """Read the colleagues and what went before again."""
        if self._family_id:
            self._presenter.load(self._family_id, self._show, self._trouble)

    def _show(self, view: SendView) -> None:
        if view.family_id != self._family_id:
            return
        with self._quietly():
            self.who.show_contacts(view.contacts)
            self.what.show_versions(view.versions)
            if not self._shown_before:
                self._shown_before = True
                self._show_choices(view.chosen)
        layouts.clear(self._before_lines)
        for line in view.lines:
            self._before_lines.addWidget(Body(line))
        self._before.setVisible(bool(view.lines))

    def _page(self, step: int, widget: QWidget) -> Page:
        page = Page()
        heading = Small(self.tr("Step {number} of 4").format(number=step + 1))
        trouble = Small("", tone=Tone.WORRY)
        trouble.setObjectName(f"trouble_{step}")
        trouble.hide()
        self._troubles.append(trouble)
        page.add(heading, Title(self._titles()[step]))
        if step == WHO:
            page.add(Muted(self._about()))
        page.add(widget, trouble)
        go = buttons.primary(self._verbs()[step])
        go.setObjectName(f"go_{step}")
        go.clicked.connect(self._go_on)
        line = [go]
        if step != WHO:
            back = buttons.secondary(self.tr("Back"), icon="back")
            back.setObjectName(f"back_{step}")
            back.clicked.connect(self._back)
            anew = buttons.quiet(self.tr("Begin again"))
            anew.setObjectName(f"anew_{step}")
            anew.clicked.connect(self._start_over)
            line += [back, anew]
        page.column.addLayout(buttons_line(*line))
        if step == WHO:
            self._before.add(Heading(self.tr("Before now")))
            self._before.column.addLayout(self._before_lines)
            page.add(self._before)
        return page

    def _about(self) -> str:
        return self.tr(
            "A hand-over is one sealed file for one colleague. You choose what goes and see it all"
            " before it is sealed. Nothing leaves this computer by itself."
        )

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Who is it for?"),
            self.tr("Why does it go?"),
            self.tr("What goes?"),
            self.tr("Look at it once more"),
        )

    def _verbs(self) -> tuple[str, ...]:
        return (
            self.tr("Go on"),
            self.tr("Go on"),
            self.tr("Look at it"),
            self.tr("Seal and save the file…"),
        )

    @Slot()
    def _go_on(self) -> None:
        step = self._pages.currentIndex()
        parts = (self.who, self.why, self.what)
        missing = parts[step].missing() if step < LOOK else ""
        self._say(step, missing)
        if missing:
            return
        if step in (WHO, WHY):
            self._go(step + 1)
        elif step == WHAT:
            self._gather()
        else:
            self._seal()

    @Slot()
    def _back(self) -> None:
        self._go(max(self._pages.currentIndex() - 1, 0))

    def _go(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        page = self._pages.currentWidget()
        if isinstance(page, Page):
            page.verticalScrollBar().setValue(0)
            page.setFocus()
        self._work.touch()

    def _say(self, step: int, words: str) -> None:
        if step < len(self._troubles):
            self._troubles[step].setText(words)
            self._troubles[step].setVisible(bool(words))

    @Slot(str)
    def _tick_for(self, purpose: str) -> None:
        self.what.tick(parts_for(purpose))

    def _gather(self) -> None:
        self._presenter.gather(
            self._family_id,
            self.what.wanted(),
            self.why.why(),
            self.who.receiver(),
            self._show_look,
            self._trouble,
        )

    def _show_look(self, view: LookView) -> None:
        self._looked = view
        self.look.show_view(view)
        self._go(LOOK)

    def _seal(self) -> None:
        if self._looked is None:
            return
        path = dialogs.choose_save_file(
            self,
            self.tr("Save the sealed file"),
            Path.home() / self._looked.file_name,
            f"TAF Desktop (*{SUFFIX})",
        )
        if path is not None:
            self._presenter.hand_over(self._looked.parcel, path, self._show_done, self._trouble)

    def _show_done(self, view: DoneView) -> None:
        self._looked = None
        self.done.show_view(view)
        self._go(DONE)
        self.flush()
        self.reload()

    @Slot()
    def _start_over(self) -> None:
        """Forget what was chosen and typed, if that is what the person wants."""
        if dialogs.confirm_dangerous(
            self,
            self.tr("Begin again?"),
            self.tr("What you chose and typed for this hand-over is taken away."),
            self.tr("Begin again"),
        ):
            self._again()

    @Slot()
    def _again(self) -> None:
        self._begin()
        self.flush()

    def _begin(self) -> None:
        self._looked = None
        self.who.clear()
        self.why.begin(self._presenter.today())
        self.what.tick(frozenset())
        for step in range(len(self._troubles)):
            self._say(step, "")
        self._blank = self._choices()
        self._go(WHO)

    def _collect(self) -> tuple[str, Choices | None]:
        """Return what there is to keep of which family: nothing once it is handed over."""
        step, chosen = self._pages.currentIndex(), self._choices()
        if step == DONE or (step == WHO and chosen == self._blank):
            return self._family_id, None
        return self._family_id, structs.replace(chosen, step=step)

    def _choices(self) -> Choices:
        to, why, wanted = self.who.receiver(), self.why.why(), self.what.wanted()
        return Choices(
            spoken=self.who.spoken,
            sign=to.sign,
            **self.who.typed(),
            **asdict(why),
            parts=tuple(part for part in Part if part in wanted.parts),
            versions=tuple(sorted(wanted.versions)),
        )

    def _show_choices(self, chosen: Choices | None) -> None:
        """Go on where it was left. What is looked at is gathered anew: it may have changed."""
        if chosen is None:
            return
        self.who.show_choices(chosen)
        self.why.show_why(chosen.why())
        self.what.show_wanted(chosen.wanted())
        self._go(min(max(chosen.step, WHO), WHAT))
        if chosen.step == LOOK and not (self.who.missing() or self.why.missing()):
            self._gather()

    @contextmanager
    def _quietly(self) -> Generator[None]:
        """Change what is shown without taking it for something the person did."""
        self._work.asleep = True
        try:
            yield
        finally:
            self._work.asleep = False

    def _trouble(self, error: Exception) -> None:
        errors.show(self, error)


class LookStep(QWidget):
    """Everything that will go, who it is for, and what to think about first."""

    def __init__(self) -> None:
        super().__init__()
        self._who = Heading("")
        self._facts = layouts.column(spacing=4)
        about = Card()
        about.setObjectName("look_facts")
        about.add(self._who)
        about.column.addLayout(self._facts)
        self.remarks = RemarksCard(self.tr("Please think about this first"))
        self.parts = ShownParts("look_parts")
        column = layouts.column(self, spacing=12)
        for widget in (about, self.remarks, Heading(self.tr("This goes")), self.parts):
            column.addWidget(widget)

    def show_view(self, view: LookView) -> None:
        """Show what would go."""
        self._who.setText(view.title)
        layouts.clear(self._facts)
        for fact in view.facts:
            self._facts.addWidget(Body(fact))
        self.remarks.show_remarks(view.remarks)
        self.parts.show_parts(view.parts)


class DoneStep(QWidget):
    """What is left to do. ``again``: something else is to be handed over."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Title("")
        self._title.setObjectName("done_title")
        self._where = Body("")
        self.words = WordsCard("spoken_words")
        self._only = Muted(self.tr("The words are shown only now. They are kept nowhere."))
        self.steps = NextSteps("next_steps")
        again = buttons.secondary(self.tr("Hand over something else"))
        again.setObjectName("hand_over_again")
        again.clicked.connect(self.again)
        column = layouts.column(self, spacing=16)
        saved = Card(bar=Tone.GOOD)
        saved.add(self._title, self._where)
        for widget in (saved, self.words, self._only, Heading(self.tr("What to do now"))):
            column.addWidget(widget)
        column.addWidget(self.steps)
        self._notes = layouts.column(spacing=6)
        column.addLayout(self._notes)
        column.addWidget(again)

    def show_view(self, view: DoneView) -> None:
        """Show what is left to do."""
        self._title.setText(view.title)
        self._where.setText(view.where)
        self.words.show_words(view.words)
        self._only.setVisible(bool(view.words))
        self.steps.show_steps(view.steps)
        layouts.clear(self._notes)
        for note in view.notes:
            self._notes.addWidget(Muted(note))
