"""Days, ages and lists of names as a person would say them. Qt-free."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from taf_desktop.domain.dates import (
    MONTHS,
    Known,
    PartialDate,
    read_date,
    spoken_date,
    spoken_time,
)
from taf_desktop.domain.family import Person
from taf_desktop.support.words import say

SOON_DAYS = 7
"""A day this near is named with its weekday only as far as it helps: it counts as soon."""
WEEKDAY_DAYS = 28
NO_YEAR_DAYS = 330
WEEKS_UNTIL = 12
"""A baby's age is given in weeks up to this many, as health visitors do."""
MONTHS_UNTIL = 24


def short_day(day: date, today: date) -> str:
    """Return "Today", "Thu 3 Dec", "15 Jan" or "15 Jan 2028"; "Was due 3 Nov" if it has passed."""
    if day == today:
        return say("family_screens.when.today")
    if day == today + timedelta(days=1):
        return say("family_screens.when.tomorrow")
    words = _short(day, today)
    return say("family_screens.when.was_due", day=words) if day < today else words


def long_day(day: date, today: date) -> str:
    """Return "today", "tomorrow", "Thursday 3 December" or, far away, "15 January 2028"."""
    if day == today:
        return say("family_screens.when.today").lower()
    if day == today + timedelta(days=1):
        return say("family_screens.when.tomorrow").lower()
    if abs((day - today).days) > NO_YEAR_DAYS:
        return spoken_date(day)
    return f"{day:%A} {day.day} {MONTHS[day.month - 1]}"


def changed_words(moment: str, now: datetime) -> str:
    """Return when something last changed: "today 14:32", "yesterday", "19 November 2026".

    Args:
        moment: An ISO moment in UTC, or "" if unknown.
        now: This moment.
    """
    if not moment:
        return ""
    then = datetime.fromisoformat(moment)
    days = (now.astimezone().date() - then.astimezone().date()).days
    if days == 0:
        return say("family_screens.changed.today", time=spoken_time(then))
    if days == 1:
        return say("family_screens.changed.yesterday")
    return spoken_date(then.astimezone().date())


def age_words(person: Person, today: date) -> str:
    """Return how old a person is: "9", "7 months", "due May 2027", "about 1961"; "" if unknown."""
    born = read_date(person.born)
    if born.known is Known.NOTHING:
        return ""
    if person.who == "unborn":
        return say("family_screens.age.due", date=_month_of(born))
    if born.known is Known.WORDS:
        return born.text
    if born.day is not None:
        return _age(born.day, today)
    if born.known is Known.MONTH and born.year is not None and born.month is not None:
        months = (today.year - born.year) * 12 + today.month - born.month
        if months >= MONTHS_UNTIL:
            return say("family_screens.age.about", years=months // 12)
    return say("family_screens.age.born", date=born.spoken())


def _short(day: date, today: date) -> str:
    words = f"{day.day} {MONTHS[day.month - 1][:3]}"
    away = abs((day - today).days)
    if away <= WEEKDAY_DAYS and day > today:
        return f"{day:%a} {words}"
    return words if away <= NO_YEAR_DAYS else f"{words} {day.year}"


def _month_of(born: PartialDate) -> str:
    if born.year is None or born.month is None:
        return born.spoken()
    return f"{MONTHS[born.month - 1]} {born.year}"


def _age(born: date, today: date) -> str:
    days = (today - born).days
    if days < 0:
        return say("family_screens.age.due", date=spoken_date(born))
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months >= MONTHS_UNTIL:
        return str(months // 12)
    weeks = days // 7
    if weeks > WEEKS_UNTIL:
        return say("family_screens.age.months", count=months)
    if weeks == 0:
        return say("family_screens.age.new")
    if weeks == 1:
        return say("family_screens.age.one_week")
    return say("family_screens.age.weeks", count=weeks)
