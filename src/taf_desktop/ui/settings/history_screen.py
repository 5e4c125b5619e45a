"""“What was done”: the history, filtered by typing, what a check of it says, the evidence page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from taf_desktop.domain.audit import CheckResult
from taf_desktop.services.audit import HistoryWatch
from taf_desktop.support.words import say
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.pieces import finish
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.tables import Column, TableView
from taf_desktop.ui.common.text import Muted, Title
from taf_desktop.ui.settings.check_card import CheckCard
from taf_desktop.ui.settings.history_view import (
    Found,
    HistoryPresenter,
    HistoryRow,
    result_words,
)

_PAUSE = 250
"""Milliseconds after the last key before the history is looked through."""


class HistoryScreen(QWidget):
    """The history of the vault.

    Signals:
        wants_back: the person is done with it.
        wants_evidence: an evidence page should be made and saved.
    """

    wants_back = Signal()
    wants_evidence = Signal()

    def __init__(
        self,
        presenter: HistoryPresenter,
        watch: HistoryWatch,
        parent: QWidget | None = None,
        *,
        in_pieces: bool = False,
    ) -> None:
        """Make the page; with ``in_pieces`` whoever makes it takes ``pieces`` to the end."""
        super().__init__(parent)
        self.setObjectName("history")
        self._presenter = presenter
        self._watch = watch
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        if not in_pieces:
            finish(self.pieces())

    def pieces(self) -> Iterator[None]:
        """Make the page a piece at a time, each in its place."""
        whole = layouts.column(self, spacing=16)
        whole.setContentsMargins(MARGIN, 24, MARGIN, 16)
        whole.addLayout(self._top())
        yield
        self.check = CheckCard(self._presenter)
        self.check.again.clicked.connect(self._look_again)
        self.check.evidence.clicked.connect(self.wants_evidence)
        whole.addWidget(self.check)
        yield
        self._make_table()
        whole.addWidget(self.table, 1)
        self._count = Muted("")
        self._count.setObjectName("historyCount")
        whole.addWidget(self._count)

    @Slot()
    def refresh(self) -> None:
        """Read the history again."""
        self._presenter.find(self._filter.text(), self._show)

    def show_check(self, result: CheckResult | None = None) -> None:
        """Say what the last check found, or that one is going on."""
        if self._watch.running:
            self.check.show_lines((say("audit.check.running"),), None)
        elif result is None:
            self.check.show_lines((say("audit.check.never"),), None)
        else:
            tone = Tone.GOOD if result.whole else Tone.WORRY
            self.check.show_lines(result_words(result), tone)
        self.check.again.setEnabled(not self._watch.running)

    def show_stopped(self) -> None:
        """Say that the check could not be finished."""
        self.check.show_lines((say("audit.check.stopped"),), Tone.WORRY)
        self.check.again.setEnabled(True)

    def show_saved(self, words: str) -> None:
        """Say where the evidence page is."""
        self.check.saved.setText(words)
        self.check.saved.setVisible(bool(words))

    def focus_first(self) -> None:
        """Put the keyboard into the filter."""
        self._filter.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what happened meanwhile."""
        super().showEvent(event)
        self.refresh()
        self.show_check(self._watch.result)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look for nothing any more: the vault may be closed next."""
        self._pause.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.wants_back.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the filter into the list."""
        if watched is self._filter and _is_down(event):
            self.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _top(self) -> QHBoxLayout:
        top = layouts.row()
        top.addWidget(Title(self.tr("What was done")), 1)
        self._filter = QLineEdit()
        self._filter.setObjectName("historyFilter")
        self._filter.setPlaceholderText(self.tr("Type to find something"))
        self._filter.setAccessibleName(self.tr("Find in what was done"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._pause.start)
        self._filter.installEventFilter(self)
        self._filter.setFixedWidth(theme.current().px(280))
        top.addWidget(self._filter)
        self._back = buttons.secondary(self.tr("Back to the settings"), icon="back")
        self._back.setObjectName("history_back")
        self._back.clicked.connect(self.wants_back)
        top.addWidget(self._back)
        return top

    def _make_table(self) -> None:
        self.table = TableView(
            (
                Column(title=self.tr("When"), text=_when, sort_key=_seq),
                Column(title=self.tr("What"), text=_what, strong=True),
                Column(title=self.tr("More"), text=_details, stretch=True),
                Column(title=self.tr("Family"), text=_family),
                Column(title=self.tr("Who"), text=_who),
            ),
            self,
            name=self.tr("What was done"),
        )
        self.table.setObjectName("historyTable")

    def _show(self, found: Found) -> None:
        self.table.set_rows(found.rows)
        self.table.setColumnHidden(4, not any(row.who for row in found.rows))
        self._count.setText(found.words)

    @Slot()
    def _look_again(self) -> None:
        self._watch.start()
        self.show_check(self._watch.result)


def _is_down(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Down


def _seq(row: HistoryRow) -> int:
    return row.seq


def _when(row: HistoryRow) -> str:
    return row.when


def _what(row: HistoryRow) -> str:
    return row.what


def _details(row: HistoryRow) -> str:
    return row.details


def _family(row: HistoryRow) -> str:
    return row.family


def _who(row: HistoryRow) -> str:
    return row.who
