"""Labels for every kind of text. All are plain text: what people wrote is never read as mark-up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.theme import TextStyle


class PlainLabel(QLabel):
    """A label that wraps and shows exactly the characters it was given."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: TextStyle = TextStyle.BODY,
        tone: Tone | None = None,
        wrap: bool = True,
    ) -> None:
        # Qt asks for each height some thirty times on the way to one layout of a page, and breaks
        # the words into lines every time.
        self._heights: dict[tuple[int, int, float], int] = {}
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("textStyle", style.value)
        self.setText(text)
        if tone is not None:
            self.set_tone(tone)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's own name
        """Show other words; the same ones need not be measured anew."""
        if text != self.text():
            self._heights.clear()
            super().setText(text)

    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width."""
        key = (width, self.minimumHeight(), self.devicePixelRatioF())
        known = self._heights.get(key)
        if known is None:
            known = self._heights[key] = super().heightForWidth(width)
        return known

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the letters or the room around them changed."""
        self._heights.clear()
        super().changeEvent(event)

    def set_tone(self, tone: Tone | None) -> None:
        """Give the text the colour of a tone, or its own again."""
        value = tone.value if tone is not None else None
        # Asking Qt to look again is dear, and most of what is shown anew is as it was.
        if self.property("tone") != value:
            self.setProperty("tone", value)
            restyle(self)


class Title(PlainLabel):
    """The name of the page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, style=TextStyle.TITLE)


class Heading(PlainLabel):
    """The heading of a section or card, in a tone if it has one."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, tone: Tone | None = None
    ) -> None:
        super().__init__(text, parent, style=TextStyle.HEADING, tone=tone)


class Strong(PlainLabel):
    """A few words that lead: a field's label, a name, a day."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, tone: Tone | None = None
    ) -> None:
        super().__init__(text, parent, style=TextStyle.STRONG, tone=tone)


class Body(PlainLabel):
    """Text to read."""


class Muted(PlainLabel):
    """Text that stands back."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, tone=Tone.NEUTRAL)


class Small(PlainLabel):
    """A small line that stands back: help below a label, a source, a date."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, tone: Tone = Tone.NEUTRAL
    ) -> None:
        super().__init__(text, parent, style=TextStyle.SMALL, tone=tone)


class Quote(PlainLabel):
    """Somebody's own words, larger, in quotation marks unless they hold some already."""

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's own name
        """Show these words as said."""
        from taf_desktop.support.quoting import quoted

        super().setText(quoted(text))

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, style=TextStyle.QUOTE)


class ElidedLabel(PlainLabel):
    """One line that is shortened with … when there is no room; the whole text is in the tooltip."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        style: TextStyle = TextStyle.BODY,
        tone: Tone | None = None,
    ) -> None:
        self._full = text
        super().__init__(text, parent, style=style, tone=tone, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def full_text(self) -> str:
        """Return the text before shortening."""
        return self._full

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shorten anew when the text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = elide(self._full, self.fontMetrics(), self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tooltip(self._full) if shown != self._full else "")
        self.setAccessibleName(self._full)


def elide(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the text shortened with … to fit a width in pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def escape(text: str) -> str:
    """Return text safe for the few places of Qt that read mark-up, such as tooltips."""
    import html  # seldom wanted, and not before the first painting

    return html.escape(text)


def tooltip(text: str) -> str:
    """Return a tooltip that shows exactly this text, wrapped to a few lines."""
    return f"<span>{escape(text)}</span>"


def no_mnemonic(text: str) -> str:
    """Return text for a button, tab or label with a buddy, where ``&`` would mark a letter."""
    return text.replace("&", "&&")


def set_text_style(widget: QWidget, style: TextStyle) -> None:
    """Give any widget the size and weight of a text style, now and when the text size changes."""
    if widget.property("textStyle") != style.value:
        widget.setProperty("textStyle", style.value)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Make Qt look again at a widget's properties after one that the style sheet names changed.

    Before a widget is first shown there is nothing to do: Qt has not looked yet.
    """
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
