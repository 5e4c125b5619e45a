"""The two pictures of a family on paper: its tree, and who is around it, each told in words too."""

from __future__ import annotations

from datetime import date

from taf_desktop.domain.drawing import Drawable
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.forms.family_pictures import (
    ecomap,
    ecomap_sentence,
    ecomap_words,
    genogram,
    genogram_sentence,
    genogram_words,
)
from taf_desktop.reports.tree import Block, Bullets, Drawn, Heading, words
from taf_desktop.reports.wording import say


def family_pictures(file: FamilyFile, today: date) -> tuple[Block, ...]:
    """Return both pictures, each with its words below; nothing where nothing is recorded."""
    blocks: list[Block] = []
    if file.people:
        told = (genogram_sentence(file), genogram_words(file))
        blocks += _picture("tree", genogram(file, today), *told)
    if file.helpers or file.professionals:
        told = (ecomap_sentence(file), ecomap_words(file))
        blocks += _picture("around", ecomap(file), *told)
    return tuple(blocks)


def _picture(
    name: str, picture: Drawable, sentence: str, lines: tuple[str, ...]
) -> tuple[Block, ...]:
    return (
        Heading(say(f"picture_page.{name}.heading"), 2),
        Drawn(picture, sentence),
        Bullets(tuple(words(line) for line in lines)),
    )
