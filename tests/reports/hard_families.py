"""Families that are hard to print: nothing written, far too much, every script, long answers.

All of them are frozen values of made-up people. ``inputs`` has everything a document of the
catalogue may ask for.
"""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace

from taf_desktop.domain.assessment import Assessment
from taf_desktop.domain.family import Helper, Home, Person, Professional, Relationship
from taf_desktop.domain.family_file import FamilyFile, MeetingFile, PlanFile
from taf_desktop.domain.meeting import Meeting
from taf_desktop.domain.plan import Plan
from taf_desktop.forms.definition import FieldType, Option
from taf_desktop.forms.loader import load
from taf_desktop.services.documents import may_hear
from tests.reports.samples import COPIES, empty_file, family_file, ids, meeting, plan

TODAY = date(2026, 11, 21)
FORM = Path(__file__).parents[2] / "forms" / "taf-assessment" / "1.1.0.yaml"

SCRIPTS = (
    "Chúng tôi muốn buổi sáng yên bình, zażółć gęślą jaźń",
    "Мы хотим тихого утра, Θέλουμε ήσυχα πρωινά",
    "ہم چاہتے ہیں کہ صبح کو شور نہ ہو، Kim Example کے ساتھ 7:30 پر",
    "نريد صباحًا هادئًا (كل يوم)",
    "ਅਸੀਂ ਚਾਹੁੰਦੇ ਹਾਂ ਕਿ ਸਵੇਰ ਸ਼ਾਂਤ ਹੋਵੇ",
    "আমরা শান্ত সকাল চাই",
    "ጸጥ ያለ ጠዋት እንፈልጋለን",
    "我们想要安静的早晨",
    "אנחנו רוצים בוקר שקט",
    "เราต้องการเช้าที่เงียบสงบ",
    "😀 👍🏽 🇬🇧 ❤️ ✓ ½ £5 x\u0302\u0303 \U00020000",
)
LONG_ADDRESS = "https://example.org/a/very/long/address?with=parameters&and=more#" + "x" * 90

_NOT_WORDS = frozenset(
    {
        *("id", "family_id", "status", "type", "mode", "came", "answer", "gathered_how", "kind"),
        *("gathered_by", "decision", "outcome", "time", "statement_read", "lead_still_right"),
        *("agreement_asked_again", "who", "sex", "person", "other", "home", "second_home"),
        *("form_id", "form_version", "form_hash", "area", "postcode", "replaces"),
    }
)
"""Text fields that hold codes, links and times of day."""


def worded(value, words):
    """Return a value of the record in which every text is what ``words`` makes of it."""
    if isinstance(value, tuple):
        return tuple(worded(each, words) for each in value)
    if not is_dataclass(value) or isinstance(value, Assessment):
        return value
    parts = {}
    for item in fields(value):
        part = getattr(value, item.name)
        if isinstance(part, tuple) or is_dataclass(part):
            parts[item.name] = worded(part, words)
        elif isinstance(part, str) and item.name not in _NOT_WORDS and not _is_date(item.name):
            parts[item.name] = words(part) if part else part
    return replace(value, **parts)


def _is_date(name):
    return name.endswith(("_on", "_date", "by_when")) or name in {"date", "start", "born", "since"}


def with_children(count, file):
    children = tuple(
        Person(**ids(f"child{n}"), who="child", name=f"Child{n} Example", known_as=f"C{n}")
        for n in range(1, count + 1)
    )
    links = tuple(
        Relationship(**ids(f"r{n}"), person="kim", kind="parent", other=child.id)
        for n, child in enumerate(children)
    )
    return replace(file, people=(*file.people, *children), relationships=links)


def around(file):
    """Return a file with homes, helpers and professionals too."""
    home = Home(**ids("h1"), name="Home", address="1 Example Street", postcode="NG1 0AA")
    nan = Helper(**ids("n"), name="Nan", relation="Gran", helps="Comes when we call", phone="07700")
    school = Professional(
        **ids("p1"), name="Bea Placeholder", role="Teacher", agency_name="Example School"
    )
    return replace(file, homes=(home,), helpers=(nan, nan), professionals=(school, school))


def usual():
    return around(family_file(meeting(), plan=plan(goals=2)))


def long_answer(length):
    """Return as many characters of sentences as asked for, with one address among them."""
    sentence = "We would like calmer mornings, and somebody to listen when it is hard. "
    words = sentence + LONG_ADDRESS + "\n" + sentence * (length // len(sentence))
    return words[:length]


def _empty():
    plain = empty_file()
    nothing = MeetingFile(meeting=Meeting(**ids("m")))
    return replace(plain, plan=PlanFile(plan=Plan(**ids("p"))), meetings=(nothing,))


def _huge():
    file = with_children(4, around(family_file(plan=plan(goals=4))))
    said = meeting()
    many = replace(
        said,
        attendance=said.attendance * 6,
        voices=said.voices * 3,
        reviews=said.reviews * 12,
        decisions=said.decisions * 5,
        new_actions=said.new_actions * 5,
    )
    return worded(replace(file, meetings=(many,) * 8), lambda text: f"{text} {long_answer(120)}")


def _scripts():
    return worded(usual(), lambda text: f"{text} {SCRIPTS[len(text) % len(SCRIPTS)]}")


def _long_answers():
    """Return a family with five thousand characters in a box, a heading, a quotation, a list."""
    file = usual()
    answer = long_answer(5000)
    own = replace(file.plan, plan=replace(file.plan.plan, strengths=answer))
    first, *others = own.goals
    goals = (replace(first, goal=replace(first.goal, words=answer)), *others)
    said = file.meetings[0]
    voices = (replace(said.voices[0], words=answer), *said.voices[1:])
    decisions = (replace(said.decisions[0], words=answer), *said.decisions[1:])
    met = replace(said, voices=voices, decisions=decisions)
    return replace(file, plan=replace(own, goals=goals), meetings=(met,))


@cache
def hard_families() -> dict[str, FamilyFile]:
    """Return every hard family by its name."""
    return {
        "empty": _empty(),
        "huge": _huge(),
        "scripts": _scripts(),
        "long": _long_answers(),
        "children": with_children(12, usual()),
    }


@cache
def definition():
    return load(FORM.read_text(encoding="utf-8"), FORM.name).definition


def answers(*texts):
    """Return an answer to every question of the assessment, the texts in turn; none without."""
    if not texts:
        return {}
    turn = cycle(texts)
    found = {}
    for section in definition().sections:
        for item in section.fields:
            if item.type is FieldType.REPEAT:
                found[item.name] = ("one", "two")
                for row in ("one", "two"):
                    for part in item.fields:
                        found[f"{item.name}/{row}/{part.name}"] = _answer(part, turn)
            else:
                found[item.name] = _answer(item, turn)
    return {key: answer for key, answer in found.items() if answer is not None}


def _answer(item, turn):
    names = tuple(option.name for option in item.choices.options) if item.choices else ()
    if item.type in {FieldType.TEXT, FieldType.LONG_TEXT}:
        return next(turn)
    return {
        FieldType.DATE: "2026-11-01",
        FieldType.INTEGER: 7,
        FieldType.DECIMAL: 2.5,
        FieldType.RANGE: 4,
        FieldType.SELECT_ONE: names[0] if names else None,
        FieldType.SELECT_MULTIPLE: names[:3] or None,
    }.get(item.type)


_SHORT = ("A few words.",) * 12

ANSWERED = {
    "empty": (),
    "huge": (long_answer(160), *_SHORT[:1]),
    "scripts": SCRIPTS,
    "long": (long_answer(5000), *_SHORT * 3),
    "children": _SHORT,
}
"""What each family answered in its assessment, in turn."""


def inputs(name: str, document_id: str) -> SimpleNamespace:
    """Return what a document of the catalogue may need, for a hard family."""
    file = hard_families()[name]
    people = [Option(person.id, {"en": person.name}) for person in file.people]
    return SimpleNamespace(
        document_id=document_id,
        file=file,
        lists={"people": people},
        today=TODAY,
        assessment=Assessment(
            **ids("a"), status="draft", started="2026-10-01", answers=answers(*ANSWERED[name])
        ),
        definition=definition(),
        meeting=file.meetings[-1] if file.meetings else None,
        shared_with=may_hear(file),
        copies=COPIES,
        area="",
        more=None,
    )
