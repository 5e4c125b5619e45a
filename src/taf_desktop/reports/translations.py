"""Translations of the words of family documents: ``resources/translations/<language>/*.yaml``.

``language.yaml`` says what the language is called and who checked it; the other files hold the
words under the same ids as the English ones. A translation nobody checked is a draft and says so on
every page printed with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.faults import Faults
from taf_desktop.forms.located_yaml import read_yaml
from taf_desktop.support import paths

CHECKED = "checked"
TRANSLATED_DOCUMENTS = frozenset(
    {
        *("plan", "meeting", "meeting_summary", "assessment_summary", "progress", "leaflet"),
        *("agreement_record", "who_knows", "comments", "progress_closure"),
    }
)
"""The documents all of whose own words are translated."""
_DATA = "data_words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """One language's words by id, its name in English and in itself, and how far it is checked.

    ``status`` is ``draft`` or ``checked``; then ``checked_by`` and the ISO day ``checked_on`` say
    by whom and when.
    """

    language: str
    name: str
    own_name: str
    status: str
    checked_by: str
    checked_on: str
    messages: Mapping[str, str]
    data_words: Mapping[str, str] = field(default_factory=dict[str, str])
    """Words of data files by their English, ``folded``."""

    @property
    def is_checked(self) -> bool:
        """Whether a named translator checked these words."""
        return self.status == CHECKED and bool(self.checked_by and self.checked_on)


@cache
def translation(language: str) -> Translation:
    """Return the words of a language.

    Raises:
        Bug: there are none, or a file cannot be read.
    """
    folder = paths.resource("translations", language)
    if not language.isalpha() or not (folder / "language.yaml").is_file():
        raise Bug("formats.problem.no_such_language")
    messages: dict[str, str] = {}
    for file in sorted(folder.glob("*.yaml")):
        messages |= _flat(file.stem, _content(language, file.name))
    about = {
        name: messages.pop(f"language.{name}", "")
        for name in ("name", "own_name", "status", "checked_by", "checked_on")
    }
    words = {
        folded(id_.removeprefix(_DATA)): own
        for id_, own in messages.items()
        if id_.startswith(_DATA)
    }
    return Translation(language=language, messages=messages, data_words=words, **about)


def folded(text: str) -> str:
    """Return words without what differs when somebody types them: capitals, kinds of apostrophe."""
    return " ".join(text.replace("'", "’").casefold().split())


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of all languages there are words for, in the order of their English name."""
    codes = [file.parent.name for file in paths.resource("translations").glob("*/language.yaml")]
    return tuple(sorted(codes, key=lambda code: translation(code).name))


def languages_for(document_id: str) -> tuple[str, ...]:
    """Return the languages a document can be printed in beside English."""
    return languages() if document_id in TRANSLATED_DOCUMENTS else ()


def _content(language: str, name: str) -> object:
    faults = Faults(name)
    file = paths.resource("translations", language, name)
    content = read_yaml(file.read_text(encoding="utf-8"), faults)
    if faults.all():
        raise Bug("formats.problem.no_such_language")
    return content


def _flat(prefix: str, node: object) -> dict[str, str]:
    if not isinstance(node, dict):
        return {prefix: str(node)}
    flat: dict[str, str] = {}
    for key, child in cast("dict[object, object]", node).items():
        flat |= _flat(f"{prefix}.{key}", child)
    return flat
