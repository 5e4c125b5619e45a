"""Makes setup.exe (NSIS) and the MSI (wixl) of a folder that is laid out."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import quoteattr

from installer import stage
from installer.launchers import numbers

HERE = Path(__file__).resolve().parent
UPGRADE_CODE = "7C1B2D0E-5A0B-4E3C-9D44-2E0C7F6A9B10"
"""Never changes: by it Windows knows a newer MSI as an upgrade of an older one."""
NAMESPACE = uuid.UUID(UPGRADE_CODE)


def make_setup(
    folder: Path, version: str, icon: Path, target: Path, moment: int, *, quick: bool = False
) -> None:
    """Build setup.exe from the folder; ``quick`` packs it less well."""
    picture = target.with_suffix(".bmp")
    subprocess.run(
        [sys.executable, "-m", "installer.welcome", str(picture)],
        check=True, cwd=HERE.parent, env={**os.environ, "PYTHONPATH": "src"},
    )  # fmt: skip
    facts = {
        "PICTURE": picture,
        "VERSION": version,
        "VERSION_NUMBERS": ".".join(map(str, numbers(version))),
        "STAGE": folder,
        "ICON": icon,
        "OUT_FILE": target,
        "SIZE_KB": stage.size(folder) // 1024,
    }
    packing = ["-DQUICK"] if quick else []
    subprocess.run(
        ["makensis", "-V2", "-WX", *packing,
         *(f"-D{name}={value}" for name, value in facts.items()),
         str(HERE / "setup" / "setup.nsi")],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
    )  # fmt: skip
    picture.unlink()


def make_msi(folder: Path, version: str, icon: Path, target: Path, moment: int) -> None:
    """Build the MSI from the folder."""
    source = target.with_suffix(".wxs")
    words = (HERE / "setup" / "product.wxs").read_text(encoding="utf-8")
    listed = list(tree(folder, PurePosixPath(), "   "))
    names = [line.split('"')[1] for line in listed if line.lstrip().startswith("<Component ")]
    for name, value in {
        "VERSION": version,
        "UPGRADE_CODE": UPGRADE_CODE,
        "PRODUCT_CODE": code(f"product {version}"),
        "ICON": os.path.relpath(icon, folder),
        "PROGRAM": "TAF Desktop.exe",
        "TREE": "\n".join(listed),
        "COMPONENTS": "\n".join(f'   <ComponentRef Id="{name}"/>' for name in names),
    }.items():
        words = words.replace(f"@{name}@", value)
    source.write_text(words, encoding="utf-8")
    subprocess.run(
        ["wixl", "--arch", "x64", "--output", str(target), str(source)],
        check=True,
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
    )
    source.unlink()


def tree(folder: Path, below: PurePosixPath, indent: str) -> Iterator[str]:
    """Yield the lines that describe every file below a folder, in order, each a component."""
    for path in sorted(folder.iterdir()):
        place = below / path.name
        if path.is_dir():
            yield f"{indent}<Directory Id={mark('d', place)} Name={quoteattr(path.name)}>"
            yield from tree(path, place, f"{indent} ")
            yield f"{indent}</Directory>"
        elif place.as_posix() != "TAF Desktop.exe":  # it has its shortcut in product.wxs
            yield (f"{indent}<Component Id={mark('c', place)} Guid=\"{code(place.as_posix())}\" "
                   f'Win64="yes"><File Id={mark("f", place)} Source={quoteattr(place.as_posix())} '
                   'KeyPath="yes"/></Component>')  # fmt: skip


def mark(letter: str, place: PurePosixPath) -> str:
    """Return an id for a path: the same in each build, so that an upgrade replaces the file."""
    return f'"{letter}{uuid.uuid5(NAMESPACE, place.as_posix()).hex}"'


def code(words: str) -> str:
    """Return a code in Windows' writing that is always the same for the same words."""
    return str(uuid.uuid5(NAMESPACE, words)).upper()
