"""Signed versions: what was agreed on a day, kept word for word and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedVersion:
    """Version ``number`` (from 1) of an assessment, a plan or a meeting record.

    ``content`` is a JSON object: the thing itself and everything that hangs on it, with the names
    and words of that day. ``reason`` says why a later version corrects an earlier one.
    """

    id: str
    family_id: str
    kind: str
    of_id: str
    number: int
    content: str
    signed_by: str
    signed_at: datetime
    reason: str = ""
