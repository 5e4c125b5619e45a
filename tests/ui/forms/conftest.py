from datetime import date

import pytest

from taf_desktop.forms.definition import Option
from taf_desktop.forms.loader import load
from taf_desktop.forms.session import FormSession
from taf_desktop.ui.common.scroll import Page
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.undo import UndoStack

SAMPLE = """
form_id: sample
version: 1.0.0
title: A sample
survey:
  - type: group
    name: home
    label: Everyday care at home
    hint: Meals, routines, bedtimes.
    guidance_hint: |-
      What does a good morning look like?
      Who wakes first?
    fields:
      - {type: long_text, name: well, label: "What is going well?", hint: "Start here.",
         appearance: "quote good", x-taf: {previous: true}}
      - {type: text, name: evidence, label: "Who said this?", required: true,
         guidance_hint: "A name is enough."}
      - {type: text, name: worker, label: "Who helps?", appearance: "suggest half",
         x-taf: {suggestions: named_people}}
      - {type: date, name: since, label: "Since when", appearance: half}
      - {type: select_one yes_no, name: rent, label: "Any worry about rent?"}
      - {type: text, name: rent_more, label: "Tell us more", relevant: "${rent} = 'yes'"}
      - {type: select_one areas, name: area, label: "Part of family life"}
      - {type: select_multiple days, name: days, label: "Which days"}
      - {type: select_multiple areas, name: other_areas, label: "Other parts"}
      - {type: integer, name: rooms, label: "How many rooms", constraint: ". >= 1",
         constraint_message: "A home has at least one room."}
      - {type: decimal, name: distance, label: "Miles to school"}
      - {type: range, name: scale, label: "How are things?",
         parameters: {start: 0, end: 10, start_label: "Very hard", end_label: "Just right"},
         x-taf: {previous: true}}
      - {type: note, name: thanks, label: "Thank you for telling us."}
      - {type: calculate, name: double, label: "Twice the rooms",
         calculation: "${rooms} + ${rooms}"}
      - type: repeat
        name: scores
        label: How are things, 0 to 10?
        appearance: compact
        x-taf: {previous: true}
        fields:
          - {type: text, name: who, label: "Who", x-taf: {suggestions: named_people, summary: true}}
          - {type: range, name: score, label: "0 to 10"}
          - {type: text, name: why, label: "What makes it that number?"}
      - type: repeat
        name: visits
        label: Visits
        fields:
          - {type: date, name: visit_day, label: "Day"}
          - {type: long_text, name: visit_note, label: "What was said"}
      - type: repeat
        name: voices
        label: Each child
        x-taf: {rows_from: children}
        fields:
          - {type: select_one children, name: voice_child, label: "Whose view"}
          - {type: long_text, name: voice_words, label: "What they said"}
  - type: group
    name: more
    label: More about it
    fields:
      - {type: text, name: extra, label: "Anything else", required: true}
  - type: group
    name: rent_page
    label: Rent
    relevant: "${rent} = 'yes'"
    fields:
      - {type: text, name: landlord, label: "Who is the landlord?"}
choices:
  children: {source: children}
  yes_no: [{name: "yes", label: "Yes"}, {name: "no", label: "No", hint: "None at all."}]
  days: [{name: mon, label: Monday}, {name: tue, label: Tuesday}, {name: wed, label: "Wed & Thu"}]
  areas:
    - {name: health, label: Being healthy}
    - {name: feelings, label: Feelings}
    - {name: learning, label: Learning}
    - {name: friends, label: Friends}
    - {name: care, label: Everyday care}
    - {name: safety, label: Keeping safe}
    - {name: warmth, label: Warmth}
    - {name: home, label: Our home}
    - {name: money, label: Money and work}
    - {name: community, label: Community}
"""

PEOPLE = [Option(name, {"en": f"{name.title()} Example"}) for name in ("robin", "ash", "mum")]


@pytest.fixture(scope="session")
def sample():
    result = load(SAMPLE, "sample.yaml")
    assert result.faults == ()
    return result.definition


@pytest.fixture
def make_session(sample):
    def make(answers=None, children=(), **more):
        lists = {"people": PEOPLE, "named_people": PEOPLE, "children": children}
        return FormSession(sample, answers, lists=lists, today=date(2026, 11, 21), **more)

    return make


@pytest.fixture
def session(make_session):
    return make_session()


@pytest.fixture
def undo(session):
    return UndoStack(session)


@pytest.fixture
def show(qtbot):
    """Put a widget on a page of ordinary width, on screen and with the keyboard."""

    kept = []

    def on_page(widget, width=720, height=900):
        page = Page()
        kept.append(page)
        page.add(widget)
        page.resize(width, height)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return widget

    yield on_page
    kept.clear()


@pytest.fixture
def view(session, undo, show):
    return show(FormView(session, undo))
