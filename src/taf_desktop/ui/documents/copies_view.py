"""The log of copies and those that are due, as words. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.copies import CopyGiven, Recipient
from taf_desktop.domain.dates import show_date
from taf_desktop.forms.codes import label_of
from taf_desktop.services.copies_due import DueCopy
from taf_desktop.support.words import say
from taf_desktop.ui.documents.give_presenter import due_words


@dataclass(frozen=True, slots=True)
class LogRow:
    """One copy that was given: its heading, and a line with how, by whom and with what."""

    id: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """One reader without the newest version, which document it is, and what they had."""

    reader: Recipient
    document_id: str
    of_id: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class CopiesView:
    """Everything the window shows."""

    due: tuple[DueRow, ...]
    log: tuple[LogRow, ...]


def copies_view(due: tuple[DueCopy, ...], log: tuple[CopyGiven, ...]) -> CopiesView:
    """Return both lists in words."""
    return CopiesView(tuple(map(_due_row, due)), tuple(map(_log_row, log)))


def title_of(document_id: str, version: int) -> str:
    """Return "The plan, version 2"."""
    name = say(f"copies.what.{document_id}")
    return say("copies.what_version", what=name, version=version)


def _due_row(due: DueCopy) -> DueRow:
    title = title_of(due.document_id, due.version)
    line = f"{title} · {due_words(due)}"
    return DueRow(due.reader, due.document_id, due.of_id, title, line)


def _log_row(copy: CopyGiven) -> LogRow:
    parts = [
        show_date(copy.given_on),
        label_of("copy_how", copy.how),
        label_of("copy_file", copy.file_kind),
    ]
    if copy.protected:
        kind = "protected" if copy.protected == "yes" else "unprotected"
        parts.append(say(f"copies.log.{kind}"))
    if copy.left_out:
        parts.append(say("copies.log.left_out"))
    if copy.given_by:
        parts.append(say("copies.log.by", name=copy.given_by))
    line = " · ".join(part for part in parts if part)
    return LogRow(copy.id, say("copies.log.title", what=copy.what, name=copy.to_name), line)
