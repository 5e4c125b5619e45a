"""The help texts: read from ``resources/help/*.md``, and found by the words in them. Qt-free.

A file is one topic. Its first line is ``# `` and the title; then come paragraphs, ``## `` headings
and ``- `` lines, each paragraph on one or more lines. Nothing else of Markdown is understood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from taf_desktop.forms.faults import Fault
from taf_desktop.support import paths
from taf_desktop.support.words import say

FAULTS = "faults"
"""The id of the topic that lists forms with faults."""


class Kind(StrEnum):
    """What a block of a topic is."""

    HEADING = "heading"
    TEXT = "text"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or line of a list."""

    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One help text; ``id`` is its file's name without number and ending."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def read_topics(folder: Path | None = None) -> tuple[Topic, ...]:
    """Return every topic, in the order of the files' names."""
    files = sorted((folder or paths.resource("help")).glob("*.md"))
    return tuple(
        read_topic(file.stem.lstrip("0123456789-"), file.read_text(encoding="utf-8"))
        for file in files
    )


def read_topic(id_: str, text: str) -> Topic:
    """Return a topic from its text."""
    title = ""
    blocks: list[Block] = []
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        for block in _blocks(paragraph.strip().splitlines()):
            if not title and block.kind is Kind.HEADING:
                title = block.words
            else:
                blocks.append(block)
    return Topic(id_, title, tuple(blocks))


def _blocks(lines: Iterable[str]) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        words = line.strip()
        if words.startswith("#"):
            found.append(Block(Kind.HEADING, words.lstrip("# ")))
        elif words.startswith("- "):
            found.append(Block(Kind.POINT, words[2:]))
        elif found and found[-1].kind is not Kind.HEADING:
            last = found.pop()
            found.append(Block(last.kind, f"{last.words} {words}"))
        elif words:
            found.append(Block(Kind.TEXT, words))
    return found


def faults_topic(title: str, faults: Sequence[Fault]) -> Topic:
    """Return the topic that lists what is wrong with forms, where, and how to mend it."""
    if not faults:
        return Topic(FAULTS, title, (Block(Kind.TEXT, say("settings.help.faults.none")),))
    blocks = [Block(Kind.TEXT, say("settings.help.faults.some"))]
    for fault in faults:
        place = say("settings.help.faults.place", file=fault.file, line=fault.line)
        blocks += [Block(Kind.HEADING, place), Block(Kind.TEXT, fault.message)]
        if fault.hint:
            blocks.append(Block(Kind.POINT, fault.hint))
    return Topic(FAULTS, title, tuple(blocks))


def matching(topics: Sequence[Topic], words: str) -> tuple[Topic, ...]:
    """Return the topics that hold every word, those with a word in the title first."""
    wanted = _fold(words).split()
    found = [topic for topic in topics if all(word in _all_words(topic) for word in wanted)]
    return tuple(sorted(found, key=lambda topic: not any(w in _fold(topic.title) for w in wanted)))


def _all_words(topic: Topic) -> str:
    return _fold(" ".join((topic.title, *(block.words for block in topic.blocks))))


def _fold(text: str) -> str:
    """Return text as it is compared: no capitals, no accents, plain apostrophes."""
    flat = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(letter for letter in flat if not unicodedata.combining(letter))
