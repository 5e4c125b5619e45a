"""House rules no other tool checks: sizes, colours in one place, no stray hosts or leftovers.

Run as ``python -m tests.house_rules``; prints every breach and exits with 1 if there is one.
"""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src"
LONGEST_FILE = 450
MEDIAN_FILE = 120
LONGEST_FUNCTION = 40

# Files that may be longer, by name, with the reason.
LONGER_FILES: dict[str, str] = {}

# Folders that git does not keep, for a machine without git.
MADE_HERE = {".git", ".venv", "build", "dist", "demo-output", ".pytest_cache", ".ruff_cache"}

HEX_COLOUR = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']""")
INDEX_HOSTS = re.compile(r"pythonhosted|pypi\.org|npmjs|deb\.debian", re.IGNORECASE)
LEFTOVERS = re.compile(r"\b(TODO|FIXME|XXX|breakpoint\(\)|processEvents)\b")


def breaches() -> Iterator[str]:
    """Yield one sentence for each broken rule."""
    sizes: list[int] = []
    for file in sorted(SOURCES.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        name = file.relative_to(ROOT).as_posix()
        length = text.count("\n")
        if length > 5:
            sizes.append(length)
        if length > LONGEST_FILE and name not in LONGER_FILES:
            yield f"{name}: {length} lines, at most {LONGEST_FILE}"
        yield from long_functions(name, text)
        if HEX_COLOUR.search(text):
            yield f"{name}: a colour is written here; colours live in resources/themes"
        for number, line in enumerate(text.splitlines(), start=1):
            if LEFTOVERS.search(line):
                yield f"{name}:{number}: {line.strip()}"
    if statistics.median(sizes) > MEDIAN_FILE:
        yield f"the median file has {statistics.median(sizes)} lines, at most {MEDIAN_FILE}"
    yield from named_hosts()


def long_functions(name: str, text: str) -> Iterator[str]:
    """Yield the functions that are too long to read at one go; their docstring does not count."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
            if length > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines"


def named_hosts() -> Iterator[str]:
    """Yield the files that name a package index host."""
    for path in own_files():
        if path == Path(__file__) or path.suffix in {".ttf", ".png", ".pdf", ".ico", ".pyc"}:
            continue
        if path.is_file() and INDEX_HOSTS.search(path.read_text(encoding="utf-8", errors="ignore")):
            yield f"{path.relative_to(ROOT).as_posix()}: names a package index host"


def own_files() -> Iterator[Path]:
    """Yield the files of the project; where there is no git, all but what is made here."""
    if shutil.which("git") is None:
        for top in ROOT.iterdir():
            if top.name not in MADE_HERE:
                yield from [top] if top.is_file() else top.rglob("*.*")
        return
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    yield from (ROOT / name for name in filter(None, listed.stdout.split("\0")))


def main() -> int:
    """Print the breaches and return 1 if there are any."""
    found = list(breaches())
    for breach in found:
        print(breach)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
