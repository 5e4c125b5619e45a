"""The look of the whole program: colours by role, sizes by text setting, one style sheet.

``apply`` puts a theme on the application; ``current`` gives it to widgets that draw themselves.
Those redraw on ``QEvent.StyleChange``, which Qt sends to every widget when the theme changes.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from taf_desktop.support import paths
from taf_desktop.ui.common import palette, stylesheet
from taf_desktop.ui.common.palette import Roles, Tone

FAMILY = "Atkinson Hyperlegible Next"
FONT_FOLDER = "atkinson-hyperlegible-next"
SMALLEST_TEXT, LARGEST_TEXT = 1.0, 2.0
QT_ARGUMENTS = ("-style", "Fusion")
"""For the application when it is made: Fusion looks the same on every machine and takes all its
colours from the palette. Set later, it would cost the first painting ten milliseconds."""
FORM_WIDTH = 760
"""The widest a column of form rows or reading text gets, in pixels at 100 %."""


class Mode(StrEnum):
    """Which theme the person asked for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class TextStyle(StrEnum):
    """The kinds of text there are: their size and weight are decided here only."""

    TITLE = "title"
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    QUOTE = "quote"
    SMALL = "small"
    SMALL_STRONG = "small_strong"


TEXT_SIZES: dict[TextStyle, tuple[int, QFont.Weight]] = {
    TextStyle.TITLE: (22, QFont.Weight.DemiBold),
    TextStyle.HEADING: (16, QFont.Weight.DemiBold),
    TextStyle.STRONG: (14, QFont.Weight.DemiBold),
    TextStyle.BODY: (14, QFont.Weight.Normal),
    TextStyle.QUOTE: (16, QFont.Weight.Normal),
    TextStyle.SMALL: (12, QFont.Weight.Normal),
    TextStyle.SMALL_STRONG: (12, QFont.Weight.DemiBold),
}
"""Size in pixels at 100 % and weight of every text style."""


class Theme(NamedTuple):
    """Colours, font and sizes in force. ``factor`` multiplies all text and the room it needs."""

    name: str
    roles: Roles
    factor: float = 1.0
    family: str = FAMILY

    @property
    def high_contrast(self) -> bool:
        """Whether the colours are the system's own."""
        return self.name == "system"

    def color(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.roles[role])

    def tone(self, tone: Tone) -> QColor:
        """Return the text colour of a tone."""
        return self.color(tone.role)

    def soft(self, tone: Tone) -> QColor:
        """Return the ground colour of a tone."""
        return self.color(f"{tone.value}_soft")

    def px(self, pixels: float) -> int:
        """Return a length given at 100 % as it is at the text size in force."""
        return round(pixels * self.factor)

    def font(self, style: TextStyle = TextStyle.BODY) -> QFont:
        """Return the font of a text style at the text size in force."""
        return _font(style, self.family, self.factor)

    def width_of(self, text: str, style: TextStyle = TextStyle.BODY) -> int:
        """Return how wide a text is in a style, in whole pixels, rounded up."""
        return _width(text, style, self.family, self.factor)

    def height_of(self, text: str, style: TextStyle, width: int) -> int:
        """Return how high a text is in a style with its lines broken at a width, in pixels."""
        return _height(text, style, self.family, self.factor, width)


def _font(style: TextStyle, family: str, factor: float) -> QFont:
    size, weight = TEXT_SIZES[style]
    font = QFont(family)
    font.setPixelSize(round(size * factor))
    font.setWeight(weight)
    return font


# Qt asks for the same sizes again whenever something is laid out.
@lru_cache(maxsize=1024)
def _width(text: str, style: TextStyle, family: str, factor: float) -> int:
    return int(QFontMetricsF(_font(style, family, factor)).horizontalAdvance(text)) + 1


@lru_cache(maxsize=1024)
def _height(text: str, style: TextStyle, family: str, factor: float, width: int) -> int:
    metrics = QFontMetrics(_font(style, family, factor))
    box = QRect(0, 0, width, 1 << 16)
    return metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()


_in_force: list[Theme] = []


def current() -> Theme:
    """Return the theme in force; the light one until another was applied."""
    return _in_force[0] if _in_force else Theme("light", palette.load_roles("light"))


def apply(
    app: QApplication, mode: Mode = Mode.SYSTEM, factor: float = 1.0, *, own_font: bool = True
) -> Theme:
    """Put a theme on the application, with the ring around the focus, and return it.

    Args:
        app: The running application.
        mode: Light, dark, or as the system has it. A system in high contrast overrules it.
        factor: Text size, 1.0 to 2.0; other values are brought into that range.
        own_font: The program's own typeface, or else the system's.
    """
    theme = dress(app, mode, factor, own_font=own_font)
    show_focus(app)
    return theme


def dress(
    app: QApplication, mode: Mode = Mode.SYSTEM, factor: float = 1.0, *, own_font: bool = True
) -> Theme:
    """Do what ``apply`` does but for the ring, which the first painting does without."""
    factor = min(max(factor, SMALLEST_TEXT), LARGEST_TEXT)
    family = load_fonts() if own_font else system_family()
    if wants_high_contrast():
        app.setPalette(QPalette())
        theme = Theme("system", palette.system_roles(app.palette()), factor, family)
    else:
        name = _chosen(mode)
        theme = Theme(name, palette.load_roles(name), factor, family)
        app.setPalette(palette.to_qpalette(theme.roles))
    _in_force[:] = [theme]
    app.setFont(theme.font())
    app.setStyleSheet(stylesheet.build(theme.name, theme.roles, theme.px, _sizes(theme)))
    return theme


def show_focus(app: QApplication) -> None:
    """Put the ring around whatever has the keyboard, now and from now on."""
    from taf_desktop.ui.common import focus

    focus.install(app, current().color("accent"))


@cache
def load_fonts() -> str:
    """Load the program's own typeface once and return its family name.

    Returns the system's family if the font files are missing: words in another letter are better
    than no words.
    """
    folder = paths.resource("fonts", FONT_FOLDER)
    files = sorted(folder.glob("*.ttf")) if folder.is_dir() else []
    for file in files:
        QFontDatabase.addApplicationFont(str(file))
    return FAMILY if files else system_family()


def system_family() -> str:
    """Return the family of the system's own interface font."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def wants_high_contrast() -> bool:
    """Say whether the person asked their system for high contrast."""
    # Held by a name: the hints below it are gone as soon as nothing holds it.
    hints = QApplication.styleHints()
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def wants_motion() -> bool:
    """Say whether things may move; false if the person asked their system for stillness."""
    hints = QApplication.styleHints()
    return hints.accessibility().motionPreference() != Qt.MotionPreference.ReducedMotion


def _chosen(mode: Mode) -> str:
    if mode is not Mode.SYSTEM:
        return mode.value
    scheme = QApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _sizes(theme: Theme) -> dict[str, tuple[int, int]]:
    """Return size in pixels and weight of every text style at the text size in force."""
    return {
        style.value: (theme.px(size), weight.value) for style, (size, weight) in TEXT_SIZES.items()
    }
