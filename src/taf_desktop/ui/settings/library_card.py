"""The place's own library: a folder of files with beginnings for goals and actions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, dialogs, layouts
from taf_desktop.ui.common.cards import Card
from taf_desktop.ui.common.text import Heading, Muted, Small

AskFolder = Callable[[QWidget, str, Path], Path | None]


class LibraryFolderCard(Card):
    """Names the folder. ``chosen`` carries it, or "" when it is no longer used."""

    chosen = Signal(str)

    def __init__(self, folder: str, ask_folder: AskFolder = dialogs.choose_folder) -> None:
        super().__init__()
        self.setObjectName("library_card")
        self.column.setSpacing(12)
        self._ask_folder = ask_folder
        self._folder = Small("")
        self._folder.setObjectName("library_folder_now")
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choose = buttons.secondary("")
        self._choose.setObjectName("choose_library_folder")
        self._choose.clicked.connect(self._ask)
        self._drop = buttons.quiet(self.tr("Stop using it"))
        self._drop.setObjectName("drop_library_folder")
        self._drop.clicked.connect(self._stop)
        self.add(
            Heading(self.tr("Your place’s own library")),
            Muted(
                self.tr(
                    "Beginnings for goals and actions that your place wrote itself, in files ending"
                    " in .yaml in one folder. They are read as words only. Help, “The library”,"
                    " shows how such a file looks."
                )
            ),
            self._folder,
        )
        flow = layouts.FlowLayout(spacing=12)
        flow.addWidget(self._choose)
        flow.addWidget(self._drop)
        self.column.addLayout(flow)
        self._show(folder)

    def _show(self, folder: str) -> None:
        self._folder.setText(folder)
        self._folder.setVisible(bool(folder))
        self._drop.setVisible(bool(folder))
        self._choose.setText(
            self.tr("Choose another folder…") if folder else self.tr("Choose a folder…")
        )

    @Slot()
    def _ask(self) -> None:
        folder = self._ask_folder(
            self.window(), self.tr("Choose your place’s own library"), Path.home()
        )
        if folder is not None:
            self._tell(folder.as_posix())

    @Slot()
    def _stop(self) -> None:
        self._tell("")

    def _tell(self, folder: str) -> None:
        self._show(folder)
        self.chosen.emit(folder)
