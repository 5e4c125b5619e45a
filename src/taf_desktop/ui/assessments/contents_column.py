"""The left of an assessment: which one it is, its sections, and the way to finish it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from taf_desktop.forms.session import FormSession
from taf_desktop.ui.assessments.view import AssessmentRow, title_words
from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.scroll import MARGIN
from taf_desktop.ui.common.text import Small, no_mnemonic
from taf_desktop.ui.forms.section_nav import SectionNav

INDENT = 8
"""The sections' names stand in by this much; everything above and below them lines up with it."""


class AssessmentChooser(Button):
    """Shows which of several assessments is open, and lets one choose another."""

    chosen = Signal(str)
    """The id of the assessment to open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Look.QUIET, icon="chevron-down", parent=parent)
        self.setObjectName("assessment_chooser")
        self._rows: tuple[AssessmentRow, ...] = ()
        self._open_id = ""
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[AssessmentRow], open_id: str) -> None:
        """Offer these assessments; ``open_id`` is the one on screen."""
        self._rows, self._open_id = tuple(rows), open_id
        here = next((row for row in rows if row.id == open_id), None)
        self.setText(no_mnemonic(here.short) if here is not None else "")
        self.setAccessibleName(
            self.tr("{0}. Choose another assessment").format(here.words) if here else ""
        )
        self.setVisible(len(rows) > 1)

    def make_menu(self) -> QMenu:
        """Return the menu as it is now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for row in self._rows:
            action = menu.addAction(no_mnemonic(row.words))
            action.setCheckable(True)
            action.setChecked(row.id == self._open_id)
            action.setData(row.id)
            group.addAction(action)
        group.triggered.connect(self._choose)
        return menu

    @Slot()
    def _open(self) -> None:
        self.make_menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


class ContentsColumn(QWidget):
    """The column itself; ``nav`` are the sections, ``chooser`` the other assessments."""

    finish_wanted = Signal()

    def __init__(
        self, session: FormSession, *, may_finish: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._title = Small("", self)
        self._title.setObjectName("assessment_title")
        self.chooser = AssessmentChooser(self)
        self.started = Small("", self)
        self.nav = SectionNav(session, self)
        self.finish_button = buttons.secondary(self.tr("Look it over and finish"), parent=self)
        self.finish_button.setObjectName("look_over")
        self.finish_button.setVisible(may_finish)
        self.finish_button.clicked.connect(self.finish_wanted)
        column = layouts.column(self, spacing=4)
        column.setContentsMargins(MARGIN - INDENT, 16, 12, 16)
        head = layouts.column(spacing=2)
        head.setContentsMargins(INDENT, 0, 0, 4)
        head.addWidget(self._title)
        head.addWidget(self.started)
        column.addLayout(head)
        column.addWidget(self.chooser)
        column.addWidget(self.nav, 1)
        foot = layouts.row(spacing=0)
        foot.setContentsMargins(INDENT, 8, 0, 0)
        foot.addWidget(self.finish_button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.setFixedWidth(theme.current().px(WIDTH))
        self._refresh(frozenset())
        stop = session.listen(self._refresh)
        self.destroyed.connect(stop)

    def show_rows(self, rows: Sequence[AssessmentRow], open_id: str) -> None:
        """Say when this one was started, or offer the others where there are any."""
        self.chooser.show_rows(rows, open_id)
        here = next((row for row in rows if row.id == open_id), None)
        self.started.setText(here.words if here is not None else "")
        self.started.setVisible(len(rows) < 2)

    def _refresh(self, _keys: frozenset[str]) -> None:
        words = title_words(self._session)
        if words != self._title.text():
            self._title.setText(words)


WIDTH = 264
"""The column's width with its margins, in pixels at 100 %."""
