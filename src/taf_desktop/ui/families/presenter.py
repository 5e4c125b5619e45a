"""What the list of families asks of the services. Qt-free."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter

from taf_desktop.domain.family import Family
from taf_desktop.domain.journey import FamilyFacts
from taf_desktop.domain.ports import TaskRunner
from taf_desktop.services.desk import Desk
from taf_desktop.ui.families.list_view import FamilyRow, family_rows

OnError = Callable[[Exception], None]


FIRST_PAGE = 100
PAGE = 500
"""So many families are read in one piece: saving never waits longer behind the list."""
OnRows = Callable[[tuple[FamilyRow, ...]], None]


class FamiliesPresenter:
    """Loads the list, keeps it up to date, starts with a family, and brings in the example."""

    def __init__(self, desk: Desk, runner: TaskRunner, owner: object) -> None:
        """Take the use cases, what runs them, and the screen the answers are for."""
        self._desk = desk
        self._runner = runner
        self._owner = owner
        self._rows: dict[str, FamilyRow] = {}
        self._in_order: list[FamilyRow] = []
        self._owed: set[str] = set()
        self._loading = False
        self._day: date | None = None

    def note(self, family_ids: Iterable[str]) -> None:
        """Note families that changed; "" is none."""
        self._owed.update(filter(None, family_ids))

    def catch_up(self, on_done: OnRows, on_error: OnError) -> None:
        """Hand on the rows if something changed: only what did is read again."""
        if self._day != self._desk.clock.today():
            # What is due, and what was yesterday, is another thing today.
            self.load(on_done, on_error)
            return
        if self._loading or not self._owed:
            return
        owed, self._owed = tuple(self._owed), set()

        def merge(rows: Sequence[FamilyRow]) -> None:
            for id_ in owed:
                self._take_out(id_)
            for row in rows:
                self._rows[row.family_id] = row
                insort(self._in_order, row, key=_BY_CHANGE)
            on_done(_newest_first(self._in_order))

        self._read(lambda: self._desk.families.shown(owed), merge, on_error)

    def load(self, on_done: OnRows, on_error: OnError) -> None:
        """Read every family and hand on the rows: the newest at once, then all of them."""
        if not self._loading:
            self._day, self._loading = self._desk.clock.today(), True
            self._owed.clear()
            self._load_page(("", ""), {}, on_done, on_error)

    def _load_page(
        self,
        before: tuple[str, str],
        read: dict[str, FamilyRow],
        on_done: OnRows,
        on_error: OnError,
    ) -> None:
        first = before == ("", "")
        size = FIRST_PAGE if first else PAGE

        def page(rows: Sequence[FamilyRow]) -> None:
            read.update((row.family_id, row) for row in rows)
            if len(rows) == size:
                if first and not self._rows:
                    on_done(_newest_first(sorted(read.values(), key=_BY_CHANGE)))
                last = (rows[-1].changed_at, rows[-1].family_id)
                self._load_page(last, read, on_done, on_error)
                return
            self._rows, self._loading = read, False
            self._in_order = sorted(read.values(), key=_BY_CHANGE)
            on_done(_newest_first(self._in_order))
            self.catch_up(on_done, on_error)

        self._read(lambda: self._desk.families.newest(size, before), page, on_error)

    def _read(
        self,
        read: Callable[[], Sequence[FamilyFacts]],
        on_done: Callable[[tuple[FamilyRow, ...]], None],
        on_error: OnError,
    ) -> None:
        def failed(error: Exception) -> None:
            # Everything is read again when the list is next looked at.
            self._day, self._loading = None, False
            on_error(error)

        # The rows are worded on the lane as well: thousands of them would hold up the window.
        self._runner.run(
            lambda _ticket: family_rows(read(), self._desk.clock.now()),
            on_done,
            failed,
            owner=self._owner,
        )

    def _take_out(self, family_id: str) -> None:
        row = self._rows.pop(family_id, None)
        if row is not None:
            # Thousands of rows are in order already: they are not sorted anew for one of them.
            del self._in_order[bisect_left(self._in_order, _BY_CHANGE(row), key=_BY_CHANGE)]

    def start(
        self, name: str, reason: str, on_done: Callable[[str], None], on_error: OnError
    ) -> None:
        """Start with a family and hand on its id."""

        def started(family: Family) -> None:
            on_done(family.id)

        self._runner.run_change(
            lambda _ticket: self._desk.families.start(name, reason=reason.strip()),
            started,
            on_error,
            owner=self._owner,
        )

    def bring_example(self, on_done: Callable[[str], None], on_error: OnError) -> None:
        """Bring the example family into the vault and hand on its id."""
        self._runner.run_change(
            lambda _ticket: self._desk.example.enter(),
            on_done,
            on_error,
            owner=self._owner,
        )


_BY_CHANGE = attrgetter("changed_at", "family_id")


def _newest_first(rows: Sequence[FamilyRow]) -> tuple[FamilyRow, ...]:
    """Return rows whose newest change stands last the other way round."""
    return tuple(reversed(rows))
