"""Keeps a thing whose questions stand in several places of a page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.entity import Entity
from taf_desktop.forms.session import Lists
from taf_desktop.ui.forms.parts.edit_kit import EditKit
from taf_desktop.ui.forms.record_editor import RecordEditor

_NO_SECTION = ("",)


class Keeper(RecordEditor):
    """Shows no question, only that something could not be saved; otherwise it is not seen.

    ``FieldsView`` shows the questions of its ``session`` wherever the page wants them.
    """

    def __init__(
        self, thing: Entity, kit: EditKit, lists: Lists, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            thing,
            partial(kit.save, thing.KIND),
            kit.runner,
            clock=kit.clock,
            lists=lists,
            sections=_NO_SECTION,
            fold_more=False,
            parent=parent,
        )
        self.hide()
        self.said.connect(self._show_trouble)
        self.said.connect(kit.said)

    @Slot()
    def _show_trouble(self) -> None:
        trouble = self.findChild(QWidget, "not_saved")
        self.setVisible(trouble is not None and not trouble.isHidden())
