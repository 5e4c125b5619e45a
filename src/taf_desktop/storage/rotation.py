"""Which backups are kept: seven days, four weeks, six months, and three from before an update.

Days, weeks and months are looked at from today, so that nothing outlives ``OLDEST_KEPT_DAYS``; only
the newest one stays however old it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta

from taf_desktop.domain.backups import OLDEST_KEPT_DAYS, BackupCard, Reason

DAYS, WEEKS, MONTHS = 7, 4, 6
BEFORE_UPDATES = 3


def no_longer_needed(cards: Iterable[BackupCard], today: date) -> tuple[BackupCard, ...]:
    """Return the backups of one vault that may go. The newest one is never among them."""
    newest_first = sorted(cards, key=lambda card: (card.made, card.path.name), reverse=True)
    kept = {card.path for card in _kept(newest_first, today)}
    return tuple(card for card in newest_first if card.path not in kept)


def too_old(cards: Iterable[BackupCard], today: date) -> tuple[BackupCard, ...]:
    """Return the backups that are kept no longer, whatever else there is."""
    return tuple(card for card in cards if _age(card, today) > OLDEST_KEPT_DAYS)


def _kept(newest_first: Sequence[BackupCard], today: date) -> Iterator[BackupCard]:
    yield from newest_first[:1]
    young = [card for card in newest_first if _age(card, today) <= OLDEST_KEPT_DAYS]
    yield from _newest_of_each(young, lambda day: day.isoformat(), today - timedelta(DAYS - 1))
    yield from _newest_of_each(young, _week, _monday(today) - timedelta(weeks=WEEKS - 1))
    yield from _newest_of_each(young, _month, _months_back(today, MONTHS - 1))
    yield from [card for card in young if card.reason == Reason.MIGRATION][:BEFORE_UPDATES]


def _newest_of_each(
    newest_first: Sequence[BackupCard], period: Callable[[date], str], since: date
) -> Iterator[BackupCard]:
    seen: set[str] = set()
    for card in newest_first:
        day = _day(card)
        if day >= since and period(day) not in seen:
            seen.add(period(day))
            yield card


def _day(card: BackupCard) -> date:
    return card.made.astimezone(UTC).date()


def _age(card: BackupCard, today: date) -> int:
    return (today - _day(card)).days


def _week(day: date) -> str:
    return "{}-{}".format(*day.isocalendar())


def _month(day: date) -> str:
    return f"{day.year}-{day.month}"


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months_back(day: date, months: int) -> date:
    first = day.year * 12 + day.month - 1 - months
    return date(first // 12, first % 12 + 1, 1)
