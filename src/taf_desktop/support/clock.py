"""The one place that asks what time it is, so that tests can hold it still."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Moments are UTC; days are the person's own calendar days."""

    def now(self) -> datetime:
        """Return this moment in UTC."""
        ...

    def today(self) -> date:
        """Return today's date where the person is."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return this moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today's date where the person is."""
        return datetime.now().astimezone().date()


class FixedClock:
    """A clock that stands still, for tests and for the demonstration."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment this clock was made with."""
        return self._moment

    def today(self) -> date:
        """Return the day this clock was made with."""
        return self._moment.date()


class StoryClock:
    """A clock that is set from day to day, for entering what happened earlier."""

    def __init__(self, day: date) -> None:
        self._day = day

    def set_day(self, day: date) -> None:
        """Move to another day."""
        self._day = day

    def now(self) -> datetime:
        """Return half past two on the day."""
        return datetime.combine(self._day, time(14, 30), tzinfo=UTC)

    def today(self) -> date:
        """Return the day."""
        return self._day
