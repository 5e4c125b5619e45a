"""The history in words: one row a line, and what a check of it says. Qt-free."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from taf_desktop.domain.audit import CheckResult, Deed, Entry, Noticed
from taf_desktop.domain.dates import spoken_date, spoken_time
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.ports import TaskRunner, Ticket
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.index import FormIndex
from taf_desktop.forms.records import record_form
from taf_desktop.runtime.latest import Latest
from taf_desktop.services.audit import Trail
from taf_desktop.support.words import catalogue, say
from taf_desktop.ui.common.tables import fold

SHOWN = 300
"""How many lines are shown at once; more would help nobody."""
PART = 1000
"""How many lines are read at a time while looking for words."""
_CODE = re.compile("[0-9a-f]{64}")
NAMED = 3
"""How many changed fields are named in a line."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line, to be read like a sentence: when, what, in which record, by whom."""

    seq: int
    when: str
    what: str
    details: str
    family: str
    who: str


@dataclass(frozen=True, slots=True)
class Found:
    """The rows to show, whether there are more, and the sentence below them."""

    rows: tuple[HistoryRow, ...]
    words: str


class HistoryPresenter:
    """Finds lines of the history by the words they are shown in."""

    def __init__(
        self,
        trail: Trail,
        runner: TaskRunner,
        owner: object,
        holders: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Take the history, what runs the looking, the screen, and who the keys belong to."""
        self._trail = trail
        self._runner = runner
        self._owner = owner
        self._holders = holders
        self._latest = Latest()

    def find(self, typed: str, on_done: Callable[[Found], None]) -> None:
        """Hand on the newest lines that hold every word typed; an older answer never overtakes."""

        def job(_ticket: Ticket) -> Found:
            return self._found(tuple(fold(typed).split()))

        self._runner.run(job, self._latest.only(on_done), owner=self._owner)

    def compare(self, line: str, code: str, on_done: Callable[[bool, str], None]) -> None:
        """Compare an evidence page with the history; ``on_done`` gets whether, and a sentence."""
        read = evidence_typed(line, code)
        if read is None:
            on_done(False, say("audit.compare.unclear"))
            return
        seq, whole = read

        def told(agrees: bool) -> None:
            words = "audit.compare.agrees" if agrees else "audit.compare.differs"
            on_done(agrees, say(words, seq=seq))

        self._runner.run(lambda _ticket: self._trail.agrees(seq, whole), told, owner=self._owner)

    def _found(self, wanted: tuple[str, ...]) -> Found:
        names, holders = self._trail.family_names(), self._holders()
        rows: list[HistoryRow] = []
        for entry in self._entries():
            row = history_row(entry, names, holders)
            if wanted and not _holds(row, wanted):
                continue
            if len(rows) == SHOWN:
                return Found(tuple(rows), say("audit.shown.first", count=SHOWN))
            rows.append(row)
        return Found(tuple(rows), _counted(len(rows), wanted))

    def _entries(self) -> Iterator[Entry]:
        before: int | None = None
        while lines := self._trail.lines(before, PART):
            yield from lines
            before = lines[-1].seq


def evidence_typed(line: str, code: str) -> tuple[int, str] | None:
    """Return a line number and a code as typed from an evidence page; none if they are unclear."""
    number = "".join(line.split()).replace(",", "")
    whole = "".join(code.split()).lower()
    if not number.isascii() or not number.isdigit() or not _CODE.fullmatch(whole):
        return None
    return int(number), whole


def history_row(
    entry: Entry, names: Mapping[str, str], holders: Mapping[str, str] | None = None
) -> HistoryRow:
    """Return a line of the history in words."""
    return HistoryRow(
        seq=entry.seq,
        when=_when(entry.at),
        what=_deed(entry),
        details=_details(entry),
        family=_family(entry, names),
        who=(holders or {}).get(entry.slot, ""),
    )


def finding_words(noticed: Noticed) -> str:
    """Return the sentence of one finding."""
    how_many = "one" if noticed.times == 1 else "many"
    return say(f"audit.finding.{noticed.what}.{how_many}", count=noticed.times)


def result_words(result: CheckResult) -> tuple[str, ...]:
    """Return what a check says: one sentence, and one for each finding."""
    if result.whole:
        return (say("audit.check.whole", count=result.lines),)
    found = (finding_words(one) for one in result.noticed)
    return (say("audit.check.found", count=result.lines), *found)


def advice(result: CheckResult) -> str:
    """Return the whole message for somebody who has just unlocked."""
    found = "\n".join(finding_words(one) for one in result.noticed)
    return "\n\n".join((found, say("audit.advice.why"), say("audit.advice.do")))


def _when(at: str) -> str:
    moment = datetime.fromisoformat(at)
    day = spoken_date(moment.astimezone().date())
    return say("audit.when", day=day, time=spoken_time(moment))


def _deed(entry: Entry) -> str:
    message = f"audit.deed.{entry.deed}"
    if message not in catalogue():
        return say("audit.deed.other")
    return say(message, thing=_thing(entry.kind))


def _thing(kind: str) -> str:
    message = f"audit.thing.{kind}"
    return say(message if message in catalogue() else "audit.thing.other")


def _details(entry: Entry) -> str:
    if entry.deed not in (Deed.ADDED, Deed.CHANGED) or entry.kind not in KINDS:
        return ""
    labels = [label for name in entry.fields if (label := _label(entry.kind, name))]
    named = ", ".join(labels[:NAMED])
    more = len(labels) - NAMED
    return say("audit.fields.more", names=named, count=more) if more > 0 else named


@cache
def _labels(kind: str) -> Mapping[str, str]:
    if kind == "assessment":
        return {}
    places = FormIndex(record_form(kind)).places
    return {name: in_language(place.field.label, "en") for name, place in places.items()}


def _label(kind: str, name: str) -> str:
    return _labels(kind).get(name, "")


def _family(entry: Entry, names: Mapping[str, str]) -> str:
    if not entry.family_id:
        return ""
    return names.get(entry.family_id) or say("audit.family.gone")


def _holds(row: HistoryRow, wanted: Sequence[str]) -> bool:
    line = fold(f"{row.when} {row.what} {row.details} {row.family} {row.who}")
    return all(word in line for word in wanted)


def _counted(count: int, wanted: Sequence[str]) -> str:
    if not count:
        return say("audit.shown.nothing")
    if wanted:
        return say("audit.shown.some", count=count)
    return say("audit.shown.one") if count == 1 else say("audit.shown.all", count=count)
