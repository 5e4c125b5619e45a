import pytest

from tests.ui.assessments.place import make_template, open_copy, open_on_lanes


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    return make_template(tmp_path_factory.mktemp("screens") / "Vaults")


@pytest.fixture
def place(template, tmp_path):
    place, close = open_copy(template, tmp_path)
    yield place
    close()


@pytest.fixture
def lanes(template, tmp_path, qtbot):
    with open_on_lanes(template, tmp_path, qtbot) as place:
        yield place
