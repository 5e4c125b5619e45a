"""The pictures of Easy Read and children's pages, and which of them fits a sentence.

They are OpenMoji's (``resources/pictures/CREDITS.md``); the credit is printed where they are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.faults import Faults
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.reports.svg import Drawing, read_drawing
from taf_desktop.support import paths

_ENDINGS = r"(?:s|es|ed|d|ing)?(?![a-z])"
"""A word counts in its usual forms too, and not as the beginning of another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its name, its file, what is seen on it, and the words it goes with."""

    name: str
    file: str
    about: str
    words: tuple[str, ...]

    @property
    def drawing(self) -> Drawing:
        """What is drawn."""
        return read_drawing(paths.resource("pictures", f"{self.file}.svg"))


@cache
def pictures() -> Mapping[str, Picture]:
    """Return every picture by its name, the rarest ideas first.

    Raises:
        Bug: the list of pictures cannot be read.
    """
    faults = Faults("pictures.yaml")
    text = paths.resource("pictures", "pictures.yaml").read_text(encoding="utf-8")
    content = read_yaml(text, faults)
    if faults.all() or not isinstance(content, dict):
        raise Bug("formats.problem.no_pictures")
    rows = cast("Mapping[str, Mapping[str, object]]", content)
    return {
        name: Picture(
            name=name,
            file=str(row["file"]),
            about=str(row["about"]),
            words=tuple(str(word) for word in cast("Sequence[object]", row["words"])),
        )
        for name, row in rows.items()
    }


def picture_for(sentence: str, otherwise: str = "talk") -> str:
    """Return the name of the picture that fits a sentence best, or the other one."""
    told = sentence.lower()
    return next((name for name, match in _matches().items() if match.search(told)), otherwise)


@cache
def _matches() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(
            r"\b(?:" + "|".join(re.escape(word.lower()) for word in each.words) + ")" + _ENDINGS
        )
        for name, each in pictures().items()
        if each.words
    }
