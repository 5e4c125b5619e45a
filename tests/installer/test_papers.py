import json
import struct

import pytest

from installer import icon, launchers, packaging_tools, papers, wheels

LOCK = """\
# a comment
keyring==25.7.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via -r requirements/app.in
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:cc
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:dd
zipp==4.1.2 ; python_full_version < '3.12' \\
    --hash=sha256:ee
"""


def test_the_lock_file_is_asked_as_windows_would_ask():
    assert wheels.for_windows(LOCK) == (
        "keyring==25.7.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "pywin32-ctypes==0.2.3 \\\n    --hash=sha256:dd\n"
    )


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    for name, facts, licence in (
        ("One", "License-Expression: MIT\n", "licenses/LICENSE"),
        ("Two", "License: UNKNOWN\nwith lines\n", ""),
        ("Three", "Classifier: License :: OSI Approved :: BSD License\n", "AUTHORS.rst"),
    ):
        info = folder / f"{name.lower()}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n{facts}")
        if licence:
            (info / licence).parent.mkdir(exist_ok=True)
            (info / licence).write_text(f"the licence of {name}")
    return folder


def test_packages_name_their_licences(site):
    found = {part.name: part.licence for part in papers.packages(site)}
    assert found == {"One": "MIT", "Two": "UNKNOWN", "Three": "BSD License"}


def test_the_same_contents_give_the_same_list(site):
    parts = [papers.python_part("3.13.2", "ab" * 32), *papers.packages(site), *papers.INSIDE]
    text = papers.sbom("1.2.3", parts, 1_700_000_000)
    assert text == papers.sbom("1.2.3", parts, 1_700_000_000)
    told = json.loads(text)
    assert told["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert told["components"][0]["hashes"][0]["content"] == "ab" * 32
    assert {each["name"] for each in told["components"]} >= {"CPython", "One", "Qt", "SQLite"}
    references = [each["bom-ref"] for each in told["components"]]
    assert len(set(references)) == len(references)
    assert told["dependencies"][0]["dependsOn"] == references
    assert json.loads(papers.sbom("1.2.4", parts, 0))["serialNumber"] != told["serialNumber"]


def test_every_licence_is_collected(site, tmp_path):
    official, app, target = tmp_path / "official", tmp_path / "app", tmp_path / "licences"
    official.mkdir()
    (official / "LICENSE.txt").write_text("Python's")
    font = app / "resources" / "fonts" / "a-font"
    font.mkdir(parents=True)
    (font / "LICENSE_FONT").write_text("OFL")
    assert papers.collect_licences(site, official, app, target) == ["two-1.0"]
    assert (target / "one-1.0" / "licenses" / "LICENSE").read_text() == "the licence of One"
    assert (target / "three-1.0" / "AUTHORS.rst").is_file()
    assert "UNKNOWN" in (target / "two-1.0" / "LICENCE.txt").read_text()
    assert (target / "CPython" / "LICENSE.txt").is_file()
    assert (target / "fonts" / "a-font" / "LICENSE_FONT").read_text() == "OFL"
    assert [part.name for part in papers.fonts(app / "resources")] == ["a-font"]


def test_windows_counts_versions_with_four_numbers():
    assert launchers.numbers("0.1.0") == (0, 1, 0, 0)
    assert launchers.numbers("2.3") == (2, 3, 0, 0)


def test_a_file_has_the_same_codes_in_every_msi(tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "a & b.py").write_text("")
    (tmp_path / "TAF Desktop.exe").write_text("")
    lines = list(packaging_tools.tree(tmp_path, packaging_tools.PurePosixPath(), ""))
    assert lines == list(packaging_tools.tree(tmp_path, packaging_tools.PurePosixPath(), ""))
    assert "a &amp; b.py" in lines[1]
    assert not any("TAF Desktop.exe" in line for line in lines)
    assert packaging_tools.code("x") != packaging_tools.code("y")


def test_an_icon_file_names_each_picture():
    content = icon.icon_file({16: b"one", 256: b"three"})
    assert struct.unpack_from("<HHH", content) == (0, 1, 2)
    size, offset = struct.unpack_from("<II", content, 6 + 8)
    assert content[offset : offset + size] == b"one"
    assert content[22] == 0
    assert content.endswith(b"three")


def test_the_programs_icon_is_kept_in_all_sizes():
    content = icon.ICON.read_bytes()
    sides = [content[6 + 16 * number] or 256 for number in range(len(icon.SIZES))]
    assert tuple(sides) == icon.SIZES
