import tomllib

import pytest

from taf_desktop.support import about, paths, simple_toml

TEXT = """
# A remark
look = "dark"  # another
text_size = 150
shared = true
own = false

[roles]
paper = "#F6F5F1"         # the window's ground
"""


def test_values_are_read_by_table_as_the_standard_reader_does():
    whole = tomllib.loads(TEXT)
    roles = whole.pop("roles")
    assert simple_toml.read(TEXT) == {"": whole, "roles": roles}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_themes_are_simple_enough(name):
    text = paths.resource("themes", f"{name}.toml").read_text(encoding="utf-8")
    assert simple_toml.read(text)["roles"] == tomllib.loads(text)["roles"]


@pytest.mark.parametrize(
    "line",
    [
        "look",
        "look = [1, 2]",
        'look = "open',
        'look = "a" b',
        'look = "a\\"b"',
        "x = 1.5",
        "# a = 1",
    ],
)
def test_a_line_that_is_not_simple_is_passed_over(line):
    assert simple_toml.read(line) == {"": {}}


def test_what_is_written_is_read_again_by_both():
    values = {"look": "dark", "text_size": 150, "shared": True, "second": ""}
    text = simple_toml.write(values)
    assert simple_toml.read(text)[""] == values
    assert tomllib.loads(text) == values


@pytest.mark.parametrize("word", ['a"b', "a\\b", "a\nb"])
def test_words_that_would_need_escapes_are_refused(word):
    with pytest.raises(ValueError, match="value"):
        simple_toml.write({"name": word})


def test_what_may_be_told_names_no_folder_and_nobody():
    told = dict(about.lines())
    assert set(told) == {"program", "python", "system", "machine", "language", "installed"}
    assert not any("/" in value or "\\" in value for value in told.values())


def test_windows_names_the_data_folder_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(paths.sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert paths.data_folder() == tmp_path / paths.APP_NAME
    monkeypatch.delenv("LOCALAPPDATA")
    monkeypatch.undo()
    assert paths.data_folder().name == paths.APP_NAME
