from taf_desktop.services.freezing import freeze, thaw


def test_a_whole_family_comes_back_as_it_was(desk, family):
    plan, _ = desk.plans.start(family.id, strengths="“We cook together” <on Sundays> & sing 🎵")
    goal, _ = desk.plans.add_goal(plan, words="Calm mornings", whose=("a", "b"))
    desk.plans.add_score(goal, voice="Robin", start=0, hoped=10)
    desk.meetings.prepare(family.id, date="2026-12-03")
    file = desk.families.open(family.id).file
    assert thaw(freeze(file)) == file


def test_content_frozen_by_an_older_release_still_opens(desk, family):
    file = desk.families.open(family.id).file
    older = freeze(file).replace('"gp":"",', "")
    assert older != freeze(file)
    assert thaw(older) == file
