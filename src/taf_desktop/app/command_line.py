"""The whole command line with its help, for whoever types it by hand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from taf_desktop.app.options import NOT_SAID, Given


def read(argv: Sequence[str]) -> Given:
    """Return what was asked for.

    Raises:
        SystemExit: help was asked for, or the words make no sense; it has been said.
    """
    parser = argparse.ArgumentParser(prog="taf-desktop", description="TAF Desktop")
    parser.add_argument(
        "--data",
        type=Path,
        default=NOT_SAID,
        metavar="FOLDER",
        help="the folder for vaults and for this computer's settings",
    )
    parser.add_argument(
        "--vault", type=Path, default=None, metavar="FOLDER", help="the vault to unlock"
    )
    parser.add_argument("--version", action="store_true", help="say the version and end")
    parser.add_argument(
        "--safe", action="store_true", help="the usual look, and nothing opened by itself"
    )
    # Passed on by a program that locked and could not save the last words.
    parser.add_argument("--unsaved", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--restore", action="store_true", help="begin with restoring a backup")
    parser.add_argument("--after", type=int, default=0, help=argparse.SUPPRESS)
    # Windows passes a hand-over file on which somebody double-clicked.
    parser.add_argument(
        "--open", dest="hand_over", type=Path, metavar="FILE", help=argparse.SUPPRESS
    )
    return Given(**vars(parser.parse_args(argv)))
