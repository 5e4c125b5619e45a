"""The short pages in Easy Read: a meeting in short, and an assessment in short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family_file import MeetingFile
from taf_desktop.forms.definition import in_language
from taf_desktop.forms.in_short import (
    GOOD,
    NEED,
    NEEDS,
    WORRY,
    comments,
    need_rows,
    told,
    whose_need,
)
from taf_desktop.forms.keys import row_key
from taf_desktop.forms.session import FormSession
from taf_desktop.reports.assessment_document import FINISHED as ASSESSED
from taf_desktop.reports.easy_parts import (
    EasyPage,
    action_lines,
    call_blocks,
    easy_page,
    met_next,
    section,
)
from taf_desktop.reports.easy_read_meeting import CAME
from taf_desktop.reports.easy_words import EasySentences, picture_line
from taf_desktop.reports.inputs import Inputs, the_assessment, the_meeting
from taf_desktop.reports.meeting_document import FINISHED
from taf_desktop.reports.phrases import listed
from taf_desktop.reports.tree import Block, DocumentTree, Heading, PictureLine, Together
from taf_desktop.reports.wording import say, show_date, spoken_date, translated

_DECIDED = _DOING = 3
"""So many of each keep it short; the notes tell the rest."""


def easy_meeting_summary(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return a meeting in short in Easy Read: who came, what was decided, who does what."""
    meeting, sentences = the_meeting(inputs), EasySentences(inputs.file.wordings)
    about = meeting.meeting
    decided = [tuple(sentences.lines(each, "words", "done")) for each in meeting.decisions]
    doing = [tuple(action_lines(each, sentences)) for each in meeting.new_actions]
    blocks = (
        *section("came", _came(meeting)),
        *section("good", sentences.lines(about, "good_news", "happy")),
        *section("decided", _some([each for each in decided if each], _DECIDED), nothing="decided"),
        *section("new", _some([each for each in doing if each], _DOING), nothing="action"),
        *met_next(about),
        *call_blocks(inputs.file.family),
    )
    finished = about.status == FINISHED
    corner = show_date(about.date) if finished else spoken_date(inputs.today)
    title = say("easy_page.short.meeting")
    page = EasyPage(title, corner, blocks, draft="" if finished else "meeting_draft")
    return easy_page(inputs, copy_for, page, sentences)


def easy_assessment_summary(inputs: Inputs, copy_for: str) -> DocumentTree:
    """Return an assessment in short in Easy Read: what is well, what matters most, what is hard."""
    assessment, definition = the_assessment(inputs)
    session = FormSession(definition, assessment.answers, lists=inputs.lists, today=inputs.today)
    of = _Answers(assessment, session, EasySentences(inputs.file.wordings))
    blocks = (
        picture_line("ear", say("easy_page.short.about")),
        *section("well", of.parts(GOOD, "well"), nothing="well"),
        *section("first", of.needs()),
        *section("hard", of.parts(WORRY, "hard"), nothing="hard"),
        *section("comments", of.comments()),
        *section("whole", (picture_line("book", say("easy_page.short.whole")),)),
        *call_blocks(inputs.file.family),
    )
    finished = assessment.status == ASSESSED
    corner = show_date(assessment.finished) if finished else spoken_date(inputs.today)
    title = say("easy_page.short.assessment")
    page = EasyPage(title, corner, blocks, draft="" if finished else "short_draft")
    return easy_page(inputs, copy_for, page, of.sentences)


def _came(meeting: MeetingFile) -> tuple[PictureLine, ...]:
    names = listed([each.name for each in meeting.attendance if each.came in CAME])
    return (picture_line("family", say("easy_page.who.meeting", names=names)),) if names else ()


def _some(items: Sequence[tuple[PictureLine, ...]], most: int) -> Iterator[Block]:
    for lines in items[:most]:
        yield from lines
    if len(items) > most:
        yield picture_line("plan", say("easy_page.short.more", count=len(items) - most))


class _Answers:
    """An assessment's answers as easy sentences."""

    def __init__(
        self, assessment: Assessment, session: FormSession, sentences: EasySentences
    ) -> None:
        self._id, self._session, self.sentences = assessment.id, session, sentences

    def parts(self, kind: str, picture: str) -> Iterator[Block]:
        """Walk the answers of a kind, each below the part of life it is about."""
        for part, item in told(self._session, kind):
            lines = tuple(self._lines(item.name, picture))
            yield Together((Heading(translated(in_language(part.label)), 3), *lines[:1]))
            yield from lines[1:]

    def needs(self) -> Iterator[Block]:
        """Walk what matters most, the first thing first, and whose need each is."""
        for number, row in enumerate(need_rows(self._session), start=1):
            lines = tuple(self._lines(row_key(NEEDS, row, NEED), "target"))
            heading = Heading(say("easy_page.first.number", number=number), 3)
            yield Together((heading, *lines[:1]))
            yield from lines[1:]
            names = whose_need(self._session, row)
            if names:
                whose = say("easy_page.first.whose", names=listed(names))
                yield picture_line("person", whose)

    def comments(self) -> Iterator[Block]:
        """Walk what the family says of it all."""
        for item in comments(self._session):
            yield from self._lines(item.name, "talk")

    def _lines(self, key: str, picture: str) -> Iterator[PictureLine]:
        return self.sentences.text_lines(self._id, key, self._session.shown(key), picture)
