"""Builds the one style sheet from roles and sizes. No colour and no text size is written here.

Widgets say what they are with properties: ``look`` on buttons, ``textStyle`` and ``tone`` on
labels, ``badge`` on pills. Rules with glyphs are left out in high contrast: there the system draws.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template

from taf_desktop.support import paths
from taf_desktop.ui.common.palette import Roles, Tone

CONTROL_HEIGHT = 36
"""The least height of a control at 100 %, in pixels."""
CARD_RADIUS = 8
CONTROL_RADIUS = 6

_BASE = """
QWidget { selection-background-color: $accent; selection-color: $on_accent; }
QMainWindow, QDialog, QWidget#page, QScrollArea, QStackedWidget { background: $paper; }
QScrollArea { border: none; }
QLabel { color: $ink; background: transparent; }
QToolTip { background: $ink; color: $surface; border: none; padding: ${s4}px ${s8}px; }

QPushButton { min-height: ${inner}px; padding: 0 ${s16}px; border-radius: ${radius}px;
  background: $surface; color: $ink; border: 1px solid $edge; font-weight: 600; }
QPushButton:hover { background: $paper; border-color: $ink; }
QPushButton:pressed { background: $neutral_soft; }
QPushButton:disabled { color: $muted; border-color: $line; background: $paper; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed {
  background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:disabled { background: $neutral_soft; color: $muted;
  border-color: $neutral_soft; }
QPushButton[look="danger"] { color: $urgent; border-color: $urgent; }
QPushButton[look="danger"]:hover, QPushButton[look="danger"]:pressed { background: $urgent_soft; }
QPushButton[look="danger"]:disabled { color: $muted; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent;
  color: $accent; padding: 0 ${s8}px; text-align: left; }
QPushButton[look="quiet"]:hover, QPushButton[look="quiet"]:checked { background: $accent_soft; }
QPushButton[look="quiet"]:pressed { background: $accent_soft; border-color: $accent; }
QPushButton[look="quiet"]:disabled { color: $muted; }
QPushButton[look="icon"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-width: ${inner}px; }
QPushButton[look="small_icon"] { background: transparent; border: 1px solid transparent;
  padding: 0; min-width: ${target}px; min-height: ${target}px; }
QPushButton[look="icon"]:hover, QPushButton[look="icon"]:checked,
QPushButton[look="small_icon"]:hover, QPushButton[look="small_icon"]:checked {
  background: $accent_soft; }

QLineEdit, QPlainTextEdit, QTextEdit { background: $surface; color: $ink;
  border: 1px solid $edge; border-radius: ${radius}px; placeholder-text-color: $muted;
  min-height: ${inner}px; }
QLineEdit { padding: 0 ${s12}px; }
QPlainTextEdit, QTextEdit { padding: ${s4}px ${s8}px; }
QComboBox QLineEdit { border: none; background: transparent; min-height: 0; padding: 0; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
QComboBox:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled,
QLineEdit:read-only { background: $paper; color: $muted; border-color: $line; }
QLineEdit[trouble="true"], QPlainTextEdit[trouble="true"], QComboBox[trouble="true"],
QAbstractSpinBox[trouble="true"] { border: 2px solid $worry; }

QComboBox, QAbstractSpinBox { min-height: ${inner}px; }
QCheckBox, QRadioButton { min-height: ${target}px; }
QGroupBox { border: none; margin: 0; padding: 0; }

QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line;
  border-radius: ${card_radius}px; outline: none; }
QListWidget[look="plain"] { background: transparent; border: none; }
QTableView, QListView { selection-background-color: $accent_soft; selection-color: $ink;
  gridline-color: $line; }
QTableView::item { padding: 0 ${s12}px; border: none; border-bottom: 1px solid $line; }
QListView::item { padding: ${s8}px ${s12}px; border: none; border-radius: ${radius}px; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; }
QTableView::item:hover, QListView::item:hover { background: $accent_soft; }
QHeaderView { background: $surface; border: none; border-top-left-radius: ${card_radius}px;
  border-top-right-radius: ${card_radius}px; }
QHeaderView::section { background: transparent; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: ${s8}px ${header}px; }
QTableCornerButton::section { background: $surface; border: none; }

QMenu { background: $surface; color: $ink; border: 1px solid $line; padding: ${s4}px; }
QMenu::item { padding: ${s8}px ${s16}px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: ${s4}px ${s8}px; }
QProgressBar { background: $line; border: none; border-radius: 3px; min-height: 6px;
  max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${s32}px; }
QScrollBar::handle:horizontal { min-width: ${s32}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QFrame#hairline { background: $line; border: none; }
QWidget#rail { background: $rail; border-right: 1px solid $line; }
QWidget#status { background: $paper; border-top: 1px solid $line; }
QFrame#floating { background: $surface; border: 1px solid $edge; border-radius: ${card_radius}px; }
"""

_GLYPHS = """
QComboBox { padding: 0 ${s12}px; background: $surface; color: $ink;
  placeholder-text-color: $muted; border: 1px solid $edge; border-radius: ${radius}px; }
QComboBox:disabled { background: $paper; color: $muted; border-color: $line; }
QComboBox::drop-down { border: none; width: ${s32}px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$glyphs/chevron-down.svg"); width: ${s16}px;
  height: ${s16}px; }
QComboBox QAbstractItemView { border: 1px solid $edge; border-radius: 0; padding: ${s4}px;
  selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { padding: ${s8}px; }
QAbstractSpinBox { padding: 0 0 0 ${s12}px; background: $surface;
  color: $ink; border: 1px solid $edge; border-radius: ${radius}px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; min-height: 0; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: ${s24}px; border: none;
  background: transparent; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$glyphs/chevron-up.svg"); width: ${s12}px;
  height: ${s12}px; }
QAbstractSpinBox::down-arrow { image: url("$glyphs/chevron-down.svg"); width: ${s12}px;
  height: ${s12}px; }
QTabBar::scroller { width: ${s32}px; }
QTabBar QToolButton { background: $paper; border: none; }
QTabBar QToolButton::right-arrow { image: url("$glyphs/chevron-right.svg"); width: ${s16}px;
  height: ${s16}px; }
QTabBar QToolButton::left-arrow { image: url("$glyphs/chevron-left.svg"); width: ${s16}px;
  height: ${s16}px; }
QCheckBox, QRadioButton { color: $ink; spacing: ${s8}px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: ${box}px;
  height: ${box}px; background: $surface; border: 1px solid $edge; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover, QListView::indicator:hover {
  border-color: $accent; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { image: url("$glyphs/tick.svg"); }
QRadioButton::indicator:checked { image: url("$glyphs/dot.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled, QListView::indicator:disabled {
  background: $paper; border-color: $line; }
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled,
QListView::indicator:checked:disabled { background: $muted; border-color: $muted; }
"""


def build(
    name: str,
    roles: Roles,
    px: Callable[[float], int],
    sizes: Mapping[str, tuple[int, int]],
) -> str:
    """Return the style sheet of a theme.

    Args:
        name: The theme; ``system`` leaves indicators and drop-downs to the system.
        roles: Colour by role.
        px: Scales a length to the text size in force.
        sizes: Pixels and weight by text style.
    """
    values: dict[str, object] = {**roles}
    values.update({f"s{step}": px(step) for step in (4, 8, 12, 16, 24, 32)})
    box = px(18)
    # Two pixels of every control's height are its border.
    values.update(inner=px(CONTROL_HEIGHT) - 2, target=px(28), box=box, round=(box + 2) // 2)
    # Qt keeps three pixels beside the words of a cell that it does not keep in a header.
    values.update(radius=CONTROL_RADIUS, card_radius=CARD_RADIUS, header=px(12) + 3)
    values.update(glyphs=paths.resource("themes", name).as_posix())
    template = _BASE + _text_rules(sizes) + _tone_rules(roles, px)
    if name != "system":
        template += _GLYPHS
    return Template(template).substitute(values)


def _text_rules(sizes: Mapping[str, tuple[int, int]]) -> str:
    rules = [
        f'*[textStyle="{style}"] {{ font-size: {size}px; font-weight: {weight}; }}'
        for style, (size, weight) in sizes.items()
    ]
    small, weight = sizes["small_strong"]
    rules.append(f"QHeaderView::section {{ font-size: {small}px; font-weight: {weight}; }}")
    rules.append(f"QLabel[badge] {{ font-size: {small}px; font-weight: {weight}; }}")
    return "\n".join(rules)


def _tone_rules(roles: Roles, px: Callable[[float], int]) -> str:
    rules: list[str] = []
    for tone in Tone:
        colour = roles[tone.role]
        soft = roles[f"{tone.value}_soft"]
        rules.append(f'QLabel[tone="{tone.value}"] {{ color: {colour}; }}')
        rules.append(
            f'QLabel[badge="{tone.value}"] {{ color: {colour}; background: {soft};'
            f" border-radius: {px(10)}px; padding: {px(2)}px {px(10)}px; }}"
        )
    return "\n".join(rules)
