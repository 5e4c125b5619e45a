"""Draws the pictures of Easy Read and children's pages, and says what is seen on them.

They are OpenMoji's (``resources/pictures/CREDITS.md``); the credit is printed where they are used.
"""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.printing import ENGLISH
from taf_desktop.forms.picture_list import Picture, picture_for, pictures
from taf_desktop.reports.svg import Drawing, read_drawing
from taf_desktop.reports.translations import translation
from taf_desktop.reports.wording import spoken_language
from taf_desktop.support import paths

__all__ = ["Picture", "Seen", "drawing_of", "picture_for", "pictures", "seen_on"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen on a picture, for those who hear the page; ``language`` if it is English."""

    words: str
    language: str = ""


def drawing_of(name: str) -> Drawing:
    """Return what is drawn on a picture."""
    return read_drawing(paths.resource("pictures", f"{pictures()[name].file}.svg"))


def seen_on(name: str) -> Seen:
    """Return what is seen on a picture in the language spoken, or else marked as English."""
    about, language = pictures()[name].about, spoken_language()
    if language == ENGLISH:
        return Seen(about)
    own = translation(language).messages.get(f"pictures.{name}", "")
    return Seen(own) if own else Seen(about, "en-GB")
