"""The labelled sentences, and how the coach's judgement compares with the labels."""

from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

from taf_desktop.coach import language

FOLDER = Path(__file__).parent / "labelled"
CHECKS = (
    "vague_verb",
    "no_named_person",
    "no_date",
    "service_not_outcome",
    "no_measure",
    "blame_or_jargon",
    "opinion_as_fact",
)
USUAL_KIND = {"no_measure": "measure", "service_not_outcome": "goal"}


@dataclass(frozen=True)
class Labelled:
    """A sentence, what goes with it, and whether the coach should speak."""

    check: str
    by: str
    text: str
    speaks: bool
    more: dict = field(default_factory=dict)

    def context(self):
        return language.Context.of(
            self.more.get("people", ()),
            self.more.get("roles"),
            meeting_dated=self.more.get("meeting_dated", False),
            kind=self.more.get("kind", USUAL_KIND.get(self.check, "action")),
        )


@dataclass
class Figures:
    """How often the coach spoke rightly, wrongly, or should have spoken."""

    right: int = 0
    false: list = field(default_factory=list)
    missed: list = field(default_factory=list)
    quiet: int = 0

    @property
    def precision(self):
        spoken = self.right + len(self.false)
        return self.right / spoken if spoken else 1.0

    @property
    def recall(self):
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def count(self):
        return self.right + len(self.false) + len(self.missed) + self.quiet


def sentences(part, check):
    """Return the sentences of ``develop`` or ``held_out`` for one check."""
    content = YAML(typ="safe", pure=True).load(
        (FOLDER / part / f"{check}.yaml").read_text(encoding="utf-8")
    )
    return [
        Labelled(check, row[0], row[1], label == "yes", dict(row[2]) if len(row) > 2 else {})
        for label in ("yes", "no")
        for row in content[label]
    ]


def figures(part, check):
    """Judge every sentence of a part and return the figures."""
    judge = getattr(language, check)
    told = Figures()
    for each in sentences(part, check):
        spoke = bool(judge(each.text, each.context()))
        if spoke and each.speaks:
            told.right += 1
        elif spoke:
            told.false.append(each.text)
        elif each.speaks:
            told.missed.append(each.text)
        else:
            told.quiet += 1
    return told
