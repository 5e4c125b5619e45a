"""``taf-desktop-cli``: checks without a window, for the IT department. See ``docs/CLI.md``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path

from taf_desktop import __version__
from taf_desktop.support import paths


class Exit(IntEnum):
    """What the exit code says; a promise to scripts that call this (``docs/CLI.md``)."""

    GOOD = 0
    FOUND_FAULTS = 1
    WRONG_USE = 2
    NOT_READABLE = 3
    WRONG_SECRET = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code."""
    given = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], Exit] = given.command
    return int(command(given))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="taf-desktop-cli", description="Checks without a window. Nothing is changed."
    )
    parser.add_argument("--version", action="version", version=f"{paths.APP_NAME} {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    version = commands.add_parser("version", help="say the version")
    version.set_defaults(command=_version)
    checking = commands.add_parser("check-forms", help="look for faults in forms")
    checking.add_argument("folder", type=Path, nargs="?", default=None, metavar="FOLDER")
    checking.set_defaults(command=_check_forms)
    backup = commands.add_parser("verify-backup", help="check that a backup file is whole")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument(
        "--secret-from-stdin",
        action="store_true",
        help="read the passphrase or recovery code from standard input and check the records too",
    )
    backup.set_defaults(command=_verify_backup)
    telling = commands.add_parser("diagnostics", help="tell versions and counts, nothing personal")
    telling.add_argument("--data", type=Path, default=None, metavar="FOLDER")
    telling.set_defaults(command=_diagnostics)
    return parser


def _version(_given: argparse.Namespace) -> Exit:
    _say(f"{paths.APP_NAME} {__version__}")
    return Exit.GOOD


def _check_forms(given: argparse.Namespace) -> Exit:
    from taf_desktop.forms.catalogue import Catalogue

    folder: Path = given.folder or paths.forms_folder()
    if not folder.is_dir():
        return _not_readable("There is no such folder.")
    try:
        found = Catalogue.read(folder)
    except OSError:
        return _not_readable("The folder or a file in it cannot be read.")
    for fault in found.faults:
        _say(f"{fault.file}:{fault.line}: {fault.message} {fault.hint}")
    versions = sum(len(found.definitions(form_id)) for form_id in found.form_ids)
    _say(f"{len(found.form_ids)} forms, {versions} versions, {len(found.faults)} faults")
    return Exit.FOUND_FAULTS if found.faults else Exit.GOOD


def _verify_backup(given: argparse.Namespace) -> Exit:
    from taf_desktop.domain.errors import TafError, UserError

    if not given.file.is_file():
        return _not_readable("There is no such file.")
    try:
        if given.secret_from_stdin:
            _check_records(given.file, sys.stdin.readline().rstrip("\r\n"))
            _say("whole: the locks, the description and every record were checked")
        else:
            _check_outside(given.file)
            _say("whole from outside: give the passphrase to check the records too")
    except UserError as error:
        _complain(error.sentence())
        return Exit.WRONG_SECRET
    except TafError as error:
        _complain(error.sentence())
        return Exit.FOUND_FAULTS
    except OSError:
        return _not_readable("The file cannot be read.")
    return Exit.GOOD


def _check_records(file: Path, secret: str) -> None:
    from taf_desktop.domain.backups import Quiet
    from taf_desktop.storage import backup_opening
    from taf_desktop.storage.kdf import POLICY

    opened = backup_opening.open_with(file, secret, POLICY)
    # What is laid out there is as encrypted as the file itself.
    with tempfile.TemporaryDirectory(prefix="taf-verify-") as room:
        backup_opening.check_whole(file, opened.keys.master, POLICY, Path(room), Quiet())


def _check_outside(file: Path) -> None:
    """Check what can be checked without a secret: the shape, and the digest it states itself."""
    from taf_desktop.storage import backup_file, backup_manifest
    from taf_desktop.storage.kdf import POLICY

    front = backup_file.read_front(file, POLICY)
    stated = backup_manifest.decode(front.description)
    if not front.clean or backup_file.digest_of(file, lambda *_step: None) != stated.sha256:
        raise backup_file.DamagedBackup


def _diagnostics(given: argparse.Namespace) -> Exit:
    from taf_desktop.app.diagnostics import as_text, diagnostics

    _say(as_text(diagnostics(given.data or paths.data_folder())).rstrip("\n"))
    return Exit.GOOD


def _not_readable(sentence: str) -> Exit:
    _complain(sentence)
    return Exit.NOT_READABLE


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
