"""Backups in the settings: how they stand, making one, a second place, and the way to restoring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taf_desktop.ui.common import buttons, dialogs, icons, layouts
from taf_desktop.ui.common.backup_words import BackupRow, Told
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import Body, Heading, Muted, Small, Strong
from taf_desktop.ui.settings.backup_presenter import BackupPresenter, BackupsView

AskFolder = Callable[[QWidget, str, Path], Path | None]


class BackupCard(Card):
    """A card about backups. ``restore_wanted`` when the person wants to bring one back.

    ``unfolded`` carries the part that should be brought into view.
    """

    restore_wanted = Signal()
    unfolded = Signal(object)

    def __init__(
        self, presenter: BackupPresenter, ask_folder: AskFolder = dialogs.choose_folder
    ) -> None:
        super().__init__()
        self.setObjectName("backups")
        self.column.setSpacing(12)
        self._presenter = presenter
        self._ask_folder = ask_folder
        self.stands = _Sentence("backups_stand")
        self.said = _Sentence("backups_said")
        self.make = buttons.secondary(self.tr("Make a backup now"), icon="save")
        self.make.setObjectName("make_backup")
        self.all = buttons.secondary(self.tr("Show all backups"))
        self.all.setObjectName("show_backups")
        self.restore = buttons.quiet(self.tr("Restore a backup…"))
        self.restore.setObjectName("restore_backup")
        self.list = _BackupList()
        self.second = _Sentence("second_stands")
        self.place = Small("")
        self.place.setObjectName("second_place")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.choose = buttons.secondary("")
        self.choose.setObjectName("choose_second")
        self.drop = buttons.quiet(self.tr("Stop using it"))
        self.drop.setObjectName("drop_second")
        self._lay_out()
        self._connect()
        self.show_view(presenter.view)
        presenter.show = self.show_view

    def show_view(self, view: BackupsView) -> None:
        """Show how things stand."""
        self.stands.tell(view.stands)
        self.said.tell(view.said)
        self.make.setEnabled(not view.busy)
        self.choose.setEnabled(not view.busy)
        self.list.show_rows(view.rows)
        self.all.setVisible(bool(view.rows))
        self.second.tell(view.second)
        self.place.setText(view.place)
        self.place.setVisible(bool(view.place))
        self.choose.setText(
            self.tr("Choose another place…") if view.place else self.tr("Choose a place…")
        )
        self.drop.setVisible(bool(view.place))

    def load(self) -> None:
        """Read the list of backups."""
        self._presenter.load()

    @Slot()
    def choose_place(self) -> None:
        """Ask for a folder for second copies."""
        folder = self._ask_folder(
            self.window(), self.tr("Choose a place for second copies"), Path.home()
        )
        if folder is not None:
            self._presenter.use_place(folder)

    def _lay_out(self) -> None:
        self.add(Heading(self.tr("Backups")), self.stands)
        self.add(Muted(_about()))
        self.column.addLayout(_flow(self.make, self.all, self.restore))
        self.add(self.said, self.list)
        self.add_line()
        self.add(Strong(self.tr("A second place")), self.place, self.second)
        self.column.addLayout(_flow(self.choose, self.drop))

    def _connect(self) -> None:
        self.make.clicked.connect(self._presenter.make_now)
        self.all.clicked.connect(self._unfold)
        self.restore.clicked.connect(self.restore_wanted)
        self.choose.clicked.connect(self.choose_place)
        self.drop.clicked.connect(self._presenter.drop_place)

    @Slot()
    def _unfold(self) -> None:
        folded = self.list.isHidden()
        self.list.setVisible(folded)
        self.all.setText(self.tr("Hide the list") if folded else self.tr("Show all backups"))
        if folded:
            self.unfolded.emit(self.list)


class _Sentence(QWidget):
    """A sentence with a sign that says whether it is good news; not there without words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.words = Body("")
        self.words.setObjectName(name)
        self._good = icons.IconLabel("check", Tone.GOOD.role)
        self._worry = icons.IconLabel("warning", Tone.WORRY.role)
        across = layouts.row(self, spacing=8)
        across.addWidget(self._good, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self._worry, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.words, 1)
        self.tell(None)

    def tell(self, told: Told | None) -> None:
        """Show a sentence, or nothing."""
        self.setVisible(told is not None)
        if told is not None:
            self.words.setText(told.text)
            self.words.set_tone(None if told.good else Tone.WORRY)
            self._good.setVisible(told.good)
            self._worry.setVisible(not told.good)


class _BackupList(QWidget):
    """The backups on this computer, newest first, folded away at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("backup_list")
        self._rows: tuple[BackupRow, ...] = ()
        self._column: QVBoxLayout = layouts.column(self, spacing=8)
        self.setVisible(False)

    def show_rows(self, rows: tuple[BackupRow, ...]) -> None:
        """Show these backups."""
        if rows == self._rows:
            return
        self._rows = rows
        layouts.clear(self._column)
        for row in rows:
            self._column.addWidget(layouts.hairline())
            self._column.addWidget(_line(row))


def _line(row: BackupRow) -> QWidget:
    line = QWidget()
    line.setAccessibleName(f"{row.when}. {row.about}. {row.checked}")
    across = layouts.row(line, spacing=16)
    left = layouts.column(spacing=0)
    left.addWidget(Body(row.when))
    left.addWidget(Small(row.about))
    across.addLayout(left, 1)
    across.addWidget(icons.IconLabel("check", Tone.GOOD.role, 16))
    across.addWidget(Small(row.checked))
    return line


def _flow(*parts: QWidget) -> layouts.FlowLayout:
    flow = layouts.FlowLayout(spacing=12)
    for part in parts:
        flow.addWidget(part)
    return flow


def _about() -> str:
    from taf_desktop.support.words import say

    return say("backup.card.about")
