import pytest

from taf_desktop.domain.errors import Bug
from taf_desktop.forms import codes
from taf_desktop.support import paths, words


def test_every_shipped_list_can_be_read():
    names = codes.code_names()
    assert "ethnicity" in names
    for name in names:
        assert codes.code_list(name).name == f"codes.{name}"
        assert codes.code_list(name).options


def test_words_and_extras_of_a_code():
    assert codes.label_of("yes_no_unsure", "yes") == "Yes"
    assert codes.label_of("yes_no_unsure", "mystery") == "mystery"
    assert codes.label_of("yes_no_unsure", "") == ""
    assert codes.code_extra("relationships", "mother", "inverse") == "child"
    assert codes.code_extra("relationships", "mother", "nothing") == ""
    assert codes.code_extra("relationships", "mystery", "inverse") == ""


@pytest.mark.parametrize("name", ["nowhere", "../words", "", "A"])
def test_an_unknown_list_is_our_own_mistake(name):
    assert codes.find_code_list(name) is None
    with pytest.raises(Bug):
        codes.code_list(name)
    with pytest.raises(Bug) as raised:
        codes.code_extra(name, "a", "b")
    assert raised.value.sentence()


@pytest.mark.parametrize(
    "text",
    [
        "options: [",
        "name: empty\n",
        "options: [{name: a, label: A}, {name: a, label: B}]\n",
        "options: [{name: a}]\n",
    ],
)
def test_a_broken_list_is_our_own_mistake(text, tmp_path, monkeypatch):
    tmp_path.joinpath("broken.yaml").write_text(text, encoding="utf-8")
    words.catalogue(words.ENGLISH)  # read before its folder is another one
    monkeypatch.setattr(paths, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(Bug):
        codes.find_code_list.__wrapped__("broken")


def test_every_inverse_of_a_relationship_is_a_relationship():
    known = {option.name for option in codes.code_list("relationships").options}
    inverses = {codes.code_extra("relationships", name, "inverse") for name in known}
    assert inverses - {""} <= known
