"""The leaflet about taking part in a team around the family. It names nobody.

Taking part in voluntary help is what is agreed to here; it is not the ground in law on which a
service keeps what it writes down, and the leaflet never says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from taf_desktop.forms.codes import code_list
from taf_desktop.reports.inputs import Inputs
from taf_desktop.reports.phrases import sentence
from taf_desktop.reports.tree import (
    Block,
    Bullets,
    Callout,
    DocumentTree,
    Heading,
    Together,
    Tone,
    words,
)
from taf_desktop.reports.wording import label_of, say

_PARTS = (
    ("what", ("words", "lead")),
    ("choice", ("no", "change", "nothing")),
    ("scope", ("words",)),
    ("limits", ("words",)),
    ("children", ("words", "parents")),
    ("keep", ("words", "safe", "copies")),
    ("harm", ("words", "danger")),
    ("help", ("words", "children")),
    ("wrong", ("words",)),
)
_SCOPE = "agreement_scope"


def agreement_leaflet(_inputs: Inputs, _copy_for: str) -> DocumentTree:
    """Return the leaflet; it is the same for everybody."""
    return DocumentTree(
        title=say("leaflet_page.title"),
        heading=say("leaflet_page.heading"),
        foot=say("leaflet_page.foot"),
        blocks=(words(say("leaflet_page.intro")), *_blocks()),
    )


def _blocks() -> Iterator[Block]:
    for part, names in _PARTS:
        tone = Tone.WORRY if part == "harm" else Tone.PLAIN
        heading = Heading(say(f"leaflet_page.{part}.heading"), 2, tone)
        told = tuple(words(say(f"leaflet_page.{part}.{name}")) for name in names)
        if part == "scope":
            told = (*told, _scopes())
        if part == "harm":
            yield Callout((heading, *told), tone)
        else:
            yield Together((heading, *told))


def _scopes() -> Bullets:
    codes = (option.name for option in code_list(_SCOPE).options if not option.retired)
    return Bullets(tuple(words(sentence(label_of(_SCOPE, code))) for code in codes))
