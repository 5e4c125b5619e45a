import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem

from taf_desktop.support import paths
from taf_desktop.ui.common import buttons, palette, stylesheet, text, theme
from taf_desktop.ui.common.palette import EDGE_PAIRS, TEXT_PAIRS, contrast, load_roles
from taf_desktop.ui.common.theme import Mode, TextStyle

THEMES = ("light", "dark")


@pytest.fixture
def put_back(qapp):
    yield
    theme.apply(qapp, Mode.LIGHT)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("role", "ground"), TEXT_PAIRS)
def test_text_can_be_read(name, role, ground):
    roles = load_roles(name)
    assert contrast(roles[role], roles[ground]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", palette.GROUNDS)
def test_secondary_text_keeps_its_promise(name, ground):
    roles = load_roles(name)
    assert contrast(roles["muted"], roles[ground]) >= 5.4


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("role", "ground"), EDGE_PAIRS)
def test_borders_and_rings_can_be_seen(name, role, ground):
    roles = load_roles(name)
    assert contrast(roles[role], roles[ground]) >= 3.0


def test_contrast_is_that_of_wcag():
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("white", "white") == pytest.approx(1)


def test_both_themes_have_the_same_roles():
    assert load_roles("light").keys() == load_roles("dark").keys()


@pytest.mark.parametrize("name", THEMES)
def test_glyphs_use_only_colours_of_their_theme(name):
    colours = {value.upper() for value in load_roles(name).values()}
    used = {
        found.upper()
        for file in paths.resource("themes", name).glob("*.svg")
        for found in re.findall(r"#[0-9A-Fa-f]{6}", file.read_text(encoding="utf-8"))
    }
    assert used
    assert used <= colours


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_the_style_sheet_names_is_there(name, qapp):
    sheet = stylesheet.build(name, load_roles(name), round, theme._sizes(theme.current()))
    named = re.findall(r'url\("([^"]+)"\)', sheet)
    assert named
    assert all(paths.Path(file).is_file() for file in named)


def test_own_typeface_is_loaded_with_its_weights(theme, qapp):
    assert QFontInfo(qapp.font()).family() == "Atkinson Hyperlegible Next"
    assert {"Regular", "SemiBold", "Bold"} <= set(QFontDatabase.styles(theme.family))


def test_text_size_reaches_open_windows(qapp, qtbot, put_back):
    label, title = QLabel("words"), text.Title("words")
    for widget in (label, title):
        qtbot.addWidget(widget)
        widget.ensurePolished()
    assert (label.font().pixelSize(), title.font().pixelSize()) == (14, 22)
    theme.apply(qapp, Mode.LIGHT, 2.0)
    for widget in (label, title):
        widget.ensurePolished()
    assert (label.fontInfo().pixelSize(), title.fontInfo().pixelSize()) == (28, 44)


def test_text_size_is_kept_between_one_and_two(qapp, put_back):
    assert theme.apply(qapp, Mode.LIGHT, 5.0).factor == 2.0
    assert theme.apply(qapp, Mode.LIGHT, 0.1).factor == 1.0


def test_dark_theme_darkens_the_palette(qapp, put_back):
    made = theme.apply(qapp, Mode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == made.color("paper")
    assert made.color("paper").lightnessF() < 0.2


def test_high_contrast_follows_the_system(qapp, monkeypatch, put_back):
    monkeypatch.setattr(theme, "wants_high_contrast", lambda: True)
    made = theme.apply(qapp, Mode.DARK)
    system = qapp.palette()
    assert made.high_contrast
    assert made.color("ink") == system.color(QPalette.ColorRole.WindowText)
    assert made.color("urgent") == made.color("ink")
    assert made.color("accent") == system.color(QPalette.ColorRole.Highlight)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_waiting_words_can_be_read_in_lines_and_in_drop_downs(qapp, qtbot, mode, put_back):
    made = theme.apply(qapp, mode)
    combo = QComboBox(editable=True)
    qtbot.addWidget(combo)
    line = QLineEdit()
    qtbot.addWidget(line)
    for widget in (combo, line):
        widget.show()
    for widget in (combo.lineEdit(), line):
        shown = widget.palette().color(QPalette.ColorRole.PlaceholderText)
        assert shown == made.color("muted")


def test_boxes_in_a_list_look_like_boxes_elsewhere(qtbot, theme):
    lines = QListWidget()
    qtbot.addWidget(lines)
    for state in (Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        item = QListWidgetItem("Large print", lines)
        item.setCheckState(state)
    lines.show()
    ticked, empty = (lines.visualItemRect(lines.item(row)) for row in (0, 1))
    picture = lines.viewport().grab().toImage()

    def box(rect):
        return picture.pixelColor(rect.x() + 12 + 4, rect.center().y() - 5)

    assert box(ticked) == theme.color("accent")
    assert box(empty) == theme.color("surface")
    assert ticked.height() >= 34


@pytest.mark.parametrize("factor", [1.0, 1.5, 2.0])
def test_controls_are_tall_enough(qapp, qtbot, factor, put_back):
    theme.apply(qapp, Mode.LIGHT, factor)
    for widget in (buttons.primary("Go on"), buttons.quiet("More"), QLineEdit()):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() >= round(36 * factor)


def test_system_font_is_a_choice(qapp, put_back):
    made = theme.apply(qapp, Mode.LIGHT, own_font=False)
    assert made.family == theme.system_family()
    assert made.font(TextStyle.TITLE).pixelSize() == 22
