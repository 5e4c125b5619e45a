"""What is said before an assessment is finished: what is missing, open, and left out. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from taf_desktop.forms.definition import in_language
from taf_desktop.forms.session import FormSession
from taf_desktop.forms.validate import Finding, Severity
from taf_desktop.support.words import say
from taf_desktop.ui.assessments.view import section_of

LONGEST = 90
"""An answer that will be left out is quoted up to this many characters."""

UNANSWERED = frozenset({"forms.must.required", "forms.must.required_rows"})
"""What the form says of a question it wants answered that nobody has answered."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One answer to look at: its key, its question with the section, and what there is to say."""

    key: str
    question: str
    words: str


@dataclass(frozen=True, slots=True)
class OpenSection:
    """A section with questions nobody has answered: its name, its label, and how far it is."""

    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An answer whose question is not asked now, so that finishing leaves it out."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FinishView:
    """Everything the finishing page says. ``musts`` come first; none of it stops anybody."""

    summary: str
    musts: tuple[Remark, ...]
    looks: tuple[Remark, ...]
    open_sections: tuple[OpenSection, ...]
    left_out: tuple[LeftOut, ...]


def finish_view(session: FormSession) -> FinishView:
    """Return what to say before finishing, from the answers as they are now."""
    found = session.findings()
    musts = tuple(_remark(session, each) for each in found if each.severity is Severity.MUST)
    looks = tuple(_remark(session, each) for each in found if each.severity is Severity.LOOK)
    return FinishView(
        _summary(len(musts)),
        musts,
        looks,
        _open_sections(session),
        tuple(_left_out(session, key) for key in session.hidden_answers()),
    )


def _summary(missing: int) -> str:
    if missing == 0:
        return say("assessment_screen.finish.ready")
    if missing == 1:
        return say("assessment_screen.finish.missing_one")
    return say("assessment_screen.finish.missing_many", count=missing)


def _remark(session: FormSession, found: Finding) -> Remark:
    # The form says that an answer is needed before finishing; here nothing stops anybody.
    unanswered = found.message_id in UNANSWERED
    words = say("assessment_screen.finish.not_answered") if unanswered else found.message
    return Remark(found.key, _question(session, found.key), words)


def _question(session: FormSession, key: str) -> str:
    """Return "Our home: What is harder?"."""
    label = in_language(session.field(key).label)
    name = section_of(session.definition, key)
    section = next((each for each in session.definition.sections if each.name == name), None)
    return f"{in_language(section.label)}: {label}" if section is not None else label


def _open_sections(session: FormSession) -> tuple[OpenSection, ...]:
    sections = (
        each for each in session.definition.sections if session.section_is_relevant(each.name)
    )
    states = ((each, session.section_state(each.name)) for each in sections)
    return tuple(
        OpenSection(each.name, in_language(each.label), _state_words(state.answered, state.asked))
        for each, state in states
        if state.answered < state.asked
    )


def _state_words(answered: int, asked: int) -> str:
    if not answered:
        return say("assessment_screen.finish.nothing_written")
    return say("assessment_screen.finish.answered", answered=answered, asked=asked)


def _left_out(session: FormSession, key: str) -> LeftOut:
    words = " ".join(session.shown(key).split())
    short = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
    return LeftOut(_question(session, key), short)
