"""How one copy of a document is wanted: in which format, in which language, on which paper."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN_FORMAT = "clear"
ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """How one copy is wanted.

    ``format_id`` is one of ``reports.formats.FORMATS``. ``language`` is a code of
    ``resources/translations``, "en" for English alone; English stands beneath another language if
    ``beside_english``. ``tinted`` gives the page a cream ground; ``paper_saving`` spends less white
    space, never smaller words than the reader asked for.
    """

    format_id: str = PLAIN_FORMAT
    language: str = ENGLISH
    beside_english: bool = True
    tinted: bool = False
    paper_saving: bool = False


CLEAR_PRINT = Printing()
"""The family's clear print in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenCopy:
    """One copy of a document that was given away: what it was, to whom, when and how, in words.

    ``on`` is an ISO day. ``person_id`` names the person of the family who got it, "" if it was
    somebody else. ``document_id`` and ``of_id`` tell which document it was.
    """

    what: str
    to: str
    on: str
    how: str = ""
    person_id: str = ""
    document_id: str = ""
    of_id: str = ""
