"""Ticks are known before their boxes are made, and after others took their place."""

import pytest
from PySide6.QtWidgets import QCheckBox

from taf_desktop.ui.common import turns
from taf_desktop.ui.documents.several_view import Tick
from taf_desktop.ui.documents.tick_card import TickCard
from tests.ui.event_loop import in_event_loop

TICKS = [Tick(f"d{n}", f"Document {n}", group="For the family") for n in range(6)]


@pytest.fixture
def card(qtbot, monkeypatch):
    # One step a turn, however quick the machine.
    monkeypatch.setattr(turns, "BUDGET", 0)
    made = TickCard("Which documents", "document")
    qtbot.addWidget(made)
    made.show()
    return made


def boxes(card):
    return card.findChildren(QCheckBox)


def test_what_is_ticked_before_its_box_is_made_is_ticked_in_it(card):
    seen = []

    def show():
        card.show_ticks(TICKS)
        card.tick(["d0", "d5", "nothing"])
        card.focus_first()
        seen.append((len(boxes(card)), card.chosen()))
        boxes(card)[0].click()
        seen.append(card.chosen())

    in_event_loop(show, lambda _shown: len(boxes(card)) == len(TICKS))
    assert seen == [(1, ("d0", "d5")), ("d5",)]
    assert [box.isChecked() for box in boxes(card)] == [False] * 5 + [True]


def test_what_is_ticked_stays_so_when_others_come(card):
    card.show_ticks(TICKS)
    card.tick(["d1", "d4"])
    card.show_ticks(TICKS[3:])
    assert card.chosen() == ("d4",)
    card.show_ticks(TICKS)
    assert card.chosen() == ("d4",)
