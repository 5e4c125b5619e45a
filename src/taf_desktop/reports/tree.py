"""A document as a tree of meaning: what each part *is*, never how it looks.

A document module builds this tree from the record; one renderer (``reports.render``) draws it in a
style. Tags, large print, Easy Read and a second language are therefore properties of the renderer
and its styles, not of each document. All text here is plain: people's words go in as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from taf_desktop.domain.drawing import Drawable


class Tone(StrEnum):
    """What a part is about; a style gives it a colour *and* the words say it too."""

    PLAIN = "plain"
    GOOD = "good"
    WORRY = "worry"
    HOPE = "hope"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words, strong or not.

    ``language`` is theirs if it is not the document's ("ur", "pl": BCP 47). ``link`` is where they
    lead: "tel:", "mailto:" or "https:" and what follows.
    """

    text: str
    strong: bool = False
    language: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4. Levels never jump. ``above`` is a muted line above, if any.

    ``beneath`` is the same in a second language.
    """

    text: str
    level: int = 1
    tone: Tone = Tone.PLAIN
    above: str = ""
    beneath: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words; line breaks inside are kept. ``large`` is for what must be found at once.

    ``beneath`` is the same in a second language.
    """

    spans: tuple[Span, ...]
    small: bool = False
    muted: bool = False
    large: bool = False
    beneath: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's exact words. ``who`` said it, if known; ``note`` is what we say about them.

    They are put in quotation marks unless they have some; ``marks`` off leaves them as they are.
    ``language`` is theirs if it is not the document's.
    """

    text: str
    who: str = ""
    marks: bool = True
    level: int = 0
    """1 to 4 makes the quotation a heading of that level too (a goal in the family's words)."""
    above: str = ""
    note: tuple[Span, ...] = ()
    beneath: tuple[Span, ...] = ()
    """The words as they were said, or the same in a second language."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` counts from 1."""

    items: tuple[Paragraph, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Questions and answers, or labels and values, one under another."""

    rows: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of header cells. ``widths`` are shares of the line, any unit.

    ``row_headers`` marks the first cell of each row as a header too.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    row_headers: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A tinted box that belongs together: what is going well, if things get harder.

    ``bar`` draws a bar at the side instead of a filled box. It may break over pages.
    """

    blocks: tuple[Block, ...]
    tone: Tone = Tone.PLAIN
    bar: bool = False


@dataclass(frozen=True, slots=True)
class TickCard:
    """One thing somebody will do: its number, the words, and a box to tick.

    It is never broken in two if it fits on one page. ``done`` ticks the box; the words say so too.
    """

    number: int
    blocks: tuple[Block, ...]
    done: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Where somebody is from 0 to 10: at the start, now and hoped for.

    The numbers are said in words beside the line, and ``words`` after them. ``key`` explains the
    marks above the line; one key is enough for lines one under another.
    """

    label: str
    words: str
    start: int | None = None
    now: int | None = None
    hoped: int | None = None
    low: int = 0
    high: int = 10
    key: bool = True
    beneath: tuple[Span, ...] = ()
    language: str = ""
    """Of ``words``, if it is not the document's."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign: a name or role and what is already known ("agreed 3 December 2026")."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AnswerSpace:
    """Ruled lines to write on; ``spare`` takes only those the rest of the page has room for."""

    lines: int = 4
    spare: bool = False


@dataclass(frozen=True, slots=True)
class TextField:
    """Room for somebody's own words: typed into the file, or written by hand on so many lines.

    ``label`` says what belongs there; ``beneath`` is the same in a second language.
    """

    label: str
    lines: int = 1
    beneath: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer out of a few, chosen in the file or ticked by hand. None is chosen yet."""

    label: str
    options: tuple[str, ...]
    beneath: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureLine:
    """One idea with a picture before it: a name in ``resources/pictures/pictures.yaml``.

    ``wide`` makes the picture half as large, for what is said beside something more important.
    ``goes_on`` says how it goes on from the line before: 0 it begins something new, 1 with the next
    sentence of the same, 2 with more of the same sentence. Another language may take more lines.
    """

    picture: str
    blocks: tuple[Block, ...]
    wide: bool = False
    goes_on: int = 0


@dataclass(frozen=True, slots=True)
class Faces:
    """Where a child is, as a row of faces from sad to happy: now, and hoped for, from 0 to 10.

    The words say it too, and the marks differ in shape, so that nothing rests on colour.
    """

    words: tuple[Span, ...]
    now: int | None = None
    hoped: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn: a chart, a family tree. Whoever cannot see it misses nothing.

    ``sentence`` says what is seen: it stands above the drawing and is read aloud instead of it.
    ``table`` says the same in full below. ``language`` is that of the words if it is not the
    document's (BCP 47).
    """

    picture: Drawable
    sentence: str
    table: Table | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page if they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = (
    Heading | Paragraph | Quotation | Bullets | Facts | Table | Callout | TickCard | Scale
    | Signatures | AnswerSpace | TextField | Choice | PictureLine | Faces | Drawn | Together
    | NewPage
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTree:
    """A whole document.

    ``title`` goes into the file's properties and never holds a family's name; ``above`` and
    ``corner`` stand at the head of page 1 (who it is about; version and date); ``foot`` stands at
    the foot of every page beside "Page x of y". ``draft`` prints the word DRAFT on every page.
    ``beneath`` is the heading in a second language.
    """

    title: str
    heading: str
    above: str = ""
    corner: tuple[str, ...] = ()
    foot: str = ""
    draft: bool = False
    language: str = "en-GB"
    beneath: tuple[Span, ...] = ()
    blocks: tuple[Block, ...] = ()


def words(*parts: str | Span) -> Paragraph:
    """Return a paragraph from plain strings and spans."""
    return Paragraph(tuple(part if isinstance(part, Span) else Span(part) for part in parts))


def strong(text: str) -> Span:
    """Return a strong span."""
    return Span(text, strong=True)
