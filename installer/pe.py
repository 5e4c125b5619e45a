"""Reads which libraries a Windows program asks for, and follows them through a folder."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

SUFFIXES = frozenset({".exe", ".dll", ".pyd"})
API_SET = re.compile(r"(api|ext)-ms-win-[a-z0-9-]+\.dll")
"""Names under which Windows offers its own functions; no files."""


def imports(content: bytes) -> set[str]:
    """Return the libraries a 64-bit Windows binary imports, also delayed ones, in lower case."""
    image = _Image(content)
    names = {image.text(row[3]) for row in image.rows(1, "<5I") if row[3]}
    return names | {image.text(row[1]) for row in image.rows(13, "<8I") if row[1]}


class _Image:
    """The parts of a PE32+ file that tell of imports."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        start = struct.unpack_from("<I", content, 0x3C)[0]
        sections, optional_size = struct.unpack_from("<H12xH", content, start + 6)
        optional = start + 24
        if struct.unpack_from("<H", content, optional)[0] != 0x20B:
            raise ValueError("no 64-bit Windows binary")
        self._directories = optional + 112
        table = optional + optional_size
        # size in memory, address, size in the file, place in the file
        self._sections = [
            struct.unpack_from("<4I", content, table + 40 * number + 8)
            for number in range(sections)
        ]

    def _place(self, address: int) -> int:
        for size, start, _raw, place in self._sections:
            if start <= address < start + size:
                return address - start + place
        raise ValueError("an address outside of all sections")

    def text(self, address: int) -> str:
        place = self._place(address)
        return self._content[place : self._content.index(b"\0", place)].decode("ascii").lower()

    def rows(self, directory: int, form: str) -> Iterable[tuple[int, ...]]:
        address = struct.unpack_from("<I", self._content, self._directories + 8 * directory)[0]
        place = self._place(address) if address else 0
        while place:
            row = struct.unpack_from(form, self._content, place)
            if not any(row):
                return
            yield row
            place += struct.calcsize(form)


def reachable(
    roots: Iterable[PurePosixPath], files: Mapping[PurePosixPath, set[str]]
) -> tuple[set[PurePosixPath], set[tuple[PurePosixPath, str]]]:
    """Return every binary that is loaded when the roots are, and what is asked for but not there.

    ``files`` holds what each binary of a folder imports. A library is looked for beside the one
    that asks, then anywhere: Python puts the folders of its packages on the search path.
    """
    anywhere = {path.name.lower(): path for path in sorted(files, reverse=True)}
    beside = {(path.parent, path.name.lower()): path for path in files}
    found: set[PurePosixPath] = set()
    missing: set[tuple[PurePosixPath, str]] = set()
    waiting = list(roots)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        for name in files[path]:
            target = beside.get((path.parent, name)) or anywhere.get(name)
            if target is not None:
                waiting.append(target)
            elif not API_SET.fullmatch(name):
                missing.add((path, name))
    return found, missing


def binaries(folder: Path) -> dict[PurePosixPath, set[str]]:
    """Return each binary below a folder and what it imports."""
    return {
        PurePosixPath(file.relative_to(folder).as_posix()): imports(file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in SUFFIXES
    }
