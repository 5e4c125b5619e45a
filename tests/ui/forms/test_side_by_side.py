"""Two questions in a row: there when one of them is asked, and no gap when none is."""

from datetime import date

import pytest

from taf_desktop.forms.loader import load
from taf_desktop.forms.session import FormSession, SetValue
from taf_desktop.ui.forms.form_view import FormView
from taf_desktop.ui.forms.side_by_side import SideBySide
from taf_desktop.ui.forms.undo import UndoStack

PAIR = """
form_id: pair
version: 1.0.0
title: A pair
survey:
  - type: group
    name: home
    label: At home
    fields:
      - {type: select_one yes_no, name: rent, label: "Any worry about rent?"}
      - {type: text, name: since, label: "Since when", appearance: half,
         relevant: "${rent} = 'yes'"}
      - {type: text, name: owed, label: "How much", appearance: half,
         relevant: "${rent} = 'yes'"}
      - {type: text, name: more, label: "Anything else"}
choices:
  yes_no: [{name: "yes", label: "Yes"}, {name: "no", label: "No"}]
"""


@pytest.fixture
def session():
    result = load(PAIR, "pair.yaml")
    assert result.faults == ()
    return FormSession(result.definition, today=date(2026, 11, 21))


def show(session, qtbot):
    view = FormView(session, UndoStack(session))
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    qtbot.waitExposed(view)
    return view, view.findChild(SideBySide)


def gap(view):
    """Return the room between the question before the pair and the one after it."""
    before, after = (_row(view, name) for name in ("rent", "more"))
    return after.geometry().top() - before.geometry().bottom() - 1


def _row(view, name):
    widget = view.editor(name)
    while type(widget).__name__ != "QuestionRow":
        widget = widget.parentWidget()
    return widget


def test_a_pair_that_is_not_asked_leaves_no_gap_and_comes_with_its_questions(session, qtbot):
    view, pair = show(session, qtbot)
    assert pair.isHidden()
    assert gap(view) == 20
    session.apply(SetValue("rent", "yes"))
    assert pair.isVisible()
    qtbot.waitUntil(lambda: gap(view) > 60)
    session.apply(SetValue("rent", "no"))
    assert pair.isHidden()
    qtbot.waitUntil(lambda: gap(view) == 20)


def test_a_pair_that_is_asked_from_the_beginning_is_seen(session, qtbot):
    session.apply(SetValue("rent", "yes"))
    _view, pair = show(session, qtbot)
    assert pair.isVisible()
    assert [row.isVisible() for row in pair._rows] == [True, True]
