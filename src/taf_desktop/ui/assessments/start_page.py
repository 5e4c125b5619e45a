"""Before there is an assessment: what it is, how deep to go, and the button that starts it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from taf_desktop.domain.errors import UserError
from taf_desktop.forms.definition import Field, FormDefinition, in_language
from taf_desktop.ui.assessments.view import DEPTH
from taf_desktop.ui.common import buttons, layouts
from taf_desktop.ui.common.empty import EmptyState
from taf_desktop.ui.common.rows import FormRow
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.common.text import Body, Title
from taf_desktop.ui.forms.editor import Editor
from taf_desktop.ui.forms.editors import as_widget, make_editor

LIGHT = "light"


class StartPage(Page):
    """``start_wanted`` carries the depth chosen, or "" where the form knows no depth."""

    start_wanted = Signal(str)

    def __init__(self, form: FormDefinition | None, parent: QWidget | None = None) -> None:
        """Make the page for a form; without one it says plainly that none can be started."""
        super().__init__(parent)
        self.setObjectName("start_page")
        self._depth: Editor | None = None
        if form is None:
            trouble = EmptyState(
                self.tr("The assessment form cannot be used"),
                UserError("assessments.no_form").sentence(),
            )
            trouble.setObjectName("no_form")
            self.add(trouble)
            return
        self.column.setSpacing(16)
        self.add(
            Title(self.tr("The assessment")),
            Body(
                self.tr(
                    "It belongs to the family. Fill it in together, in as many visits as it takes, "
                    "and begin with what is going well. Every word is saved as you type, and "
                    "nothing has to be answered."
                )
            ),
        )
        asked = next((each for each in form.fields() if each.name == DEPTH), None)
        if asked is not None:
            self.add(self._depth_row(asked))
        self._button = buttons.primary(self.tr("Start the assessment with the family"))
        self._button.setObjectName("start")
        self._button.clicked.connect(self._start)
        line = layouts.row(spacing=0)
        line.addWidget(self._button)
        line.addStretch(1)
        self.column.addSpacing(8)
        self.column.addLayout(line)

    def _depth_row(self, asked: Field) -> FormRow:
        self._depth = make_editor(asked)
        self._depth.set_options(asked.choices.options if asked.choices is not None else ())
        self._depth.set_value(LIGHT)
        widget = as_widget(self._depth)
        widget.setObjectName(DEPTH)
        return FormRow(in_language(asked.label), widget, help_text=in_language(asked.hint))

    @Slot()
    def _start(self) -> None:
        depth = self._depth.value() if self._depth is not None else ""
        self.start_wanted.emit(depth if isinstance(depth, str) else "")
