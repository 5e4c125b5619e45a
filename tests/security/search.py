"""Looking for marker words in files, in every spelling in which they could leak."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

CANARIES = [f"Canary{number:02}Kestrel" for number in range(40)]
LAST = 7
"""Letters at their end that these have in common."""
WORD = "Quillfeather"
"""Stands in every family that is worked on when a program is killed."""


def spellings(word: str) -> set[bytes]:
    """Return a word as bytes in the encodings and cases it could leak in."""
    return {
        word.encode(), word.upper().encode(), word.lower().encode(),
        word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode(),
    }  # fmt: skip


def count(folder: Path, words: list[str]) -> tuple[int, int]:
    """Return how often any word is found, and how many files were looked at.

    All words but a few should end alike: that makes it quick.
    """
    wanted = {form for word in words for form in spellings(word)}
    # Where what all of them have at the end is not there, none of them is.
    ends = {form for word in words for form in spellings(word[-LAST:])}
    hits = files = 0
    for path in [*(p for p in folder.rglob("*") if p.is_file()), *_unlinked()]:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue
        files += 1
        if any(end in content for end in ends):
            hits += sum(content.count(form) for form in wanted)
    return hits, files


def _unlinked():
    """Yield this process's open files that no longer have a name; SQLite's own are of that sort."""
    handles = Path("/proc/self/fd")
    if handles.is_dir():
        for handle in handles.iterdir():
            target = str(handle.readlink()) if handle.is_symlink() else ""
            if target.startswith("/") and target.endswith(" (deleted)"):
                yield handle


NAMES = ("SQLITE_TMPDIR", "TMPDIR", "TEMP", "TMP")


def send_temporary_files(folder: Path) -> None:
    """Send every temporary file of this process under one folder, where it is looked for."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(dict.fromkeys(NAMES, str(folder)))
    tempfile.tempdir = str(folder)


@contextmanager
def temporary(folder: Path):
    """Do that for a while."""
    before = {name: os.environ.get(name) for name in NAMES}
    before_dir = tempfile.tempdir
    send_temporary_files(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before_dir
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
