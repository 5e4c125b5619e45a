"""Which answers tell an assessment in short."""

from types import SimpleNamespace

import pytest

from taf_desktop.domain.errors import Bug
from taf_desktop.forms.in_short import comments, need_rows, passages, told, whose_need
from taf_desktop.forms.picture_list import pictures
from taf_desktop.forms.session import FormSession
from tests.forms.helpers import HEAD, TODAY, define, options

FORM = (
    HEAD.format(version="1.0.0")
    + """
  - type: group
    name: home
    label: Our home
    fields:
      - {type: select_one answers, name: begun, label: Begun}
      - {type: long_text, name: home_good, label: Good, appearance: good}
      - {type: long_text, name: home_worry, label: Hard, appearance: worry}
      - type: long_text
        name: secret
        label: Not for them
        appearance: good
        x-taf: {audience: professional}
  - type: group
    name: school
    label: School
    relevant: "${begun} = 'yes'"
    fields:
      - {type: long_text, name: school_good, label: Good, appearance: good}
  - type: group
    name: together
    label: Together
    fields:
      - {type: long_text, name: whole_good, label: What carries us, appearance: good}
      - type: repeat
        name: needs
        label: Needs
        fields:
          - {type: text, name: need, label: "What is needed"}
          - {type: select_multiple people, name: need_whose, label: "Whose need"}
          - {type: text, name: need_area, label: Area}
      - {type: select_one answers, name: family_comments, label: What they say}
choices:
  people: {source: people}
  answers: [{name: "yes", label: "Yes"}, {name: "no", label: "No"}]
"""
)
SAID = {
    "home_good": "We cook.",
    "home_worry": "Mould.",
    "secret": "x",
    "whole_good": "Two parents.",
}


def session(**answers):
    lists = {"people": options("ash", "robin")}
    return FormSession(define(FORM), {**SAID, **answers}, lists=lists, today=TODAY)


def test_what_sums_up_comes_first_and_nothing_that_is_not_asked_or_not_for_families():
    form = session(school_good="Not asked.")
    assert [item.name for _, item in told(form, "good")] == ["whole_good", "home_good"]
    assert [key for key, _, _ in passages(form)] == ["whole_good", "home_good", "home_worry"]
    assert [item.name for item in comments(form)] == ["family_comments"]
    assert need_rows(form) == ()


def test_only_the_parts_of_life_the_needs_are_about_are_told():
    form = session(
        **{"begun": "yes", "school_good": "Toast.", "needs": ("one",), "needs/one/need": "Calm.",
           "needs/one/need_area": "school", "needs/one/need_whose": ("gone", "robin")}
    )  # fmt: skip
    assert [item.name for _, item in told(form, "good")] == ["whole_good", "school_good"]
    assert [key for key, _, _ in passages(form)][-1] == "needs/one/need"
    assert whose_need(form, "one") == ["Robin Example"]
    assert whose_need(session(), "one") == []


def test_a_list_of_pictures_that_cannot_be_read_is_a_fault_of_ours(monkeypatch, tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "pictures.yaml").write_text("name: [", encoding="utf-8")
    broken = SimpleNamespace(resource=lambda *parts: tmp_path.joinpath(*parts))
    monkeypatch.setattr("taf_desktop.forms.picture_list.paths", broken)
    pictures.cache_clear()
    with pytest.raises(Bug, match="no_pictures"):
        pictures()
    monkeypatch.undo()
    pictures.cache_clear()
    assert pictures()["dog"].about == "a dog"
