from concurrent.futures import ThreadPoolExecutor

import pytest

from taf_desktop.reports import preview
from taf_desktop.reports.render import render
from taf_desktop.reports.tree import NewPage, words
from tests.reports.reading import tree_of


@pytest.fixture(scope="module")
def pdf():
    return render(tree_of(words("One"), NewPage(), words("Two"))).pdf


def test_a_page_is_a_picture_of_four_bytes_a_dot(pdf):
    image = preview.page_image(pdf, 0, 1.0)
    assert (image.width, image.height) == (596, 842)
    assert image.stride >= image.width * 4
    assert len(image.data) == image.stride * image.height
    assert image.data[:4] == b"\xff\xff\xff\xff"
    assert min(image.data) < 80


def test_the_scale_makes_the_picture_larger(pdf):
    assert preview.page_image(pdf, 1, 1.5).width == 893


def test_pages_are_counted_and_read(pdf):
    assert preview.page_count(pdf) == 2
    assert "Two" in preview.page_text(pdf, 1)


@pytest.mark.parametrize("page", [-1, 2])
def test_a_page_that_is_not_there_is_refused(pdf, page):
    with pytest.raises(IndexError):
        preview.page_image(pdf, page, 1.0)


def test_several_threads_may_ask_at_once(pdf):
    with ThreadPoolExecutor(4) as workers:
        images = list(workers.map(lambda n: preview.page_image(pdf, n % 2, 0.5), range(24)))
        drawn = list(workers.map(lambda _: render(tree_of(words("صبح One"))).pdf, range(12)))
    assert len({image.data for image in images}) == 2
    assert len(set(drawn)) == 1
