import pytest
from PySide6.QtWidgets import QWidget

from taf_desktop.ui.common.pieces import Making, finish


@pytest.fixture
def done():
    return []


@pytest.fixture
def in_pieces(qtbot, done):
    def make():
        page = QWidget()
        qtbot.addWidget(page)
        yield page
        done.append("first")
        yield None
        done.append("second")
        return page

    return make


def test_a_page_in_pieces_is_put_in_its_place_while_it_is_empty(in_pieces, done):
    put = []
    making = Making(in_pieces, put.append)
    assert (making.step(), len(put), done) == (False, 1, [])
    assert (making.step(), done) == (False, ["first"])
    assert (making.step(), done) == (True, ["first", "second"])
    assert making.whole() is put[0]
    assert making.step()
    assert len(put) == 1


def test_whoever_needs_a_page_gets_the_rest_at_once(in_pieces, done):
    put = []
    making = Making(in_pieces, put.append)
    making.step()
    assert making.whole() is put[0]
    assert done == ["first", "second"]


def test_a_page_may_be_made_at_once(qtbot):
    put = []
    making = Making(QWidget, put.append)
    assert making.step()
    qtbot.addWidget(making.whole())
    assert put == [making.whole()]


def test_finishing_takes_every_piece(done):
    finish(done.append(piece) for piece in range(3))
    assert done == [0, 1, 2]
