"""What there is to say about an answer. A finding never stops anybody from saving.

``must`` findings stand in the way of finishing a form; ``look`` findings only point something out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taf_desktop.domain.dates import Known, read_date
from taf_desktop.domain.entity import Answer
from taf_desktop.forms.definition import Field, FieldType, in_language
from taf_desktop.forms.expressions import Scope, holds
from taf_desktop.forms.types import is_answered, is_number_in_words
from taf_desktop.support.words import ENGLISH, say


class Severity(StrEnum):
    """How much a finding matters."""

    MUST = "must"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark on one answer. ``message_id`` is "" where the form itself wrote the message."""

    key: str
    severity: Severity
    message_id: str
    message: str


def check_answer(
    item: Field, key: str, answer: Answer, *, required: bool, scope: Scope
) -> tuple[Finding, ...]:
    """Return the findings on the answer of a question that is asked.

    ``scope.own`` is the answer as rules see it. A rule that cannot be told refuses nothing, and a
    date in words is never measured against a rule.
    """
    if not is_answered(answer):
        if not required:
            return ()
        rows = item.type is FieldType.REPEAT
        return (_finding(key, Severity.MUST, "must.required_rows" if rows else "must.required"),)
    if _is_date_in_words(item, answer):
        return (_finding(key, Severity.LOOK, "look.date_words"),)
    if is_number_in_words(item, answer):
        whole = item.type is FieldType.INTEGER
        return (_finding(key, Severity.MUST, "not_a_whole_number" if whole else "not_a_number"),)
    if _is_off_range(item, answer):
        return (_finding(key, Severity.MUST, "must.range", start=item.start, end=item.end),)
    if item.constraint is not None and holds(item.constraint, scope) is False:
        own_words = in_language(item.constraint_message)
        if own_words:
            return (Finding(key, Severity.MUST, "", own_words),)
        return (_finding(key, Severity.MUST, "must.constraint"),)
    return ()


def _finding(key: str, severity: Severity, words: str, **values: object) -> Finding:
    message_id = f"forms.{words}"
    return Finding(key, severity, message_id, say(message_id, ENGLISH, **values))


def _is_date_in_words(item: Field, answer: Answer) -> bool:
    if item.type is not FieldType.DATE or not isinstance(answer, str):
        return False
    return read_date(answer).known is Known.WORDS


def _is_off_range(item: Field, answer: Answer) -> bool:
    if item.type is not FieldType.RANGE or not isinstance(answer, int | float):
        return False
    return not item.start <= answer <= item.end
