"""What is imported and read behind the first window, while the passphrase is typed.

Nothing heavy stands at the top of this file.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from taf_desktop.support import paths
from taf_desktop.ui.start.making import Area

if TYPE_CHECKING:
    from taf_desktop.domain.ports import UnitOfWorkFactory
    from taf_desktop.forms.catalogue import Catalogue
    from taf_desktop.services.desk import Desk

AHEAD = (
    "taf_desktop.storage.keys",
    "taf_desktop.storage.making",
    "taf_desktop.storage.uow",
    "taf_desktop.services.desk",
    "taf_desktop.services.passphrases",
    "taf_desktop.app.workplace",
)
"""Modules in the order in which they will be needed."""


def warm_up() -> None:
    """Import what unlocking and the first page will need; read forms and word lists. Cpu lane."""
    for name in AHEAD:
        import_module(name)
    forms()
    _read_record()
    _prepare_coach()


def _read_record() -> None:
    """Read the questions about a record and the lists of choices: pages are made of them."""
    from taf_desktop.forms.codes import code_names, find_code_list
    from taf_desktop.forms.records import read_record_forms

    for name in code_names():
        find_code_list(name)
    read_record_forms()


def _prepare_coach() -> None:
    """Read the coach's word lists: they stay read for every coach made later."""
    from taf_desktop.services.coaching import Coaching
    from taf_desktop.support.clock import SystemClock

    Coaching(SystemClock()).prepare()


@cache
def forms() -> Catalogue:
    """Return the published forms, read once."""
    from taf_desktop.forms.catalogue import Catalogue

    return Catalogue.read(paths.forms_folder())


def areas() -> tuple[Area, ...]:
    """Return the areas the first start offers. Cpu lane."""
    from taf_desktop.support.words import say
    from taf_desktop.ui.settings.profiles import ELSEWHERE, all_profiles

    known = tuple(Area(profile.id, profile.title) for profile in all_profiles())
    elsewhere = Area(
        ELSEWHERE, say("settings.area.elsewhere"), say("settings.area.elsewhere_about")
    )
    return (*known, elsewhere)


def set_up(unit_of_work: UnitOfWorkFactory) -> tuple[Desk, dict[str, str]]:
    """Return the use cases over an open vault, and what it remembers. Database lane."""
    from taf_desktop.app.printing import make_document, other_makers
    from taf_desktop.services.desk import set_up_desk
    from taf_desktop.support.clock import SystemClock

    desk = set_up_desk(unit_of_work, forms(), make_document, SystemClock(), other_makers())
    return desk, dict(desk.settings.read())
