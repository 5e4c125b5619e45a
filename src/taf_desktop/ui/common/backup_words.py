"""How backups stand, in words: for the settings, the banner and the start page. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from taf_desktop.domain.backups import BackupCard, Standing
from taf_desktop.domain.dates import spoken_date, spoken_time
from taf_desktop.services.backups import reason_words, trouble_words
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and whether it is good news."""

    text: str
    good: bool


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup on a list: when it was made, and what is in it."""

    when: str
    about: str
    checked: str


def when_words(moment: datetime, today: date) -> str:
    """Return "today, 14:32", "yesterday, 09:05" or "3 November 2026, 16:20"."""
    local = moment.astimezone()
    time = spoken_time(moment)
    if local.date() == today:
        return say("backup.day.today", time=time)
    if local.date() == today - timedelta(days=1):
        return say("backup.day.yesterday", time=time)
    return say("backup.day.other", day=spoken_date(local.date()), time=time)


def standing_words(standing: Standing, today: date) -> Told:
    """Return how the backups on this computer stand."""
    if standing.trouble:
        return Told(trouble_words(standing.trouble), good=False)
    days = standing.days_without(today)
    if standing.newest is None:
        if days < 1:
            return Told(say("backup.card.none"), good=True)
        return Told(
            say("backup.card.never" if days > 1 else "backup.card.never_one", days=days), good=False
        )
    when = when_words(standing.newest, today)
    if standing.is_old(today):
        return Told(say("backup.card.old", days=days, when=when), good=False)
    return Told(say("backup.card.good", when=when), good=True)


def second_words(standing: Standing, today: date) -> Told:
    """Return how the second place stands."""
    if not standing.second_place:
        return Told(say("backup.second.none"), good=True)
    when = when_words(standing.second, today) if standing.second else ""
    good = not standing.second_is_old(today)
    if not standing.second_there:
        away = say("backup.second.away", when=when) if when else say("backup.second.away_never")
        return Told(away, good)
    return Told(
        say("backup.second.good", when=when) if when else say("backup.second.waiting"), good
    )


def row_words(card: BackupCard, today: date) -> BackupRow:
    """Return one backup as a line."""
    about = say(
        "backup.restore.row",
        families=families_words(card.families),
        size=size_words(card.size),
        reason=reason_words(card.reason),
    )
    checked = say("backup.card.checked", when=when_words(card.checked or card.made, today))
    when = when_words(card.made, today)
    return BackupRow(when[:1].upper() + when[1:], about, checked)


def families_words(number: int) -> str:
    """Return "1 family" or "12 families"."""
    return say("backup.card.families_one" if number == 1 else "backup.card.families", number=number)


def size_words(size: int) -> str:
    """Return a file's size as people read it: "640 KB", "12 MB"."""
    if size < 1_000_000:
        return say("backup.card.size_kb", number=max(1, round(size / 1_000)))
    return say("backup.card.size_mb", number=round(size / 1_000_000))
