"""The house rules find what they are meant to find."""

from tests import house_rules


def test_long_functions_are_found_and_docstrings_do_not_count():
    body = "\n".join(f"    x = {n}" for n in range(house_rules.LONGEST_FUNCTION))
    docstring = '    """' + "word\n    " * 30 + '"""\n'
    assert list(house_rules.long_functions("f.py", f"def f():\n{docstring}{body}\n")) == []
    found = list(house_rules.long_functions("f.py", f"def f():\n{body}\n    x = 1\n"))
    assert found == ["f.py:1: f has 41 lines"]


def test_colours_hosts_and_leftovers_are_found():
    assert house_rules.HEX_COLOUR.search('x = "#A1B2C3"')
    assert not house_rules.HEX_COLOUR.search('x = "# 3 things"')
    assert house_rules.INDEX_HOSTS.search("https://files.python" + "hosted.org/x")
    assert house_rules.LEFTOVERS.search("# TO" + "DO: later")


def test_the_project_keeps_its_rules():
    assert list(house_rules.breaches()) == []
