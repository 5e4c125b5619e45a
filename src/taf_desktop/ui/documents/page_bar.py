"""The line above the pages: which page this is, why DRAFT stands on it, and how large it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common import buttons, layouts, theme
from taf_desktop.ui.common.buttons import Button, Look
from taf_desktop.ui.common.cards import Pill
from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.text import PlainLabel, Small, tooltip
from taf_desktop.ui.common.theme import TextStyle
from taf_desktop.ui.documents.view import page_words


class PageBar(QWidget):
    """Its buttons ask; ``ui.documents.page_view.PageView`` does.

    ``turned`` asks for so many pages on (or back, below 0).
    """

    smaller = Signal()
    larger = Signal()
    fit = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = PlainLabel("", style=TextStyle.SMALL_STRONG, wrap=False)
        self._page.setObjectName("page_of")
        self._pill = Pill(self.tr("DRAFT"), Tone.WORRY)
        self._draft = Small("")
        self._draft.setObjectName("draft_words")
        self._share = Small("")
        self._share.setWordWrap(False)
        self._share.setObjectName("zoom")
        self._back = _turning("chevron-left", self.tr("The page before"), "page_before")
        self._back.clicked.connect(lambda: self.turned.emit(-1))
        self._on = _turning("chevron-right", self.tr("The next page"), "page_next")
        self._on.clicked.connect(lambda: self.turned.emit(1))
        smaller = _sign("−", self.tr("Smaller"), "smaller")
        smaller.clicked.connect(self.smaller)
        larger = _sign("+", self.tr("Larger"), "larger")
        larger.clicked.connect(self.larger)
        self._fit = buttons.quiet(self.tr("Fit the width"))
        self._fit.setObjectName("fit")
        self._fit.setCheckable(True)
        self._fit.clicked.connect(self.fit)
        self._lay_out(smaller, larger)
        self.show_draft("")

    def _lay_out(self, smaller: Button, larger: Button) -> None:
        line = layouts.row(self, spacing=4)
        line.setContentsMargins(16, 6, 16, 6)
        for widget in (self._back, self._page, self._on):
            line.addWidget(widget)
        line.addSpacing(8)
        line.addWidget(self._pill)
        line.addSpacing(4)
        line.addWidget(self._draft, 1)
        line.addStretch(0)
        for widget in (smaller, self._share, larger, self._fit):
            line.addWidget(widget)

    def show_page(self, page: int, pages: int) -> None:
        """Say which page is in front."""
        self._page.setText(page_words(page, pages) if pages else "")
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < pages)

    def show_draft(self, words: str) -> None:
        """Say why DRAFT stands on the pages, or nothing."""
        self._pill.setVisible(bool(words))
        self._draft.setText(words)

    def show_zoom(self, share: float, fitted: bool) -> None:
        """Say how large the pages are, 1 being 100 %."""
        self._share.setText(self.tr("{0} %").format(round(share * 100)))
        self._share.setMinimumWidth(theme.current().width_of("100 %", TextStyle.SMALL))
        self._fit.setChecked(fitted)


def _sign(sign: str, name: str, object_name: str) -> Button:
    button = Button(sign, Look.ICON)
    button.setObjectName(object_name)
    button.setAccessibleName(name)
    button.setToolTip(tooltip(name))
    return button


def _turning(icon: str, name: str, object_name: str) -> Button:
    button = buttons.icon_only(icon, name)
    button.setObjectName(object_name)
    return button
