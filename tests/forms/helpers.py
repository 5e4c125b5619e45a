"""Small makers of forms and sessions for these tests."""

from datetime import date
from pathlib import Path

from taf_desktop.forms.definition import Option
from taf_desktop.forms.loader import load
from taf_desktop.forms.session import FormSession

FIXTURES = Path(__file__).parent.parent / "fixtures" / "forms"
TODAY = date(2026, 11, 21)
HEAD = "form_id: sample\nversion: {version}\ntitle: A sample\nsurvey:\n"


def good(name):
    return define(FIXTURES.joinpath("good", f"{name}.yaml").read_text(encoding="utf-8"))


def define(text):
    result = load(text, "sample.yaml")
    assert result.faults == ()
    assert result.definition is not None
    return result.definition


def one_group(*fields, rest="", version="1.0.0"):
    lines = "".join(f"      - {each}\n" for each in fields)
    group = "  - type: group\n    name: home\n    label: Our home\n    fields:\n"
    return define(HEAD.format(version=version) + group + lines + rest)


def session(*fields, rest="", answers=None, lists=None):
    return FormSession(one_group(*fields, rest=rest), answers, lists=lists, today=TODAY)


def options(*names):
    return tuple(Option(name, {"en": f"{name.title()} Example"}) for name in names)
