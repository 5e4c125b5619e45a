from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QObject, Qt

from taf_desktop.ui.common.palette import Tone
from taf_desktop.ui.common.tables import PAGE, Column, TableView, fold


@dataclass(frozen=True)
class Row:
    name: str
    stage: str
    days: int


ROWS = (Row("Énfant-Example", "Plan", 10), Row("Sample", "Review", 9), Row("Test", "PLAN", 100))
COLUMNS = (
    Column(title="Family", text=lambda row: row.name, strong=True, stretch=True),
    Column(title="Stage", text=lambda row: row.stage),
    Column(
        title="Days",
        text=lambda row: str(row.days),
        sort_key=lambda row: row.days,
        tone=lambda row: Tone.WORRY if row.days > 50 else None,
    ),
)


@pytest.fixture
def table(qtbot):
    made = TableView(COLUMNS, name="Families")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    return made


def names(table):
    return [row.name for row in table.shown_rows()]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", ["Énfant-Example", "Sample", "Test"]),
        ("enfant", ["Énfant-Example"]),
        ("ENFANT plan", ["Énfant-Example"]),
        ("plan", ["Énfant-Example", "Test"]),
        ("nobody", []),
    ],
)
def test_filter_forgives_accents_and_case(table, typed, left):
    table.set_filter(typed)
    assert names(table) == left


def test_new_rows_are_found_under_the_words_already_typed(table):
    table.set_filter("plan")
    table.set_rows((*ROWS, Row("New", "Plan", 1)))
    assert names(table) == ["Énfant-Example", "Test", "New"]
    table.set_filter("")
    assert len(names(table)) == 4


def test_rows_keep_their_order_until_a_column_is_chosen(table):
    assert names(table) == ["Énfant-Example", "Sample", "Test"]
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Sample", "Énfant-Example", "Test"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["Test", "Sample", "Énfant-Example"]


def test_enter_and_double_click_open_the_row(table, qtbot):
    opened = []
    table.opened.connect(opened.append)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [ROWS[1]]
    table.doubleClicked.emit(table.model().index(2, 0))
    assert opened == [ROWS[1], ROWS[2]]
    assert table.current_row() is ROWS[1]


def test_cells_tell_title_tone_and_weight(table, theme):
    model = table.rows_model
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Stage"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    cell = model.index(2, 2)
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == theme.color("worry")
    assert model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole).weight() == 600


def test_empty_table_opens_nothing(qtbot):
    table, opened = TableView(COLUMNS), []
    qtbot.addWidget(table)
    table.opened.connect(opened.append)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == []
    assert table.current_row() is None


def test_folding():
    assert fold("ÉCOLE Straße") == "ecole strasse"


def test_a_chosen_row_stays_chosen_when_the_order_changes(table):
    table.choose(lambda row: row.name == "Test")
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["Énfant-Example", "Sample", "Test"]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.current_row().name == "Test"
    assert table.currentIndex().row() == 0
    table.set_filter("plan")
    assert table.current_row().name == "Test"


def test_rows_come_by_the_page_and_a_chosen_one_further_down_is_shown(qtbot):
    table = TableView(COLUMNS)
    qtbot.addWidget(table)
    rows = [Row(f"Example {n}", "Plan", n) for n in range(500)]
    table.set_rows(rows)
    model = table.model()
    assert (model.rowCount(), model.canFetchMore()) == (PAGE, True)
    model.fetchMore()
    assert model.rowCount() == 2 * PAGE
    table.choose(lambda row: row.days == 450)
    assert table.current_row() is rows[450]
    assert model.rowCount() == 451
    table.set_filter("example 49")
    assert (len(names(table)), model.rowCount()) == (15, 15)
    assert not model.canFetchMore()


def test_a_row_that_knows_what_it_says_is_not_asked_again(qtbot):
    table = TableView(COLUMNS, line=lambda row: f"secret {row.name.lower()}")
    qtbot.addWidget(table)
    table.set_rows(ROWS)
    table.set_filter("secret test")
    assert names(table) == ["Test"]


class Painted(QObject):
    """Takes down what a model says about itself."""

    def __init__(self, model):
        super().__init__()
        self.said = []
        model.dataChanged.connect(
            lambda first, last, *_: self.said.append((first.row(), last.row()))
        )
        model.modelReset.connect(lambda: self.said.append("all"))
        model.rowsInserted.connect(lambda _at, first, last: self.said.append(f"+{first} to {last}"))
        model.rowsRemoved.connect(lambda _at, first, last: self.said.append(f"-{first} to {last}"))


def test_one_row_that_changed_is_all_that_is_painted_and_widens_its_column(table):
    painted = Painted(table.rows_model)
    changed = replace(ROWS[1], stage="A stage that is very much longer than any other")
    before = table.horizontalHeader().sectionSize(1)
    table.renew_rows((ROWS[0], changed, ROWS[2]))
    assert painted.said == [(1, 1)]
    assert table.horizontalHeader().sectionSize(1) > before
    table.renew_rows((ROWS[0], changed, ROWS[2]))
    table.renew_rows((changed, ROWS[0], ROWS[2]))
    assert painted.said == [(1, 1), (0, 1)]
    assert names(table) == ["Sample", "Énfant-Example", "Test"]
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    table.renew_rows((ROWS[2], changed))
    assert names(table) == ["Sample", "Test"]
    assert painted.said[2:] == ["-2 to 2", (1, 1)]


def test_what_is_found_anew_takes_the_place_of_what_was_found_before(table):
    painted = Painted(table.rows_model)
    table.find_first("e")
    assert painted.said == []
    table.find_first("plan")
    assert painted.said == ["-2 to 2", (1, 1)]
    table.find_first("nobody")
    assert table.current_row() is None
    table.renew_rows(ROWS)
    assert table.current_row() is None
    table.find_first("")
    assert names(table) == ["Énfant-Example", "Sample", "Test"]
    assert table.current_row() is ROWS[0]
    table.choose(lambda row: row.name == "Sample")
    table.set_filter("plan")
    assert table.current_row() is None
    table.renew_rows(ROWS)
    assert table.current_row() is ROWS[0]


def test_sorted_rows_are_found_in_their_order(table):
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table.find_first("plan")
    assert names(table) == ["Test", "Énfant-Example"]
    table.find_first("")
    assert names(table) == ["Test", "Énfant-Example", "Sample"]
