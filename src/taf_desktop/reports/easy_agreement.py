"""Who agreed to what, in Easy Read: everybody's for the lead's own file, one's own for a person."""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.domain.dates import read_date
from taf_desktop.domain.family import Agreement, Person, takes_part
from taf_desktop.domain.family_file import FamilyFile, call_name
from taf_desktop.reports.agreement_record import answers_of, people_for
from taf_desktop.reports.easy_parts import EasyPage, call_blocks, easy_page, section
from taf_desktop.reports.easy_words import EasySentences, picture_line
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import whole_date
from taf_desktop.reports.tree import Block, DocumentTree, Heading, Signatures, Together
from taf_desktop.reports.wording import say, spoken_date

_ANSWERS = {"agree": "done", "agree_limits": "done", "decline": "question", "withdrawn": "idea"}
"""The picture of each code of ``resources/codes/agreement_decision.yaml`` that is an answer."""
_SCOPES = {
    "take_part": "help", "contact_named": "talk", "keep_record": "write",
    "share_plan": "letter", "evaluation": "grow",
}  # fmt: skip
"""The picture of each code of ``resources/codes/agreement_scope.yaml``."""


def easy_agreement(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return the agreements of everybody, or of the person whose copy it is, in Easy Read."""
    file, sentences = inputs.file, EasySentences(inputs.file.wordings)
    told = tuple(
        block
        for person in people_for(file, copy_for)
        for block in _person(file, person, sentences, own=bool(copy_for))
    )
    blocks = (
        picture_line("idea", say("easy_page.agreement.choice")),
        picture_line("grow", say("easy_page.share.change")),
        *(told or (picture_line("question", say("easy_page.agreement.nobody")),)),
        *section("harm", _harm()),
        *call_blocks(file.family),
    )
    page = EasyPage(say("easy_page.agreement.title"), spoken_date(inputs.today), blocks)
    return easy_page(inputs, copy_for, page, sentences)


def _person(
    file: FamilyFile, person: Person, sentences: EasySentences, *, own: bool
) -> Iterator[Block]:
    name = call_name(person) or person.name
    heading = Heading(name, 2)
    answer = next(iter(answers_of(file, person)), None)
    if answer is None or answer.decision not in _ANSWERS:
        asked = picture_line("question", say("easy_page.agreement.not_asked", name=name))
        yield Together((heading, asked))
        return
    decision = answer.decision
    if answer.withdrawn_on and not takes_part(answer):
        decision = "withdrawn"
    told = say(f"easy_page.agreement.{decision}", name=name)
    yield Together((heading, picture_line(_ANSWERS[decision], told)))
    yield from _answer(answer, name, sentences)
    if own:
        sign = picture_line("write", say("easy_page.agreement.sign"))
        yield Together((sign, Signatures(((name, ""),))))


def _answer(answer: Agreement, name: str, sentences: EasySentences) -> Iterator[Block]:
    for day, told in (
        (answer.given_on, "given"),
        (answer.withdrawn_on, "withdrawn_on"),
    ):
        if read_date(day).day is not None:
            line = say(f"easy_page.agreement.{told}", date=whole_date(day))
            yield picture_line("calendar", line)
    yield from sentences.lines(answer, "withdrawal_effect", "idea")
    scopes = [code for code in answer.scope if code in _SCOPES]
    if scopes:
        yield picture_line("talk", say("easy_page.agreement.scope", name=name))
    for code in scopes:
        yield picture_line(_SCOPES[code], say(f"easy_page.scope.{code}"))
    for part, picture in (("limits", "lock"), ("not_share_with", "person")):
        lines = tuple(sentences.lines(answer, part, picture))
        if lines:
            yield picture_line("lock", say(f"easy_page.agreement.{part}"))
            yield from lines
    if read_date(answer.review_by).day is not None:
        told = say("easy_page.agreement.again", date=whole_date(answer.review_by))
        yield picture_line("calendar", told)


def _harm() -> Iterator[Block]:
    yield picture_line("danger", say("easy_page.share.harm"))
    yield picture_line("talk", say("easy_page.share.first"))
