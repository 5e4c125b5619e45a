import struct
from pathlib import PurePosixPath as Path

import pytest

from installer import pe


def binary(*libraries, delayed=()):
    """Return the smallest 64-bit Windows binary that imports these libraries."""
    names, rows, late = b"", b"", b""
    start, tables = 0x1000, 20 * (len(libraries) + 1) + 32 * (len(delayed) + 1)
    for name in (*libraries, *delayed):
        address = start + tables + len(names)
        if name in libraries:
            rows += struct.pack("<5I", 1, 0, 0, address, 1)
        else:
            late += struct.pack("<8I", 1, address, 0, 0, 0, 0, 0, 0)
        names += name.encode() + b"\0"
    section = rows + bytes(20) + late + bytes(32) + names
    optional = struct.pack("<H110x", 0x20B) + b"".join(
        struct.pack("<II", start if number == 1 else start + len(rows) + 20, 1)
        if number in (1, 13) else bytes(8)
        for number in range(16)
    )  # fmt: skip
    head = b"MZ" + bytes(58) + struct.pack("<I", 64)
    coff = b"PE\0\0" + struct.pack("<HH12xHH", 0x8664, 1, len(optional), 0)
    place = len(head) + len(coff) + len(optional) + 40
    row = struct.pack("<8s4I16x", b".idata", len(section), start, len(section), place)
    return head + coff + optional + row + section


def test_imports_are_read_in_lower_case_also_delayed_ones():
    content = binary("KERNEL32.dll", "Qt6Core.dll", delayed=("DWMAPI.dll",))
    assert pe.imports(content) == {"kernel32.dll", "qt6core.dll", "dwmapi.dll"}
    assert pe.imports(binary()) == set()


def test_what_is_no_64_bit_binary_is_refused():
    content = bytearray(binary("a.dll"))
    content[content.index(struct.pack("<H", 0x20B))] = 0x0C
    with pytest.raises(ValueError, match="64-bit"):
        pe.imports(bytes(content))


def test_only_what_the_roots_lead_to_is_reachable():
    files = {
        Path("PySide6/QtGui.pyd"): {"qt6gui.dll", "kernel32.dll"},
        Path("PySide6/Qt6Gui.dll"): {"qt6core.dll", "api-ms-win-core-file-l1-1-0.dll"},
        Path("PySide6/Qt6Core.dll"): set(),
        Path("PySide6/Qt6Quick.dll"): {"qt6core.dll"},
    }
    found, missing = pe.reachable([Path("PySide6/QtGui.pyd")], files)
    assert {path.name for path in found} == {"QtGui.pyd", "Qt6Gui.dll", "Qt6Core.dll"}
    assert missing == {(Path("PySide6/QtGui.pyd"), "kernel32.dll")}


def test_a_library_beside_the_one_that_asks_comes_first():
    files = {
        Path("a/x.pyd"): {"common.dll"},
        Path("a/common.dll"): set(),
        Path("b/common.dll"): set(),
        Path("c/y.pyd"): {"common.dll"},
    }
    found, _missing = pe.reachable([Path("a/x.pyd")], files)
    assert found == {Path("a/x.pyd"), Path("a/common.dll")}
    found, missing = pe.reachable([Path("c/y.pyd")], files)
    assert len(found) == 2
    assert missing == set()


def test_the_binaries_of_a_folder_are_found(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.pyd").write_bytes(binary("two.dll"))
    (tmp_path / "text.txt").write_text("no binary")
    assert pe.binaries(tmp_path) == {Path("in/one.pyd"): {"two.dll"}}
