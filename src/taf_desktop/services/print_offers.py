"""What a document can be printed in: formats and languages, as they are offered on the screen.

The formats themselves live in the reports, which services do not know; they are handed in as plain
values (``app.printing.print_offers``).
"""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.domain.printing import ENGLISH, PLAIN_FORMAT
from taf_desktop.support.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatOffer:
    """One format. ``need`` is the code of ``reading_needs`` that asks for it, or ""."""

    id: str
    name: str
    need: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageOffer:
    """One language beside English: its names, and a sentence on how far it was checked.

    ``from_right`` says that it is read from the right.
    """

    code: str
    name: str
    own_name: str
    note: str
    checked: bool = False
    from_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The formats and the languages of one document, in the order in which they are offered."""

    formats: tuple[FormatOffer, ...]
    languages: tuple[LanguageOffer, ...] = ()

    def format(self, format_id: str) -> FormatOffer | None:
        """Return a format by its id, if this document has it."""
        return next((each for each in self.formats if each.id == format_id), None)

    def format_for(self, needs: tuple[str, ...]) -> FormatOffer | None:
        """Return the format somebody's reading needs ask for; the strongest need counts."""
        asked = [each for each in self.formats if each.need and each.need in needs]
        return max(asked, key=lambda each: _STRENGTH.get(each.need, 0), default=None)

    def language(self, code: str) -> LanguageOffer | None:
        """Return a language by its code, if this document has it; English is none of them."""
        return next((each for each in self.languages if each.code == code), None)


_STRENGTH = {"giant_print": 4, "easy_read": 3, "large_print": 2, "dyslexia_friendly": 1}
"""Who needs several gets the one without which they could read nothing at all."""


def plain_offers() -> Offers:
    """Return what every document has: clear print in English."""
    clear = FormatOffer(id=PLAIN_FORMAT, name=say(f"formats.name.{PLAIN_FORMAT}"))
    return Offers(formats=(clear,))


def is_english(language: str) -> bool:
    """Say whether a code means English alone."""
    return language in {"", ENGLISH}
