"""What the family said and its other words, as the window for them shows it. Qt-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from taf_desktop.domain.wording import EASY
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.records import record_form
from taf_desktop.services.print_offers import LanguageOffer
from taf_desktop.services.wordings import Sentence
from taf_desktop.support.words import say
from taf_desktop.ui.documents.copy_view import Pick

PLAN, MEETING, PROGRESS, AGREEMENT, ASSESSMENT = DOCUMENTS = (
    "plan", "meeting", "progress", "agreement", "assessment",
)  # fmt: skip
"""The documents whose words can be said another way."""


class State(StrEnum):
    """How far the other words of a passage are."""

    EMPTY = "empty"
    KEPT = "kept"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it stands, what it says, and its other words."""

    sentence: Sentence
    place: str
    state: State
    state_words: str


def passages_of(sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """Return all passages of a document in its order."""
    return tuple(passage_of(each) for each in sentences)


def passage_of(sentence: Sentence) -> Passage:
    """Return one passage."""
    state = state_of(sentence)
    words = say(f"other_words.state.{state}")
    if state == State.KEPT and sentence.checked_by:
        words = say("other_words.state.checked", name=sentence.checked_by)
    return Passage(sentence, place_of(sentence), state, words)


def state_of(sentence: Sentence) -> State:
    """Return how far a passage's other words are."""
    if not sentence.words.strip():
        return State.EMPTY
    return State.OVERTAKEN if sentence.overtaken else State.KEPT


def place_of(sentence: Sentence) -> str:
    """Return where a passage stands: "An action · What will be done"."""
    if sentence.question:
        return sentence.question
    form = record_form(sentence.kind)
    asked = (item for section in form.sections for item in section.fields)
    labels = (in_language(item.label) for item in asked if item.name == sentence.part)
    question = next(labels, "")
    thing = in_language(form.title)
    return say("other_words.place", thing=thing, question=question) if question else thing


def progress_words(passages: Sequence[Passage]) -> str:
    """Return how many are written: "3 of 12 are written."."""
    if not passages:
        return say("other_words.none")
    done = sum(each.state == State.KEPT for each in passages)
    return say("other_words.of", done=done, all=len(passages))


def about_words(language: str) -> str:
    """Return how the other words are written."""
    return say(f"other_words.about.{'easy' if language == EASY else 'language'}")


def document_picks() -> tuple[Pick, ...]:
    """Return the documents to choose from."""
    return tuple(Pick(id_, say(f"other_words.{id_}")) for id_ in DOCUMENTS)


def language_picks(languages: Sequence[LanguageOffer]) -> tuple[Pick, ...]:
    """Return the ways to choose from: easy English, then each language."""
    own = (Pick(each.code, f"{each.name} · {each.own_name}") for each in languages)
    return (Pick(EASY, say("other_words.easy")), *own)


def document_of(document_id: str) -> str:
    """Return whose passages a document says: the meeting's for what is about one."""
    known = (each for each in DOCUMENTS if document_id.startswith(each))
    return AGREEMENT if document_id == "who_knows" else next(known, PLAN)


def carried(before: Sequence[str], chosen: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Return the chosen pictures of sentences after a change: each keeps the one it had."""
    if len(before) == len(now):
        return tuple(chosen)
    known = dict(zip(before, chosen, strict=True))
    return tuple(known.get(line, "") for line in now)
