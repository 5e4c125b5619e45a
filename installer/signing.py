"""Signs the programs and the set-ups with Authenticode, if a certificate is given.

The council's own certificate, or its own signing service, is what Windows and its IT department
trust: see README.md, "Signing". ``throw_away`` makes one for trying the step; nobody trusts it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
from pathlib import Path

PASSWORD = "TAF_SIGNING_PASSWORD"  # noqa: S105 - the name of a variable, not a password
OWN = ("TAF Desktop.exe", "taf-desktop-cli.exe")
"""Python's and the packages' files keep their publishers' signatures."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of signing to a command line."""
    parser.add_argument("--sign-with", type=Path, metavar="P12",
                        help=f"the certificate and key; their password in {PASSWORD}")  # fmt: skip
    parser.add_argument("--time-stamp", default="", metavar="ADDRESS",
                        help="the time stamp service of the certificate's issuer")  # fmt: skip


def sign_own(folder: Path, options: argparse.Namespace) -> None:
    """Sign the programs of ours in the folder that is installed."""
    for name in OWN:
        sign(folder / name, options)


def sign(file: Path, options: argparse.Namespace) -> None:
    """Sign one file in place; without a certificate it is left as it is."""
    if options.sign_with is None:
        return
    sign_file(file, options.sign_with, os.environ.get(PASSWORD, ""), options.time_stamp)


def sign_file(file: Path, certificate: Path, password: str, time_stamp: str = "") -> None:
    """Sign a file in place with a certificate and key (P12)."""
    signed = file.with_name(f"{file.name}.signed")
    stamp = ["-ts", time_stamp] if time_stamp else []
    subprocess.run(
        ["osslsigncode", "sign", "-pkcs12", str(certificate), "-readpass", "/dev/stdin",
         "-h", "sha256", "-n", "TAF Desktop", *stamp, "-in", str(file), "-out", str(signed)],
        input=password, text=True, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    signed.replace(file)


def verify(file: Path, authority: Path) -> bool:
    """Say whether a file carries a whole signature that leads to an authority's certificate."""
    done = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", str(authority), "-in", str(file)],
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode == 0


def throw_away(folder: Path, password: str) -> tuple[Path, Path]:
    """Make a certificate for trying the step; return the P12 file and the certificate."""
    folder.mkdir(parents=True, exist_ok=True)
    key, certificate, both = (folder / f"try.{end}" for end in ("key", "pem", "p12"))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "2",
         "-subj", "/O=Example Council (not real)/CN=Example Council signing",
         "-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(
        ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate),
         "-out", str(both), "-passout", "stdin"],
        input=password, text=True, check=True,
    )  # fmt: skip
    return both, certificate
