import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.domain.family import Person
from taf_desktop.domain.plan import Action, Goal, Plan
from taf_desktop.services.records import made


@pytest.fixture
def robin(desk, family):
    return desk.families.open(family.id).file.people[1]


def test_saving_takes_over_answers_and_counts_the_revision(desk, robin):
    saved, changes = desk.records.change("person", robin.id, robin.revision, born="about 2015")
    assert saved.born == "about 2015"
    assert saved.name == "Robin Example"
    assert saved.revision == robin.revision + 1
    assert changes.touches_kind("person")


def test_saving_the_same_again_changes_nothing(desk, robin):
    saved, changes = desk.records.change("person", robin.id, robin.revision, name=robin.name)
    assert (saved, bool(changes)) == (robin, False)


def test_a_save_based_on_an_older_revision_is_refused_and_overwrites_nothing(desk, robin):
    desk.records.change("person", robin.id, robin.revision, gp="Dr Example")
    with pytest.raises(UserError) as refused:
        desk.records.change("person", robin.id, robin.revision, gp="Dr Other")
    assert refused.value.message_id == "record.changed_elsewhere"
    assert next(p for p in desk.vault.all(Person) if p.id == robin.id).gp == "Dr Example"


def test_put_aside_hides_and_bring_back_shows_in_the_same_place(desk, family, robin):
    desk.records.put_aside("person", robin.id)
    assert [p.name for p in desk.families.open(family.id).file.people] == ["Mo Example", "Baby"]
    desk.records.bring_back("person", robin.id)
    assert [p.name for p in desk.families.open(family.id).file.people][1] == "Robin Example"


def test_moving_puts_a_list_into_the_order_given(desk, family):
    people = desk.families.open(family.id).file.people
    desk.records.move("person", tuple(p.id for p in reversed(people)))
    assert [p.name for p in desk.families.open(family.id).file.people] == [
        "Baby",
        "Robin Example",
        "Mo Example",
    ]


@pytest.fixture
def agreed(desk, family):
    plan, _ = desk.plans.start(family.id, strengths="They cook together.")
    goal, _ = desk.plans.add_goal(plan, words="Calm mornings")
    action, _ = desk.plans.add_action(goal, who="Mo", what="packs the bags")
    score, _ = desk.plans.add_score(goal, voice="Robin", start=3)
    desk.plans.add_answer(plan, who="Mo", answer="agree")
    desk.plans.agree(plan.id)
    return goal, action, score


@pytest.mark.parametrize(
    ("which", "answers"),
    [(0, {"words": "Louder mornings"}), (1, {"what": "does something else"}), (2, {"start": 9})],
)
def test_the_words_of_an_agreed_plan_stand(desk, agreed, which, answers):
    thing = agreed[which]
    with pytest.raises(UserError) as refused:
        desk.records.change(thing.KIND, thing.id, thing.revision, **answers)
    assert refused.value.message_id == "record.signed"
    with pytest.raises(UserError):
        desk.records.put_aside(thing.KIND, thing.id)


def test_progress_of_an_agreed_plan_is_kept_up(desk, agreed):
    _, action, score = agreed
    done, _ = desk.records.change("action", action.id, action.revision, status="done")
    now, _ = desk.records.change("score", score.id, score.revision, now=6)
    assert (done.status, now.now) == ("done", 6)


def test_nothing_is_added_to_an_agreed_plan_unseen(desk, agreed, family):
    plan = desk.vault.all(Plan)[0]
    with pytest.raises(UserError):
        desk.records.add(made(Goal, family.id, plan_id=plan.id, words="Sneaked in"))
    assert len(desk.vault.all(Goal)) == 1
    with pytest.raises(UserError):
        desk.plans.add_action(agreed[0], who="Mo", what="sneaked in")
    assert len(desk.vault.all(Action)) == 1
