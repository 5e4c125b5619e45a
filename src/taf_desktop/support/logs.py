"""The log: event codes, ids, counts and durations. Nothing a person said or wrote can get in.

Everything goes through ``log_event``. A filter on the file drops any other line, also one from a
library, so that a careless message cannot carry a name.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import cast

LOGGER_NAME = "taf_desktop"
FILE_NAME = "events.log"
BYTES_PER_FILE = 1_000_000
FILES = 5

_EVENT = re.compile(r"[a-z]+(\.[a-z_]+)+\Z")
_CODE = re.compile(r"[A-Za-z0-9_.:<>-]{1,200}\Z")
_NAME = re.compile(r"[a-z_]{1,40}\Z")


class Code(str):
    """A word of the program itself, such as a class name or ``module:line``; never a person's."""

    __slots__ = ()


# Until ``start`` nothing is written anywhere, not even to standard error.
logging.getLogger(LOGGER_NAME).addHandler(logging.NullHandler())

Fact = int | float | bool | Code | uuid.UUID | None


class AllowList(logging.Filter):
    """Lets through only records made of an event code and facts of the allowed types."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether a record may be written; what it holds of an exception is taken off."""
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        facts: object = record.args or {}
        if not isinstance(record.msg, str) or not _EVENT.match(record.msg):
            return False
        if not isinstance(facts, Mapping):
            return False
        return all(
            _allowed(name, fact) for name, fact in cast("Mapping[object, object]", facts).items()
        )


class EventFormatter(logging.Formatter):
    """Writes one event a line: moment, level, code, then ``name=fact``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record that the filter let through."""
        facts = cast("Mapping[str, Fact]", record.args or {})
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        told = "".join(f" {name}={fact}" for name, fact in facts.items())
        return f"{moment} {record.levelname} {record.msg}{told}"


def start(folder: Path) -> logging.Handler:
    """Begin writing events under a folder, five files of one megabyte at most.

    Returns the handler for ``stop``.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE_NAME, maxBytes=BYTES_PER_FILE, backupCount=FILES - 1, encoding="utf-8"
    )
    handler.addFilter(AllowList())
    handler.setFormatter(EventFormatter())
    logger = logging.getLogger(LOGGER_NAME)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def stop(handler: logging.Handler) -> None:
    """Stop writing and close the file."""
    logging.getLogger(LOGGER_NAME).removeHandler(handler)
    handler.close()


def log_event(event: str, *, level: int = logging.INFO, **facts: Fact) -> None:
    """Write one event, such as ``save.done`` with ``milliseconds=12``.

    An event or fact that is not allowed is left out without a word: logging never stops work.
    """
    logger = logging.getLogger(LOGGER_NAME)
    if facts:
        logger.log(level, event, facts)
    else:
        logger.log(level, event)


def event_in(line: str) -> str:
    """Return the event code of one line of the log, or "" if the line is none of ours."""
    parts = line.split(" ")
    return parts[2] if len(parts) > 2 and _EVENT.match(parts[2]) else ""


def _allowed(name: object, fact: object) -> bool:
    if not isinstance(name, str) or not _NAME.match(name):
        return False
    if isinstance(fact, Code):
        return _CODE.match(fact) is not None
    return fact is None or isinstance(fact, (bool, int, float, uuid.UUID))
