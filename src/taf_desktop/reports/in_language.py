"""A document in the family's own language: its fixed words, and what was translated of their own.

Whoever reads it is told on the first page, and at the foot of each, if no translator has checked
the words: a wrong word in a plan can do harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from taf_desktop.domain.wording import Wording
from taf_desktop.reports.bilingual import two_languages
from taf_desktop.reports.translations import Translation, translation
from taf_desktop.reports.tree import Block, Callout, DocumentTree, Paragraph, Span, Tone
from taf_desktop.reports.wording import say, show_date, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How to build one document in English and in the other language."""

    english: Callable[[], DocumentTree]
    own: Callable[[], DocumentTree]


def in_language(
    pair: Pair, language: str, wordings: Sequence[Wording], *, beside: bool
) -> DocumentTree:
    """Return a document in another language, with its English beneath if ``beside``.

    Raises:
        Bug: there are no words in this language.
    """
    words = translation(language)
    english = pair.english()
    with speaking(language, marking=True):
        own = pair.own()
        notice = _notice(words, wordings)
        blocks = (*notice, *own.blocks, *_last(own, words))
        foot = own.foot if words.is_checked else say("page.translation.short")
        own = replace(own, language=language, foot=foot, blocks=blocks)
    blocks = (*_notice(words, wordings), *english.blocks, *_last(english, words))
    english = replace(english, blocks=blocks)
    return two_languages(own, english, beside=beside)


def _notice(words: Translation, wordings: Sequence[Wording]) -> tuple[Block, ...]:
    """Return what a reader must know about the translation, in the language spoken."""
    told: list[str] = []
    if words.is_checked:
        name, day = words.checked_by, show_date(words.checked_on)
        told.append(say("page.translation.checked", name=name, date=day))
    else:
        told.append(say("page.translation.draft"))
    own = [each for each in wordings if each.language == words.language and each.words.strip()]
    if any(not each.is_checked for each in own):
        told.append(say("page.translation.own_draft"))
    told.append(say("page.translation.english"))
    spans = Span(" ".join(told))
    tone = Tone.PLAIN if words.is_checked else Tone.WORRY
    return (Callout((Paragraph((spans,), small=True),), tone, bar=True),)


def _last(tree: DocumentTree, words: Translation) -> tuple[Block, ...]:
    """Return the foot as a last paragraph where the warning takes its place."""
    if words.is_checked or not tree.foot:
        return ()
    return (Paragraph((Span(tree.foot),), small=True, muted=True),)
