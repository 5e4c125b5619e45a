"""The pictures of Easy Read and children's pages: their names, and which of them fits a sentence.

They are OpenMoji's (``resources/pictures/CREDITS.md``). The list is data; drawing them is up to
pages (``reports.pictures``) and screens.
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
