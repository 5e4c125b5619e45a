"""Byte-compiles the installed code. Runs in Windows' own Python, so that the code is made for it.

``compile_code.py APP SITE``: the program keeps its sources beside the compiled files, so that all
may read what runs; of the packages only the compiled files stay. Nothing is checked against a
source when it is loaded, and no path of the machine that built it is inside.
"""

import py_compile
import sys
from pathlib import Path


def compile_folder(folder: Path, *, keep_source: bool) -> int:
    """Compile every module below a folder, in the same order each time; return how many."""
    sources = sorted(folder.rglob("*.py"), key=lambda each: each.as_posix())
    for source in sources:
        compile_file(folder, source, keep_source=keep_source)
    return len(sources)


def compile_file(folder: Path, source: Path, *, keep_source: bool) -> None:
    """Compile one module; inside it is known by its place below the folder."""
    target = source.with_suffix(".pyc")
    if keep_source:
        name = f"{source.stem}.{sys.implementation.cache_tag}.pyc"
        target = source.parent / "__pycache__" / name
    py_compile.compile(
        str(source),
        cfile=str(target),
        dfile=source.relative_to(folder).as_posix(),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not keep_source:
        source.unlink()


def main() -> None:
    """Compile the two folders of the command line."""
    app, site = map(Path, sys.argv[1:3])
    count = compile_folder(app, keep_source=True) + compile_folder(site, keep_source=False)
    sys.stdout.write(f"{count} modules compiled by Python {sys.version.split()[0]}\n")


if __name__ == "__main__":
    main()
