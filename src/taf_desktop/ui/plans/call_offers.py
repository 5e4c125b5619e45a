"""Whom to call, offered below the question: one press writes a name and number into the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.services.who_to_call import Call, is_there, with_call
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.text import Small

FIELD = "who_to_call"
OfferUndo = Callable[[str, Callable[[], None]], None]


class CallOffers(QWidget):
    """Hidden while nobody is left to offer. What is typed stays; a number is offered once.

    Args:
        session: The plan's answers.
        offer_undo: Says what was done and takes it back on request.
    """

    def __init__(self, session: FormSession, offer_undo: OfferUndo) -> None:
        super().__init__()
        self.setObjectName("callOffers")
        self._session = session
        self._offer_undo = offer_undo
        self._buttons: list[tuple[Call, buttons.Button]] = []
        column = layouts.column(self, spacing=2)
        column.addWidget(Small(self.tr("Write in with one press:")))
        self._line = layouts.FlowLayout(spacing=2)
        column.addLayout(self._line)
        stop = session.listen(self._changed)
        self.destroyed.connect(stop)
        self.hide()

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Offer these people and services."""
        if [call for call, _ in self._buttons] == list(calls):
            return
        layouts.clear(self._line)
        self._buttons = [(call, self._button(call)) for call in calls]
        self._refresh()

    def _button(self, call: Call) -> buttons.Button:
        button = buttons.quiet(call.name, icon="plus")
        button.setObjectName("callOffer")
        button.setToolTip(call.line)
        button.setAccessibleName(self.tr("Write in {line}").format(line=call.line))
        button.clicked.connect(lambda: self._write(call))
        self._line.addWidget(button)
        return button

    def _write(self, call: Call) -> None:
        typed = self._typed()
        written = with_call(typed, call)
        self._session.set_value(FIELD, written)
        self._focus_next()
        self._offer_undo(
            say("plan_screen.call.written", name=call.name), partial(self._undo, written, typed)
        )

    def _undo(self, written: str, before: str) -> None:
        now = self._typed()
        # Words that were typed since stay where they are.
        if now.startswith(written):
            self._session.set_value(FIELD, before + now[len(written) :])

    def _focus_next(self) -> None:
        left = [button for call, button in self._buttons if not is_there(self._typed(), call)]
        if left:
            left[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> str:
        return str(self._session.value(FIELD) or "")

    def _changed(self, names: object) -> None:
        del names
        self._refresh()

    def _refresh(self) -> None:
        typed = self._typed()
        left = 0
        for call, button in self._buttons:
            there = is_there(typed, call)
            button.setVisible(not there)
            left += not there
        self.setVisible(left > 0)
