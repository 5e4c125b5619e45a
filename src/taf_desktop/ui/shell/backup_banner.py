"""Which banner the main window shows about backups, if any; at most one at a time. Qt-free."""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.backups import Standing
from taf_desktop.support.words import say
from taf_desktop.ui.common.banner import BannerWords
from taf_desktop.ui.common.palette import Tone

DAMAGED, NONE, RESERVE, SECOND, OFFER = "damaged", "none", "reserve", "second", "offer"


def banner_for(standing: Standing, today: date, offer_again: str) -> BannerWords | None:
    """Return the most urgent thing to say about backups, or none.

    ``offer_again`` is the ISO day from which a second place may be offered, or "" for at once.
    """
    if standing.damaged:
        return BannerWords(
            DAMAGED, say("backup.banner.damaged"), say("backup.banner.restore"), tone=Tone.URGENT
        )
    if standing.is_old(today):
        text = say("backup.banner.none", days=standing.days_without(today))
        return BannerWords(NONE, text, say("backup.banner.make"))
    if standing.reserve_used:
        return BannerWords(RESERVE, say("backup.banner.reserve"))
    if standing.second_is_old(today):
        text = say("backup.banner.second", days=standing.days_without_second(today))
        return BannerWords(SECOND, text, say("backup.banner.look"))
    if standing.newest and not standing.second_place and offer_again <= today.isoformat():
        return BannerWords(
            OFFER,
            say("backup.banner.offer"),
            say("backup.banner.choose"),
            say("backup.banner.later"),
            Tone.ACCENT,
        )
    return None
