"""Drawings and charts on the screen: made for their width and theme, said in words, as a table."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from taf_desktop.domain.chart_parts import Series, Spot, Tick
from taf_desktop.domain.charts import Chart
from taf_desktop.domain.drawing import (
    Anchor,
    Circle,
    Dash,
    Drawing,
    Line,
    Pen,
    Polygon,
    Polyline,
    Rect,
    Role,
    Text,
)
from taf_desktop.ui.common import theme
from taf_desktop.ui.common.chart import ChartBox
from taf_desktop.ui.common.drawing_view import DrawingView

EVERYTHING = Drawing(
    200,
    100,
    (
        Rect(0, 0, 200, 100, Role.PLAIN_SOFT, Pen(Role.EDGE), 6),
        Line(10, 90, 190, 90, Pen(Role.WORRY, 2)),
        Polyline(((10, 80), (60, 40), (120, 60)), Pen(Role.ACCENT, 3, Dash.DASHED)),
        Circle(60, 40, 8, Role.GROUND, Pen(Role.ACCENT, 2)),
        Polygon(((150, 20), (170, 50), (130, 50)), Role.WORRY),
        Text(100, 20, "Calm", 12, Anchor.MIDDLE),
    ),
)


def chart(*numbers, sentence="Up from 3 to 6."):
    spots = tuple(Spot(at, number) for at, number in enumerate(numbers))
    ticks = tuple(Tick(at, f"{at + 1} May 2026") for at in range(len(numbers)))
    rows = tuple((f"{at + 1} May 2026", str(number)) for at, number in enumerate(numbers))
    return Chart("Calm", (Series("Kim", spots, "Kim 6"),), ticks, sentence, ("Day", "Kim"), rows)


@pytest.fixture(autouse=True)
def plain_look():
    yield
    theme.apply(QApplication.instance(), theme.Mode.LIGHT)


def colours(widget):
    image = widget.grab().toImage()
    return Counter(
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("mode", [theme.Mode.LIGHT, theme.Mode.DARK])
def test_a_drawing_is_painted_in_the_colours_of_the_theme(qtbot, mode):
    theme.apply(QApplication.instance(), mode)
    view = DrawingView(EVERYTHING, name="A drawing", words="A line going up")
    qtbot.addWidget(view)
    view.resize(200, 110)
    seen = colours(view)
    roles = theme.current().roles
    for role in ("neutral_soft", "accent", "worry", "surface"):
        assert seen[QColor(roles[role]).name()] > 5, role
    assert view.accessibleName() == "A drawing"
    assert view.accessibleDescription() == "A line going up"


def test_a_drawing_too_large_is_made_smaller_and_is_as_high_as_it_needs(qtbot):
    view = DrawingView(Drawing(400, 300, (Rect(0, 0, 400, 300, Role.ACCENT),)))
    qtbot.addWidget(view)
    view.resize(200, 200)
    assert view.heightForWidth(200) == 151
    assert view.heightForWidth(400) == 301
    assert view.hasHeightForWidth()
    assert view.sizeHint().width() == 320
    assert view.minimumSizeHint().width() == 160
    assert colours(view)[QColor(theme.current().roles["accent"]).name()] > 200 * 145


def test_a_chart_is_made_anew_for_another_width_and_larger_letters(qtbot):
    view = DrawingView(chart(3, 5, 6))
    qtbot.addWidget(view)
    view.resize(500, 300)
    wide = view.drawing()
    assert view.drawing() is wide
    view.show()
    view.resize(300, 300)
    qtbot.waitUntil(lambda: view.drawing().width == 300)
    before = max(item.size for item in view.drawing().items if isinstance(item, Text))
    theme.apply(QApplication.instance(), theme.Mode.LIGHT, 1.5)
    after = max(item.size for item in view.drawing().items if isinstance(item, Text))
    assert after == pytest.approx(before * 1.5)


def test_a_chart_says_its_sentence_and_shows_its_table_on_request(qtbot):
    box = ChartBox(chart(3, 6), name="Calm mornings")
    qtbot.addWidget(box)
    box.resize(500, 400)
    box.show()
    assert box.sentence.text() == "Up from 3 to 6."
    assert box.view.accessibleName() == "Chart: Calm mornings"
    assert box.view.accessibleDescription() == "Up from 3 to 6."
    assert box.toggle.text() == "Show as table"
    assert box.table is None
    qtbot.mouseClick(box.toggle, Qt.MouseButton.LeftButton)
    table = box.table
    assert table.isVisible()
    assert box.toggle.accessibleName() == "Hide the table: Calm mornings"
    model = table.model()
    assert [model.index(1, column).data() for column in range(2)] == ["2 May 2026", "6"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Kim"
    qtbot.waitUntil(lambda: not table.verticalScrollBar().maximum())
    qtbot.mouseClick(box.toggle, Qt.MouseButton.LeftButton)
    assert not table.isVisible()
    assert box.toggle.text() == "Show as table"


def test_an_open_table_stays_open_when_a_number_is_added(qtbot):
    box = ChartBox(chart(3), name="Calm")
    qtbot.addWidget(box)
    box.resize(500, 400)
    box.show()
    box.show_chart(chart(3), name="Calm")
    assert box.sentence.text() == "Up from 3 to 6."
    qtbot.mouseClick(box.toggle, Qt.MouseButton.LeftButton)
    box.show_chart(chart(3, 4, sentence="Up to 4."), name="Calm")
    assert box.sentence.text() == "Up to 4."
    assert box.table.isVisible()
    assert box.table.model().rowCount() == 2
    theme.apply(QApplication.instance(), theme.Mode.DARK, 1.25)
    qtbot.waitUntil(lambda: not box.table.verticalScrollBar().maximum())
    qtbot.mouseClick(box.toggle, Qt.MouseButton.LeftButton)
    box.show_chart(chart(3, 5), name="Calm")
    assert box.table is None


class Counted:
    """A picture that counts how often it was drawn for which width."""

    def __init__(self):
        self.widths = Counter()

    def drawn(self, room):
        self.widths[room.width] += 1
        return EVERYTHING


def test_a_picture_is_drawn_once_for_each_width(qtbot):
    picture = Counted()
    view = DrawingView(picture, name="Calm", words="Calm")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    for _ in range(3):
        view.heightForWidth(300)
        view.sizeHint()
        view.grab()
    assert max(picture.widths.values()) == 1
    before = picture.widths[300]
    view.show_drawing(picture, name="Calm", words="Calm")
    view.grab()
    assert picture.widths[300] == before + 1
