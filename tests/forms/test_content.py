"""The content that ships hangs together: codes, questions, the example family, the words."""

import re
from datetime import date
from functools import cache

import pytest
from ruamel.yaml import YAML

from taf_desktop.domain.entity import question_fields
from taf_desktop.domain.family_file import CHILD_CODES
from taf_desktop.domain.journey import Stop
from taf_desktop.domain.kinds import KINDS
from taf_desktop.domain.plan import OPEN_ACTION_STATES
from taf_desktop.forms.loader import load
from taf_desktop.support import paths
from taf_desktop.support.words import catalogue

RECORD_KINDS = sorted(set(KINDS) - {"assessment"})
ASSESSMENT = "taf-assessment/1.1.0.yaml"
CODE_FILES = sorted(file.stem for file in paths.resource("codes").iterdir())
NAME = re.compile(r"[a-z0-9_]+")
ASKED_OF_PEOPLE = (
    "sex", "religion", "languages", "interpreter", "sen_provision", "sen_types", "disability",
    "access_needs", "reading_needs", "tenure", "contact_ways", "safe_yes_no", "yes_no_unsure",
    "yes_no_unknown", "may_contact",
)  # fmt: skip
RECORD_LISTS = {"people", "can_answer", "children", "adults", "homes", "goals"}
OPPOSITE_LINES = {
    "parent": "child", "step_parent": "step_child", "carer": "cared_for",
    "grandparent": "grandchild", "aunt_uncle": "niece_nephew",
}  # fmt: skip
LABEL_WORDS = (
    "refuses", "failed to", "non-compliant", "disengag", "did not attend", "hard to reach",
    "manipulative", "chaotic", "attention-seeking", "prolific", "troubled", "dysfunctional",
    "inappropriate", "abscond", "service user", "respite",
)  # fmt: skip


@cache
def read(*parts):
    file = paths.program_folder().joinpath(*parts)
    return YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))


def codes(name):
    return {
        option["name"]: option for option in read("resources", "codes", f"{name}.yaml")["options"]
    }


def record(kind):
    return read("resources", "record", f"{kind}.yaml")


def assessment():
    return read("forms", ASSESSMENT)


def example():
    return read("resources", "example", "family.yaml")


def fields_of(definition):
    """Give every question by its section and the name it has there; repeats give theirs too."""
    for group in definition["survey"]:
        own = definition.get("templates", {}).get(group.get("template"), [])
        for item in [*own, *group.get("fields", [])]:
            yield group["name"], item
            for inner in item.get("fields", []):
                yield group["name"], inner


def definitions():
    return [*(record(kind) for kind in RECORD_KINDS), assessment()]


def people():
    return {person["ref"]: person for person in example()["people"]}


def names_of_family():
    return {person["known_as"] for person in people().values()}


def known_names():
    others = {one["name"] for kind in ("professionals", "helpers") for one in example()[kind]}
    return names_of_family() | others | {"Farah Placeholder"}


def actions():
    return [action for goal in example()["plan"]["goals"] for action in goal["actions"]]


# Code lists


@pytest.mark.parametrize("name", CODE_FILES)
def test_a_code_list_has_its_own_name_and_every_code_once(name):
    content = read("resources", "codes", f"{name}.yaml")
    found = [option["name"] for option in content["options"]]
    assert content["name"] == name
    assert content["title"]
    assert len(found) == len(set(found))
    assert all(isinstance(code, str) and NAME.fullmatch(code) for code in found)
    assert all(option["label"] for option in content["options"])


@pytest.mark.parametrize("name", ASKED_OF_PEOPLE)
def test_people_may_keep_an_answer_to_themselves(name):
    assert {"prefer_not_to_say", "not_yet_asked"} <= set(codes(name))


def test_ethnicity_is_the_twenty_main_codes():
    assert len(codes("ethnicity")) == 20
    assert {"wbri", "apkn", "refu", "nobt"} <= set(codes("ethnicity"))


def test_who_knows_the_children():
    assert set(codes("who")) >= CHILD_CODES


def test_action_states_are_eight_and_hold_the_open_ones():
    assert len(codes("action_status")) == 8
    assert set(codes("action_status")) - OPEN_ACTION_STATES == {"done", "replaced", "not_needed"}


def test_every_relationship_can_be_read_from_the_other_side():
    known = codes("relationships")
    lines = OPPOSITE_LINES | {child: parent for parent, child in OPPOSITE_LINES.items()}
    for code, option in known.items():
        back = known[option["inverse"]]
        assert back["line"] == lines.get(option["line"], option["line"]), code
        assert known[back["inverse"]]["line"] == option["line"], code
        assert option["inverse_female"]
        assert option["inverse_male"]


def test_languages_written_from_right_to_left_are_marked():
    marked = {code for code, option in codes("languages").items() if option.get("rtl")}
    assert {"ur", "ar", "fa", "prs", "ps", "ckb"} <= marked
    assert not {"en", "pl", "pa"} & marked


def test_areas_are_the_fourteen_of_the_assessment():
    groups = [group["name"] for group in assessment()["survey"] if group.get("template") == "area"]
    assert groups == list(codes("assessment_areas"))
    assert len(groups) == 14


# Questions


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_kind_asks_for_exactly_its_fields(kind):
    definition = record(kind)
    found = [item["name"] for _, item in fields_of(definition)]
    assert definition["form_id"] == kind
    assert sorted(found) == sorted(question_fields(KINDS[kind]))


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_kind_says_what_identifies_it_in_a_list(kind):
    found = [item for _, item in fields_of(record(kind)) if item.get("x-taf", {}).get("summary")]
    assert 1 <= len(found) <= 4


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_the_type_of_a_question_fits_its_field(kind):
    defaults = KINDS[kind](id="x", family_id="f")
    for _, item in fields_of(record(kind)):
        value = getattr(defaults, item["name"])
        word = item["type"].split()[0]
        assert (word == "select_multiple") == isinstance(value, tuple), item["name"]
        assert (word == "range") == (value is None), item["name"]


def test_every_list_a_question_names_exists():
    for definition in definitions():
        own = definition.get("choices", {})
        for _, item in fields_of(definition):
            word, *rest = item["type"].split()
            if word.startswith("select"):
                (name,) = rest
                assert name.removeprefix("codes.") in CODE_FILES or name in own, item["name"]
            assert not word.startswith("select") or rest
        sources = {each["source"] for each in own.values() if isinstance(each, dict)}
        assert sources <= RECORD_LISTS


def test_every_shipped_definition_loads_without_faults():
    folder = paths.program_folder()
    shipped = [*folder.glob("resources/record/*.yaml"), *folder.glob("forms/*/*.yaml")]
    assert len(shipped) > len(RECORD_KINDS)
    for file in shipped:
        result = load(file.read_text(encoding="utf-8"), file.name)
        assert result.faults == (), file.name
        assert result.definition is not None


def test_every_area_has_questions_of_its_own():
    for group in assessment()["survey"]:
        if group.get("template") == "area":
            prompts = group["guidance_hint"].count("\n") + 1
            assert 3 <= prompts <= 6, group["name"]
            assert {"going_well", "harder", "children_view"} <= set(group["texts"])


# The example family


def check_answers(definition_fields, answers, where):
    known = {item["name"]: item for item in definition_fields}
    for name, value in answers.items():
        item = known.get(name)
        assert item is not None, (where, name)
        word, *rest = item["type"].split()
        if word == "select_multiple":
            assert isinstance(value, list), (where, name)
        values = value if isinstance(value, list) else [value]
        if rest and rest[0].startswith("codes."):
            assert set(values) <= set(codes(rest[0].removeprefix("codes."))), (where, name, values)
        elif rest and rest[0] in {"people", "children"}:
            assert set(values) <= set(people()), (where, name, values)
        elif rest and rest[0] == "homes":
            assert set(values) <= {home["ref"] for home in example()["homes"]}, (where, name)
        elif word == "range":
            assert all(isinstance(each, int) and 0 <= each <= 10 for each in values), (where, name)
        elif word == "date":
            assert isinstance(value, str), (where, name)


def things():
    """Give every thing of the example with its kind, without its refs and what hangs on it."""
    told = example()
    yield "family", told["family"]
    for key, kind in (
        ("homes", "home"), ("people", "person"), ("relationships", "relationship"),
        ("helpers", "helper"), ("professionals", "professional"), ("agreements", "agreement"),
        ("requests", "service_request"), ("talks", "oversight"),
    ):  # fmt: skip
        yield from ((kind, thing) for thing in told[key])
    yield "plan", told["plan"]
    yield from (("plan_answer", answer) for answer in told["plan"]["answers"])
    for goal in told["plan"]["goals"]:
        yield "goal", goal
        yield from (("score", score) for score in goal["scores"])
        yield from (("action", action) for action in goal["actions"])
    for meeting in told["meetings"]:
        yield "meeting", meeting
        yield from (("attendance", each) for each in meeting["attendance"])
        yield from (("voice", each) for each in meeting["voices"])
        yield from (("action_review", each) for each in meeting["reviews"])
        yield from (("decision", each) for each in meeting["decisions"])


HANGING = {
    "plan": {"status", "goals", "answers"},
    "goal": {"ref", "scores", "actions"},
    "meeting": {
        "ref", "status", "attendance", "voices", "reviews", "decisions", "new_actions",
    },
    "action_review": {"action"},
}  # fmt: skip


def test_every_answer_of_the_example_fits_its_question():
    for kind, thing in things():
        asked = [item for _, item in fields_of(record(kind))]
        skip = HANGING.get(kind, {"ref"})
        answers = {name: value for name, value in thing.items() if name not in skip}
        check_answers(asked, answers, kind)


def test_every_answer_of_the_assessment_fits_its_question():
    definition = assessment()
    told = example()["assessment"]
    assert (told["form_id"], told["form_version"]) == (definition["form_id"], definition["version"])
    assert list(told["answers"]) == [group["name"] for group in definition["survey"]]
    own = {
        name: {option["name"] for option in options}
        for name, options in definition["choices"].items()
        if isinstance(options, list)
    }
    for section, answers in told["answers"].items():
        asked = [item for group, item in fields_of(definition) if group == section]
        for item in asked:
            if item["type"] == "repeat":
                for row in answers.get(item["name"], []):
                    check_answers(item["fields"], row, section)
            listed = own.get(item["type"].split()[-1])
            answer = answers.get(item["name"])
            if listed and answer:
                assert set(answer if isinstance(answer, list) else [answer]) <= listed
        check_answers(asked, answers, section)


def test_every_reference_of_the_example_leads_somewhere():
    told = example()
    refs = [
        thing["ref"]
        for key in ("homes", "people", "helpers", "professionals", "agreements", "meetings")
        for thing in told[key]
    ]
    refs += [thing["ref"] for thing in (*told["plan"]["goals"], *actions())]
    assert len(refs) == len(set(refs))
    known = {action["ref"]: action for action in actions()}
    for meeting in told["meetings"]:
        assert {review["action"] for review in meeting["reviews"]} <= set(known)
        assert set(meeting["new_actions"]) <= set(known)
    added = [ref for meeting in told["meetings"] for ref in meeting["new_actions"]]
    assert sorted(added) == sorted(known)
    for review in told["meetings"][1]["reviews"]:
        assert review["status"] == known[review["action"]]["status"], review["action"]


def test_everybody_who_does_or_says_something_is_known():
    told = example()
    named = [action["who"] for action in actions()]
    named += [action["supported_by"] for action in actions() if "supported_by" in action]
    named += [score["voice"] for goal in told["plan"]["goals"] for score in goal["scores"]]
    named += [answer["who"] for answer in told["plan"]["answers"]]
    for meeting in told["meetings"]:
        named += [each["name"] for each in meeting["attendance"]]
        named += [each["who"] for each in (*meeting["voices"], *meeting["decisions"])]
    assert set(named) <= known_names()


def test_the_example_shows_every_child_and_both_parents():
    told = example()
    children = {ref for ref, person in people().items() if person["who"] in CHILD_CODES}
    assert len(children) == 3
    assert len(told["plan"]["goals"]) == 5
    assert len(actions()) == 12
    assert children <= {ref for goal in told["plan"]["goals"] for ref in goal["whose"]}
    assert {"Dana", "Imran", "Lee", "Ash", "Nasreen"} <= {action["who"] for action in actions()}
    voices = told["assessment"]["answers"]["childrens_voice"]["voices"]
    assert {voice["voice_child"] for voice in voices} == children
    for meeting in told["meetings"][:2]:
        heard = {voice["who"] for voice in meeting["voices"]}
        assert {"Ash", "Robin", "Baby", "Dana", "Imran"} <= heard


def test_every_action_and_goal_of_the_example_has_a_day():
    for thing in (*actions(), *example()["plan"]["goals"]):
        assert date.fromisoformat(thing["by_when"])
    days = [meeting["date"] for meeting in example()["meetings"]]
    assert days == ["2026-10-08", "2026-11-19", "2027-01-14"]
    assert example()["plan"]["review_date"] == days[-1]


def test_the_example_is_plainly_made_up():
    text = paths.resource("example", "family.yaml").read_text(encoding="utf-8")
    assert not re.findall(r"@(?![a-z]+\.?example\.org|example\.org)", text)
    numbers = re.findall(r"\b0\d{3,4} \d{3} ?\d{3,4}\b", text)
    assert numbers
    assert all(number.startswith(("0115 496 0", "07700 900")) for number in numbers)
    for person in example()["people"]:
        assert person["name"].split()[-1] in {"Example", "Sample", "Placeholder"}


def test_no_word_in_the_example_labels_anybody():
    text = paths.resource("example", "family.yaml").read_text(encoding="utf-8").lower()
    assert not [word for word in LABEL_WORDS if word in text]


# The words


def test_every_stop_and_every_next_step_has_words():
    words = catalogue()
    steps = (
        "closed", "agree_plan", "write_plan", "hold_meeting", "plan_meeting", "go_on_assessing",
        "start_assessment", "ask_agreement", "add_people", "hold_review", "plan_review",
        "end_close", "end_step_up", "end_step_down", "end_new_lead", "end_change_lead",
    )  # fmt: skip
    for stop in Stop:
        assert words[f"journey.stop.{stop.value}"]
    for step in steps:
        assert all(words[f"journey.next.{step}.{part}"] for part in ("title", "why", "button"))
        assert "{" not in words[f"journey.next.{step}.title"]
    for step in ("hold_meeting", "hold_review", "plan_review"):
        assert "{due}" in words[f"journey.next.{step}.title_due"]


def test_the_safety_page_and_its_contacts_say_what_they_must():
    words = catalogue()
    assert "999" in words["safety.danger.words"]
    assert "agreement" in words["safety.share.words"]
    profile = read("resources", "profiles", "nottingham-city.yaml")
    refs = [contact["ref"] for contact in profile["contacts"]]
    assert len(refs) == len(set(refs))
    assert profile["note"]
    for contact in profile["contacts"]:
        assert contact["name"]
        assert contact["for"]
        assert contact["checked"] == "" or date.fromisoformat(contact["checked"])
        assert contact["phone"] or contact["note"], contact["ref"]
