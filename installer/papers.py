"""The papers that go with the program: what is inside (SBOM, CycloneDX 1.6) and every licence."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path
from typing import Any, NamedTuple

NAMESPACE = uuid.UUID("5f0c7a54-5c5f-4c6f-9a57-0f3ad7b7a7f6")
"""Fixed, so that the same contents give the same number."""
LICENCE_NAMES = ("licen", "copying", "notice", "authors")


class Part(NamedTuple):
    """A piece of software inside: its name, version, licence words and package address."""

    name: str
    version: str
    licence: str
    purl: str = ""
    sha256: str = ""
    inside: str = ""


INSIDE = (
    Part("Qt", "", "LGPL-3.0-only", "pkg:generic/qt", inside="PySide6_Essentials"),
    Part("SQLCipher Community", "", "BSD-3-Clause", "pkg:generic/sqlcipher", inside="sqlcipher3"),
    Part("SQLite", "", "blessing", "pkg:generic/sqlite", inside="sqlcipher3"),
    Part("OpenSSL", "", "Apache-2.0", "pkg:generic/openssl", inside="cryptography"),
    Part("PDFium", "", "BSD-3-Clause", "pkg:generic/pdfium", inside="pypdfium2"),
    Part("HarfBuzz", "", "MIT", "pkg:generic/harfbuzz", inside="uharfbuzz"),
    Part("libxml2", "", "MIT", "pkg:generic/libxml2", inside="lxml"),
)
"""What some packages carry inside their own libraries, as their projects say."""


def packages(site: Path) -> list[Part]:
    """Return the packages installed in a folder, by name."""
    found = []
    for file in sorted(site.glob("*.dist-info/METADATA"), key=lambda each: str(each).lower()):
        facts = HeaderParser().parsestr(file.read_text(encoding="utf-8"))
        name, version = facts["Name"], facts["Version"]
        purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
        found.append(Part(name, version, licence_words(facts), purl))
    return found


def licence_words(facts: Message) -> str:
    """Return how a package names its licence: an expression, a line, or its classifiers."""
    plain = facts.get("License-Expression") or facts.get("License") or ""
    if plain and "\n" not in plain and len(plain) < 100:
        return plain
    marks = [each.split(" :: ")[-1] for each in facts.get_all("Classifier", [])
             if each.startswith("License ::")]  # fmt: skip
    return " and ".join(marks) or "see its licence file"


def python_part(version: str, sha256: str) -> Part:
    """Return CPython as a part; the digest is of the archive it came in."""
    return Part("CPython", version, "PSF-2.0", f"pkg:generic/cpython@{version}", sha256)


def fonts(resources: Path) -> list[Part]:
    """Return the fonts, which are all under the Open Font Licence."""
    return [Part(folder.name, "", "OFL-1.1") for folder in sorted((resources / "fonts").iterdir())
            if folder.is_dir()]  # fmt: skip


def sbom(version: str, parts: Iterable[Part], moment: int) -> str:
    """Return the list of everything inside as CycloneDX JSON. ``moment`` is seconds since 1970."""
    components = [component(part) for part in parts]
    main = {"type": "application", "name": "TAF Desktop", "version": version,
            "bom-ref": "taf-desktop", "licenses": [{"license": {"id": "MIT"}}]}  # fmt: skip
    listed = json.dumps(components, sort_keys=True)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, version + listed)}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": main,
        },
        "components": components,
        "dependencies": [
            {"ref": "taf-desktop", "dependsOn": [each["bom-ref"] for each in components]}
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def component(part: Part) -> dict[str, Any]:
    """Return one part as CycloneDX wants it; what is not known is left out."""
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl or f"part:{part.name}",
        "name": part.name,
        "licenses": [{"license": {"name": part.licence}}],
    }
    if part.version:
        told["version"] = part.version
    if part.purl:
        told["purl"] = part.purl
    if part.sha256:
        told["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
    if part.inside:
        told["properties"] = [{"name": "taf:inside", "value": part.inside}]
    return told


def collect_licences(site: Path, official: Path, app: Path, target: Path) -> list[str]:
    """Copy every licence text into one folder; return the packages that carry none.

    A package without a text of its own gets a line that names its licence.
    """
    missing = []
    for info in sorted(site.glob("*.dist-info")):
        name = info.name.removesuffix(".dist-info")
        texts = [file for file in sorted(info.rglob("*")) if file.is_file() and is_licence(file)]
        folder = target / name
        for text in texts:
            place = folder / text.relative_to(info)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, place)
        if not texts:
            missing.append(name)
            facts = HeaderParser().parsestr((info / "METADATA").read_text(encoding="utf-8"))
            folder.mkdir(parents=True)
            (folder / "LICENCE.txt").write_text(
                f"{name} is published under: {licence_words(facts)}\n", encoding="utf-8"
            )
    _copy(official / "LICENSE.txt", target / "CPython" / "LICENSE.txt")
    for file in sorted((app / "resources" / "fonts").glob("*/LICENSE*")):
        _copy(file, target / "fonts" / file.parent.name / file.name)
    return missing


def is_licence(file: Path) -> bool:
    """Say whether a file of a package's facts is a licence or names its authors."""
    return "licenses" in file.parts or file.name.lower().startswith(LICENCE_NAMES)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
