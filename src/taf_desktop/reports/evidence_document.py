"""The evidence page: how far a vault's history went on a day. It holds nothing about any family.

It is filed outside the computer. Whoever changes the history later, even with the passphrase in
hand, cannot change this page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from taf_desktop.domain.audit import CheckResult, Deed, Evidence
from taf_desktop.domain.dates import MONTHS, spoken_date, spoken_time
from taf_desktop.reports.tree import DocumentTree, Heading, Span, Table, words
from taf_desktop.support.words import say

GROUP = 8
"""Letters of the code between two spaces."""
_GROUPS: Mapping[str, tuple[Deed, ...]] = {
    "written": (Deed.ADDED, Deed.CHANGED, Deed.PUT_ASIDE, Deed.BROUGHT_BACK, Deed.SIGNED),
    "opened": (Deed.VIEWED,),
    "out": (Deed.PRINTED, Deed.EXPORTED, Deed.GIVEN, Deed.HANDED_OVER),
}
_GROUP_OF: Mapping[str, str] = {deed: name for name, deeds in _GROUPS.items() for deed in deeds}


def evidence_document(evidence: Evidence) -> DocumentTree:
    """Return the evidence page of a vault."""
    made = datetime.fromisoformat(evidence.made_at)
    day = spoken_date(made.astimezone().date())
    versions = ", ".join(f"{name} {number}" for name, number in evidence.versions)
    return DocumentTree(
        title=say("audit.evidence.title"),
        heading=say("audit.evidence.title"),
        above=evidence.vault_name,
        corner=(day,),
        foot=say("audit.evidence.foot"),
        blocks=(
            words(say("audit.evidence.intro")),
            _facts(evidence, say("audit.when", day=day, time=spoken_time(made)), versions),
            Heading(say("audit.evidence.compare"), 2),
            words(say("audit.evidence.how")),
            Heading(say("audit.evidence.months"), 2),
            _months(evidence),
        ),
    )


def _facts(evidence: Evidence, made: str, versions: str) -> Table:
    told = (
        ("vault", evidence.vault_id),
        ("made", made),
        ("lines", str(evidence.head.seq)),
        ("code", grouped(evidence.head.code)),
        ("data", evidence.head.data_version),
        ("erased", str(evidence.erased)),
        ("check", _check(evidence.result)),
        ("versions", versions),
    )
    headers = (say("audit.evidence.what"), say("audit.evidence.then"))
    rows = tuple(((Span(say(f"audit.evidence.{name}")),), (Span(value),)) for name, value in told)
    return Table(headers, rows, widths=(1.25, 2.3), row_headers=True)


def grouped(code: str) -> str:
    """Return a code in groups, so that it can be read aloud and typed."""
    return " ".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check(result: CheckResult | None) -> str:
    if result is None:
        return say("audit.evidence.check_none")
    if result.whole:
        return say("audit.evidence.check_whole", count=f"{result.lines:,}")
    return say("audit.evidence.check_found")


def _months(evidence: Evidence) -> Table:
    counted: dict[str, Counter[str]] = {}
    for month, deed, often in evidence.months:
        counted.setdefault(month, Counter())[_GROUP_OF.get(deed, "other")] += often
    names = ("month", *_GROUPS, "other", "all")
    headers = tuple(say(f"audit.months.{name}") for name in names)
    rows = tuple(_row(month, often) for month, often in counted.items())
    return Table(headers, rows, widths=(2, *(1.2 for _ in headers[1:])), row_headers=True)


def _row(month: str, often: Counter[str]) -> tuple[tuple[Span, ...], ...]:
    numbers = [*(often[group] for group in (*_GROUPS, "other")), often.total()]
    return tuple((Span(cell),) for cell in (_month(month), *(f"{n:,}" for n in numbers)))


def _month(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"
