"""The labelled sentences, and how the coach's judgement compares with the labels."""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from taf_desktop.coach import language, learned
from taf_desktop.coach.reading import read
from taf_desktop.services.library import read_library
from taf_desktop.support import paths

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
LEARNED_FROM = ("held_out", "develop", "plain", *(f"fresh_{number}" for number in range(1, 25)))
"""What each of them is: ``labelled/README.md``."""
UNSEEN = tuple(f"unseen_{number}" for number in range(1, 6))
"""Neither learned from nor mended with, ever: how the coach does on what nobody made it for."""
PARTS = (*LEARNED_FROM, *UNSEEN)
USUAL_KIND = {"no_measure": "measure", "service_not_outcome": "goal"}


@dataclass(frozen=True)
class Labelled:
    """A sentence, what goes with it, and whether the coach should speak."""

    check: str
    by: str
    text: str
    speaks: bool
    more: dict = field(default_factory=dict, hash=False)

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

    def note(self, row, *, spoke):
        """Count one sentence."""
        if spoke and row.speaks:
            self.right += 1
        elif spoke:
            self.false.append(row.text)
        elif row.speaks:
            self.missed.append(row.text)
        else:
            self.quiet += 1

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
        told.note(each, spoke=bool(judge(each.text, each.context())))
    return told


def library_texts(check):
    """Return what the library ships for the fields a check looks at: nothing in it needs a word."""
    fields = {"vague_verb": ("what",), "service_not_outcome": ("words", "different")}
    filled = [each.filled(child="Robin", adult="Dad") for each in read_library()]
    wanted = fields.get(check, ("words", "different", "measure", "what"))
    return [each[field] for each in filled for field in wanted if field in each]


def example_sentences():
    """Return what the record of the example family says, sentence by sentence."""
    content = YAML(typ="safe", pure=True).load(
        paths.resource("example", "family.yaml").read_text(encoding="utf-8")
    )
    for text in _texts(content):
        reading = read(text)
        yield from (text[slice(*reading.back(*place))] for place in reading.sentences)


def _texts(content):
    if isinstance(content, str) and " " in content:
        yield content
    elif isinstance(content, dict | list):
        for each in content.values() if isinstance(content, dict) else content:
            yield from _texts(each)


def digest():
    """Return a fingerprint of everything the weights are learned from."""
    told = hashlib.sha256()
    for part in LEARNED_FROM:
        for check in CHECKS:
            for row in sentences(part, check):
                told.update(f"{check}|{row.speaks}|{row.text}\n".encode())
    for check in learned.CHECKS:
        told.update("\n".join(library_texts(check)).encode())
    told.update("\n".join(example_sentences()).encode())
    return told.hexdigest()
