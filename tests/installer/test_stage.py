import hashlib
import io
import tomllib
import zipfile
from importlib.resources import files
from pathlib import PurePosixPath

import pytest

from installer import stage, windows_python
from tests.installer.test_pe import binary

DATA = {"pyphen": "dictionaries", "xkcdpass": "static"}
RULES = tomllib.loads(stage.CONTENTS.read_text(encoding="utf-8"))


@pytest.fixture
def folders(tmp_path):
    """A program that uses Qt's widgets, and packages as they are published."""
    app, site = tmp_path / "app", tmp_path / "site"
    (app / "taf_desktop").mkdir(parents=True)
    (app / "taf_desktop" / "__init__.py").write_text('__version__ = "1.2.3"\n')
    (app / "taf_desktop" / "window.py").write_text(
        "from PySide6.QtWidgets import QLabel\n\ndef late():\n    import PySide6.QtSvg\n"
    )
    for name, libraries in {
        "PySide6/QtWidgets.pyd": ["Qt6Widgets.dll", "python3.dll"],
        "PySide6/QtSvg.pyd": ["KERNEL32.dll"],
        "PySide6/Qt6Widgets.dll": ["USER32.dll"],
        "PySide6/QtQml.pyd": [],
        "PySide6/Qt6Qml.dll": [],
        "PySide6/plugins/platforms/qwindows.dll": ["Qt6Widgets.dll"],
        "PySide6/plugins/platforms/qminimal.dll": [],
        "other/_fast.pyd": [],
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(binary(*libraries))
    for name in ("PySide6/QtWidgets.pyi", "other/tests/test_x.py", "other/code.py", "bin/tool.exe"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x")
    return app, site


def names(folder):
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


def test_what_nobody_needs_is_left_out(folders):
    app, site = folders
    dropped = stage.prune(site, app)
    assert names(site) == {
        "PySide6/QtWidgets.pyd",
        "PySide6/QtSvg.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "other/_fast.pyd",
        "other/code.py",
    }
    assert "PySide6/Qt6Qml.dll" in dropped
    assert "other/tests/test_x.py" in dropped
    assert not (site / "bin").exists()


def test_a_library_that_is_not_there_is_named(folders):
    app, site = folders
    (site / "other" / "_fast.pyd").write_bytes(binary("forgotten.dll"))
    with pytest.raises(stage.Incomplete, match=r"other/_fast.pyd asks for forgotten.dll"):
        stage.prune(site, app)


def test_of_other_languages_only_what_the_program_reads_is_kept(tmp_path):
    for package in ("pyphen", "xkcdpass"):
        for file in files(package).joinpath(DATA[package]).iterdir():
            copy = tmp_path / package / DATA[package] / file.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text("x")
    stage.remove(tmp_path, RULES["drop"]["packages"])
    assert {name for name in names(tmp_path) if "__pycache__" not in name} == {
        "pyphen/dictionaries/hyph_en_GB.dic",
        "pyphen/dictionaries/README_hyph_en_GB.txt",
        "xkcdpass/static/eff-long",
    }


def test_the_windows_platform_stays():
    assert "PySide6/plugins/platforms/qwindows.dll" in RULES["qt"]["plugins"]
    assert all(name == name.lower() for name in RULES["windows"]["libraries"])


def test_the_version_can_be_another_for_a_try(folders):
    app, _site = folders
    assert stage.version_of(app) == "1.2.3"
    stage.set_version(app, "0.0.9")
    assert stage.version_of(app) == "0.0.9"
    (app / "taf_desktop" / "__init__.py").write_text("")
    with pytest.raises(stage.Incomplete):
        stage.version_of(app)


def test_no_other_way_to_start_python_is_installed(tmp_path):
    official, target = tmp_path / "official", tmp_path / "python"
    official.mkdir()
    for name in ("python.exe", "pythonw.exe", "python313.dll", "_ssl.pyd", "_hashlib.pyd"):
        (official / name).write_text(name)
    stage.lay_python(official, target)
    assert names(target) == {"python313.dll", "_hashlib.pyd", "python313._pth"}
    paths = (target / "python313._pth").read_text().split()
    assert paths == ["python313.zip", ".", "..\\app", "..\\site"]


def test_times_and_sizes(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file").write_bytes(b"12345")
    stage.set_times(tmp_path, 1_700_000_000)
    assert (tmp_path / "in" / "file").stat().st_mtime == 1_700_000_000
    assert stage.size(tmp_path) == 5


def zipped(**files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "/").replace("_dll", ".dll"), content)
    return target.getvalue()


def test_pythons_zip_is_laid_flat_whichever_way_it_is_made(tmp_path):
    windows_python.unpack(
        zipped(cp313__python313_dll="x", cp312__python312_dll="y"), tmp_path / "a"
    )
    assert names(tmp_path / "a") == {"python313.dll"}
    windows_python.unpack(zipped(python313_dll="x"), tmp_path / "b")
    assert names(tmp_path / "b") == {"python313.dll"}
    with pytest.raises(windows_python.Untrusted, match=r"3\.13"):
        windows_python.unpack(zipped(python312_dll="x"), tmp_path / "c")


def test_another_zip_needs_its_publishers_digest(tmp_path):
    file = tmp_path / "python.zip"
    file.write_bytes(b"zip")
    with pytest.raises(windows_python.Untrusted, match="has the SHA-256"):
        windows_python.given(file, "00" * 32)
    right = hashlib.sha256(b"zip").hexdigest().upper()
    assert windows_python.given(file, right) == b"zip"


SAID = """Message digest algorithm  : SHA256
Current message digest    : {current}
Calculated message digest : AB12
\tSigner #0:
\t\tSubject: /C=US/O={who}/CN=x
\t\tSubject: /O=Microsoft Corporation/CN=an authority
"""


def test_signers_are_read_from_the_words_of_the_tool():
    said = SAID.format(current="AB12", who="Python Software Foundation")
    assert windows_python.signer(said, "python.exe") == "Python Software Foundation"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (SAID.format(current="AB13", who="Python Software Foundation"), "not as it was signed"),
        (SAID.format(current="AB12", who="Somebody"), "is signed by"),
        ("No signature found.\n", "not signed at all"),
    ],
)
def test_what_is_not_pythons_own_is_refused(said, why):
    with pytest.raises(windows_python.Untrusted, match=why):
        windows_python.signer(said, "python.exe")


def test_patterns_reach_into_folders(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.pyi").write_text("")
    (tmp_path / "a" / "keep.py").write_text("")
    assert stage.remove(tmp_path, ["*.pyi"]) == ["a/b/x.pyi"]
    assert names(tmp_path) == {"a/keep.py"}
    assert PurePosixPath("a/b/x.pyi").suffix == ".pyi"
