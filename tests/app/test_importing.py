"""Screens are imported in small steps while somebody types the passphrase."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from taf_desktop.app.importing import imported

SOURCES = Path(__file__).resolve().parents[2] / "src"
AT_ONCE = 5
"""So many modules of ours are imported in one step at most."""

STEPS = """
import json
import sys
from taf_desktop.runtime.qt_guard import import_qt
import_qt()
import taf_desktop.app.bootstrap
import taf_desktop.services.vaults
from taf_desktop.app import warming

def ours():
    return {name for name in sys.modules if name.startswith("taf_desktop.")}

def steps(ready, screens):
    ready()
    going, brought, known = screens(), [], ours()
    for _step in going:
        brought.append(sorted(ours() - known))
        known = ours()
    return brought

print(json.dumps([
    steps(warming.ready_for_list, warming.list_screens),
    steps(warming.ready_for_pages, warming.page_screens),
]))
"""


@pytest.fixture(scope="module")
def steps():
    done = subprocess.run(
        [sys.executable, "-c", STEPS],
        capture_output=True,
        text=True,
        cwd=SOURCES,
        timeout=240,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", [0, 1], ids=["the list", "the other pages"])
def test_no_step_brings_many_modules_along(steps, kind):
    assert len(steps[kind]) > 80
    many = [brought for brought in steps[kind] if len(brought) > AT_ONCE]
    assert many == []


def test_everything_in_a_package_is_imported_after_what_it_needs(tmp_path, monkeypatch):
    package = tmp_path / "acorns"
    package.mkdir()
    for name, words in (
        ("__init__", ""),
        ("ash", "from acorns.elm import tall"),
        ("elm", "from acorns.oak import tall\nfrom acorns.ash_words import kind"),
        ("ash_words", "kind = 'ash'"),
        ("oak", "tall = True"),
    ):
        (package / f"{name}.py").write_text(words, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    came, known = [], set(sys.modules)
    for _step in imported(["acorns"]):
        came.append(sorted(set(sys.modules) - known))
        known = set(sys.modules)
    assert came == [
        ["acorns"],
        ["acorns.oak"],
        ["acorns.ash_words"],
        ["acorns.elm"],
        ["acorns.ash"],
    ]


def test_modules_that_name_each_other_come_all_the_same(tmp_path, monkeypatch):
    package = tmp_path / "beeches"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "here.py").write_text("import beeches.there", encoding="utf-8")
    (package / "there.py").write_text("import beeches.here", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert len(list(imported(["beeches"]))) == 3
    assert {"beeches.here", "beeches.there"} <= set(sys.modules)
