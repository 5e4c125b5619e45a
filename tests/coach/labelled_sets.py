"""The labelled sentences, and how the coach's judgement compares with the labels."""

from dataclasses import dataclass, field
from functools import cache
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
PARTS = ("held_out", "develop", *(f"fresh_{number}" for number in range(1, 18)))
"""What each of them is: ``labelled/README.md``."""
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

    def add(self, other):
        """Take in the figures of another part."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.quiet += other.quiet

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


@cache
def content(part, check):
    """Return what a part holds for one check; not every part has something for each."""
    file = FOLDER / part / f"{check}.yaml"
    if not file.exists():
        return {"yes": (), "no": ()}
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def judged_first(check):
    """Return precision and recall of each part that was judged before the rules were mended."""
    told = {part: content(part, check).get("judged_first") for part in PARTS}
    return {part: (each["precision"], each["recall"]) for part, each in told.items() if each}


def sentences(part, check):
    """Return the sentences of one part for one check."""
    return [
        Labelled(check, row[0], row[1], label == "yes", dict(row[2]) if len(row) > 2 else {})
        for label in ("yes", "no")
        for row in content(part, check)[label]
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
