"""Colours by role: from the theme files, or from the system when it asks for contrast."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from PySide6.QtGui import QColor, QPalette

from taf_desktop.support import paths, simple_toml

Roles = Mapping[str, str]


class Tone(StrEnum):
    """What a colour may mean. A word or an icon always stands beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WORRY = "worry"
    HOPE = "hope"
    URGENT = "urgent"

    @property
    def role(self) -> str:
        """The role of the colour its words and icons have."""
        return "muted" if self is Tone.NEUTRAL else self.value


GROUNDS = ("paper", "rail", "surface")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((text, ground) for text in ("ink", "muted") for ground in (*GROUNDS, "accent_soft")),
    *((tone.value, ground) for tone in Tone if tone is not Tone.NEUTRAL for ground in GROUNDS),
    *((tone.value, f"{tone.value}_soft") for tone in Tone if tone is not Tone.NEUTRAL),
    *(("ink", f"{tone.value}_soft") for tone in Tone),
    ("muted", "neutral_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
)
"""Every pair of a text role and the ground it may stand on; all are tested for contrast."""

EDGE_PAIRS = tuple((edge, ground) for edge in ("edge", "accent") for ground in GROUNDS)
"""Borders and rings that a person must be able to see, with their grounds."""


@cache
def load_roles(name: str) -> Roles:
    """Return the colours of a theme file, ``light`` or ``dark``, by role."""
    text = paths.resource("themes", f"{name}.toml").read_text(encoding="utf-8")
    return {role: str(value) for role, value in simple_toml.read(text)["roles"].items()}


def system_roles(palette: QPalette) -> Roles:
    """Return every role taken from the system's own palette, for high contrast."""
    window = palette.color(QPalette.ColorRole.Window).name()
    base = palette.color(QPalette.ColorRole.Base).name()
    text = palette.color(QPalette.ColorRole.WindowText).name()
    highlight = palette.color(QPalette.ColorRole.Highlight).name()
    on_highlight = palette.color(QPalette.ColorRole.HighlightedText).name()
    roles = dict.fromkeys(load_roles("light"), text)
    roles.update({role: window for role in roles if role.endswith("_soft")})
    roles.update(paper=window, rail=window, surface=base)
    roles.update(accent=highlight, accent_strong=highlight, on_accent=on_highlight)
    return roles


def to_qpalette(roles: Roles) -> QPalette:
    """Return a Qt palette in which every role Qt knows has one of our colours."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: "paper",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "paper",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "on_accent",
        role.ToolTipBase: "ink",
        role.ToolTipText: "surface",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.PlaceholderText: "muted",
        role.Accent: "accent",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
    }
    palette = QPalette()
    for qt_role, name in pairs.items():
        palette.setColor(qt_role, QColor(roles[name]))
    for qt_role in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(roles["muted"]))
    return palette


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    seen = QColor(colour)
    weights = ((0.2126, seen.redF()), (0.7152, seen.greenF()), (0.0722, seen.blueF()))
    return sum(weight * _linear(value) for weight, value in weights)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
