import string
from collections import Counter

import pytest

from taf_desktop.domain.plan import Action, Goal
from taf_desktop.forms.codes import code_list
from taf_desktop.services.library import read_library, search

LIBRARY = read_library()
AREAS = [option.name for option in code_list("assessment_areas").options]
OUTCOMES = {option.name for option in code_list("plan_outcomes").options}


def test_there_are_enough_beginnings_in_every_part_of_family_life():
    assert len(LIBRARY) >= 120
    kinds = Counter((each.area, each.kind) for each in LIBRARY)
    assert all(kinds[area, "goal"] >= 4 and kinds[area, "action"] >= 6 for area in AREAS)
    assert len({each.id for each in LIBRARY}) == len(LIBRARY)


@pytest.mark.parametrize("each", LIBRARY, ids=lambda each: each.id)
def test_a_beginning_fits_the_plan(each):
    kind = Goal if each.kind == "goal" else Action
    filled = each.filled(child="Ash", adult="Dana")
    assert set(filled) <= set(kind.__dataclass_fields__)
    assert all(filled.values())
    assert not any("{" in text for text in filled.values())
    gaps = {gap for text in each.texts.values() for _, gap, *_ in string.Formatter().parse(text)}
    assert gaps <= {None, "child", "adult"}
    assert each.outcome in OUTCOMES
    assert each.who in ({"family", "network", "worker"} if each.kind == "action" else {""})


def test_a_name_not_known_stays_a_gap():
    goal = next(each for each in LIBRARY if each.id == "learning.on_time")
    assert goal.main == "{child} is in school on time."
    assert goal.filled()["words"] == "… is in school on time."
    assert goal.filled(child="Ash")["words"] == "Ash is in school on time."
    assert goal.filled()["area"] == "learning"


def test_every_word_typed_narrows_the_list():
    assert search(LIBRARY) == LIBRARY
    found = search(LIBRARY, "School morning")
    assert 0 < len(found) < 15
    assert all(
        "school" in str(each.texts).lower() + each.area and "morning" in str(each.texts).lower()
        for each in found
    )
    assert {each.kind for each in search(LIBRARY, kind="action", area="money")} == {"action"}
    assert search(LIBRARY, "zzz") == ()


def test_a_place_adds_its_own(tmp_path):
    (tmp_path / "own.yaml").write_text(
        "area: home\noutcome: housing\nactions:\n"
        "  - {id: local, what: ring the hub, how_often: once, who: worker}\n",
        encoding="utf-8",
    )
    mine = read_library(tmp_path)[-1]
    assert (mine.id, mine.main) == ("home.local", "ring the hub")
    (tmp_path / "odd.yaml").write_text("- a list\n", encoding="utf-8")
    with pytest.raises(ValueError, match="library"):
        read_library(tmp_path)
