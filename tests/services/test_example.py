import pytest

from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.services.example import ExampleFamily, example_content
from taf_desktop.support import paths


@pytest.fixture
def file(vault, desk):
    family_id, changes = ExampleFamily(vault, Catalogue.read(paths.forms_folder())).enter()
    assert changes.touches_family(family_id)
    return desk.families.open(family_id).file


def test_the_whole_story_is_entered(file):
    content = example_content()
    assert len(file.homes) >= 2
    assert len(file.children()) >= 3
    assert any(child.who == "unborn" for child in file.children())
    assert len(file.people) == len(content["people"])
    assert len(file.plan.goals) >= 4
    assert len(file.plan.actions()) >= 10
    assert file.plan.plan.status == "agreed"
    assert (file.plan.version, file.plan.replaces) == (2, "2026-10-08")
    assert [m.meeting.status for m in file.meetings] == ["finished", "finished", "draft"]
    assert file.assessments[0].status == "finished"
    assert [each.answer for each in file.requests] == ["yes", ""]
    assert file.requests[0].goal == file.plan.goals[3].goal.id
    assert len(file.talks) == 3


def test_every_word_of_the_story_is_found_again(file):
    told = {a["what"]: a for g in example_content()["plan"]["goals"] for a in g["actions"]}
    kept = {a.what: a for a in file.plan.actions()}
    assert kept.keys() == told.keys()
    for what, action in kept.items():
        for field in ("who", "how_often", "start", "by_when", "status"):
            assert getattr(action, field) == told[what].get(field, ""), (what, field)
    answers = set(map(str, file.assessments[0].answers.values()))
    for area in example_content()["assessment"]["answers"].values():
        for value in area.values():
            if isinstance(value, str):
                assert value in answers
    names = {p.id: p.known_as for p in file.people}
    robin = next(p for p in file.people if p.known_as == "Robin")
    homes = {h.id: h.name for h in file.homes}
    assert homes[robin.home] == "Mill Lane"
    assert homes[robin.second_home] != "Mill Lane"
    assert {names[t.person] for t in file.relationships if t.other == robin.id} >= {"Dana", "Imran"}


def test_what_was_found_at_the_review_is_in_the_plan(file):
    review = file.meetings[1]
    assert len(review.reviews) == 10
    actions = {a.id: a for a in file.plan.actions()}
    assert all(actions[r.action_id].progress == r.note for r in review.reviews if r.note)
    assert [len(m.new_actions) for m in file.meetings] == [10, 2, 0]
    assert [v.who for v in review.voices][:2] != []
