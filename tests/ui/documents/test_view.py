from taf_desktop.domain.family import Agreement, Person, Professional
from taf_desktop.domain.family_file import FamilyFile
from taf_desktop.ui.documents.view import consents_of


def consents(decision, team=(), **values):
    people = (
        Person(id="a", family_id="f", name="Dana Example"),
        Person(id="b", family_id="f", who="unborn", name="Baby"),
        Person(id="c", family_id="f", involvement="too_young", name="Tiny"),
    )
    answer = Agreement(id="g", family_id="f", person="a", decision=decision, **values)
    file = FamilyFile(
        family=None, facts=None, people=people, agreements=(answer,), professionals=team
    )
    return consents_of(file)


def test_what_somebody_agreed_to_is_said_with_whom_it_is_not_for():
    (dana,) = consents(
        "agree_limits",
        scope=("share_plan",),
        not_share_with="City Homes\nJo",
        limits="Not football",
    )
    assert (dana.name, dana.fine) == ("Dana", True)
    assert dana.more[1:] == ("Not to: City Homes, Jo.", "Limits: Not football")
    (dana,) = consents("agree", scope=("take_part",))
    assert not dana.fine
    assert "Has not agreed" in dana.more[0]


def test_whoever_did_not_agree_is_marked_for_care():
    for decision in ("decline", "withdrawn", "not_asked", ""):
        (dana,) = consents(decision)
        assert not dana.fine
        assert dana.more == ()
        assert dana.words


def test_those_it_may_go_to_are_named_and_nobody_who_is_kept_out():
    team = tuple(
        Professional(id=name, family_id="f", name=f"{name} Example", role=role, invited=invited)
        for name, role, invited in (
            ("Max", "housing officer", "yes"),
            ("Lou", "", "updates_only"),
            ("Una", "GP", "no"),
            ("Pat", "teacher", "yes"),
        )
    )
    (dana,) = consents("agree", team, scope=("share_plan",), not_share_with="the teacher")
    told = "The plan and meeting notes may go to: Max Example, Lou Example."
    assert dana.more[0] == told
    (dana,) = consents("agree", scope=("share_plan",))
    assert "Nobody is in it yet" in dana.more[0]


def test_letting_the_team_talk_is_not_letting_the_plan_go_round():
    (dana,) = consents("agree", scope=("contact_named",))
    assert not dana.fine
    assert "Has not agreed" in dana.more[0]


def test_a_day_of_changing_their_mind_counts_whatever_they_said_before():
    (dana,) = consents("agree", scope=("share_plan",), withdrawn_on="2026-11-20")
    assert "no longer agrees" in dana.words
    assert (dana.more, dana.fine) == ((), False)
